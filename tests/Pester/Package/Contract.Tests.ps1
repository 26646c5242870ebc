# Compares the operations of the API with the requests that the cmdlets send to the sandbox.

BeforeDiscovery {
    $operations = @(
        'GET /external_connections'
        'POST /external_connections'
        'GET /external_connections/{id}'
        'PATCH /external_connections/{id}'
        'DELETE /external_connections/{id}'
        'PATCH /external_connections/{id}/locations/{location_id}'
        'GET /external_connections/log_messages'
        'GET /external_connections/log_messages/{id}'
        'DELETE /external_connections/log_messages/{id}'
        'GET /external_connections/{id}/civic_addresses'
        'GET /external_connections/{id}/civic_addresses/{address_id}'
        'GET /external_connections/{id}/phone_numbers'
        'GET /external_connections/{id}/phone_numbers/{phone_number_id}'
        'PATCH /external_connections/{id}/phone_numbers/{phone_number_id}'
        'GET /external_connections/{id}/releases'
        'GET /external_connections/{id}/releases/{release_id}'
        'GET /external_connections/{id}/uploads'
        'POST /external_connections/{id}/uploads'
        'POST /external_connections/{id}/uploads/refresh'
        'GET /external_connections/{id}/uploads/status'
        'GET /external_connections/{id}/uploads/{ticket_id}'
        'POST /external_connections/{id}/uploads/{ticket_id}/retry'
        'POST /operator_connect/actions/refresh'
        'GET /connections'
        'GET /connections/{id}'
        'GET /phone_numbers'
        'GET /phone_numbers/{id}'
        'PATCH /phone_numbers/{id}'
        'GET /phone_numbers/jobs'
        'POST /phone_numbers/jobs/update_phone_numbers'
        'GET /phone_numbers/jobs/{id}'
        'GET /outbound_voice_profiles'
        'GET /outbound_voice_profiles/{id}'
        'POST /addresses/{address_uuid}/actions/accept_suggestions'
    )

    # The operation of each cmdlet, and the operations that it only uses for reading, with the reason.
    $calls = @(
        @{
            Name = 'Connect-Telnyx'; Own = @()
            Script = {
                $null = Connect-Telnyx -ApiKey $testKey -BaseUri $testAddress -HttpMessageHandler $handler -PassThru
            }
        }
        @{
            Name = 'Test-TelnyxSession'; Own = @()
            Needs = @{
                'GET /external_connections' = 'it asks for as little as there is, to see whether the key is taken'
            }
            Script = { Test-TelnyxSession }
        }
        @{
            Name = 'Get-TelnyxExternalConnection'
            Own = 'GET /external_connections', 'GET /external_connections/{id}', 'GET /connections',
                'GET /connections/{id}'
            Script = { Get-TelnyxExternalConnection -IncludeName; Get-TelnyxExternalConnection $berlin -IncludeName }
        }
        @{
            Name = 'Get-TelnyxOutboundVoiceProfile'
            Own = 'GET /outbound_voice_profiles', 'GET /outbound_voice_profiles/{id}'
            Script = { Get-TelnyxOutboundVoiceProfile; Get-TelnyxOutboundVoiceProfile $profileId }
        }
        @{
            Name = 'Get-TelnyxPhoneNumber'; Own = 'GET /phone_numbers', 'GET /phone_numbers/{id}'
            Script = { Get-TelnyxPhoneNumber; Get-TelnyxPhoneNumber $firstNumber }
        }
        @{
            Name = 'Set-TelnyxPhoneNumber'
            Own = 'PATCH /phone_numbers/{id}', 'POST /phone_numbers/jobs/update_phone_numbers'
            Needs = @{
                'GET /phone_numbers'           = 'a number is found by its digits'
                'GET /phone_numbers/{id}'      = 'only what differs is sent'
                'GET /phone_numbers/jobs/{id}' = 'it waits for the job'
                'GET /external_connections/{id}' = 'it warns where a number may be on Microsoft Teams'
            }
            Script = {
                Set-TelnyxPhoneNumber $firstNumber -ConnectionId $berlin
                Set-TelnyxPhoneNumber +13125550120, +13125550121 -ConnectionId $berlin
            }
        }
        @{
            Name = 'Get-TelnyxPhoneNumberJob'; Own = 'GET /phone_numbers/jobs', 'GET /phone_numbers/jobs/{id}'
            Script = { Get-TelnyxPhoneNumberJob; Get-TelnyxPhoneNumberJob $unknownUuid -ErrorAction Ignore }
        }
        @{
            Name = 'Wait-TelnyxPhoneNumberJob'; Own = @()
            Needs = @{ 'GET /phone_numbers/jobs/{id}' = 'it looks until the job has ended' }
            Script = { Wait-TelnyxPhoneNumberJob $unknownUuid -ErrorAction Ignore }
        }
        @{
            Name = 'Approve-TelnyxAddressSuggestion'; Own = 'POST /addresses/{address_uuid}/actions/accept_suggestions'
            Script = { Approve-TelnyxAddressSuggestion $unknownUuid -ErrorAction Ignore }
        }
        @{
            Name = 'New-TelnyxExternalConnection'; Own = 'POST /external_connections'
            Script = { New-TelnyxExternalConnection $profileId }
        }
        @{
            Name = 'Set-TelnyxExternalConnection'; Own = 'PATCH /external_connections/{id}'
            Needs = @{ 'GET /external_connections/{id}' = 'only what differs is sent' }
            Script = { Set-TelnyxExternalConnection $chicago -Active $false }
        }
        @{
            Name = 'Compare-TelnyxExternalConnection'; Own = @()
            Needs = @{ 'GET /external_connections/{id}' = 'it says what Set would change' }
            Script = { Compare-TelnyxExternalConnection $chicago -Active $false }
        }
        @{
            Name = 'Remove-TelnyxExternalConnection'; Own = 'DELETE /external_connections/{id}'
            Needs = @{ 'GET /external_connections/{id}' = 'with -WhatIf it says whether the service would refuse' }
            Script = {
                $null = Remove-TelnyxExternalConnection $berlin -WhatIf; Remove-TelnyxExternalConnection $lyon -Force
            }
        }
        @{
            Name = 'Get-TelnyxExternalConnectionPhoneNumber'
            Own = 'GET /external_connections/{id}/phone_numbers',
                'GET /external_connections/{id}/phone_numbers/{phone_number_id}'
            Script = {
                Get-TelnyxExternalConnectionPhoneNumber $teams
                Get-TelnyxExternalConnectionPhoneNumber $teams $firstNumber
            }
        }
        @{
            Name = 'Set-TelnyxExternalConnectionPhoneNumber'
            Own = 'PATCH /external_connections/{id}/phone_numbers/{phone_number_id}'
            Needs = @{
                'GET /external_connections/{id}/phone_numbers/{phone_number_id}' =
                'only a number that is elsewhere is moved'
            }
            Script = {
                "ConnectionId,NumberId,LocationId`n$teams,$firstNumber,$floor`n$teams,$secondNumber," |
                    ConvertFrom-Csv | Set-TelnyxExternalConnectionPhoneNumber
            }
        }
        @{
            Name = 'Get-TelnyxExternalConnectionCivicAddress'
            Own = 'GET /external_connections/{id}/civic_addresses',
                'GET /external_connections/{id}/civic_addresses/{address_id}'
            Script = {
                Get-TelnyxExternalConnectionCivicAddress $teams
                Get-TelnyxExternalConnectionCivicAddress $teams $address
            }
        }
        @{
            Name = 'Set-TelnyxExternalConnectionLocation'
            Own = 'PATCH /external_connections/{id}/locations/{location_id}'
            Script = { Set-TelnyxExternalConnectionLocation $teams $floor -StaticEmergencyAddressId $unknownUuid }
        }
        @{
            Name = 'Get-TelnyxExternalConnectionUpload'
            Own = 'GET /external_connections/{id}/uploads', 'GET /external_connections/{id}/uploads/{ticket_id}'
            Script = { Get-TelnyxExternalConnectionUpload $teams; Get-TelnyxExternalConnectionUpload $teams $ticket }
        }
        @{
            Name = 'New-TelnyxExternalConnectionUpload'; Own = 'POST /external_connections/{id}/uploads'
            Script = { New-TelnyxExternalConnectionUpload $teams $freeNumber }
        }
        @{
            Name = 'Wait-TelnyxExternalConnectionUpload'; Own = @()
            Needs = @{ 'GET /external_connections/{id}/uploads/{ticket_id}' = 'it looks until the upload has ended' }
            Script = { Wait-TelnyxExternalConnectionUpload $teams $ticket }
        }
        @{
            Name = 'Restart-TelnyxExternalConnectionUpload'
            Own = 'POST /external_connections/{id}/uploads/{ticket_id}/retry'
            Script = { Restart-TelnyxExternalConnectionUpload $london $londonTicket }
        }
        @{
            Name = 'Update-TelnyxExternalConnectionUpload'; Own = 'POST /external_connections/{id}/uploads/refresh'
            Script = { Update-TelnyxExternalConnectionUpload $teams }
        }
        @{
            Name = 'Get-TelnyxExternalConnectionUploadStatus'; Own = 'GET /external_connections/{id}/uploads/status'
            Script = { Get-TelnyxExternalConnectionUploadStatus $teams }
        }
        @{
            Name = 'Get-TelnyxExternalConnectionRelease'
            Own = 'GET /external_connections/{id}/releases', 'GET /external_connections/{id}/releases/{release_id}'
            Script = { Get-TelnyxExternalConnectionRelease $teams; Get-TelnyxExternalConnectionRelease $teams $release }
        }
        @{
            Name = 'Get-TelnyxExternalConnectionLogMessage'
            Own = 'GET /external_connections/log_messages', 'GET /external_connections/log_messages/{id}'
            Script = {
                Get-TelnyxExternalConnectionLogMessage; Get-TelnyxExternalConnectionLogMessage -LogMessageId $message
            }
        }
        @{
            Name = 'Remove-TelnyxExternalConnectionLogMessage'; Own = 'DELETE /external_connections/log_messages/{id}'
            Script = { Remove-TelnyxExternalConnectionLogMessage $message }
        }
        @{
            Name = 'Sync-TelnyxOperatorConnect'; Own = 'POST /operator_connect/actions/refresh'
            Script = { Sync-TelnyxOperatorConnect }
        }
        @{ Name = 'Get-TelnyxSession'; Own = @(); Script = { Get-TelnyxSession } }
        @{ Name = 'Disconnect-Telnyx'; Own = @(); Script = { Disconnect-Telnyx } }
    )

    foreach ($call in $calls) {
        $call.Operations = $operations
        if (-not $call.Needs) {
            $call.Needs = @{}
        }
    }
}

