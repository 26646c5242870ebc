#Requires -Version 5.1
#Requires -Modules TelnyxPS

<#
.SYNOPSIS
A runbook of Azure Automation: sets the outbound channel limit of the external connections that have a tag.

.DESCRIPTION
The key is an encrypted variable of the Automation account or, with -VaultName, a secret in Azure Key Vault, which the
managed identity of the Automation account may read.

Emits what was changed: Id, Name, Old, New. The first error ends the runbook and makes its job a failed one (where it is
run by pwsh -File: exit code 1); connections after it are not touched.

.PARAMETER Tag
The tag. Upper and lower case count.

.PARAMETER OutboundChannelLimit
How many outbound calls each of them may have at once.

.PARAMETER Preview
Changes nothing, and emits what would be changed: Id, Setting, Actual, Wanted. Azure Automation does not keep what is
written to the host, as it is with -WhatIf.

.PARAMETER VariableName
The Automation variable that holds the key.

.PARAMETER VaultName
The Key Vault that holds the key, instead of a variable.

.PARAMETER SecretName
The secret in that vault.

.PARAMETER TranscriptPath
Where a transcript is written; what there is already stays. It begins when the key has been read.

.PARAMETER Sandbox
Works on the sandbox, which needs no key and forgets everything in the end.

.EXAMPLE
./Invoke-AzureAutomationRunbook.ps1 -Tag branch -OutboundChannelLimit 20 -Sandbox -Preview $true

Tries it out on any machine.
#>
[CmdletBinding(SupportsShouldProcess)]
param(
    [Parameter(Mandatory)]
    [ValidateNotNullOrEmpty()]
    [string] $Tag,

    [Parameter(Mandatory)]
    [ValidateRange(0, 2147483647)]
    [int] $OutboundChannelLimit,

    # The portal of Azure Automation gives no switches.
    [bool] $Preview = $false,

    [ValidateNotNullOrEmpty()]
    [string] $VariableName = 'TelnyxApiKey',

    [string] $VaultName,

    [ValidateNotNullOrEmpty()]
    [string] $SecretName = 'TelnyxApiKey',

    [string] $TranscriptPath,

    [switch] $Sandbox
)

$ErrorActionPreference = 'Stop'

if ($Sandbox) {
    $session = Connect-Telnyx -Sandbox -PassThru
}
elseif ($VaultName) {
    $null = Connect-AzAccount -Identity
    $session = Connect-Telnyx -ApiKey (Get-AzKeyVaultSecret -VaultName $VaultName -Name $SecretName).SecretValue -PassThru
}
else {
    $session = Connect-Telnyx -ApiKey (Get-AutomationVariable -Name $VariableName) -PassThru
}

if ($TranscriptPath) {
    $null = Start-Transcript -LiteralPath $TranscriptPath -Append -WhatIf:$false -Confirm:$false
}

try {
    $connections = Get-TelnyxExternalConnection -Session $session | Where-Object { $_.Tags -ccontains $Tag }
    if (-not $connections) {
        Write-Warning "No external connection has the tag '$Tag'."
    }
    elseif ($Preview) {
        $connections | Compare-TelnyxExternalConnection -OutboundChannelLimit $OutboundChannelLimit
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
