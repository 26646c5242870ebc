#Requires -Version 5.1
#Requires -Modules TelnyxPS

<#
.SYNOPSIS
Replaces an API key with a new one, after checking that both keys see the same external connections.

.DESCRIPTION
The script opens a session with each key and lists the connections. If both lists are the same and not empty, the script
makes the session of the new key the default session, returns it, and closes the session of the old key. Otherwise, an
error shows the differences, and the session of the old key remains the default session.

The script changes nothing in the account. It can't check whether the new key has the permission to change connections.

.PARAMETER ApiKey
Specifies the old key.

.PARAMETER NewApiKey
Specifies the new key.

.PARAMETER Sandbox
Indicates that the script uses two sandboxes instead of two keys.

.EXAMPLE
$session = ./Switch-ApiKey.ps1 -ApiKey (Get-Secret TelnyxApiKey) -NewApiKey (Get-Secret TelnyxApiKeyNew)

Gets both keys from a vault. Afterward, save the new key where your runbooks read it, and delete the old key in the
Telnyx portal.
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

# The session that was opened last is the default session: the old one, until the new one is checked.
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
    throw "The old key sees $($seenByOld.Count) external connections, and the new key $($seenByNew.Count). An " +
        "empty list cannot be compared. The session of the old key remains the default session."
}

$onlyOne = @(Compare-Object $seenByOld $seenByNew)
if ($onlyOne) {
    $sample = ($onlyOne | Select-Object -First 3).InputObject -join ', '
    throw "The keys do not see the same external connections: only one key sees $($onlyOne.Count) of them, such " +
        "as $sample. The session of the old key remains the default session."
}

Disconnect-Telnyx -Session $old
Connect-Telnyx @withNew -PassThru
