BeforeAll {
    . "$PSScriptRoot/../TestSetup.ps1"
    . "$PSScriptRoot/../TestHelpers.ps1"
}

AfterAll {
    Disconnect-Telnyx
}

Describe 'New-TelnyxExternalConnection' {
    BeforeEach {
        $handler = Get-SandboxHandler
        $null = Connect-TestAccount $handler
    }

    It 'sends the specified settings and the service, once, without a prompt' {
        $connection = New-TelnyxExternalConnection -OutboundVoiceProfileId $profileId
        $handler.Requests.Count | Should -Be 1
        $handler.Requests[0].Method | Should -BeExactly 'POST'
        $handler.Requests[0].PathAndQuery | Should -BeExactly '/v2/external_connections'
        $handler.Requests[0].Body |
            Should -BeExactly ("{""external_sip_connection"":""zoom""," +
                """outbound"":{""outbound_voice_profile_id"":""$profileId""}}")
        $connection | Should -BeOfType ([TelnyxPS.Models.ExternalConnection])
        $connection.ExternalSipConnection | Should -BeExactly 'zoom'
        $connection.OutboundVoiceProfileId | Should -BeExactly $profileId
        (Get-TelnyxExternalConnection -Id $connection.Id).Id | Should -BeExactly $connection.Id
    }

    It 'uses zoom if the cell of the service is blank' {
        $row = [pscustomobject]@{ OutboundVoiceProfileId = $profileId; ExternalSipConnection = ' ' }
        ($row | New-TelnyxExternalConnection).ExternalSipConnection | Should -BeExactly 'zoom'
    }

    It 'accepts the profile by position' {
        (New-TelnyxExternalConnection $profileId).OutboundVoiceProfileId | Should -BeExactly $profileId
    }

    It 'sends every setting' {
        $settings = @{
            OutboundVoiceProfileId        = $profileId
            ExternalSipConnection         = 'Zoom'
            Active                        = $false
            OutboundChannelLimit          = 25
            InboundChannelLimit           = 0
            InboundOutboundVoiceProfileId = $otherProfileId
            Tag                           = 'emea', 'a;b'
            WebhookEventUrl               = 'https://Hooks.example.com/A?b=c#d'
            WebhookEventFailoverUrl       = 'http://hooks.example.net'
            WebhookTimeoutSecs            = 30
        }
        $connection = New-TelnyxExternalConnection @settings
        $handler.Requests[0].Body |
            Should -BeExactly ('{"external_sip_connection":"zoom","active":false,"tags":["emea","a;b"],' +
            '"webhook_event_url":"https://Hooks.example.com/A?b=c#d",' +
                '"webhook_event_failover_url":"http://hooks.example.net","webhook_timeout_secs":30,' +
            """inbound"":{""channel_limit"":0,""outbound_voice_profile_id"":""$otherProfileId""}," +
            """outbound"":{""channel_limit"":25,""outbound_voice_profile_id"":""$profileId""}}")
        $connection.Active | Should -BeExactly $false
        $connection.InboundChannelLimit | Should -Be 0
        $connection.Tags | Should -BeExactly 'emea', 'a;b'
        $connection.WebhookEventUrl | Should -BeExactly 'https://Hooks.example.com/A?b=c#d'
    }

    It 'sends the same profile in inbound if it sends inbound settings' {
        $null = New-TelnyxExternalConnection $profileId -InboundChannelLimit 5
        $handler.Requests[0].Body |
            Should -Match """inbound"":{""channel_limit"":5,""outbound_voice_profile_id"":""$profileId""}"
    }

    It 'adds the new connection to the known connections' {
        $connection = New-TelnyxExternalConnection $profileId
        $handler.Clear()
        $null = $connection | Set-TelnyxExternalConnection -OutboundChannelLimit 3
        $handler.Requests.Method | Should -BeExactly 'PATCH'
    }

    It 'creates one connection for each row' {
        $made = @(
            'OutboundVoiceProfileId,Tags,Active,InboundChannelLimit',
            "$profileId,emea;branch,FALSE,",
            "$otherProfileId,,,7" |
                ConvertFrom-Csv |
                New-TelnyxExternalConnection
        )
        $made.Count | Should -Be 2
        $handler.Writes.Body | Should -BeExactly @(
            "{""external_sip_connection"":""zoom"",""active"":false,""tags"":[""emea"",""branch""]," +
                """outbound"":{""outbound_voice_profile_id"":""$profileId""}}"
            ('{"external_sip_connection":"zoom","inbound":{"channel_limit":7,' +
                """outbound_voice_profile_id"":""$otherProfileId""}," +
                    """outbound"":{""outbound_voice_profile_id"":""$otherProfileId""}}"))
    }

    It 'copies connections for Zoom' {
        $chicagoNow = Get-TelnyxExternalConnection $chicago
        $copy = $chicagoNow | New-TelnyxExternalConnection
        $copy.Id | Should -Not -Be $chicago
        $copy.Tags | Should -BeExactly $chicagoNow.Tags
        $copy.OutboundChannelLimit | Should -Be $chicagoNow.OutboundChannelLimit
        $copy.WebhookEventUrl | Should -BeExactly $chicagoNow.WebhookEventUrl
    }

    It 'refuses Operator Connect before any request, and continues' {
        $rows = 'OutboundVoiceProfileId,ExternalSipConnection', "$profileId,operator_connect", "$profileId,zoom" |
            ConvertFrom-Csv
        $made = @($rows | New-TelnyxExternalConnection -ErrorVariable failure -ErrorAction SilentlyContinue)
        $made.Count | Should -Be 1
        $failure.Count | Should -Be 1
        $failure[0].TargetObject | Should -Be $rows[0]
        $handler.Requests.Count | Should -Be 1
        { New-TelnyxExternalConnection $profileId -ExternalSipConnection operator_connect } |
            Should -Throw -ErrorId 'ParameterArgumentValidationError,*'
        $handler.Requests.Count | Should -Be 1
    }

    It 'refuses the profile <Shown> before any request' -ForEach @(
        @{ Shown = '$null'; Value = $null }
        @{ Shown = 'blank'; Value = '' }
        @{ Shown = 'abc'; Value = 'abc' }
        @{ Shown = '1.91163061728445E+18'; Value = '1.91163061728445E+18' }
    ) {
        $failure = { New-TelnyxExternalConnection -OutboundVoiceProfileId $Value } | Should -Throw -PassThru
        $failure.CategoryInfo.Category | Should -Be $(if ($Value) { 'InvalidData' } else { 'InvalidArgument' })
        $handler.Requests.Count | Should -Be 0
    }

    It 'refuses -<Name> <Value> before any request' -ForEach @(
        @{ Name = 'InboundOutboundVoiceProfileId'; Value = 'abc' }
        @{ Name = 'OutboundChannelLimit'; Value = -1 }
        @{ Name = 'InboundChannelLimit'; Value = '5.5' }
        @{ Name = 'WebhookTimeoutSecs'; Value = 31 }
        @{ Name = 'WebhookEventUrl'; Value = 'hooks.example.com' }
        @{ Name = 'WebhookEventFailoverUrl'; Value = 'ftp://hooks.example.com' }
        @{ Name = 'Active'; Value = 'perhaps' }
    ) {
        $setting = @{ $Name = $Value }
        $failure = { New-TelnyxExternalConnection $profileId @setting } |
            Should -Throw -ErrorId ('ParameterArgumentTransformationError,' +
                'TelnyxPS.Cmdlets.NewTelnyxExternalConnectionCommand') -PassThru
        "$failure" | Should -Match ([regex]::Escape("'$Value'"))
        $handler.Requests.Count | Should -Be 0
    }

    It 'refuses -<_> without a value, and does not mention -Clear' -ForEach @(
        'Active', 'OutboundChannelLimit', 'InboundChannelLimit', 'InboundOutboundVoiceProfileId', 'Tag'
        'WebhookEventUrl', 'WebhookEventFailoverUrl', 'WebhookTimeoutSecs'
    ) {
        $setting = @{ $_ = $null }
        $failure = { New-TelnyxExternalConnection $profileId @setting } |
            Should -Throw -ErrorId 'SettingWithoutValue,TelnyxPS.Cmdlets.NewTelnyxExternalConnectionCommand' -PassThru
        "$failure" | Should -Match "-$_"
        "$failure" | Should -Not -Match '-Clear'
        $handler.Requests.Count | Should -Be 0
    }

    It 'has the refused settings as the target of the error, which can be piped again' {
        $scripted = [TelnyxPS.TestSupport.ScriptedHandler]::new()
        $scripted.SetDefault(422, (Get-ErrorJson))
        $session = Connect-TestAccount $scripted
        $row = [pscustomobject]@{
            OutboundVoiceProfileId = $profileId
            Tags = 'emea;"a;b"'
            OutboundChannelLimit = '5'
            InboundChannelLimit = ''
        }
        $row |
            New-TelnyxExternalConnection -Active $false -Session $session -ErrorVariable failure `
                -ErrorAction SilentlyContinue
        $failure.Count | Should -Be 1
        $scripted.Requests.Count | Should -Be 1

        $null = Connect-TestAccount $handler
        $made = $failure.TargetObject | New-TelnyxExternalConnection
        $handler.Requests.Count | Should -Be 1
        $handler.Requests[0].Body | Should -BeExactly $scripted.Requests[0].Body
        $made.Tags | Should -BeExactly 'emea', 'a;b'
    }

    It 'is never sent twice if its response is lost: <Kind>' -ForEach @(
        @{ Kind = 'the connection'; Script = { $args[0].EnqueueFailure() } }
        @{ Kind = '502'; Script = { $args[0].Enqueue(502, '') } }
        @{ Kind = 'the end of the body'; Script = { $args[0].EnqueueBrokenBody(201, '{"data":') } }
    ) {
        $scripted = [TelnyxPS.TestSupport.ScriptedHandler]::new()
        & $Script $scripted
        $null = Connect-TestAccount $scripted -MaximumRetryCount 3
        New-TelnyxExternalConnection $profileId -Tag emea -ErrorVariable failure -ErrorAction SilentlyContinue |
            Should -BeNullOrEmpty
        $scripted.Requests.Count | Should -Be 1
        $failure[0].FullyQualifiedErrorId |
            Should -BeExactly 'OutcomeUnknown,TelnyxPS.Cmdlets.NewTelnyxExternalConnectionCommand'
        "$($failure[0])" |
            Should -Match 'outcome of POST .* is unknown.*Get-TelnyxExternalConnection -CreatedAt \d{4}-\d\d-\d\d'
        $failure[0].TargetObject.OutboundVoiceProfileId | Should -BeExactly $profileId
        $failure[0].TargetObject.Tag | Should -BeExactly 'emea'
    }

    It 'is sent again if it never reached the service' {
        $scripted = [TelnyxPS.TestSupport.ScriptedHandler]::new()
        $scripted.EnqueueConnectionRefused()
        $scripted.Forward($handler)
        $null = Connect-TestAccount $scripted -MaximumRetryCount 1
        (New-TelnyxExternalConnection $profileId).Id | Should -Not -BeNullOrEmpty
        $scripted.Requests.Count | Should -Be 2
        $handler.Requests.Count | Should -Be 1
    }

    It 'is sent again after HTTP 429' {
        $scripted = [TelnyxPS.TestSupport.ScriptedHandler]::new()
        $scripted.Enqueue(429, '', @{ 'Retry-After' = '0.05' })
        $scripted.Forward($handler)
        $null = Connect-TestAccount $scripted
        (New-TelnyxExternalConnection $profileId).Id | Should -Not -BeNullOrEmpty
        $scripted.Requests.Count | Should -Be 2
    }
}
