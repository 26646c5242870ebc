#Requires -Version 5.1
#Requires -Modules TelnyxPS

<#
.SYNOPSIS
Sets the outbound channel limit of the external connections that have a tag, as a scheduled job with the key in a vault.

.DESCRIPTION
The API key comes from Get-Secret, a cmdlet of the Microsoft.PowerShell.SecretManagement module. The account that runs
the script needs access to the vault. Start the script with pwsh -NonInteractive, so that a vault that prompts for a
password causes an error.

Returns the changes: Id, Setting, Old, New. The first error ends the script with exit code 1. The connections after it
are not changed.

.PARAMETER Tag
The tag of the connections to change. It is case-sensitive.

.PARAMETER OutboundChannelLimit
The maximum number of simultaneous outbound calls of each connection.

.PARAMETER SecretName
The name of the secret that contains the key.

.PARAMETER VaultName
The name of the vault. By default, Get-Secret searches all vaults.

.PARAMETER TranscriptPath
The path of a file for a transcript. The transcript starts after the key is read. It is appended if the file exists.

.PARAMETER Sandbox
Uses a new sandbox, an account in memory. No key is needed.

.EXAMPLE
./Invoke-SecretManagementRunbook.ps1 -Tag branch -OutboundChannelLimit 20 -Sandbox -WhatIf

Shows the result in a sandbox, on any computer.

.EXAMPLE
pwsh -NoProfile -NonInteractive -File ./Invoke-SecretManagementRunbook.ps1 -Tag branch -OutboundChannelLimit 20 `
    -TranscriptPath ./run.txt

Runs as a scheduled job.
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
    Write-Warning "An error ended the script: $_"
    throw
}
finally {
    if ($TranscriptPath) {
        $null = Stop-Transcript
    }

    Disconnect-Telnyx -Session $session
}
