#Requires -Version 5.1
#Requires -Modules TelnyxPS

<#
.SYNOPSIS
Goes over from an API key to a new one, after a check that both see the same external connections.

.DESCRIPTION
Opens a session with each key and lists the connections with both. Only if these are the same, and there are some, the
session of the new key becomes that of the runspace, is emitted, and that of the old one is disconnected. Otherwise an
error says what differs, and the session of the old key is that of the runspace.

Nothing is changed in the account. So the check cannot tell whether the new key may change connections, too.

.PARAMETER ApiKey
The old key.

.PARAMETER NewApiKey
The new key.

.PARAMETER Sandbox
Goes over from one sandbox to another; no key is needed.

.EXAMPLE
$session = ./Switch-ApiKey.ps1 -ApiKey (Get-Secret TelnyxApiKey) -NewApiKey (Get-Secret TelnyxApiKeyNew)

With the keys from a vault. Afterwards put the new key where runbooks take it from, and delete the old one at Telnyx.
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
