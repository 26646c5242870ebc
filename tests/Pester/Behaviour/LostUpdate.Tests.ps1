BeforeAll {
    . "$PSScriptRoot/../TestSetup.ps1"
    . "$PSScriptRoot/../TestHelpers.ps1"
}

AfterAll {
    Disconnect-Telnyx
}

Describe 'Changes to one connection in one process' {
    BeforeEach {
        $handler = Get-SandboxHandler
        $session = Connect-TestAccount $handler
    }

    It 'keep the changes of another session of the account' {
        $connection = Get-TelnyxExternalConnection $chicago
        $other = Connect-TestAccount $handler
        $null = Set-TelnyxExternalConnection $chicago -OutboundChannelLimit 77 -Session $other

        $updated = $connection | Set-TelnyxExternalConnection -Session $session -WebhookTimeoutSecs 7
        $updated.OutboundChannelLimit, $updated.WebhookTimeoutSecs | Should -Be 77, 7
        $updated.Changes.Setting | Should -BeExactly 'WebhookTimeoutSecs'
    }

    It 'are both kept if two pipelines make them at the same time' {
        $handler.DelayMilliseconds = 20
        $pipelines = @(
            @{ OutboundChannelLimit = 77 }, @{ InboundChannelLimit = 66 }, @{ AddTag = 'both' }, @{ Active = $false }) |
                ForEach-Object {
            $shell = [powershell]::Create([initialsessionstate]::CreateDefault2())
            $null = $shell.AddScript({
                param($Module, $Session, $Id, $Settings)
                Import-Module $Module
                Set-TelnyxExternalConnection $Id -Session $Session @Settings
            }).AddArgument((Get-Module TelnyxPS).Path).AddArgument($session).AddArgument($chicago).AddArgument($_)
            @{ Shell = $shell; Result = $shell.BeginInvoke() }
        }
        foreach ($pipeline in $pipelines) {
            $null = $pipeline.Shell.EndInvoke($pipeline.Result)
            $pipeline.Shell.Streams.Error | Should -BeNullOrEmpty
            $pipeline.Shell.Dispose()
        }

        $connection = Get-TelnyxExternalConnection $chicago
        $connection.OutboundChannelLimit, $connection.InboundChannelLimit, $connection.Active |
            Should -Be 77, 66, $false
        $connection.Tags | Should -Contain 'both'
    }

    It 'run in order if an id has leading zeros' {
        $handler.DelayMilliseconds = 20
        $rows = [pscustomobject]@{ Id = $chicago; OutboundChannelLimit = '77' },
            [pscustomobject]@{ Id = "00$chicago"; InboundChannelLimit = '66' }
        $updated = $rows | Set-TelnyxExternalConnection

        $updated.Id | Should -BeExactly $chicago, $chicago
        $updated[1].OutboundChannelLimit, $updated[1].InboundChannelLimit | Should -Be 77, 66
        $handler.Writes.PathAndQuery | Should -Not -Match '/0'
    }
}

Describe 'A state that ages while its change waits to be sent' {
    BeforeEach {
        $sandbox = [TelnyxPS.Sandbox.SandboxHandler]::new()
        $scripted = [TelnyxPS.TestSupport.ScriptedHandler]::new()
        $scripted.Forward($sandbox)
        $session = Connect-TestAccount $scripted -MaximumRetryCount 1
    }

    It 'is read again: <Name>' -ForEach @(
        @{ Name = 'a setting that someone else changed is kept'; Limit = 99; Wanted = @{ AddTag = 'new' }; Asked = 1 }
        @{
            Name = 'a change that is different by then is confirmed again'
            Limit = 99
            Wanted = @{ OutboundChannelLimit = 25 }
            Asked = 2
        }
        @{
            Name = 'a change that someone else already made is not sent'
            Limit = 25
            Wanted = @{ OutboundChannelLimit = 25 }
            Asked = 1
        }
    ) {
        $connection = Get-TelnyxExternalConnection $chicago
        $colleague = Connect-TestAccount ([TelnyxPS.TestSupport.RecordingHandler]::new($sandbox)) -ApiKey "${testKey}2"
        $null = Set-TelnyxExternalConnection $chicago -OutboundChannelLimit $Limit -Session $colleague

        # The service fails first, and a minute passes before the change is sent again.
        $clock = [TelnyxPS.TestSupport.JumpingClock]::new([timespan]'00:01:10')
        Set-SessionClock $session ([Delegate]::CreateDelegate([Func[DateTimeOffset]], $clock, 'Read'))
        $scripted.EnqueueCall([Delegate]::CreateDelegate([Action], $clock, 'Jump'), 503)
        $output = @($connection | Set-TelnyxExternalConnection -Session $session @Wanted -Verbose 4>&1)

        $updated = $output | Where-Object { $_ -is [TelnyxPS.Models.ExternalConnection] }
        $updated.OutboundChannelLimit | Should -Be $(if ($Wanted.OutboundChannelLimit) { 25 } else { 99 })
        @($output -match '^Performing the operation').Count | Should -Be $Asked
    }
}

Describe 'The response to a change' {
    BeforeEach {
        $scripted = [TelnyxPS.TestSupport.ScriptedHandler]::new()
        $null = Connect-TestAccount $scripted
        $scripted.Enqueue(200, (Get-AnswerJson $chicago))
    }

    It 'is the source of the change record: <Name>' -ForEach @(
        @{ Name = 'the service sets another value'; Limit = 100; Changes = 'OutboundChannelLimit: 10 -> 100' }
        @{ Name = 'the service changes nothing'; Limit = 10; Changes = '' }
    ) {
        $scripted.Enqueue(
            200, (
                Get-AnswerJson $chicago -With @{
                    outbound = @{ channel_limit = $Limit; outbound_voice_profile_id = $profileId }
                }))
        $updated = Set-TelnyxExternalConnection $chicago -OutboundChannelLimit 500 -WarningVariable warning `
            -WarningAction SilentlyContinue

        "$($updated.Changes)" | Should -BeExactly $Changes
        "$warning" | Should -BeExactly (
            "External connection $chicago (zoom): you specified 500 for outbound channel limit, but " +
                "Telnyx returned $Limit.")
    }

    It 'causes no warning if it has the specified values' {
        $scripted.Enqueue(
            200, (
                Get-AnswerJson $chicago -With @{
                    outbound = @{ channel_limit = 500; outbound_voice_profile_id = $profileId }
                }))
        $updated = Set-TelnyxExternalConnection $chicago -OutboundChannelLimit 500 -WarningVariable warning

        "$($updated.Changes)" | Should -BeExactly 'OutboundChannelLimit: 10 -> 500'
        $warning | Should -BeNullOrEmpty
    }
}

Describe 'A response about a different connection' {
    It 'is an error that names both connections, and causes no change' {
        $scripted = [TelnyxPS.TestSupport.ScriptedHandler]::new()
        $scripted.SetDefault(200, (Get-AnswerJson $berlin))
        $null = Connect-TestAccount $scripted

        $output = Set-TelnyxExternalConnection $chicago -Active $false -ErrorAction SilentlyContinue `
            -ErrorVariable failure

        $output | Should -BeNullOrEmpty
        $failure.FullyQualifiedErrorId | Should -BeLike 'InvalidResponse,*'
        $failure[0].Exception.Message | Should -BeLike "*contains the id $berlin instead of $chicago*"
        $scripted.Writes | Should -BeNullOrEmpty
    }
}