BeforeAll {
    . "$PSScriptRoot/../TestSetup.ps1"
    . "$PSScriptRoot/../TestHelpers.ps1"

    # Returns the operation of a request. A literal path segment takes precedence over a placeholder.
    function Get-Operation($Request, [string[]] $Operation) {
        $sent = "$($Request.Method) $($Request.Uri.AbsolutePath -replace '^/v2')"
        $fitting = $Operation | Where-Object { $sent -match ('^' + ($_ -replace '\{\w+\}', '[^/]+') + '$') } |
            Sort-Object { ([regex]::Matches($_, '\{')).Count } | Select-Object -First 1
        if ($fitting) { $fitting } else { "unknown: $sent" }
    }
}

AfterAll {
    Disconnect-Telnyx
}

Describe 'The API''s operations' {
    It 'each belong to exactly one cmdlet' -ForEach @(@{ Calls = $calls; Operations = $operations }) {
        $Operations.Count | Should -Be 34
        $Calls.Own | Sort-Object | Should -BeExactly ($Operations | Sort-Object)
    }

    It 'are called by the cmdlets in this table' -ForEach @(@{ Calls = $calls }) {
        $Calls.Name + 'Invoke-TelnyxRestMethod' + 'Undo-TelnyxExternalConnectionChange' | Sort-Object |
            Should -BeExactly ((Get-Command -Module TelnyxPS).Name | Sort-Object)
    }

    It 'are shared only if they are reads' -ForEach @(@{ Calls = $calls }) {
        $Calls.Needs.Keys | Should -Match '^GET '
    }

    It 'are called by <Name> as the table says' -ForEach $calls {
        $handler = Get-SandboxHandler
        $null = Connect-TestAccount $handler
        $null = & $Script 6>&1
        $reached = $handler.Requests | ForEach-Object { Get-Operation $_ $Operations } | Sort-Object -Unique
        $reached | Should -BeExactly (@($Own) + @($Needs.Keys) | Where-Object { $_ } | Sort-Object)
    }
}
