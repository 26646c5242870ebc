#Requires -Version 5.1
#Requires -Modules TelnyxPS

<#
.SYNOPSIS
Replaces an API key with a new one, after a check that both keys see the same external connections.

.DESCRIPTION
Opens a session with each key and lists the connections. If both lists are the same and not empty, the session of the
new key becomes the default session and is returned, and the session of the old key is closed. Otherwise, an error
shows the differences, and the session of the old key stays the default.

The script changes nothing in the account. It can't check whether the new key has the permission to change connections.

.PARAMETER ApiKey
The old key.

.PARAMETER NewApiKey
The new key.

.PARAMETER Sandbox
Uses two sandboxes instead of two keys.

.EXAMPLE
$session = ./Switch-ApiKey.ps1 -ApiKey (Get-Secret TelnyxApiKey) -NewApiKey (Get-Secret TelnyxApiKeyNew)

Takes both keys from a vault. Afterwards, save the new key where your runbooks read it, and delete the old key at
Telnyx.
#>
[CmdletBinding(DefaultParameterSetName = 'Account')]
param(
    [Parameter(Mandatory, ParameterSetName = 'Account')]
    [securestring] $ApiKey,

    [Parameter(Mandatory, ParameterSetName = 'Account')]
    [securestring] $NewApiKey,

    [Parameter(Mandatory, ParameterSetName = 'Sandbox')]
    [switch] $Sandbox
)

$ErrorActionPreference = 'Stop'

$withOld = if ($Sandbox) { @{ Sandbox = $true } } else { @{ ApiKey = $ApiKey } }
$withNew = if ($Sandbox) { @{ Sandbox = $true } } else { @{ ApiKey = $NewApiKey } }

# The session of the runspace is the one that was opened last: the old one, as long as the new one is not checked.
$new = Connect-Telnyx @withNew -PassThru
try {
    $old = Connect-Telnyx @withOld -PassThru
    $seenByOld = @(Get-TelnyxExternalConnection -Session $old | ForEach-Object { $_.Id })
    $seenByNew = @(Get-TelnyxExternalConnection -Session $new | ForEach-Object { $_.Id })
}
finally {
    Disconnect-Telnyx -Session $new
}

if (-not $seenByOld -or -not $seenByNew) {
    throw "The old key sees $($seenByOld.Count) external connections and the new one $($seenByNew.Count): that cannot be compared. The old key stays in use."
}

$onlyOne = @(Compare-Object $seenByOld $seenByNew)
if ($onlyOne) {
    $sample = ($onlyOne | Select-Object -First 3).InputObject -join ', '
    throw "The new key is not one of the same account: $($onlyOne.Count) external connections are seen with one key only, such as $sample. The old key stays in use."
}

Disconnect-Telnyx -Session $old
Connect-Telnyx @withNew -PassThru
