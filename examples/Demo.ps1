<#
.SYNOPSIS
Shows TelnyxPS at work: lists, previews, changes and removes external connections, in the sandbox.

.DESCRIPTION
The sandbox answers from memory. It needs no account, no key and no network, and forgets in the end what happened in it.
Every command below names the session of the sandbox, so that none can reach a real account.

.PARAMETER ModulePath
The module to show; without it, the one that the build assembles in out.

.EXAMPLE
./build.ps1 -Task Demo

Builds the module and runs this script.
#>
[Diagnostics.CodeAnalysis.SuppressMessageAttribute(
    'PSAvoidUsingWriteHost', '', Justification = 'A demo is there to be looked at.')]
[CmdletBinding()]
param(
    [string] $ModulePath = [IO.Path]::Combine($PSScriptRoot, '..', 'out', 'TelnyxPS')
)

$ErrorActionPreference = 'Stop'
Import-Module (Join-Path $ModulePath 'TelnyxPS.psd1')

function Write-Step([string] $Text) {
    Write-Host ''
    Write-Host "> $Text" -ForegroundColor Cyan
}

Write-Step 'Connect to the sandbox'
$session = Connect-Telnyx -Sandbox -PassThru
$session | Out-Host

try {
    Write-Step 'List the external connections'
    $connections = @(Get-TelnyxExternalConnection -Session $session)
    $connections | Out-Host
    Write-Host "$($connections.Count) connections."

    $wanted = 25
    # No limit is $null, which PowerShell takes for less than any number.
    $small = @($connections |
            Where-Object { $_.Active -and $null -ne $_.OutboundChannelLimit -and $_.OutboundChannelLimit -lt $wanted } |
            Select-Object -First 3)

    Write-Step "Preview: an outbound channel limit of $wanted for the first three that have a lower one"
    $small | Set-TelnyxExternalConnection -Session $session -OutboundChannelLimit $wanted -WhatIf

    Write-Step 'Make that change'
    $changed = @($small | Set-TelnyxExternalConnection -Session $session -OutboundChannelLimit $wanted)
    $changed | Out-Host
    Write-Host "$($changed.Count) connections changed."

    # Operator Connect connections are removed by Telnyx support only.
    $retired = @($connections | Where-Object { $_.Tags -contains 'retired' -and $_.ExternalSipConnection -eq 'zoom' })

    Write-Step 'Preview: deactivate the connections tagged "retired", which they must be to be removed'
    $retired | Set-TelnyxExternalConnection -Session $session -Active $false -WhatIf

    Write-Step 'Deactivate them'
    $inactive = @($retired | Set-TelnyxExternalConnection -Session $session -Active $false)
    $inactive | Out-Host

    Write-Step 'Preview: remove them'
    $inactive | Remove-TelnyxExternalConnection -Session $session -WhatIf

    Write-Step 'Remove them'
    $removed = @($inactive | Remove-TelnyxExternalConnection -Session $session -Confirm:$false)
    $removed | Out-Host
    Write-Host "$($removed.Count) connections removed."

    Write-Step 'List what is left'
    $left = @(Get-TelnyxExternalConnection -Session $session)
    Write-Host "$($left.Count) connections, $($removed.Count) fewer than before."
}
finally {
    Write-Step 'Disconnect'
    Disconnect-Telnyx -Session $session
    Write-Host 'Disconnected. Nothing outside this process was touched.'
}
