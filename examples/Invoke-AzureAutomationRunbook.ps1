#Requires -Version 5.1
#Requires -Modules TelnyxPS

<#
.SYNOPSIS
Sets the outbound channel limit of all external connections with a tag, in an Azure Automation runbook.

.DESCRIPTION
The API key is an encrypted variable of the Automation account. With -VaultName, it is a secret in Azure Key Vault that
the managed identity of the Automation account can read.

Returns one object for each change, with the Id, Setting, Old, and New properties. The first error ends the runbook, and
its job fails. With pwsh -File, the exit code is then 1. Later connections aren't changed.

.PARAMETER Tag
Specifies the tag of the connections to change. Tags are case-sensitive.

.PARAMETER OutboundChannelLimit
Specifies the maximum number of simultaneous outbound calls for each connection.

.PARAMETER Preview
Specifies whether the script returns the settings that would change, with the Id, Setting, Actual, and Wanted
properties, and changes nothing. Azure Automation doesn't keep the messages of -WhatIf.

.PARAMETER VariableName
Specifies the name of the Automation variable that contains the key.

.PARAMETER VaultName
Specifies the name of the key vault that contains the key. By default, the key is in an Automation variable.

.PARAMETER SecretName
Specifies the name of the secret in the key vault.

.PARAMETER TranscriptPath
Specifies the path of a transcript file. The transcript starts after the key is read. If the file exists, the transcript
is appended to it.

.PARAMETER Sandbox
Indicates that the script uses a new sandbox, an in-memory account. You don't need a key.

.EXAMPLE
./Invoke-AzureAutomationRunbook.ps1 -Tag branch -OutboundChannelLimit 20 -Sandbox -Preview $true

Previews the change in a sandbox, on any computer.
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
    Write-Warning "The script stopped because of an error: $_"
    throw
}
finally {
    if ($TranscriptPath) {
        $null = Stop-Transcript
    }

    Disconnect-Telnyx -Session $session
}
