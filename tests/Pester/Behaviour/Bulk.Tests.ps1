BeforeAll {
    . "$PSScriptRoot/../TestSetup.ps1"
    . "$PSScriptRoot/../TestHelpers.ps1"
}

Describe 'Many connections at once' {
    BeforeEach {
        $handler = Get-SandboxHandler -Count 60
        $null = Connect-TestAccount $handler
        $connections = Get-TelnyxExternalConnection
        $handler.DelayMilliseconds = 10
        $handler.Clear()
    }

    It 'run five requests at the same time by default' {
        $null = $connections | Set-TelnyxExternalConnection -OutboundChannelLimit 321
        $handler.MaxConcurrency | Should -Be 5
        $handler.Writes.Count | Should -Be 60
    }

    It 'run as many requests as -ThrottleLimit specifies: <_>' -ForEach 1, 3, 16 {
        $null = $connections | Set-TelnyxExternalConnection -OutboundChannelLimit 321 -ThrottleLimit $_
        $handler.MaxConcurrency | Should -Be $_
    }

    It 'run one by one if an error stops the script: <Name>' -ForEach @(
        @{
            Name = '-ErrorAction Stop'
            Script = { $connections | Set-TelnyxExternalConnection -OutboundChannelLimit 321 -ErrorAction Stop }
        }
        @{
            Name = '$ErrorActionPreference'
            Script = {
                $ErrorActionPreference = 'Stop'; $connections | Set-TelnyxExternalConnection -OutboundChannelLimit 321
            }
        }
        @{
            Name = 'the preference as text in another case'
            Script = {
                [string] $ErrorActionPreference = 'stop'
                $connections | Set-TelnyxExternalConnection -OutboundChannelLimit 321
            }
        }
    ) {
        $null = & $Script
        $handler.MaxConcurrency | Should -Be 1
    }

    It 'run at the same time if -ThrottleLimit specifies it, even if an error stops the script' {
        $null = $connections | Set-TelnyxExternalConnection -OutboundChannelLimit 321 -ThrottleLimit 4 -ErrorAction Stop
        $handler.MaxConcurrency | Should -Be 4
    }

    It 'run at the same time if -ErrorAction Continue overrides the preference' {
        $ErrorActionPreference = 'Stop'
        $null = $connections | Set-TelnyxExternalConnection -OutboundChannelLimit 321 -ErrorAction Continue
        $handler.MaxConcurrency | Should -Be 5
    }

    It 'are returned in the order of the input: <_>' -ForEach 'Get', 'Set', 'Remove' {
        $shuffled = $connections.Id | Sort-Object { [guid]::NewGuid() }
        if ($_ -eq 'Remove') {
            $null = $connections | Set-TelnyxExternalConnection -Active $false -ThrottleLimit 16
        }

        $result = switch ($_) {
            'Get' { $shuffled | Get-TelnyxExternalConnection -ThrottleLimit 16 }
            'Set' { $shuffled | Set-TelnyxExternalConnection -OutboundChannelLimit 321 -ThrottleLimit 16 }
            'Remove' { $shuffled | Remove-TelnyxExternalConnection -Force -ThrottleLimit 16 }
        }
        $result.Id | Should -BeExactly $shuffled
    }

    It 'are each returned once, as a connection or as an error, in order' {
        $asked = foreach ($i in 0..59) {
            if ($i % 7 -eq 3) { "10000000000000000$($i.ToString('00'))" } else { $connections[$i].Id }
        }
        $order = [Collections.Generic.List[string]]::new()
        $asked | Set-TelnyxExternalConnection -OutboundChannelLimit 321 -ThrottleLimit 8 2>&1 | ForEach-Object {
            $order.Add($(if ($_ -is [Management.Automation.ErrorRecord]) { $_.TargetObject } else { $_.Id }))
        }
        $order | Should -BeExactly $asked
    }

    It 'run one after another for the same connection' {
        $id = $connections[0].Id
        $limits = 1..20 | ForEach-Object { [pscustomobject]@{ Id = $id; OutboundChannelLimit = 400 + $_ } }
        $result = $limits | Set-TelnyxExternalConnection -ThrottleLimit 16
        $result.OutboundChannelLimit | Should -BeExactly (401..420)
        (Get-TelnyxExternalConnection $id).OutboundChannelLimit | Should -Be 420
    }

    It 'change nothing after the first failure: -ErrorAction Stop' {
        {
            $connections[0].Id, $unknownId, $connections[1].Id |
                Remove-TelnyxExternalConnection -Force -ErrorAction Stop
        } | Should -Throw
        $handler.Writes.Count | Should -Be 1
    }

    It 'leave no request running' {
        $handler.DelayMilliseconds = 150
        $null = $connections | Set-TelnyxExternalConnection -OutboundChannelLimit 321 -ThrottleLimit 16 |
            Select-Object -First 1
        $sent = $handler.Requests.Count
        Start-Sleep -Milliseconds 300
        $handler.Requests.Count | Should -Be $sent
    }
}

