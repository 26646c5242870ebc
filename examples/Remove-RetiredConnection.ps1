#Requires -Version 5.1
#Requires -Modules TelnyxPS

<#
.SYNOPSIS
Retires all external connections with a tag. Moves their phone numbers, deactivates them, waits, and removes the
connections that are still inactive.

.DESCRIPTION
The script prompts before it deactivates or removes a connection. In a non-interactive session, a prompt causes an
error, and nothing changes. To run the script without prompts, use -Confirm:$false.

The script writes an error for each of the following connections, and doesn't remove them:

- Connections for Operator Connect. Only Telnyx support can remove them.
- Connections with phone numbers, unless you use -MoveNumberTo.
- Connections that are active again after the wait, or that no longer have the tag.

Returns the removed connections.

Exit codes: 0 if all connections were removed, 1 if an error ended the script, and 2 if a connection wasn't removed.

.PARAMETER Tag
Specifies the tag of the connections to retire. Tags are case-sensitive.

.PARAMETER MoveNumberTo
Specifies the id of the connection to move the phone numbers to. Without this parameter, the script doesn't remove
connections with phone numbers.

.PARAMETER WaitSeconds
Specifies the number of seconds to wait before the connections are removed, so that people can notice that a connection
is missing. If no connection was active, the script doesn't wait.

.PARAMETER Sandbox
Indicates that the script uses a new sandbox, an in-memory account. Without this parameter, the script uses the current
session. Run Connect-Telnyx first, or set TELNYX_API_KEY.

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

# By default, only a removal prompts. With -Confirm:$false, the preference is None, and nothing prompts.
if ($ConfirmPreference -ne 'None') {
    $ConfirmPreference = 'Low'
}

# Collects the errors: the script continues with the other connections.
$report = @{ ErrorAction = 'Continue'; ErrorVariable = '+failed' }
$failed = @()

$session = if ($Sandbox) { Connect-Telnyx -Sandbox -PassThru } else { Get-TelnyxSession }
if (-not $session) {
    throw 'There is no session. Run Connect-Telnyx first, set TELNYX_API_KEY, or try this with -Sandbox.'
}

try {
    $ready = @(
        $tagged = Get-TelnyxExternalConnection -Session $session | Where-Object { $_.Tags -ccontains $Tag }
        foreach ($connection in $tagged) {
            $name = "External connection $($connection.Id)"
            if ($connection.ExternalSipConnection -eq 'operator_connect') {
                Write-Error ("$name is skipped: only Telnyx support (support@telnyx.com) can remove an Operator " +
                    "Connect connection.") -TargetObject $connection @report
            }
            elseif ($MoveNumberTo -eq $connection.Id) {
                Write-Error "$name is skipped: it is the target of -MoveNumberTo." -TargetObject $connection @report
            }
            elseif ($connection | Get-TelnyxExternalConnectionPhoneNumber -First 1) {
                if (-not $MoveNumberTo) {
                    Write-Error ("$name is skipped: phone numbers are assigned to it. To move them, specify " +
                        "-MoveNumberTo.") -TargetObject $connection @report
                    continue
                }

                $null = $connection | Get-TelnyxPhoneNumber | Set-TelnyxPhoneNumber -ConnectionId $MoveNumberTo @report
                if (-not $WhatIfPreference -and ($connection | Get-TelnyxExternalConnectionPhoneNumber -First 1)) {
                    Write-Error "$name is skipped: some of its phone numbers could not be moved." `
                        -TargetObject $connection @report
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
            $null = $PSCmdlet.ShouldProcess(
                "External connection $($connection.Id)", 'Remove if still inactive after the wait')
        }

        return
    }

    # A connection for which the user answers No is not returned.
    $inactive = @($ready | Set-TelnyxExternalConnection -Active $false @report)
    if ($inactive | Where-Object { $_.Changes.Count -gt 0 }) {
        Start-Sleep -Seconds $WaitSeconds
    }

    $still = @(
        $current = $inactive | ForEach-Object { $_.Id } | Get-TelnyxExternalConnection -Session $session @report
        foreach ($connection in $current) {
            if ($connection.Active -or $connection.Tags -cnotcontains $Tag) {
                Write-Error ("External connection $($connection.Id) is skipped: it is active again or no " +
                    "longer has the tag.") -TargetObject $connection @report
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
