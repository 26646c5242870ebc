#Requires -Version 5.1
#Requires -Modules TelnyxPS

<#
.SYNOPSIS
Gives phone numbers that were uploaded to Microsoft Teams to users of Teams.

.DESCRIPTION
Takes finished uploads, and a CSV file with the columns PhoneNumber and UserPrincipalName. Each number that an upload
brought to Teams is assigned to its user with Set-CsPhoneNumberAssignment. That cmdlet is in the module MicrosoftTeams:
run Connect-MicrosoftTeams first.

Numbers that failed in an upload are errors, and so are numbers that the CSV file does not have. The exit code is 2 where
there was one, 1 where an error ended the work, and else 0.

.PARAMETER Upload
The uploads, as Wait-TelnyxExternalConnectionUpload returns them.

.PARAMETER Path
The CSV file.

.EXAMPLE
$upload | Wait-TelnyxExternalConnectionUpload | ./Set-TeamsUserNumber.ps1 -Path users.csv -WhatIf

Shows which user gets which number.
#>
[CmdletBinding(SupportsShouldProcess)]
param(
    [Parameter(Mandatory, ValueFromPipeline)]
    [TelnyxPS.Models.ExternalConnectionUpload[]] $Upload,

    [Parameter(Mandatory)]
    [ValidateNotNullOrEmpty()]
    [string] $Path
)

begin {
    $ErrorActionPreference = 'Stop'
    $report = @{ ErrorAction = 'Continue'; ErrorVariable = '+failed' }
    $failed = @()
    $users = @{}
    foreach ($row in Import-Csv $Path) {
        $users[$row.PhoneNumber] = $row.UserPrincipalName
    }
}

process {
    foreach ($number in $Upload.Numbers) {
        $user = $users[$number.PhoneNumber]
        if ($number.Status -ne 'success') {
            Write-Error "Phone number $($number.PhoneNumber) is not on Teams: $($number.ErrorMessage)" -TargetObject $number @report
        }
        elseif (-not $user) {
            Write-Error "The file names no user for phone number $($number.PhoneNumber)." -TargetObject $number @report
        }
        elseif ($PSCmdlet.ShouldProcess($user, "Assign phone number $($number.PhoneNumber)")) {
            Set-CsPhoneNumberAssignment -Identity $user -PhoneNumber $number.PhoneNumber -PhoneNumberType OperatorConnect @report
        }
    }
}

end {
    if ($failed) {
        exit 2
    }

    exit 0
}
