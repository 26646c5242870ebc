BeforeAll {
    . "$PSScriptRoot/../TestSetup.ps1"
    . "$PSScriptRoot/../TestHelpers.ps1"

    # Terminal escapes, a direction override, an invisible space and a line separator, which a service could send.
    $evil = "x$([char] 27)]0;title$([char] 7)$([char] 0x202e)$([char] 0x200b)$([char] 0x2028)y"
    $shown = 'x\u001b]0;title\u0007\u202e\u200b\u2028y'

    function Connect-Answer($Data) {
        $scripted = [TelnyxPS.TestSupport.ScriptedHandler]::new()
        $scripted.SetDefault(200, (@{ data = $Data } | ConvertTo-Json -Depth 9))
        $null = Connect-TestAccount $scripted
    }

    # Every object as a table, as a list, and in its own view.
    function Get-Screen($Object) {
        foreach (
            $view in { $Object | Out-String -Width 500 }, { $Object | Format-Table | Out-String -Width 500 },
            { $Object | Format-List | Out-String -Width 500 }) {
            & $view
        }
    }

    # Returns the screen content without the line breaks and colors that PowerShell adds.
    function Get-Hidden([string[]] $Screen) {
        $plain = ($Screen -join '') -replace '\e\[[0-9;]*m', '' -replace '\r?\n', ''
        [regex]::Matches($plain, '[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]') | ForEach-Object { 'U+{0:X4}' -f [int] $_.Value[0] } |
            Select-Object -Unique
    }
}

AfterAll {
    Disconnect-Telnyx
}

Describe 'Text from the service in views' {
    It 'is shown escaped, and is unchanged in properties: <Name>' -ForEach @(
        @{
            Name = 'a connection'
            Command = { Get-TelnyxExternalConnection -Id 5 }
            Property = 'ExternalSipConnection'
            Fields = @{
                id = '5'
                external_sip_connection = 'EVIL'
                tags = @('EVIL')
                webhook_event_url = 'EVIL'
                webhook_event_failover_url = 'EVIL'
                webhook_api_version = 'EVIL'
                new_field = 'EVIL'
                outbound = @{ outbound_voice_profile_id = 'EVIL' }
            }
        }
        @{
            Name = 'a phone number'
            Command = { Get-TelnyxExternalConnectionPhoneNumber 5 -NumberId 6 }
            Property = 'PhoneNumber'
            Fields = @{
                number_id = '6'
                telephone_number = 'EVIL'
                displayed_country_code = 'EVIL'
                civic_address_id = 'EVIL'
                location_id = 'EVIL'
                ticket_id = 'EVIL'
                acquired_capabilities = @('EVIL')
                new_field = 'EVIL'
            }
        }
        @{
            Name = 'an upload'
            Command = { Get-TelnyxExternalConnectionUpload 5 -TicketId 1b9f1c4a-6d0e-4f5b-8a7e-0c2d3e4f5a6b }
            Property = 'ErrorMessage'
            Fields = @{
                ticket_id = '1b9f1c4a-6d0e-4f5b-8a7e-0c2d3e4f5a6b'
                status = 'EVIL'
                error_code = 'EVIL'
                error_message = 'EVIL'
                location_id = 'EVIL'
                tenant_id = 'EVIL'
                available_usages = @('EVIL')
                tn_upload_entries = @(
                    @{ number_id = 'EVIL'; phone_number = 'EVIL'; status = 'error'; error_message = 'EVIL' }
                )
                new_field = 'EVIL'
            }
        }
        @{
            Name = 'a civic address'
            Command = { Get-TelnyxExternalConnectionCivicAddress 5 1b9f1c4a-6d0e-4f5b-8a7e-0c2d3e4f5a6b }
            Property = 'Description'
            Fields = @{
                id = '1b9f1c4a-6d0e-4f5b-8a7e-0c2d3e4f5a6b'
                description = 'EVIL'
                company_name = 'EVIL'
                house_number = 'EVIL'
                street_name = 'EVIL'
                city_or_town = 'EVIL'
                country = 'EVIL'
                postal_or_zip_code = 'EVIL'
                locations = @(@{ id = 'EVIL'; description = 'EVIL' })
                new_field = 'EVIL'
            }
        }
    ) {
        $data = $Fields | ConvertTo-Json -Depth 9
        $data = $data.Replace('"EVIL"', (ConvertTo-Json $evil)) | ConvertFrom-Json
        Connect-Answer $data
        $object = & $Command
        $object.$Property | Should -BeExactly $evil
        $screen = Get-Screen $object
        Get-Hidden $screen | Should -BeNullOrEmpty
        $screen -join '' | Should -Match ([regex]::Escape($shown))
    }

    It 'is shown escaped in previews, prompts, verbose lines and change records' {
        Connect-Answer @{
            id = '5'
            active = $true
            external_sip_connection = $evil
            tags = @($evil)
            outbound = @{ outbound_voice_profile_id = '7' }
        }
        $lines = @(Set-TelnyxExternalConnection 5 -Tag new -Active $true -Verbose -Confirm:$false 4>&1 3>&1) |
            Where-Object { $_ -isnot [TelnyxPS.Models.ExternalConnection] }
        Get-Hidden "$lines" | Should -BeNullOrEmpty
        "$lines" | Should -Match ([regex]::Escape($shown))
    }
}
