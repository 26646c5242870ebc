#Requires -Version 5.1
#Requires -Modules TelnyxPS

<#
.SYNOPSIS
Demonstrates how to assign phone numbers to Zoom and Microsoft Teams, and how to retire a connection, in the sandbox.

.DESCRIPTION
The script uses a new sandbox, so you don't need an account, and nothing leaves this computer. It runs the same commands
that you would run, and returns one object with the result of each step. The new sandbox replaces the current session.

.EXAMPLE
./Show-NumberRollout.ps1

Runs all steps.
#>
[CmdletBinding()]
param()

$ErrorActionPreference = 'Stop'
$folder = Join-Path ([IO.Path]::GetTempPath()) ([guid]::NewGuid())
$null = New-Item $folder -ItemType Directory
$session = Connect-Telnyx -Sandbox -PhoneNumberCount 3000 -PassThru

function Write-Step([string] $Step, [string] $Result) {
    [pscustomobject]@{ Step = $Step; Result = $Result }
}

try {
    # 1. Find a voice profile by name, and create a Zoom connection.
    $voice = Get-TelnyxOutboundVoiceProfile -Name 'Standard'
    $zoom = $voice | New-TelnyxExternalConnection -Tag rollout
    Write-Step 'Create a Zoom connection' "connection $($zoom.Id) with the profile $($voice.Name)"

    # 2. Assign 1,200 numbers from a CSV file to the connection. Two of them are not ready yet.
    $free = @((Get-TelnyxPhoneNumber -Unassigned).PhoneNumber | Select-Object -Skip 40)
    $free[0..1199] | ForEach-Object { [pscustomobject]@{ PhoneNumber = $_; ConnectionId = $zoom.Id } } |
        Export-Csv (Join-Path $folder zoom.csv) -NoTypeInformation
    $assigned = @(
        Import-Csv (Join-Path $folder zoom.csv) |
            Set-TelnyxPhoneNumber -ErrorAction SilentlyContinue -ErrorVariable failed
    )
    Write-Step 'Assign 1,200 numbers' ("$($assigned.Count) assigned, $($failed.Count) failed: " +
        "$($failed[0].Exception.Message)")

    # 3. Retry the failed rows. Each error contains its row.
    $again = @($failed.TargetObject | Set-TelnyxPhoneNumber)
    Write-Step 'Assign the failed numbers again' "$($again.Count) assigned"

    # 4. Assign 1,500 numbers to the Teams connection, and upload them to Teams. Each row names a location.
    $teams = Get-TelnyxExternalConnection -ConnectionName 'Teams Chicago'
    $null = $free[1200..2699] | Set-TelnyxPhoneNumber -ConnectionId $teams.Id
    $floor = (Get-TelnyxExternalConnectionCivicAddress $teams.Id).Locations | Where-Object Description -EQ 'Floor 3'
    $address = $floor |
        Set-TelnyxExternalConnectionLocation -StaticEmergencyAddressId 51639194-9190-4428-b601-ae4320c112f4
    1200..2699 |
        ForEach-Object { [pscustomobject]@{ PhoneNumber = $free[$_]; Location = ('Floor 2', 'Floor 3')[$_ % 2] } } |
        Export-Csv (Join-Path $folder teams.csv) -NoTypeInformation
    $uploads = @(Import-Csv (Join-Path $folder teams.csv) | New-TelnyxExternalConnectionUpload -ConnectionId $teams.Id)
    Write-Step 'Upload 1,500 numbers to Teams' ("$($uploads.Count) uploads, " +
        "$(($uploads | ForEach-Object { $_.Numbers.Count } | Measure-Object -Sum).Sum) numbers")

    # 5. Uploads to one location wait, because Telnyx suggests another form of its address. Accept the suggestion.
    $accepted = $address | Approve-TelnyxAddressSuggestion
    Write-Step 'Accept the address suggestion' ("accepted before: $($address.AcceptedAddressSuggestions), now: " +
        "$($accepted.Accepted)")

    # 6. Wait for the uploads, and retry the failed numbers.
    $ended = @($uploads | Wait-TelnyxExternalConnectionUpload -IntervalSec 0.05)
    $bad = @($ended | ForEach-Object FailedNumbers)
    Write-Step 'Wait for the uploads' "$($bad.Count) numbers failed: $($bad[0].ErrorMessage)"
    $retried = @($ended | Where-Object Status -NE success | Restart-TelnyxExternalConnectionUpload |
            Wait-TelnyxExternalConnectionUpload -IntervalSec 0.05)
    Write-Step 'Retry the failed numbers' "$(@($retried | ForEach-Object FailedNumbers).Count) numbers failed"

    # 7. Retire a connection: move its numbers, deactivate it, and remove it.
    $old = Get-TelnyxExternalConnection -ConnectionName 'Berlin Branch'
    $moved = @($old | Get-TelnyxPhoneNumber | Set-TelnyxPhoneNumber -ConnectionId $zoom.Id)
    $null = $old | Set-TelnyxExternalConnection -Active $false
    $removed = $old | Remove-TelnyxExternalConnection -Force
    Write-Step 'Retire a connection' "$($moved.Count) numbers moved, connection $($removed.Id) removed"

    # 8. Undo a step. The changes contain the old values.
    $changed = @($moved | Set-TelnyxPhoneNumber -Tag berlin)
    $back = @($changed | Undo-TelnyxExternalConnectionChange -Session $session)
    Write-Step 'Undo the last step' ("tags of $($back.Count) numbers: " +
        "$(@($back | ForEach-Object { $_.Tags } | Select-Object -Unique) -join ', ')")
}
finally {
    Disconnect-Telnyx -Session $session
    Remove-Item $folder -Recurse -Force
}
