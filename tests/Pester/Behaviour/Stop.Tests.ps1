BeforeAll {
    . "$PSScriptRoot/../TestSetup.ps1"
    . "$PSScriptRoot/../TestHelpers.ps1"

    # Runs a script in another runspace, stops it like Ctrl+C when a condition is true, and returns the result.
    function Invoke-AndStop([scriptblock] $Script, [object[]] $ArgumentList, [scriptblock] $Once) {
        $runspace = Open-TestRunspace
        $powershell = [powershell]::Create()
        $powershell.Runspace = $runspace
        $null = $powershell.AddScript($Script.ToString())
        foreach ($argument in $ArgumentList) {
            $null = $powershell.AddArgument($argument)
        }

        $output = [Management.Automation.PSDataCollection[psobject]]::new()
        $running = $powershell.BeginInvoke([Management.Automation.PSDataCollection[psobject]]::new(), $output)
        $deadline = [DateTime]::UtcNow.AddSeconds(10)
        while (-not (& $Once) -and -not $running.IsCompleted -and [DateTime]::UtcNow -lt $deadline) {
            Start-Sleep -Milliseconds 10
        }

        # The command must be running.
        Start-Sleep -Milliseconds 100
        $wasRunning = -not $running.IsCompleted
        $clock = [Diagnostics.Stopwatch]::StartNew()
        $stopping = [Threading.Tasks.Task]::Run([Delegate]::CreateDelegate([Action], $powershell, 'Stop'))
        $ended = $stopping.Wait([timespan]::FromSeconds(3))
        $result = [pscustomobject]@{
            WasRunning = $wasRunning
            Seconds = $clock.Elapsed.TotalSeconds
            State = "$($powershell.InvocationStateInfo.State)"
            Output = $output.ReadAll(); Errors = $powershell.Streams.Error.ReadAll()
        }
        if ($ended) {
            $powershell.Dispose()
            $runspace.Dispose()
        }

        $result
    }
}

AfterAll {
    Disconnect-Telnyx
}

