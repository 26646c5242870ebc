#Requires -Version 5.1
#Requires -Modules TelnyxPS

<#
.SYNOPSIS
A scheduled runbook with the key in a vault: sets the outbound channel limit of the external connections that have a tag.

.DESCRIPTION
The key comes from Get-Secret of Microsoft.PowerShell.SecretManagement. The vault must be open to the account that runs
this: start it with pwsh -NonInteractive, and a vault that would ask for its password is an error instead.

Emits what was changed: Id, Name, Old, New. The first error ends the runbook with exit code 1; connections after it are
not touched.

.PARAMETER Tag
The tag. Upper and lower case count.

.PARAMETER OutboundChannelLimit
How many outbound calls each of them may have at once.

.PARAMETER SecretName
The name of the secret that holds the key.

.PARAMETER VaultName
The vault. Left out: Get-Secret looks in all of them.

.PARAMETER TranscriptPath
Where a transcript is written; what there is already stays. It begins when the key has been read.

.PARAMETER Sandbox
Works on the sandbox, which needs no key and forgets everything in the end.

.EXAMPLE
./Invoke-SecretManagementRunbook.ps1 -Tag branch -OutboundChannelLimit 20 -Sandbox -WhatIf

Tries it out on any machine.

.EXAMPLE
pwsh -NoProfile -NonInteractive -File ./Invoke-SecretManagementRunbook.ps1 -Tag branch -OutboundChannelLimit 20 -TranscriptPath ./run.txt

As a scheduled job.
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
        $connections | Set-TelnyxExternalConnection -OutboundChannelLimit $OutboundChannelLimit | Select-Object -ExpandProperty Changes
    }
}
catch {
    # The error itself is shown after the end of the transcript.
    Write-Warning "Ended by an error: $_"
    throw
}
finally {
    if ($TranscriptPath) {
        $null = Stop-Transcript
    }

    Disconnect-Telnyx -Session $session
}
