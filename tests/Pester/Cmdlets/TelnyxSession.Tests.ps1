BeforeDiscovery {
    $isOld = $PSVersionTable.PSVersion.Major -lt 7
}

BeforeAll {
    . "$PSScriptRoot/../TestSetup.ps1"
    . "$PSScriptRoot/../TestHelpers.ps1"
}

Describe 'The session that a cmdlet uses' {
    BeforeEach {
        $handler = Get-SandboxHandler
        $otherHandler = Get-SandboxHandler
        $other = Connect-TestAccount $otherHandler
        $session = Connect-TestAccount $handler
    }

    AfterEach {
        Disconnect-Telnyx
    }

    It 'is the one that was opened last' {
        $null = Get-TelnyxExternalConnection -Id $chicago
        $handler.Requests.Count | Should -Be 1
        $otherHandler.Requests.Count | Should -Be 0
    }

    It 'is the one of -Session' {
        $null = Get-TelnyxExternalConnection -Id $chicago -Session $other
        $handler.Requests.Count | Should -Be 0
        $otherHandler.Requests.Count | Should -Be 1
    }

    It 'is the one that a piped connection came from: <Name>' -ForEach @(
        @{ Name = 'Get'; Script = { $args[0] | Get-TelnyxExternalConnection } }
        @{ Name = 'Set'; Script = { $args[0] | Set-TelnyxExternalConnection -OutboundChannelLimit 3 } }
        @{ Name = 'Remove'; Script = { $args[0] | Remove-TelnyxExternalConnection -Force } }
    ) {
        $connection = Get-TelnyxExternalConnection -Id $lyon -Session $other
        $otherHandler.Clear()
        $output = & $Script $connection
        $output.Id | Should -BeExactly $lyon
        $otherHandler.Requests.Count | Should -Be 1
        $handler.Requests.Count | Should -Be 0
    }

    It 'is the one that a piped connection came from if there is no default session' {
        $connection = Get-TelnyxExternalConnection -Id $chicago -Session $other
        Disconnect-Telnyx
        $null = $connection | Set-TelnyxExternalConnection -OutboundChannelLimit 3
        $otherHandler.Writes.Count | Should -Be 1
    }

    It 'is never a different one than the piped connection came from: <Name>' -ForEach @(
        @{ Name = 'Get'; Script = { $args[0] | Get-TelnyxExternalConnection -Session $args[1] } }
        @{
            Name = 'Set'; Script = { $args[0] | Set-TelnyxExternalConnection -OutboundChannelLimit 3 -Session $args[1] }
        }
        @{ Name = 'Remove'; Script = { $args[0] | Remove-TelnyxExternalConnection -Force -Session $args[1] } }
    ) {
        $connection = Get-TelnyxExternalConnection -Id $lyon -Session $other
        $otherHandler.Clear()
        $failure = { & $Script $connection $session } |
            Should -Throw -ErrorId "SessionMismatch,TelnyxPS.Cmdlets.${Name}TelnyxExternalConnectionCommand" -PassThru
        $failure.CategoryInfo.Category | Should -Be 'InvalidArgument'
        [object]::ReferenceEquals($failure.TargetObject, $connection) | Should -BeTrue
        "$failure" | Should -Match "$lyon.* belongs to .*, but -Session specifies a different session\. Run "
        $handler.Requests.Count + $otherHandler.Requests.Count | Should -Be 0
    }

    It 'is described in the error if its description differs from the one of the object' {
        $connection = Get-TelnyxExternalConnection -Id $lyon -Session (Connect-Telnyx -Sandbox -PassThru)
        $key = ConvertTo-SecureString 'KEY0123456789' -AsPlainText -Force
        $second = Connect-Telnyx -ApiKey $key -BaseUri http://127.0.0.1:9/v2 -PassThru
        { $connection | Get-TelnyxExternalConnection -Session $second } | Should -Throw -ErrorId 'SessionMismatch,*' `
            -ExpectedMessage '*specifies a different session: Telnyx session http://127.0.0.1:9/v2*. Run the *'
    }

    It 'can be specified with a connection that came from it' {
        $connection = Get-TelnyxExternalConnection -Id $chicago -Session $other
        $null = $connection | Set-TelnyxExternalConnection -OutboundChannelLimit 3 -Session $other
        $otherHandler.Writes.Count | Should -Be 1
        $handler.Requests.Count | Should -Be 0
    }

    It 'is the default one for the id of a connection of another session' {
        $connection = Get-TelnyxExternalConnection -Id $chicago -Session $other
        $otherHandler.Clear()
        $null = Set-TelnyxExternalConnection -Id $connection.Id -OutboundChannelLimit 3
        $handler.Writes.Count | Should -Be 1
        $otherHandler.Requests.Count | Should -Be 0
    }

    It 'cannot be $null' {
        { Get-TelnyxExternalConnection -Session $null } | Should -Throw -ErrorId 'ParameterArgumentValidationError,*'
        $handler.Requests.Count | Should -Be 0
    }

    It 'does not use connections that a session of another account read' {
        $connection = Get-TelnyxExternalConnection -Id $chicago -Session $other
        $null = Set-TelnyxExternalConnection -Id $chicago -OutboundChannelLimit 3
        $handler.Reads.Count | Should -Be 1 -Because "the other account's $($connection.Id) is another connection"
    }
}

Describe 'Without a session' {
    It 'fails with NoSession: <_>' -ForEach @(
        'Get-TelnyxExternalConnection'
        'Get-TelnyxExternalConnection -Id 1'
        'New-TelnyxExternalConnection -OutboundVoiceProfileId 1'
        'Set-TelnyxExternalConnection -Id 1 -Active $false'
        'Remove-TelnyxExternalConnection -Id 1 -Force'
    ) {
        Connect-Telnyx -Sandbox
        Disconnect-Telnyx
        $type = ($_ -split ' ')[0].Replace('-', '') + 'Command'
        $failure = { & ([scriptblock]::Create($_)) } |
            Should -Throw -ErrorId "NoSession,TelnyxPS.Cmdlets.$type" -PassThru
        $failure.CategoryInfo.Category | Should -Be 'ConnectionError'
        "$failure" | Should -Match '-Session \$using:session'
        "$failure" | Should -BeLike '*other cmdlets in that process do not create a session from TELNYX_API_KEY.'
        "$failure" | Should -Match 'Connect-Telnyx'
    }

    It 'returns nothing from Get-TelnyxSession' {
        Get-TelnyxSession | Should -BeNullOrEmpty
    }
}

Describe 'Disconnect-Telnyx' {
    BeforeEach {
        $handler = Get-SandboxHandler
        $session = Connect-TestAccount $handler
    }

    AfterEach {
        Disconnect-Telnyx
    }

    It 'closes the session of the runspace, and returns nothing' {
        Disconnect-Telnyx | Should -BeNullOrEmpty
        Get-TelnyxSession | Should -BeNullOrEmpty
        { Get-TelnyxExternalConnection -Session $session } |
            Should -Throw '*that -Session specifies was disconnected. Specify another*' `
                -ErrorId 'SessionClosed,TelnyxPS.Cmdlets.GetTelnyxExternalConnectionCommand'
        $handler.Requests.Count | Should -Be 0
    }

    It 'closes a specified or piped session, and keeps the default session' {
        $next = Connect-TestAccount (Get-SandboxHandler)
        $session | Disconnect-Telnyx
        [object]::ReferenceEquals((Get-TelnyxSession), $next) | Should -BeTrue
        { Get-TelnyxExternalConnection -Session $session } | Should -Throw -ErrorId 'SessionClosed,*'
        (Get-TelnyxExternalConnection -Id $chicago).Id | Should -BeExactly $chicago
    }

    It 'removes the default session if it is specified' {
        Disconnect-Telnyx -Session $session
        Get-TelnyxSession | Should -BeNullOrEmpty
    }

    It 'does nothing without a session' {
        Disconnect-Telnyx
        { Disconnect-Telnyx -ErrorAction Stop } | Should -Not -Throw
    }

    It 'does nothing with a session that is already closed' {
        Disconnect-Telnyx
        { Disconnect-Telnyx -Session $session -ErrorAction Stop } | Should -Not -Throw
    }

    It 'makes changes to objects of the session fail: <Name>' -ForEach @(
        @{ Name = 'Get'; Script = { $args[0] | Get-TelnyxExternalConnection } }
        @{ Name = 'Set'; Script = { $args[0] | Set-TelnyxExternalConnection -OutboundChannelLimit 3 } }
        @{ Name = 'Remove'; Script = { $args[0] | Remove-TelnyxExternalConnection -Force } }
    ) {
        $connection = Get-TelnyxExternalConnection -Id $lyon
        Disconnect-Telnyx
        $handler.Clear()
        $failure = { & $Script $connection } |
            Should -Throw -ErrorId "SessionClosed,TelnyxPS.Cmdlets.${Name}TelnyxExternalConnectionCommand" -PassThru
        $failure.CategoryInfo.Category | Should -Be 'ConnectionError'
        $failure.TargetObject | Should -Be $connection
        "$failure" | Should -BeLike "External connection $lyon (zoom) belongs to Telnyx session *disconnected. If no *"
        $handler.Requests.Count | Should -Be 0
    }

    It 'makes a running list fail' {
        $handler = Get-SandboxHandler -Count 600
        $null = Connect-TestAccount $handler -MaximumRetryCount 1
        $failure = $null
        $seen = 0
        try {
            Get-TelnyxExternalConnection -ErrorAction Stop | ForEach-Object {
                if (++$seen -eq 250) {
                    Disconnect-Telnyx
                }
            }
        }
        catch {
            $failure = $_
        }

        $seen | Should -Be 250
        $failure.FullyQualifiedErrorId |
            Should -BeExactly 'SessionClosed,TelnyxPS.Cmdlets.GetTelnyxExternalConnectionCommand'
        $handler.Requests.Count | Should -Be 1
    }

    It 'does not dispose of the handler of the caller' {
        Disconnect-Telnyx
        $null = Connect-TestAccount $handler
        (Get-TelnyxExternalConnection -Id $chicago).Id | Should -BeExactly $chicago
    }
}

