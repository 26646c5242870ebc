#Requires -Version 5.1
#Requires -Modules TelnyxPS

<#
.SYNOPSIS
Assigns uploaded phone numbers to Microsoft Teams users.

.DESCRIPTION
The script accepts uploads that have ended, and a CSV file with PhoneNumber and UserPrincipalName columns. It assigns
each uploaded number to its user with Set-CsPhoneNumberAssignment, a cmdlet in the MicrosoftTeams module. Run
Connect-MicrosoftTeams first.

The script writes an error for each number that failed in an upload, or that isn't in the CSV file.

Exit codes: 0 if no error occurred, 1 if an error ended the script, and 2 if a number couldn't be assigned.

.PARAMETER Upload
Specifies the uploads, as Wait-TelnyxExternalConnectionUpload returns them.

.PARAMETER Path
Specifies the path of the CSV file.

.EXAMPLE
$upload | Wait-TelnyxExternalConnectionUpload | ./Set-TeamsUserNumber.ps1 -Path users.csv -WhatIf

Shows which user would get which number.
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
            Write-Error "Phone number $($number.PhoneNumber) is not on Teams: $($number.ErrorMessage)" `
                -TargetObject $number @report
        }
        elseif (-not $user) {
            Write-Error "The CSV file has no user for phone number $($number.PhoneNumber)." `
                -TargetObject $number @report
        }
        elseif ($PSCmdlet.ShouldProcess($user, "Assign phone number $($number.PhoneNumber)")) {
            Set-CsPhoneNumberAssignment -Identity $user -PhoneNumber $number.PhoneNumber `
                -PhoneNumberType OperatorConnect @report
        }
    }
}

end {
    if ($failed) {
        exit 2
    }

    exit 0
}