Describe 'Progress' {
    BeforeAll {
        # Runs a script in another runspace, and returns its progress records.
        function Get-Progress([scriptblock] $Script, [object[]] $ArgumentList) {
            $runspace = Open-TestRunspace
            $powershell = [powershell]::Create()
            $powershell.Runspace = $runspace
            $null = $powershell.AddScript($Script.ToString())
            foreach ($argument in $ArgumentList) {
                $null = $powershell.AddArgument($argument)
            }

            $null = $powershell.Invoke()
            $powershell.Streams.Progress | Where-Object Activity -Like '*-Telnyx*'
            $powershell.Dispose()
            $runspace.Dispose()
        }
    }

    BeforeEach {
        $handler = Get-SandboxHandler -Count 60
        $session = Connect-TestAccount $handler
        $connections = Get-TelnyxExternalConnection
    }

    It 'is shown for work that takes longer than a second, at most five times per second' {
        $handler.DelayMilliseconds = 200
        $progress = @(Get-Progress -ArgumentList $session, $connections.Id {
                param($session, $ids) Remove-TelnyxExternalConnection $ids -Force -Session $session -ThrottleLimit 8 `
                    -ErrorAction SilentlyContinue
            })
        $progress.Count | Should -BeGreaterThan 1
        $progress.Count | Should -BeLessOrEqual 8
        $progress[0].Activity | Should -BeExactly 'Remove-TelnyxExternalConnection'
        $progress[0].StatusDescription | Should -Match '^\d+ done, \d+ failed, \d+ running, \d+ per second$'
        $progress[0].PercentComplete | Should -BeGreaterThan 0
        ($progress.PercentComplete | Measure-Object -Maximum).Maximum | Should -BeLessOrEqual 100
        $progress[-1].RecordType | Should -Be 'Completed'
    }

    It 'has no percentage if the number of items is unknown' {
        $handler.DelayMilliseconds = 200
        $progress = @(Get-Progress -ArgumentList $session, $connections {
                param($session, $connections) $connections |
                    Set-TelnyxExternalConnection -OutboundChannelLimit 321 -Session $session -ThrottleLimit 8
            })
        $progress.Count | Should -BeGreaterThan 1
        $progress.PercentComplete | Select-Object -Unique | Should -Be -1
    }

    It 'of a list shows how many items have arrived' {
        $handler = Get-SandboxHandler -Count 1600
        $session = Connect-TestAccount $handler
        $handler.DelayMilliseconds = 600
        $progress = @(
            Get-Progress -ArgumentList $session { param($session) Get-TelnyxExternalConnection -Session $session }
        )
        $progress.Count | Should -BeGreaterThan 1
        $progress.StatusDescription |
            Where-Object { $_ -match '^(250|500|750|1,000|1,250|1,500|1,600) of 1,600 listed$' } |
            Should -Not -BeNullOrEmpty
        $progress[-1].RecordType | Should -Be 'Completed'
    }

    It 'shows when the requests continue that wait for the rate limit' {
        $scripted = [TelnyxPS.TestSupport.ScriptedHandler]::new()
        1..5 | ForEach-Object { $scripted.EnqueueForward($handler) }
        $scripted.Enqueue(429, '', @{ 'x-ratelimit-reset' = '2' })
        $scripted.Forward($handler)
        $session = Connect-TestAccount $scripted

        # The first two are read and changed, the third does not exist, and the request for the fourth is refused once.
        $ids = @($connections.Id[0, 1]) + $unknownId + $connections.Id[2]
        $progress = @(Get-Progress -ArgumentList $session, $ids {
                param($session, $ids) Set-TelnyxExternalConnection $ids -OutboundChannelLimit 321 -Session $session `
                    -ThrottleLimit 1 -ErrorAction SilentlyContinue
            })
        $waiting = @($progress | Where-Object StatusDescription -Match '^2 done, 1 failed, rate limit until .+$')
        $waiting.Count | Should -BeGreaterThan 0
        $end = [datetime]::Parse(($waiting[0].StatusDescription -replace '^.* until '), [cultureinfo]::CurrentCulture)
        [Math]::Abs(($end - [datetime]::Now).TotalSeconds) | Should -BeLessThan 10
        $waiting[0].PercentComplete | Should -Be -1
        (Get-TelnyxExternalConnection $connections.Id[2] -Session $session).OutboundChannelLimit | Should -Be 321
    }

    It 'is not shown for work that is done quickly' {
        $progress = @(Get-Progress -ArgumentList $session, $connections {
                param($session, $connections) $connections |
                    Set-TelnyxExternalConnection -OutboundChannelLimit 321 -Session $session
            })
        $progress.Count | Should -Be 0
    }
}