Describe 'Runspaces' {
    AfterEach {
        Disconnect-Telnyx
    }

    It 'each have a default session' {
        $handler = Get-SandboxHandler
        $session = Connect-TestAccount $handler
        $runspace = Open-TestRunspace
        $first = Invoke-InRunspace $runspace { Get-TelnyxSession; Get-TelnyxExternalConnection }
        $second = Invoke-InRunspace $runspace { Connect-Telnyx -Sandbox -PassThru }
        $third = Invoke-InRunspace $runspace { Get-TelnyxSession }
        $runspace.Dispose()

        $first.Output.Count | Should -Be 0
        $first.Errors[0].FullyQualifiedErrorId |
            Should -BeExactly 'NoSession,TelnyxPS.Cmdlets.GetTelnyxExternalConnectionCommand'
        "$($first.Errors[0])" | Should -Match '-Session \$using:session'
        [object]::ReferenceEquals($third.Output[0].BaseObject, $second.Output[0].BaseObject) | Should -BeTrue
        [object]::ReferenceEquals((Get-TelnyxSession), $session) | Should -BeTrue
        $handler.Requests.Count | Should -Be 0
    }

    It 'can share a session that is passed' {
        $handler = Get-SandboxHandler
        $session = Connect-TestAccount $handler
        $runspace = Open-TestRunspace
        $result = Invoke-InRunspace $runspace {
            param($session, $id) Get-TelnyxExternalConnection -Session $session -Id $id
        } $session, $chicago
        $runspace.Dispose()
        $result.Output.Id | Should -BeExactly $chicago
        $handler.Requests.Count | Should -Be 1
    }

    It 'of ForEach-Object -Parallel keep no session from one item to the next' -Skip:$isOld {
        $found = 1..3 | ForEach-Object -Parallel {
            Import-Module $using:moduleManifest
            [pscustomobject]@{ Runspace = [runspace]::DefaultRunspace.Id; Before = [bool](Get-TelnyxSession) }
            Connect-Telnyx -Sandbox
        } -ThrottleLimit 1

        $found.Count | Should -Be 3
        @($found.Runspace | Sort-Object -Unique).Count |
            Should -Be 1 -Because 'the test requires that the runspace is reused'
        $found.Before | Should -Not -Contain $true
    }

    It 'of ForEach-Object -Parallel do not use the default session of another runspace' -Skip:$isOld {
        Connect-Telnyx -Sandbox
        $found = 1 | ForEach-Object -Parallel {
            Import-Module $using:moduleManifest
            try { Get-TelnyxExternalConnection } catch { $_.FullyQualifiedErrorId }
        }
        $found | Should -BeExactly 'NoSession,TelnyxPS.Cmdlets.GetTelnyxExternalConnectionCommand'
    }

    It 'of ForEach-Object -Parallel use -Session $using:session' -Skip:$isOld {
        $handler = Get-SandboxHandler
        $session = Connect-TestAccount $handler
        $updated = $chicago, $berlin, $lyon | ForEach-Object -Parallel {
            Import-Module $using:moduleManifest
            Set-TelnyxExternalConnection -Id $_ -OutboundChannelLimit 77 -Session $using:session
        }
        $updated.Count | Should -Be 3
        $updated.OutboundChannelLimit | Sort-Object -Unique | Should -Be 77
        $handler.Writes.Count | Should -Be 3
    }
}

