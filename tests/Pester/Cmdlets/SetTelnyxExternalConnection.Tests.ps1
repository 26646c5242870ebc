BeforeAll {
    . "$PSScriptRoot/../TestSetup.ps1"
    . "$PSScriptRoot/../TestHelpers.ps1"

    # Every update of Chicago contains these settings, because Telnyx requires them.
    $outbound = """outbound"":{""channel_limit"":10,""outbound_voice_profile_id"":""$profileId""}"
}

AfterAll {
    Disconnect-Telnyx
}

Describe 'Set-TelnyxExternalConnection' {
    BeforeEach {
        $handler = Get-SandboxHandler
        $null = Connect-TestAccount $handler
        $scripted = [TelnyxPS.TestSupport.ScriptedHandler]::new()
    }

    It ('reads the connection of an id, sends the differences and the outbound object, and returns the changed ' +
        'connection') {
        $updated = Set-TelnyxExternalConnection -Id $chicago -Active $false
        $handler.Requests.ForEach('ToString') | Should -BeExactly @(
            "GET /v2/external_connections/$chicago"
            "PATCH /v2/external_connections/$chicago {""active"":false,$outbound}")
        $updated | Should -BeOfType ([TelnyxPS.Models.ExternalConnection])
        $updated.Id | Should -BeExactly $chicago
        $updated.Active | Should -BeExactly $false
        $updated.OutboundChannelLimit | Should -Be 10
    }

    It 'sends -<Name> as <Body>' -ForEach @(
        @{
            Name = 'OutboundVoiceProfileId'
            Value = '1908714400296371203'
            Body = '{"outbound":{"channel_limit":10,"outbound_voice_profile_id":"1908714400296371203"}}'
        }
        @{
            Name = 'OutboundVoiceProfileId'
            Value = 1908714400296371203
            Body = '{"outbound":{"channel_limit":10,"outbound_voice_profile_id":"1908714400296371203"}}'
        }
        @{
            Name = 'OutboundChannelLimit'
            Value = 0
            Body = '{"outbound":{"channel_limit":0,"outbound_voice_profile_id":"1911630617284445511"}}'
        }
        @{ Name = 'InboundChannelLimit'; Value = 5; Body = '{"inbound":{"channel_limit":5},OUTBOUND}' }
        @{ Name = 'Tag'; Value = 'emea', 'a;b', 'say "hi"'; Body = '{"tags":["emea","a;b","say \"hi\""],OUTBOUND}' }
        @{ Name = 'Tags'; Value = 'amer;x'; Body = '{"tags":["amer;x"],OUTBOUND}' }
        @{
            Name = 'WebhookEventUrl'
            Value = 'https://Hooks.Example.com:443/a/../b?c=%7e'
            Body = '{"webhook_event_url":"https://Hooks.Example.com:443/a/../b?c=%7e",OUTBOUND}'
        }
        @{
            Name = 'WebhookEventUrl'
            Value = [uri] 'https://Hooks.Example.com:443/x'
            Body = '{"webhook_event_url":"https://Hooks.Example.com:443/x",OUTBOUND}'
        }
        @{
            Name = 'WebhookEventFailoverUrl'
            Value = 'http://hooks.example.org'
            Body = '{"webhook_event_failover_url":"http://hooks.example.org",OUTBOUND}'
        }
        @{ Name = 'WebhookTimeoutSecs'; Value = 0; Body = '{"webhook_timeout_secs":0,OUTBOUND}' }
        @{ Name = 'WebhookTimeoutSecs'; Value = 30; Body = '{"webhook_timeout_secs":30,OUTBOUND}' }
        @{
            Name = 'AddTag'
            Value = 'vip', 'amer', 'a;b'
            Body = '{"tags":["amer","headquarters","vip","a;b"],OUTBOUND}'
        }
        @{ Name = 'RemoveTag'; Value = 'amer', 'unused tag'; Body = '{"tags":["headquarters"],OUTBOUND}' }
        @{ Name = 'RemoveTag'; Value = 'amer', 'headquarters'; Body = '{"tags":[],OUTBOUND}' }
    ) {
        $setting = @{ $Name = $Value }
        $null = Set-TelnyxExternalConnection -Id $chicago @setting
        $handler.Writes.Count | Should -Be 1
        $handler.Writes[0].Body | ConvertFrom-Json | ConvertTo-Json -Depth 5 -Compress |
            Should -BeExactly (
                $Body.Replace('OUTBOUND', $outbound) | ConvertFrom-Json | ConvertTo-Json -Depth 5 -Compress)
    }

    It 'sends several settings in one request' {
        $settings = @{
            OutboundChannelLimit = 25
            InboundChannelLimit = 5
            AddTag = 'vip'
            RemoveTag = 'headquarters'
            WebhookTimeoutSecs = 10
            Active = $false
        }
        $updated = Set-TelnyxExternalConnection $chicago @settings
        $handler.Writes.Count | Should -Be 1
        $handler.Writes[0].Body |
            Should -BeExactly ('{"active":false,"inbound":{"channel_limit":5},"tags":["amer","vip"],' +
                '"webhook_timeout_secs":10,' +
            """outbound"":{""channel_limit"":25,""outbound_voice_profile_id"":""$profileId""}}")
        $updated.Tags | Should -BeExactly 'amer', 'vip'
    }

    It 'sends no request if the connection already matches, returns it, and -Verbose says so' {
        $output = Set-TelnyxExternalConnection $chicago -Active $true -OutboundChannelLimit 10 -Tag headquarters, amer `
            -Verbose 4>&1
        $output[0].Message | Should -Match "$chicago.*no update sent"
        $output[1].Id | Should -BeExactly $chicago
        $handler.Requests.Method | Should -BeExactly 'GET'
    }

    It 'sends no request if no setting is specified' {
        (Set-TelnyxExternalConnection $chicago).Id | Should -BeExactly $chicago
        $handler.Requests.Method | Should -BeExactly 'GET'
    }

    It 'compares tags and addresses exactly' {
        $null = Set-TelnyxExternalConnection $chicago -Tag amer, Headquarters
        $handler.Writes.Count | Should -Be 1
        $null = Set-TelnyxExternalConnection $chicago `
            -WebhookEventUrl 'https://HOOKS.example.com/telnyx/chicago-headquarters'
        $handler.Writes.Count | Should -Be 2
        $null = Set-TelnyxExternalConnection $chicago `
            -WebhookEventUrl 'https://HOOKS.example.com/telnyx/chicago-headquarters'
        $handler.Writes.Count | Should -Be 2
    }

    It 'changes several ids one after another, and continues after a failure' {
        $updated = Set-TelnyxExternalConnection $chicago, $unknownId, $berlin -OutboundChannelLimit 42 `
            -ErrorVariable failure -ErrorAction SilentlyContinue
        $updated.Id | Should -BeExactly $chicago, $berlin
        $updated.OutboundChannelLimit | Should -Be 42, 42
        $failure.TargetObject | Should -BeExactly $unknownId
        $handler.Writes.Count | Should -Be 2
    }

    It 'changes connections by name' {
        $connections = Get-TelnyxExternalConnection $chicago, $berlin
        (Set-TelnyxExternalConnection -InputObject $connections -OutboundChannelLimit 42).Id |
            Should -BeExactly $chicago, $berlin
    }

    Context 'the settings that are not specified' {
        It 'are kept with <Service>: <Name>' -ForEach @(
            foreach ($service in 'a service that replaces nested objects', 'a service that merges them') {
                @{ Service = $service; Name = 'Active'; Value = $false }
                @{ Service = $service; Name = 'OutboundVoiceProfileId'; Value = '1902553918067213386' }
                @{ Service = $service; Name = 'InboundChannelLimit'; Value = 7 }
                @{ Service = $service; Name = 'OutboundChannelLimit'; Value = 7 }
                @{ Service = $service; Name = 'WebhookTimeoutSecs'; Value = 7 }
            }
        ) {
            $handler = Get-SandboxHandler -Merge:($Service -match 'merges')
            $null = Connect-TestAccount $handler
            $before = Get-TelnyxExternalConnection $berlin
            $setting = @{ $Name = $Value }
            $null = $before | Set-TelnyxExternalConnection @setting
            $after = Get-TelnyxExternalConnection $berlin
            foreach (
                $property in 'Active', 'OutboundVoiceProfileId', 'InboundChannelLimit', 'OutboundChannelLimit',
                'WebhookTimeoutSecs', 'WebhookEventUrl') {
                $expected = if ($property -eq $Name) { $Value } else { $before.$property }
                $after.$property | Should -BeExactly $expected -Because $property
            }

            "$($after.Tags)" | Should -BeExactly "$($before.Tags)"
        }

        It 'are kept in the nested objects even if they are unknown' {
            $scripted.SetDefault(200, (Get-AnswerJson -With @{
                inbound  = @{ channel_limit = 4; codec = 'G722' }
                outbound = [ordered]@{
                    channel_limit = 10; outbound_voice_profile_id = $profileId; region = @{ name = 'eu' }
                }
            }))
            $null = Connect-TestAccount $scripted
            $null = Set-TelnyxExternalConnection $chicago -InboundChannelLimit 5
            $body = $scripted.Writes[0].Body | ConvertFrom-Json
            $body.inbound.codec | Should -BeExactly 'G722'
            $body.inbound.channel_limit | Should -Be 5
            $body.outbound.region.name | Should -BeExactly 'eu'
        }

        It 'are not sent if the service did not send them' {
            $scripted.SetDefault(
                200, (Get-AnswerJson -With @{ outbound = @{ outbound_voice_profile_id = $profileId } }))
            $null = Connect-TestAccount $scripted
            $null = Set-TelnyxExternalConnection $chicago -Active $false
            $scripted.Writes[0].Body |
                Should -BeExactly "{""active"":false,""outbound"":{""outbound_voice_profile_id"":""$profileId""}}"
        }
    }

    Context 'the known state' {
        It 'is a recently read connection, which is not read again' {
            $connection = Get-TelnyxExternalConnection $chicago
            $handler.Clear()
            $null = $connection | Set-TelnyxExternalConnection -OutboundChannelLimit 5
            $handler.Requests.Method | Should -BeExactly 'PATCH'
        }

        It 'is not a connection that was read before a change of the session' {
            $connection = Get-TelnyxExternalConnection $chicago
            $null = $connection | Set-TelnyxExternalConnection -OutboundChannelLimit 5
            $handler.Clear()
            $updated = $connection | Set-TelnyxExternalConnection -OutboundVoiceProfileId $otherProfileId
            $handler.Requests.Method | Should -BeExactly 'GET', 'PATCH'
            $handler.Writes[0].Body |
                Should -BeExactly ("{""outbound"":{""channel_limit"":5," +
                    """outbound_voice_profile_id"":""$otherProfileId""}}")
            $updated.OutboundChannelLimit | Should -Be 5
        }

        It 'is the connection in the response to a change' {
            $updated = Get-TelnyxExternalConnection $chicago | Set-TelnyxExternalConnection -OutboundChannelLimit 5 |
                Set-TelnyxExternalConnection -OutboundVoiceProfileId $otherProfileId
            $handler.Requests.Method | Should -BeExactly 'GET', 'PATCH', 'PATCH'
            $updated.OutboundChannelLimit | Should -Be 5
            $updated.OutboundVoiceProfileId | Should -BeExactly $otherProfileId
        }

        It 'is not a connection that was read before a failed change' {
            $scripted.EnqueueForward($handler)
            $scripted.Enqueue(500, '')
            $scripted.Forward($handler)
            $null = Connect-TestAccount $scripted
            $connection = Get-TelnyxExternalConnection $chicago
            $connection | Set-TelnyxExternalConnection -OutboundChannelLimit 5 -ErrorAction SilentlyContinue
            $scripted.Clear()
            $null = $connection | Set-TelnyxExternalConnection -OutboundChannelLimit 6
            $scripted.Requests.Method | Should -BeExactly 'GET', 'PATCH'
        }

        It 'is not a connection that was read more than a minute ago' {
            $session = Get-TelnyxSession
            $connection = Get-TelnyxExternalConnection $chicago
            $handler.Clear()
            Move-SessionClock $session -By '00:00:50'
            $null = $connection | Set-TelnyxExternalConnection -Active $true
            $handler.Requests.Count | Should -Be 0
            Move-SessionClock $session -By '00:01:01'
            $null = $connection | Set-TelnyxExternalConnection -Active $true
            $handler.Requests.Method | Should -BeExactly 'GET'
        }

        It 'is read again for a second item with the same id' {
            $updated = 5, 6 | ForEach-Object { [pscustomobject]@{ Id = $chicago; OutboundChannelLimit = $_ } } |
                Set-TelnyxExternalConnection
            $updated.OutboundChannelLimit | Should -Be 5, 6
            $handler.Writes.Count | Should -Be 2
        }
    }

    Context 'clearing' {
        It 'clears <Setting> by -Clear' -ForEach @(
            @{
                Setting = 'OutboundChannelLimit'
                Property = 'OutboundChannelLimit'
                Body = '{"outbound":{"channel_limit":null,"outbound_voice_profile_id":"1911630617284445511"}}'
            }
            @{
                Setting = 'WebhookEventFailoverUrl'
                Property = 'WebhookEventFailoverUrl'
                Body = '{"webhook_event_failover_url":null,OUTBOUND}'
            }
            @{
                Setting = 'WebhookTimeoutSecs'
                Property = 'WebhookTimeoutSecs'
                Body = '{"webhook_timeout_secs":null,OUTBOUND}'
            }
            @{ Setting = 'Tag'; Property = 'Tags'; Body = '{"tags":[],OUTBOUND}' }
        ) {
            (Get-TelnyxExternalConnection $chicago).$Property | Should -Not -BeNullOrEmpty
            $updated = Set-TelnyxExternalConnection $chicago -Clear $Setting
            $handler.Writes.Body | Should -BeExactly $Body.Replace('OUTBOUND', $outbound)
            $updated.$Property | Should -BeNullOrEmpty

            $null = Set-TelnyxExternalConnection $chicago -Clear $Setting
            $handler.Writes.Count | Should -Be 1 -Because 'it has no value already'
        }

        It 'clears InboundChannelLimit by -Clear' {
            $updated = Set-TelnyxExternalConnection $berlin -Clear InboundChannelLimit
            $handler.Writes.Body |
                Should -BeExactly ("{""inbound"":{""channel_limit"":null},""outbound"":{""channel_limit"":20," +
                    """outbound_voice_profile_id"":""$otherProfileId""}}")
            $updated.InboundChannelLimit | Should -BeNullOrEmpty
            $updated.OutboundChannelLimit | Should -Be 20
        }

        It 'clears several settings and sets another one' {
            $null = Set-TelnyxExternalConnection $chicago -Clear OutboundChannelLimit, WebhookTimeoutSecs -Active $false
            $handler.Writes.Body |
                Should -BeExactly ("{""active"":false,""webhook_timeout_secs"":null," +
                    """outbound"":{""channel_limit"":null,""outbound_voice_profile_id"":""$profileId""}}")
        }

        It 'clears the tags and adds new ones' {
            (Set-TelnyxExternalConnection $chicago -Clear Tag -AddTag vip).Tags | Should -BeExactly 'vip'
        }

        It 'clears a setting even if a row has a value' {
            $row = [pscustomobject]@{ Id = $chicago; OutboundChannelLimit = '25'; Active = 'True' }
            ($row | Set-TelnyxExternalConnection -Clear OutboundChannelLimit).OutboundChannelLimit |
                Should -BeNullOrEmpty
        }

        It 'treats an empty address as no address' {
            $scripted.SetDefault(200, (Get-AnswerJson -With @{ webhook_event_failover_url = '' }))
            $null = Connect-TestAccount $scripted
            $null = Set-TelnyxExternalConnection $chicago -Clear WebhookEventFailoverUrl
            $scripted.Writes.Count | Should -Be 0
        }

        It 'accepts only the names of settings: <_>' `
            -ForEach 'Active', 'WebhookEventUrl', 'OutboundVoiceProfileId', 'Id', '' {
            { Set-TelnyxExternalConnection $chicago -Clear $_ } |
                Should -Throw -ErrorId $(
                    if ($_) { 'ParameterArgumentTransformationError,*' } else { 'SettingWithoutValue,*' })
            $handler.Requests.Count | Should -Be 0
        }

        It 'refuses -Clear without a value' {
            { Set-TelnyxExternalConnection $chicago -Clear $null } | Should -Throw
            { Set-TelnyxExternalConnection $chicago -Clear @() } | Should -Throw
            $handler.Requests.Count | Should -Be 0
        }
    }

    Context 'contradictions and missing values' {
        It 'refuses <Shown> for -<Name> on the command line, before any request' -ForEach @(
            foreach ($name in 'Active', 'OutboundVoiceProfileId', 'InboundChannelLimit', 'OutboundChannelLimit', 'Tag',
                'WebhookEventUrl', 'WebhookEventFailoverUrl', 'WebhookTimeoutSecs') {
                @{ Name = $name; Shown = '$null'; Value = $null }
                @{ Name = $name; Shown = 'a blank text'; Value = '' }
            }
        ) {
            $setting = @{ $Name = $Value }
            $failure = { Set-TelnyxExternalConnection -Id $chicago @setting } |
                Should -Throw -ErrorId ('SettingWithoutValue,' +
                    'TelnyxPS.Cmdlets.SetTelnyxExternalConnectionCommand') -PassThru
            $failure.CategoryInfo.Category | Should -Be 'InvalidArgument'
            $canClear = $Name -in [enum]::GetNames([TelnyxPS.Models.ConnectionSetting])
            "$failure" -match "-Clear $Name" | Should -Be $canClear
            $handler.Requests.Count | Should -Be 0
        }

        It 'refuses $null on the command line together with <Kind>' -ForEach @(
            @{
                Kind = 'a piped connection'
                Script = {
                    Get-TelnyxExternalConnection $chicago | Set-TelnyxExternalConnection -OutboundChannelLimit $null
                }
            }
            @{ Kind = 'a piped id'; Script = { $chicago | Set-TelnyxExternalConnection -OutboundChannelLimit $null } }
            @{
                Kind = 'a row that specifies it'
                Script = {
                    [pscustomobject]@{ Id = $chicago; OutboundChannelLimit = 4 } |
                        Set-TelnyxExternalConnection -OutboundChannelLimit $null
                }
            }
            @{
                Kind = 'a mistyped property'
                Script = {
                    $row = @{ Limit = 5 }; Set-TelnyxExternalConnection $chicago -OutboundChannelLimit $row.Limt
                }
            }
            @{ Kind = 'an empty list of tags'; Script = { Set-TelnyxExternalConnection $chicago -Tag @() } }
        ) {
            $Script | Should -Throw -ErrorId 'SettingWithoutValue,*'
            $handler.Writes.Count | Should -Be 0
        }

        It 'refuses -<_> without a tag' -ForEach 'AddTag', 'RemoveTag' {
            foreach ($value in $null, '', @(), @('')) {
                $setting = @{ $_ = $value }
                { Set-TelnyxExternalConnection $chicago @setting } | Should -Throw
            }

            $handler.Requests.Count | Should -Be 0
        }

        It 'refuses a tag that is blank' {
            { Set-TelnyxExternalConnection $chicago -Tag a, '' } |
                Should -Throw -ErrorId 'ParameterArgumentTransformationError,*'
            $handler.Requests.Count | Should -Be 0
        }

        It 'refuses to set and clear the same setting' {
            { Set-TelnyxExternalConnection $chicago -OutboundChannelLimit 5 -Clear OutboundChannelLimit } |
                Should -Throw -ErrorId 'SettingAndClear,TelnyxPS.Cmdlets.SetTelnyxExternalConnectionCommand'
            $handler.Requests.Count | Should -Be 0
        }

        It 'refuses to add and remove the same tag' {
            { Set-TelnyxExternalConnection $chicago -AddTag a, b -RemoveTag b } |
                Should -Throw -ErrorId 'AddAndRemoveTag,TelnyxPS.Cmdlets.SetTelnyxExternalConnectionCommand'
            $handler.Requests.Count | Should -Be 0
        }

        It 'refuses -<Name> <Value> before any request' -ForEach @(
            @{ Name = 'Active'; Value = 'perhaps' }
            @{ Name = 'Active'; Value = 2 }
            @{ Name = 'OutboundVoiceProfileId'; Value = 'abc' }
            @{ Name = 'OutboundVoiceProfileId'; Value = '1.91163061728445E+18' }
            @{ Name = 'OutboundVoiceProfileId'; Value = '9223372036854775808' }
            @{ Name = 'InboundChannelLimit'; Value = -1 }
            @{ Name = 'InboundChannelLimit'; Value = 1.5 }
            @{ Name = 'OutboundChannelLimit'; Value = 2147483648 }
            @{ Name = 'OutboundChannelLimit'; Value = 'ten' }
            @{ Name = 'WebhookTimeoutSecs'; Value = 31 }
            @{ Name = 'WebhookTimeoutSecs'; Value = -1 }
            @{ Name = 'WebhookEventUrl'; Value = 'hooks.example.com/x' }
            @{ Name = 'WebhookEventUrl'; Value = 'https:///x' }
            @{ Name = 'WebhookEventUrl'; Value = 'https://hooks.example.com/a b' }
            @{ Name = 'WebhookEventFailoverUrl'; Value = 'mailto:x@example.com' }
        ) {
            $setting = @{ $Name = $Value }
            $failure = { Set-TelnyxExternalConnection -Id $chicago @setting } |
                Should -Throw -ErrorId ('ParameterArgumentTransformationError,' +
                    'TelnyxPS.Cmdlets.SetTelnyxExternalConnectionCommand') -PassThru
            "$failure" | Should -Match ([regex]::Escape("$Value"))
            $handler.Requests.Count | Should -Be 0
        }

        It 'refuses to update a connection without a profile' {
            $scripted.SetDefault(200, (Get-AnswerJson -With @{ outbound = @{} }))
            $null = Connect-TestAccount $scripted
            $connection = Get-TelnyxExternalConnection $chicago
            $connection |
                Set-TelnyxExternalConnection -Active $false -ErrorVariable failure -ErrorAction SilentlyContinue |
                Should -BeNullOrEmpty
            $failure[0].FullyQualifiedErrorId |
                Should -BeExactly 'OutboundVoiceProfileRequired,TelnyxPS.Cmdlets.SetTelnyxExternalConnectionCommand'
            "$($failure[0])" | Should -Match '-OutboundVoiceProfileId'
            [object]::ReferenceEquals($failure[0].TargetObject, $connection) | Should -BeTrue
            $scripted.Writes.Count | Should -Be 0

            $null = $failure[0].TargetObject |
                Set-TelnyxExternalConnection -Active $false -OutboundVoiceProfileId $profileId
            $scripted.Writes[0].Body |
                Should -BeExactly "{""active"":false,""outbound"":{""outbound_voice_profile_id"":""$profileId""}}"
        }
    }

    Context 'a lost response' {
        It 'is checked: the connection matches' {
            $scripted.EnqueueForward($handler)
            $scripted.EnqueueAppliedThenLost($handler)
            $scripted.Forward($handler)
            $null = Connect-TestAccount $scripted
            $updated = Set-TelnyxExternalConnection $chicago -OutboundChannelLimit 5
            $updated.OutboundChannelLimit | Should -Be 5
            $scripted.Requests.Method | Should -BeExactly 'GET', 'PATCH', 'GET'
        }

        It 'is an error that says how to check if the connection does not match' {
            $scripted.EnqueueForward($handler)
            $scripted.EnqueueFailure()
            $scripted.Forward($handler)
            $null = Connect-TestAccount $scripted
            Set-TelnyxExternalConnection $chicago -OutboundChannelLimit 5 -ErrorVariable failure `
                -ErrorAction SilentlyContinue |
                Should -BeNullOrEmpty
            $failure.Count | Should -Be 1
            $failure[0].FullyQualifiedErrorId |
                Should -BeExactly 'ConnectionFailed,TelnyxPS.Cmdlets.SetTelnyxExternalConnectionCommand'
            "$($failure[0])" | Should -Match "Get-TelnyxExternalConnection -Id $chicago"
        }

        It 'causes a retry of the update' {
            $scripted.EnqueueForward($handler)
            $scripted.EnqueueAppliedThenLost($handler)
            $scripted.Forward($handler)
            $null = Connect-TestAccount $scripted -MaximumRetryCount 1
            (Set-TelnyxExternalConnection $chicago -OutboundChannelLimit 5).OutboundChannelLimit | Should -Be 5
            $scripted.Requests.Method | Should -BeExactly 'GET', 'PATCH', 'PATCH'
            $scripted.Writes[1].Body | Should -BeExactly $scripted.Writes[0].Body
        }
    }
}
