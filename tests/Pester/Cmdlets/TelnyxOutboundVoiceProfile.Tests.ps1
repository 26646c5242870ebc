BeforeAll {
    . "$PSScriptRoot/../TestSetup.ps1"
    . "$PSScriptRoot/../TestHelpers.ps1"
}

AfterAll {
    Disconnect-Telnyx
}

Describe 'Get-TelnyxOutboundVoiceProfile' {
    BeforeAll {
        $handler = Get-SandboxHandler
        $null = Connect-TestAccount $handler
    }

    BeforeEach {
        $handler.Clear()
    }

    It 'returns a profile with all its properties: <Kind>' -ForEach @(
        @{ Kind = 'by id'; Script = { Get-TelnyxOutboundVoiceProfile 1902553918067213386 } }
        @{ Kind = 'by name'; Script = { Get-TelnyxOutboundVoiceProfile -Name 'asia' } }
        @{
            Kind = 'of a connection'; Script = { Get-TelnyxExternalConnection $sydney | Get-TelnyxOutboundVoiceProfile }
        }
    ) {
        $found = & $Script
        $found | Should -BeOfType ([TelnyxPS.Models.OutboundVoiceProfile])
        $found.OutboundVoiceProfileId | Should -BeExactly '1902553918067213386'
        $found.Name | Should -BeExactly 'Asia Pacific'
        $found.Enabled | Should -BeTrue
        $found.ConnectionsCount | Should -Be 6
        $found.ConcurrentCallLimit | Should -Be 100
        $found.DailySpendLimit | Should -BeExactly '250.00'
        $found.DailySpendLimitEnabled | Should -BeTrue
        $found.MaxDestinationRate | Should -Be 0.5
        $found.WhitelistedDestinations.ToString() | Should -BeExactly 'AU;JP;NZ;PH;SG'
        $found.ProfileTags.ToString() | Should -BeExactly 'apac'
    }

    It 'sends the filter' {
        $null = Get-TelnyxOutboundVoiceProfile -Name 'Call Center'
        $handler.Requests.UnescapedPathAndQuery |
            Should -BeExactly ('/v2/outbound_voice_profiles?filter[name][contains]=Call ' +
                'Center&page[number]=1&page[size]=250')
    }

    It 'can be piped to New-TelnyxExternalConnection as the profile, and sets nothing else' {
        $created = Get-TelnyxOutboundVoiceProfile -Name Europe | New-TelnyxExternalConnection
        $created.OutboundVoiceProfileId | Should -BeExactly '1908714400296371203'
        $created.Tags.Count | Should -Be 0
        $handler.Writes.Body |
            Should -BeExactly ('{"external_sip_connection":"zoom",' +
                '"outbound":{"outbound_voice_profile_id":"1908714400296371203"}}')
    }

    It 'can be piped to Set-TelnyxExternalConnection as the profile, and sets nothing else' {
        $changed = Get-TelnyxOutboundVoiceProfile -Name Europe | Set-TelnyxExternalConnection -Id $chicago
        "$($changed.Changes)" | Should -BeExactly 'OutboundVoiceProfileId: 1911630617284445511 -> 1908714400296371203'
    }

    It 'cannot be mistaken for a connection and removed' {
        { Get-TelnyxOutboundVoiceProfile -Name Europe | Remove-TelnyxExternalConnection -Force -ErrorAction Stop } |
            Should -Throw
        { Get-TelnyxPhoneNumber +13125550110 | Remove-TelnyxExternalConnection -Force -ErrorAction Stop } |
            Should -Throw
        $handler.Writes.Count | Should -Be 0
    }

    It 'completes ids with the names of the profiles that were read' {
        $null = Get-TelnyxOutboundVoiceProfile
        $completions = (TabExpansion2 'New-TelnyxExternalConnection -OutboundVoiceProfileId 19').CompletionMatches
        $completions.CompletionText | Should -Contain '1908714400296371203'
        ($completions | Where-Object CompletionText -EQ '1908714400296371203').ToolTip |
            Should -BeLike 'Europe, used by *'
        $all = (TabExpansion2 'New-TelnyxExternalConnection -OutboundVoiceProfileId ').CompletionMatches
        ($all | Where-Object CompletionText -EQ '1890475206119284731').ToolTip |
            Should -BeLike 'Trial, not enabled, used by *'
    }
}
