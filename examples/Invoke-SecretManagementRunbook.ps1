#Requires -Version 5.1
#Requires -Modules TelnyxPS

<#
.SYNOPSIS
Sets the outbound channel limit of all external connections with a tag, in a scheduled job with the key in a vault.

.DESCRIPTION
The API key comes from Get-Secret, a cmdlet of the Microsoft.PowerShell.SecretManagement module. The account that runs
the script needs access to the vault. Start the script with pwsh -NonInteractive, so that a vault that prompts for a
password causes an error.

Returns one object for each change, with the Id, Setting, Old, and New properties. The first error ends the script with
exit code 1. Later connections aren't changed.

.PARAMETER Tag
Specifies the tag of the connections to change. Tags are case-sensitive.

.PARAMETER OutboundChannelLimit
Specifies the maximum number of simultaneous outbound calls for each connection.

.PARAMETER SecretName
Specifies the name of the secret that contains the key.

.PARAMETER VaultName
Specifies the name of the vault. By default, Get-Secret searches all vaults.

.PARAMETER TranscriptPath
Specifies the path of a transcript file. The transcript starts after the key is read. If the file exists, the transcript
is appended to it.

.PARAMETER Sandbox
Indicates that the script uses a new sandbox, an in-memory account. You don't need a key.

.EXAMPLE
./Invoke-SecretManagementRunbook.ps1 -Tag branch -OutboundChannelLimit 20 -Sandbox -WhatIf

Previews the change in a sandbox, on any computer.

.EXAMPLE
pwsh -NoProfile -NonInteractive -File ./Invoke-SecretManagementRunbook.ps1 -Tag branch -OutboundChannelLimit 20 `
    -TranscriptPath ./run.txt

Runs the script as a scheduled job.
#>
[CmdletBinding(SupportsShouldProcess)]
param(
    [Parameter(Mandatory)]
    [ValidateNotNullOrEmpty()]
    [string] $Tag,

    [Parameter(Mandatory)]
    [ValidateRange(0, 2147483647)]
    [int] $OutboundChannelLimit,

    [ValidateNotNullOrEmpty()]
    [string] $SecretName = 'TelnyxApiKey',

    [string] $VaultName,

    [string] $TranscriptPath,

    [switch] $Sandbox
)

$ErrorActionPreference = 'Stop'

if ($Sandbox) {
    $session = Connect-Telnyx -Sandbox -PassThru
}
else {
    $secret = @{ Name = $SecretName }
    if ($VaultName) {
        $secret.Vault = $VaultName
    }

    $session = Connect-Telnyx -ApiKey (Get-Secret @secret) -PassThru
}

if ($TranscriptPath) {
    $null = Start-Transcript -LiteralPath $TranscriptPath -Append -WhatIf:$false -Confirm:$false
}

try {
    $connections = Get-TelnyxExternalConnection -Session $session | Where-Object { $_.Tags -ccontains $Tag }
    if (-not $connections) {
        Write-Warning "No external connection has the tag '$Tag'."
    }
    else {
        $connections | Set-TelnyxExternalConnection -OutboundChannelLimit $OutboundChannelLimit |
            Select-Object -ExpandProperty Changes
    }
}
catch {
    # PowerShell shows the error itself after the transcript ends.
    Write-Warning "The script stopped because of an error: $_"
    throw
}
finally {
    if ($TranscriptPath) {
        $null = Stop-Transcript
    }

    Disconnect-Telnyx -Session $session
}