Describe 'A service that limits the rate' {
    It 'delays all requests of the session, and no item fails' {
        $handler = Get-SandboxHandler -Count 40
        $scripted = [TelnyxPS.TestSupport.ScriptedHandler]::new()
        $scripted.EnqueueForward($handler)
        1..3 | ForEach-Object { $scripted.Enqueue(429, '', @{ 'x-ratelimit-reset' = '0.4' }) }
        $scripted.Forward($handler)
        $null = Connect-TestAccount $scripted
        $connections = Get-TelnyxExternalConnection
        $clock = [Diagnostics.Stopwatch]::StartNew()
        $updated = $connections | Set-TelnyxExternalConnection -OutboundChannelLimit 321 -ErrorVariable failure
        $clock.Elapsed.TotalSeconds | Should -BeGreaterThan 0.39
        $failure.Count | Should -Be 0
        @($updated).Count | Should -Be 40

        # After a refusal, nothing is sent until the wait ends. Requests that were sent together are refused together.
        $times = $scripted.Requests.Time
        $gaps = 1..($times.Count - 1) | ForEach-Object { ($times[$_] - $times[$_ - 1]).TotalSeconds }
        @($gaps | Where-Object { $_ -gt 0.3 }).Count | Should -BeIn 1, 2, 3
        $scripted.Requests.Count | Should -Be (1 + 40 + 3)
    }
}

Describe 'Reads by id' {
    It 'use the pages of the list if that takes fewer requests: <Name>' -ForEach @(
        @{ Name = 'Get'; Script = { $ids | Get-TelnyxExternalConnection } }
        @{ Name = 'Set'; Script = { $ids | Set-TelnyxExternalConnection -OutboundVoiceProfileId $profileId } }
    ) {
        $handler = Get-SandboxHandler -Count 1000
        $null = Connect-TestAccount $handler
        $ids = (Get-TelnyxExternalConnection).Id
        $handler.Clear()
        $result = & $Script
        $result.Id | Should -BeExactly $ids
        $handler.Requests.Count | Should -BeLessOrEqual 10
    }

    It 'are sent one by one if there are few ids' {
        $handler = Get-SandboxHandler -Count 1000
        $null = Connect-TestAccount $handler
        $ids = (Get-TelnyxExternalConnection -First 4).Id
        $handler.Clear()
        $null = $ids | Get-TelnyxExternalConnection
        $handler.Requests.Count | Should -Be 4
    }
}