Describe 'Ctrl+C' {
    BeforeEach {
        $handler = Get-SandboxHandler
        $scripted = [TelnyxPS.TestSupport.ScriptedHandler]::new()
        $session = Connect-TestAccount $scripted -MaximumRetryCount 4
    }

    AfterEach {
        # If it could not be stopped, let it end, so that this process does not wait for it.
        $scripted.SetDefault(404, '')
        Disconnect-Telnyx -Session $session
    }

    It 'ends <Name> within a second, <Kind>' -ForEach @(
        foreach ($case in @(
            @{ Kind = 'while the server never answers'; Answer = { $scripted.EnqueueHang() } }
            @{
                Kind = 'in a pause that the service asked for'
                Answer = { $scripted.SetDefault(429, '', @{ 'Retry-After' = '10' }) }
            }
            @{
                Kind = 'in a pause after a failure'
                Answer = { $scripted.SetDefault(503, '', @{ 'Retry-After' = '10' }) }
            }
        )) {
            $case + @{
                Name = 'Get'
                Script = { param($session, $id) Get-TelnyxExternalConnection $id -Session $session; 'after' }
            }
            $case + @{
                Name = 'Get (list)'
                Script = { param($session) Get-TelnyxExternalConnection -Session $session; 'after' }
            }
            $case + @{
                Name = 'Set'
                Script = {
                    param($session, $id) Set-TelnyxExternalConnection $id -Active $false -Session $session; 'after'
                }
            }
            $case + @{
                Name = 'Remove'
                Script = { param($session, $id) Remove-TelnyxExternalConnection $id -Force -Session $session; 'after' }
            }
            # A failed create request is not sent again, so there is no delay.
            if ($case.Kind -notmatch 'failure') {
                $case + @{
                    Name = 'New'
                    Script = { param($session, $id) New-TelnyxExternalConnection $id -Session $session; 'after' }
                }
            }
        }
    ) {
        & $Answer
        $result = Invoke-AndStop -Script $Script -ArgumentList $session, $chicago `
            -Once { $scripted.Requests.Count -gt 0 }
        $result.WasRunning | Should -BeTrue
        $result.State | Should -Be 'Stopped'
        $result.Seconds | Should -BeLessThan 1
        $result.Output | Should -Not -Contain 'after'
        $result.Errors.Count | Should -Be 0
        $scripted.Requests.Count | Should -Be 1
    }

    It 'ends Test-TelnyxSession within a second' {
        $scripted.EnqueueHang()
        $result = Invoke-AndStop -Script { param($session) Test-TelnyxSession -Session $session; 'after' } `
            -ArgumentList $session -Once { $scripted.Requests.Count -gt 0 }
        $result.WasRunning | Should -BeTrue
        $result.Seconds | Should -BeLessThan 1
        $result.Output.Count | Should -Be 0
    }

    It 'ends the command within a second if a real server accepts the request and never responds' {
        $listener = [Net.Sockets.TcpListener]::new([Net.IPAddress]::Loopback, 0)
        $listener.Start()
        $real = Connect-Telnyx -ApiKey $testKey -BaseUri "http://127.0.0.1:$($listener.LocalEndpoint.Port)/v2" -PassThru
        try {
            $result = Invoke-AndStop -Script { param($session) Get-TelnyxExternalConnection -Session $session } `
                -ArgumentList $real -Once { $listener.Pending() }
            $result.WasRunning | Should -BeTrue
            $result.State | Should -Be 'Stopped'
            $result.Seconds | Should -BeLessThan 1
        }
        finally {
            $listener.Stop()
        }
    }

    It 'stops the pipeline, and keeps the changes that were made' {
        $scripted.EnqueueForward($handler)
        $scripted.EnqueueForward($handler)
        $scripted.EnqueueHang()
        $scripted.Forward($handler)
        $result = Invoke-AndStop -Script {
            param($session, $first, $second, $third)
            $first, $second, $third |
                Set-TelnyxExternalConnection -OutboundChannelLimit 33 -Session $session -ThrottleLimit 1
        } -ArgumentList $session, $chicago, $berlin, $lyon -Once { $scripted.Requests.Count -ge 3 }
        $result.State | Should -Be 'Stopped'
        $result.Output.Id | Should -BeExactly $chicago
        $scripted.Requests.Count | Should -Be 3
        $null = Connect-TestAccount $handler
        (Get-TelnyxExternalConnection $chicago).OutboundChannelLimit | Should -Be 33
        (Get-TelnyxExternalConnection $lyon).OutboundChannelLimit | Should -Be 4
    }

    It 'leaves the session usable' {
        $scripted.EnqueueHang()
        $scripted.Forward($handler)
        $result = Invoke-AndStop -Script { param($session) Get-TelnyxExternalConnection -Session $session } `
            -ArgumentList $session -Once { $scripted.Requests.Count -gt 0 }
        $result.State | Should -Be 'Stopped'
        (Get-TelnyxExternalConnection $chicago -Session $session).Id | Should -BeExactly $chicago
    }
}

Describe 'A pipeline that ends early' {
    It 'requests no further page: Select-Object -First' {
        $big = Get-SandboxHandler -Count 600
        $null = Connect-TestAccount $big
        $first = Get-TelnyxExternalConnection | Select-Object -First 2
        @($first).Count | Should -Be 2
        $big.Requests.Count | Should -Be 1
    }

    It 'changes nothing ahead of the output with -ThrottleLimit 1: Select-Object -First' {
        $handler = Get-SandboxHandler
        $null = Connect-TestAccount $handler
        $updated = Get-TelnyxExternalConnection |
            Set-TelnyxExternalConnection -OutboundChannelLimit 321 -ThrottleLimit 1 | Select-Object -First 3
        @($updated).Count | Should -Be 3
        $handler.Writes.Count | Should -Be 3
    }

    It 'changes only a few connections ahead of the output: -ThrottleLimit' {
        $handler = Get-SandboxHandler
        $null = Connect-TestAccount $handler
        $updated = Get-TelnyxExternalConnection | Set-TelnyxExternalConnection -OutboundChannelLimit 321 |
            Select-Object -First 3
        @($updated).Count | Should -Be 3
        $handler.Writes.Count | Should -BeGreaterOrEqual 3

        # With the default limit of 5, at most 6 are confirmed and not output: the third and 5 after it.
        $handler.Writes.Count | Should -BeLessOrEqual 8
    }

    It 'changes nothing after the first error: -ErrorAction Stop' {
        $handler = Get-SandboxHandler
        $null = Connect-TestAccount $handler
        { $chicago, $unknownId, $lyon | Set-TelnyxExternalConnection -OutboundChannelLimit 321 -ErrorAction Stop } |
            Should -Throw -ErrorId 'NotFound,TelnyxPS.Cmdlets.SetTelnyxExternalConnectionCommand'
        $handler.Writes.Count | Should -Be 1
        $handler.Requests.PathAndQuery | Should -Not -Match $lyon
    }

    It 'requests no further page after an error in another command' {
        $big = Get-SandboxHandler -Count 600
        $null = Connect-TestAccount $big
        { Get-TelnyxExternalConnection | ForEach-Object { throw 'elsewhere' } } | Should -Throw 'elsewhere'
        $big.Requests.Count | Should -Be 1
    }
}
