#Requires -Version 5.1
#Requires -Modules TelnyxPS

<#
.SYNOPSIS
Sets the outbound channel limit of the external connections that have a tag, as an Azure Automation runbook.

.DESCRIPTION
The API key is an encrypted variable of the Automation account. With -VaultName, it is a secret in Azure Key Vault that
the managed identity of the Automation account can read.

Returns the changes: Id, Setting, Old, New. The first error ends the runbook, and its job fails (with pwsh -File: exit
code 1). The connections after it are not changed.

.PARAMETER Tag
The tag of the connections to change. It is case-sensitive.

.PARAMETER OutboundChannelLimit
The maximum number of simultaneous outbound calls of each connection.

.PARAMETER Preview
Changes nothing, and returns the settings that would change: Id, Setting, Actual, Wanted. Azure Automation doesn't keep
the messages of -WhatIf.

.PARAMETER VariableName
The name of the Automation variable that contains the key.

.PARAMETER VaultName
The name of the Key Vault that contains the key. By default, the key is an Automation variable.

.PARAMETER SecretName
The name of the secret in the Key Vault.

.PARAMETER TranscriptPath
The path of a file for a transcript. The transcript starts after the key is read. It is appended if the file exists.

.PARAMETER Sandbox
Uses a new sandbox, an account in memory. No key is needed.

.EXAMPLE
./Invoke-AzureAutomationRunbook.ps1 -Tag branch -OutboundChannelLimit 20 -Sandbox -Preview $true

Shows the result in a sandbox, on any computer.
#>
[CmdletBinding(SupportsShouldProcess)]
param(
    [Parameter(Mandatory)]
    [ValidateNotNullOrEmpty()]
    [string] $Tag,

    [Parameter(Mandatory)]
    [ValidateRange(0, 2147483647)]
    [int] $OutboundChannelLimit,

    # The Azure Automation portal does not support switch parameters.
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
    $apiKey = (Get-AzKeyVaultSecret -VaultName $VaultName -Name $SecretName).SecretValue
    $session = Connect-Telnyx -ApiKey $apiKey -PassThru
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
