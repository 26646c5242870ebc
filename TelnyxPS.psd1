@{
    RootModule             = 'TelnyxPS.dll'
    ModuleVersion          = '0.1.0'
    GUID                   = '6a3b1f0e-4c52-4f7d-9b0e-2f6d8f1c7a94'
    Author                 = 'The TelnyxPS authors'
    CompanyName            = 'The TelnyxPS authors'
    Copyright              = '(c) The TelnyxPS authors. MIT license.'
    Description            = 'Manages Telnyx external connections for Zoom Phone and Microsoft Teams (Operator Connect), with bulk changes, previews, and undo.'
    PowerShellVersion      = '5.1'
    CompatiblePSEditions   = @('Core', 'Desktop')
    DotNetFrameworkVersion = '4.7.2'
    TypesToProcess         = @('TelnyxPS.Types.ps1xml')
    FormatsToProcess       = @('TelnyxPS.Format.ps1xml')
    CmdletsToExport        = @(
        'Approve-TelnyxAddressSuggestion'
        'Compare-TelnyxExternalConnection'
        'Connect-Telnyx'
        'Disconnect-Telnyx'
        'Get-TelnyxExternalConnection'
        'Get-TelnyxExternalConnectionCivicAddress'
        'Get-TelnyxExternalConnectionLogMessage'
        'Get-TelnyxExternalConnectionPhoneNumber'
        'Get-TelnyxExternalConnectionRelease'
        'Get-TelnyxExternalConnectionUpload'
        'Get-TelnyxExternalConnectionUploadStatus'
        'Get-TelnyxOutboundVoiceProfile'
        'Get-TelnyxPhoneNumber'
        'Get-TelnyxPhoneNumberJob'
        'Get-TelnyxSession'
        'Invoke-TelnyxRestMethod'
        'New-TelnyxExternalConnection'
        'New-TelnyxExternalConnectionUpload'
        'Remove-TelnyxExternalConnection'
        'Remove-TelnyxExternalConnectionLogMessage'
        'Restart-TelnyxExternalConnectionUpload'
        'Set-TelnyxExternalConnection'
        'Set-TelnyxExternalConnectionLocation'
        'Set-TelnyxExternalConnectionPhoneNumber'
        'Set-TelnyxPhoneNumber'
        'Sync-TelnyxOperatorConnect'
        'Test-TelnyxSession'
        'Undo-TelnyxExternalConnectionChange'
        'Update-TelnyxExternalConnectionUpload'
        'Wait-TelnyxExternalConnectionUpload'
        'Wait-TelnyxPhoneNumberJob'
    )
    FunctionsToExport      = @()
    AliasesToExport        = @()
    VariablesToExport      = @()
    PrivateData            = @{
        PSData = @{
            Tags = @('Telnyx', 'Zoom', 'Teams', 'OperatorConnect', 'Telephony', 'VoIP', 'SIP', 'PSEdition_Core', 'PSEdition_Desktop', 'Windows', 'Linux', 'MacOS')
            # Add ProjectUri, LicenseUri and IconUri when the repository has an address. Nothing else contains it.
        }
    }
}
