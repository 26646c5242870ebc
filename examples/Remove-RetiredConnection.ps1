#Requires -Version 5.1
#Requires -Modules TelnyxPS

<#
.SYNOPSIS
Retires the external connections that have a tag: moves their phone numbers, deactivates them, waits, and removes those
that are still inactive.

.DESCRIPTION
Prompts before it deactivates a connection, and before it removes one. In a non-interactive session, a prompt is an
error, and nothing changes: use -Confirm:$false.

These connections are not removed. Each one is an error:

- Connections for Operator Connect. Only Telnyx support can remove them.
- Connections with phone numbers, unless you use -MoveNumberTo.
- Connections that someone activated again, or removed the tag from, during the wait.

Returns the connections that were removed.

Exit codes: 0 if all were removed, 1 if an error ended the script, 2 if a connection was not removed.

.PARAMETER Tag
The tag. It is case-sensitive.

.PARAMETER MoveNumberTo
The id of the connection to move the phone numbers to. Without it, connections with phone numbers are not removed.

.PARAMETER WaitSeconds
How many seconds to wait before the connections are removed, so that someone can notice that a connection is missing. If
none was active, the script doesn't wait.

.PARAMETER Sandbox
Uses a new sandbox, an account in memory. Without it, the script uses the current session: run Connect-Telnyx first, or
set TELNYX_API_KEY.

.EXAMPLE
./Remove-RetiredConnection.ps1 retired -WhatIf

Shows which connections would be deactivated and removed.

.EXAMPLE
./Remove-RetiredConnection.ps1 retired -WaitSeconds 3600 -Confirm:$false

Deactivates the connections, waits an hour, and removes them, without prompts.
#>
[CmdletBinding(SupportsShouldProcess, ConfirmImpact = 'High')]
param(
    [Parameter(Mandatory, Position = 0)]
    [ValidateNotNullOrEmpty()]
    [string] $Tag,

    [ValidatePattern('^[0-9]+$')]
    [string] $MoveNumberTo,

    [ValidateRange(0, 86400)]
    [int] $WaitSeconds = 300,

    [switch] $Sandbox
)

$ErrorActionPreference = 'Stop'

# Of itself only a removal asks. With -Confirm:$false this is None, and nothing asks.
if ($ConfirmPreference -ne 'None') {
    $ConfirmPreference = 'Low'
}

# Where each error is kept: one connection that fails does not hold up the others.
$report = @{ ErrorAction = 'Continue'; ErrorVariable = '+failed' }
$failed = @()

$session = if ($Sandbox) { Connect-Telnyx -Sandbox -PassThru } else { Get-TelnyxSession }
if (-not $session) {
    throw 'There is no session. Run Connect-Telnyx first, set TELNYX_API_KEY, or try this with -Sandbox.'
}

try {
    $ready = @(
        foreach ($connection in Get-TelnyxExternalConnection -Session $session | Where-Object { $_.Tags -ccontains $Tag }) {
            $name = "External connection $($connection.Id)"
            if ($connection.ExternalSipConnection -eq 'operator_connect') {
                Write-Error "$name is left as it is: it is of Operator Connect, and Telnyx support removes those (support@telnyx.com)." -TargetObject $connection @report
            }
            elseif ($MoveNumberTo -eq $connection.Id) {
                Write-Error "$name is left as it is: it is to get the phone numbers of the others." -TargetObject $connection @report
            }
            elseif ($connection | Get-TelnyxExternalConnectionPhoneNumber -First 1) {
                if (-not $MoveNumberTo) {
                    Write-Error "$name is left as it is: phone numbers are assigned to it. Specify -MoveNumberTo to move them." -TargetObject $connection @report
                    continue
                }

                $null = $connection | Get-TelnyxPhoneNumber | Set-TelnyxPhoneNumber -ConnectionId $MoveNumberTo @report
                if (-not $WhatIfPreference -and ($connection | Get-TelnyxExternalConnectionPhoneNumber -First 1)) {
                    Write-Error "$name is left as it is: not all of its phone numbers were moved." -TargetObject $connection @report
                }
                else {
                    $connection
                }
            }
            else {
                $connection
            }
        }
    )

    if ($WhatIfPreference) {
        $ready | Set-TelnyxExternalConnection -Active $false
        foreach ($connection in $ready) {
            $null = $PSCmdlet.ShouldProcess("External connection $($connection.Id)", 'Remove where it is still inactive then')
        }

        return
    }

    # A connection that is not to be deactivated, by the answer to the question, does not come out here.
    $inactive = @($ready | Set-TelnyxExternalConnection -Active $false @report)
    if ($inactive | Where-Object { $_.Changes.Count -gt 0 }) {
        Start-Sleep -Seconds $WaitSeconds
    }

    $still = @(
        foreach ($connection in $inactive | ForEach-Object { $_.Id } | Get-TelnyxExternalConnection -Session $session @report) {
            if ($connection.Active -or $connection.Tags -cnotcontains $Tag) {
                Write-Error "External connection $($connection.Id) is left: somebody has activated it again, or taken its tag away." -TargetObject $connection @report
            }
            else {
                $connection
            }
        }
    )
    $still | Remove-TelnyxExternalConnection @report
}
finally {
    if ($Sandbox) {
        Disconnect-Telnyx -Session $session
    }
}

if ($failed) {
    exit 2
}

exit 0