Describe 'The environment' {
    BeforeAll {
        # A service on this computer that responds to requests and records them.
        $listener = [Net.Sockets.TcpListener]::new([Net.IPAddress]::Loopback, 0)
        $listener.Start()
        $port = $listener.LocalEndpoint.Port
        $service = [powershell]::Create()
        $null = $service.AddScript({
            param($listener, $body)
            while ($true) {
                $client = $listener.AcceptTcpClient()
                # A client may open a connection that it doesn't use.
                $client.ReceiveTimeout = 500
                $stream = $client.GetStream()
                $reader = [IO.StreamReader]::new($stream)
                $head = ''
                try {
                    while ($line = $reader.ReadLine()) {
                        $head += "$line`n"
                    }
                }
                catch [IO.IOException] {
                    $head = ''
                }

                if (-not $head) {
                    $client.Dispose()
                    continue
                }

                $head
                $answer =
                    "HTTP/1.1 200 OK`r`nContent-Type: application/json`r`nConnection: close`r`nContent-Length: " +
                        "$($body.Length)`r`n`r`n$body"
                $bytes = [Text.Encoding]::ASCII.GetBytes($answer)
                $stream.Write($bytes, 0, $bytes.Length)
                $client.Dispose()
            }
        }.ToString())
        $null = $service.AddArgument($listener).AddArgument((Get-AnswerJson))
        $asked = [Management.Automation.PSDataCollection[psobject]]::new()
        $null = $service.BeginInvoke([Management.Automation.PSDataCollection[psobject]]::new(), $asked)

        # Connect-Telnyx affects the whole process, so these tests need a new process.
        $script = {
            $manifest, $address, $key, $id = $args
            Import-Module $manifest
            $found = [ordered]@{}
            function Save($name, [scriptblock] $script) {
                $caught = $null
                $output = @(try { & $script } catch { $caught = $_ })
                $found[$name] = [ordered]@{
                    Output = $output; Id = "$($caught.FullyQualifiedErrorId)"; Message = "$caught"
                }
            }

            Save Nothing { Get-TelnyxSession; Get-TelnyxExternalConnection }
            $env:TELNYX_API_KEY = 'KEY with blanks'
            Save DisconnectNothing { Disconnect-Telnyx -Verbose 4>&1 | ForEach-Object Message }
            $env:TELNYX_API_KEY = ''
            Save Prompt { Connect-Telnyx -WarningAction Stop }

            $env:TELNYX_API_KEY = $key
            $env:TELNYX_BASE_URL = 'http://telnyx.invalid/v2'
            Save UnsafeAddress { Get-TelnyxExternalConnection }
            $env:TELNYX_BASE_URL = 'telnyx.invalid'
            Save NoAddress { Get-TelnyxExternalConnection }
            $env:TELNYX_BASE_URL = $address
            $env:TELNYX_API_KEY = 'KEY with blanks'
            Save DamagedKey { Get-TelnyxExternalConnection }

            $env:TELNYX_API_KEY = $key
            Save Session { Get-TelnyxSession | Select-Object @{ n = 'Address'; e = { "$($_.BaseUri)" } }, ApiKey }
            Save Same { [object]::ReferenceEquals((Get-TelnyxSession), (Get-TelnyxSession)) }
            Save Use { (Get-TelnyxExternalConnection -Id $id).Id }
            Save Runspace {
                $other = [powershell]::Create()
                $null = $other.AddScript(
                    'param($m, $id) Import-Module $m; (Get-TelnyxExternalConnection -Id $id).Id'
                ).AddArgument($manifest).AddArgument($id)
                $other.Invoke()
            }
            $env:TELNYX_BASE_URL = ''
            Save DefaultAddress { "$((Get-TelnyxSession).BaseUri)" }

            $env:TELNYX_BASE_URL = $address
            Save Failed { Connect-Telnyx -ApiKey 'KEY with blanks' }
            Save AfterFailure { Get-TelnyxSession; Get-TelnyxExternalConnection }
            Save Connect {
                $session = Connect-Telnyx -PassThru
                "$($session.BaseUri)"
                $session.ApiKey
                (Get-TelnyxExternalConnection -Id $id).Id
            }
            Save Unanswered { Remove-TelnyxExternalConnection -Id $id }
            Disconnect-Telnyx
            Save Afterwards { Get-TelnyxSession; Get-TelnyxExternalConnection }
            'RESULT ' + (ConvertTo-Json $found -Depth 5 -Compress)
        }

        $shell = & "$repositoryRoot/tools/Get-ThisPowerShell.ps1"
        $quoted = $moduleManifest, "http://127.0.0.1:$port/v2", $testKey, $chicago |
            ForEach-Object { "'" + $_.Replace("'", "''") + "'" }
        $encoded = [Convert]::ToBase64String([Text.Encoding]::Unicode.GetBytes("& {$script} $quoted"))
        try {
            $lines = & $shell.Path $shell.ArgumentList -NoProfile -NonInteractive -OutputFormat Text `
                -EncodedCommand $encoded 2>&1
            $json = @("$($lines -join "`n")" -split 'RESULT ')[1]
            $found = ConvertFrom-Json $json
        }
        finally {
            # A service that still waits for a client would prevent this process from ending.
            $listener.Stop()
            $service.Stop()
        }
    }

    It 'creates no session without a key' {
        $found.Nothing.Id | Should -BeExactly 'NoSession,TelnyxPS.Cmdlets.GetTelnyxExternalConnectionCommand'
        $found.Nothing.Message | Should -Match 'Connect-Telnyx.*TELNYX_API_KEY'
        $found.Nothing.Output.Count | Should -Be 0
    }

    It 'is not used by Disconnect-Telnyx to create a session' {
        $found.DisconnectNothing.Id | Should -BeNullOrEmpty
        $found.DisconnectNothing.Output | Should -BeExactly 'There is no session to disconnect.'
    }

    It 'makes Connect-Telnyx say how to specify a key without a key' {
        $found.Prompt.Id | Should -BeExactly 'ApiKeyRequired,TelnyxPS.Cmdlets.ConnectTelnyxCommand'
    }

    It 'creates a session from TELNYX_API_KEY and TELNYX_BASE_URL' {
        $found.Session.Id | Should -BeNullOrEmpty
        $found.Session.Output[0].Address | Should -BeExactly "http://127.0.0.1:$port/v2"
        $found.Session.Output[0].ApiKey | Should -BeExactly '****Yp2G'
        $found.Use.Output | Should -BeExactly $chicago -Because $found.Use.Message
        $asked[0] | Should -Match "GET /v2/external_connections/$chicago HTTP"
        $asked[0] | Should -Match "Authorization: Bearer $testKey\s"
    }

    It 'creates one session for all runspaces' {
        $found.Same.Output | Should -Be $true
        $found.Runspace.Output | Should -BeExactly $chicago -Because $found.Runspace.Message
    }

    It 'uses the Telnyx address without TELNYX_BASE_URL' {
        $found.DefaultAddress.Output | Should -BeExactly 'https://api.telnyx.com/v2'
    }

    It 'is refused if it cannot be used: <_>' -ForEach 'UnsafeAddress', 'NoAddress', 'DamagedKey' {
        $found.$_.Id | Should -BeExactly 'InvalidSession,TelnyxPS.Cmdlets.GetTelnyxExternalConnectionCommand'
        $found.$_.Message | Should -Not -Match (Get-KeyPart)
        $found.$_.Message | Should -Match 'environment variable TELNYX_(API_KEY|BASE_URL)'
    }

    It 'is not used after a Connect-Telnyx that failed, which could have been meant for another account' {
        $found.Failed.Id | Should -BeExactly 'InvalidSession,TelnyxPS.Cmdlets.ConnectTelnyxCommand'
        $found.AfterFailure.Id | Should -BeExactly 'NoSession,TelnyxPS.Cmdlets.GetTelnyxExternalConnectionCommand'
        $found.AfterFailure.Output.Count | Should -Be 0
    }

    It 'is used by Connect-Telnyx without -ApiKey and -BaseUri' {
        $found.Connect.Id | Should -BeNullOrEmpty
        $found.Connect.Output | Should -BeExactly "http://127.0.0.1:$port/v2", '****Yp2G', $chicago
        $asked[-1] | Should -Match "Authorization: Bearer $testKey\s"
    }

    It 'is not used after Connect-Telnyx' {
        $found.Afterwards.Id | Should -BeExactly 'NoSession,TelnyxPS.Cmdlets.GetTelnyxExternalConnectionCommand'
        $found.Afterwards.Message | Should -Match '-Session \$using:session'
        $found.Afterwards.Output.Count | Should -Be 0
        # One of them is the removal, which reads the connection before it prompts.
        $asked.Count | Should -Be 4
    }

    It 'makes a removal suggest -Confirm:$false in a non-interactive session' {
        $found.Unanswered.Id |
            Should -BeExactly 'ConfirmationUnavailable,TelnyxPS.Cmdlets.RemoveTelnyxExternalConnectionCommand'
        $found.Unanswered.Message | Should -Match '-Confirm:\$false'
    }
}
