BeforeAll {
    . "$PSScriptRoot/../TestSetup.ps1"
    . "$PSScriptRoot/../TestHelpers.ps1"
}

Describe 'Connect-Telnyx' {
    BeforeEach {
        $handler = Get-SandboxHandler
    }

    AfterEach {
        Disconnect-Telnyx
    }

    It 'returns nothing without -PassThru, and sends no request' {
        $output = Connect-Telnyx -ApiKey $testKey -BaseUri $testAddress -HttpMessageHandler $handler
        $output | Should -BeNullOrEmpty
        $handler.Requests.Count | Should -Be 0
        (Get-TelnyxSession).BaseUri | Should -Be $testAddress
    }

    It 'shows with -Verbose which key and address it uses, and where they come from' {
        $verbose = Connect-Telnyx -ApiKey $testKey -BaseUri $testAddress -HttpMessageHandler $handler -Verbose 4>&1
        "$verbose" |
            Should -BeExactly ("The session uses the address $testAddress (from -BaseUri) and the API key " +
                "****Yp2G (from -ApiKey).")
        "$verbose" | Should -Not -Match (Get-KeyPart)
    }

    It 'shows with -Verbose which values come from environment variables' {
        $env:TELNYX_API_KEY = $testKey
        $env:TELNYX_BASE_URL = 'https://other.invalid/v2'
        try {
            "$(Connect-Telnyx -HttpMessageHandler $handler -Verbose 4>&1)" |
                Should -Match ('other.invalid/v2 \(from the environment variable TELNYX_BASE_URL\).*\*{4}Yp2G ' +
                    '\(from the environment variable TELNYX_API_KEY\)')
            $env:TELNYX_BASE_URL = $null
            "$(Connect-Telnyx -HttpMessageHandler $handler -Verbose 4>&1)" |
                Should -Match 'api.telnyx.com/v2 \(the default\)'
            $env:TELNYX_BASE_URL = "no address $testKey"
            $failure = { Connect-Telnyx -HttpMessageHandler $handler } |
                Should -Throw -ErrorId 'InvalidSession,*' -PassThru
            "$failure" | Should -Match 'TELNYX_BASE_URL does not contain an address'
            "$failure" | Should -Not -Match (Get-KeyPart)
        }
        finally {
            $env:TELNYX_API_KEY = $null
            $env:TELNYX_BASE_URL = $null
        }
    }

    It 'sends one request with -Validate' {
        Connect-Telnyx -ApiKey $testKey -BaseUri $testAddress -HttpMessageHandler $handler -Validate
        $handler.Requests.Count | Should -Be 1
        $handler.Requests[0].UnescapedPathAndQuery |
            Should -BeExactly '/v2/external_connections?page[number]=1&page[size]=1'
        Get-TelnyxSession | Should -Not -BeNullOrEmpty
    }

    It 'opens no session with -Validate if the service <Kind>' -ForEach @(
        @{ Kind = 'rejects the key'; Status = 401; Id = 'Unauthorized' }
        @{ Kind = 'fails'; Status = 503; Id = 'ServerError' }
    ) {
        Connect-Telnyx -Sandbox
        $before = Get-TelnyxSession
        $scripted = [TelnyxPS.TestSupport.ScriptedHandler]::new()
        $scripted.SetDefault($Status, '')
        { Connect-Telnyx -ApiKey $testKey -BaseUri $testAddress -HttpMessageHandler $scripted -Validate } |
            Should -Throw -ErrorId "$Id,TelnyxPS.Cmdlets.ConnectTelnyxCommand"
        $scripted.Requests.Count | Should -Be 1
        [object]::ReferenceEquals((Get-TelnyxSession), $before) | Should -BeTrue
    }

    It 'opens the session of the runspace, which -PassThru returns' {
        $session = Connect-TestAccount $handler
        $session | Should -BeOfType ([TelnyxPS.Client.TelnyxSession])
        [object]::ReferenceEquals((Get-TelnyxSession), $session) | Should -BeTrue
    }

    It 'sends the key of -ApiKey to the address of -BaseUri' {
        $null = Connect-TestAccount $handler
        $null = Get-TelnyxExternalConnection -Id $chicago
        $handler.Requests.Count | Should -Be 1
        $handler.Requests[0].Authorization | Should -BeExactly "Bearer $testKey"
        $handler.Requests[0].Uri.AbsoluteUri | Should -BeExactly "$testAddress/external_connections/$chicago"
    }

    It ('accepts the key as a SecureString, and only by name: PSReadLine does not save lines with -ApiKey in the ' +
        'history') {
        $secret = [Net.NetworkCredential]::new('', $testKey).SecurePassword
        { Connect-Telnyx $secret -BaseUri $testAddress -HttpMessageHandler $handler } |
            Should -Throw -ErrorId 'PositionalParameterNotFound,*'
        Connect-Telnyx -ApiKey $secret -BaseUri $testAddress -HttpMessageHandler $handler
        $null = Get-TelnyxExternalConnection -Id $chicago
        $handler.Requests[0].Authorization | Should -BeExactly "Bearer $testKey"
    }

    It 'adds no second slash if the address ends with one' {
        Connect-Telnyx -ApiKey $testKey -BaseUri "$testAddress/" -HttpMessageHandler $handler
        $null = Get-TelnyxExternalConnection -Id $chicago
        $handler.Requests[0].Uri.AbsoluteUri | Should -BeExactly "$testAddress/external_connections/$chicago"
    }

    It 'uses the Telnyx address by default' {
        $session = Connect-Telnyx -ApiKey $testKey -HttpMessageHandler $handler -PassThru
        $session.BaseUri | Should -Be 'https://api.telnyx.com/v2'
        $handler.Requests.Count | Should -Be 0
    }

    It 'has a timeout of 60 seconds and 4 retries by default' {
        $session = Connect-Telnyx -Sandbox -PassThru
        $session.TimeoutSec | Should -Be 60
        $session.MaximumRetryCount | Should -Be 4

        $session = Connect-Telnyx -Sandbox -TimeoutSec 7 -MaximumRetryCount 0 -PassThru
        $session.TimeoutSec | Should -Be 7
        $session.MaximumRetryCount | Should -Be 0
    }

    It 'retries as often as -MaximumRetryCount specifies' {
        $scripted = [TelnyxPS.TestSupport.ScriptedHandler]::new()
        $scripted.SetDefault(503, '')
        $null = Connect-TestAccount $scripted -MaximumRetryCount 1
        Get-TelnyxExternalConnection -Id $chicago -ErrorAction SilentlyContinue -ErrorVariable failure
        $scripted.Requests.Count | Should -Be 2
        $failure[0].Exception.Attempts | Should -Be 2
    }

    It 'shows the base address, the last four characters of the key, and whether it is a sandbox' {
        $scripted = [TelnyxPS.TestSupport.ScriptedHandler]::new()
        $session = Connect-TestAccount $scripted
        $session.ApiKey | Should -BeExactly '****Yp2G'
        $session.IsSandbox | Should -BeFalse
        $shown = $session | Out-String
        $shown | Should -Match ([regex]::Escape($testAddress))
        $shown | Should -Match '\*{4}Yp2G'
        $shown | Should -Match 'False'
        "$session" | Should -Match ([regex]::Escape($testAddress))
    }

    It 'shows nothing of a short key' {
        $session = Connect-Telnyx -ApiKey 'KEY01234567' -HttpMessageHandler $handler -PassThru
        $session.ApiKey | Should -BeExactly '****'
    }

    It 'marks the sandbox in every view of the session' {
        $session = Connect-Telnyx -Sandbox -PassThru
        $session.IsSandbox | Should -BeTrue
        $session | Out-String | Should -Match '(?i)sandbox[\s\S]*True'
        "$session" | Should -Match '(?i)sandbox'
        $session.BaseUri.Host | Should -BeLike '*.invalid'
    }

    It 'opens a new sandbox each time' {
        $first = Connect-Telnyx -Sandbox -PassThru
        $null = Remove-TelnyxExternalConnection -Id $lyon -Force
        $second = Connect-Telnyx -Sandbox -PassThru
        (Get-TelnyxExternalConnection -Session $first).Id | Should -Not -Contain $lyon
        (Get-TelnyxExternalConnection -Session $second).Id | Should -Contain $lyon
    }

    It 'does not accept a key for the sandbox' {
        { Connect-Telnyx -Sandbox -ApiKey $testKey } | Should -Throw -ErrorId 'AmbiguousParameterSet,*'
    }

    Context 'refusals' {
        It 'refuses a key <Kind>' -ForEach @(
            @{ Kind = 'with a space in it'; Key = 'KEY018F2C6E4B7A9D3 q7ZkV5xWnLb8RtYp2G' }
            @{ Kind = 'with a line break after it'; Key = "KEY018F2C6E4B7A9D3_q7ZkV5xWnLb8RtYp2G`r`n" }
            @{ Kind = 'with a leading space'; Key = ' KEY018F2C6E4B7A9D3_q7ZkV5xWnLb8RtYp2G' }
            @{ Kind = 'that is not ASCII'; Key = "KEY018F2C6E4B7A9D3_q7ZkV5xWnLb8RtYp2$([char] 0x0416)" }
            @{ Kind = 'with a control character'; Key = "KEY018F2C6E4B7A9D3_q7ZkV5xWnLb8RtYp2G$([char] 7)" }
            @{ Kind = 'that is empty'; Key = '' }
        ) {
            Connect-Telnyx -Sandbox
            $before = Get-TelnyxSession
            $failure = { Connect-Telnyx -ApiKey $Key -BaseUri $testAddress -HttpMessageHandler $handler } |
                Should -Throw -ErrorId 'InvalidSession,TelnyxPS.Cmdlets.ConnectTelnyxCommand' -PassThru
            $failure.CategoryInfo.Category | Should -Be 'InvalidArgument'
            "$failure" | Should -Match 'key'
            "$failure" | Should -Not -Match (Get-KeyPart)
            [object]::ReferenceEquals((Get-TelnyxSession), $before) |
                Should -BeTrue -Because 'the previous session remains'
        }

        It 'refuses a key that is $null' {
            { Connect-Telnyx -ApiKey $null -HttpMessageHandler $handler } |
                Should -Throw -ErrorId 'ParameterArgumentValidationError,TelnyxPS.Cmdlets.ConnectTelnyxCommand'
        }

        It 'warns about a key that looks unusual' {
            $session = Connect-Telnyx -ApiKey 'v2_018F2C6E4B7A9D3' -HttpMessageHandler $handler -PassThru `
                -WarningVariable warning -WarningAction SilentlyContinue
            $session | Should -Not -BeNullOrEmpty
            $warning.Count | Should -Be 1
            $warning[0].Message | Should -Match 'KEY'
            $warning[0].Message | Should -Not -Match '018F2C'
        }

        It 'does not warn about <Kind>' -ForEach @(
            @{ Kind = 'a usual key'; Key = 'KEY018F2C6E4B7A9D3_q7ZkV5xWnLb8RtYp2G' }
            @{ Kind = 'an OAuth token'; Key = 'eyJhbGciOiJub25lIn0.eyJzdWIiOiIxIn0.c2ln' }
        ) {
            $null = Connect-Telnyx -ApiKey $Key -HttpMessageHandler $handler -PassThru -WarningVariable warning
            $warning.Count | Should -Be 0
        }

        It 'warns about a Telnyx address without /v2: <Address>' -ForEach @(
            @{ Address = 'https://api.telnyx.com'; Warns = 1 }
            @{ Address = 'https://api.telnyx.eu/'; Warns = 1 }
            @{ Address = 'https://api.telnyx.com.au/v1'; Warns = 1 }
            @{ Address = 'https://api.telnyx.ca/V2'; Warns = 1 }
            @{ Address = 'https://api.telnyx.com/v2'; Warns = 0 }
            @{ Address = 'https://api.telnyx.me/v2/'; Warns = 0 }
            @{ Address = 'https://nottelnyx.com'; Warns = 0 }
        ) {
            Connect-Telnyx -ApiKey $testKey -BaseUri $Address -HttpMessageHandler $handler -WarningVariable warning `
                -WarningAction SilentlyContinue
            $warning.Count | Should -Be $Warns
            "$warning" | Should -Match $(if ($Warns) { 'end with /v2\. Use https://[\w.]+/v2\.' } else { '^$' })
        }

        It 'refuses a key as the address, without showing it: <_>' -ForEach @(
            'KEY018F2C6E4B7A9D3_q7ZkV5xWnLb8RtYp2G'
            'https://KEY018F2C6E4B7A9D3_q7ZkV5xWnLb8RtYp2G'
            'https://telnyx.invalid/KEY018F2C6E4B7A9D3_q7ZkV5xWnLb8RtYp2G/v2'
        ) {
            $failure = { Connect-Telnyx -ApiKey $testKey -BaseUri $_ -HttpMessageHandler $handler } |
                Should -Throw -ErrorId 'InvalidSession,TelnyxPS.Cmdlets.ConnectTelnyxCommand' -PassThru
            "$failure" | Should -Match 'contains an API key'
            "$failure" | Should -Not -Match '(?i)018F2C'
        }

        It 'refuses <Kind>' -ForEach @(
            @{
                Kind = 'a proxy together with a handler'
                Pattern = '-HttpMessageHandler'
                Beside = $true
                Setting = @{ Proxy = 'http://127.0.0.1:3128' }
            }
            @{
                Kind = 'proxy credentials together with a handler'
                Pattern = '-HttpMessageHandler'
                Beside = $true
                Setting = @{ ProxyUseDefaultCredentials = $true }
            }
            @{
                Kind = 'a proxy credential without a proxy'
                Pattern = 'require -Proxy'
                Setting = @{
                    ProxyCredential = [pscredential]::new('u', (ConvertTo-SecureString 'p' -AsPlainText -Force))
                }
            }
            @{
                Kind = 'default credentials without a proxy'
                Pattern = 'require -Proxy'
                Setting = @{ ProxyUseDefaultCredentials = $true }
            }
            @{
                Kind = 'two credentials'
                Pattern = 'Specify one'
                Setting = @{
                    Proxy = 'http://127.0.0.1:3128'
                    ProxyUseDefaultCredentials = $true
                    ProxyCredential = [pscredential]::new('u', (ConvertTo-SecureString 'p' -AsPlainText -Force))
                }
            }
            @{
                Kind = 'a password in the address of the proxy'
                Pattern = '-ProxyCredential'
                Setting = @{ Proxy = 'http://user:geheim@127.0.0.1:3128' }
            }
            @{
                Kind = 'a proxy that is not an address'
                Pattern = 'full address'
                Setting = @{ Proxy = 'proxy.example.com' }
            }
            @{
                Kind = 'a proxy with a different protocol'
                Pattern = 'full address'
                Setting = @{ Proxy = 'ftp://127.0.0.1' }
            }
        ) {
            $beside = if ($Beside) { @{ HttpMessageHandler = $handler } } else { @{} }
            $failure = { Connect-Telnyx -ApiKey $testKey @Setting @beside } |
                Should -Throw -ErrorId 'InvalidSession,TelnyxPS.Cmdlets.ConnectTelnyxCommand' -PassThru
            "$failure" | Should -Match $Pattern
            "$failure" | Should -Not -Match 'geheim'
            Get-TelnyxSession | Should -BeNullOrEmpty
        }

        It 'refuses the base address <Address>' -ForEach @(
            @{ Address = 'http://telnyx.invalid/v2' }
            @{ Address = 'ftp://telnyx.invalid/v2' }
            @{ Address = 'telnyx.invalid/v2' }
            @{ Address = 'file:///tmp/v2' }
            @{ Address = 'https://user:pass@telnyx.invalid/v2' }
            @{ Address = 'https://telnyx.invalid/v2?a=b' }
            @{ Address = 'https://telnyx.invalid/v2#a' }
        ) {
            $failure = { Connect-Telnyx -ApiKey $testKey -BaseUri $Address -HttpMessageHandler $handler } |
                Should -Throw -ErrorId 'InvalidSession,TelnyxPS.Cmdlets.ConnectTelnyxCommand' -PassThru
            $failure.CategoryInfo.Category | Should -Be 'InvalidArgument'
            "$failure" | Should -Not -Match 'pass@'
            "$failure" -match 'unencrypted' | Should -Be ($Address -like 'http:*')
            Get-TelnyxSession | Should -BeNullOrEmpty
        }

        It 'accepts the base address <Address>' -ForEach @(
            @{ Address = 'http://localhost:8080/v2' }
            @{ Address = 'http://127.0.0.1:8080/v2' }
            @{ Address = 'http://[::1]:8080/v2' }
            @{ Address = 'https://telnyx.invalid/v2' }
        ) {
            Connect-Telnyx -ApiKey $testKey -BaseUri $Address -HttpMessageHandler $handler
            $null = Get-TelnyxExternalConnection -Id $chicago
            $handler.Requests[0].Uri.AbsoluteUri | Should -BeExactly "$Address/external_connections/$chicago"
        }

        It 'refuses a handler that follows redirects' {
            $following = [Net.Http.HttpClientHandler]::new()
            $following.AllowAutoRedirect | Should -BeTrue
            $failure = { Connect-Telnyx -ApiKey $testKey -BaseUri $testAddress -HttpMessageHandler $following } |
                Should -Throw -ErrorId 'InvalidSession,TelnyxPS.Cmdlets.ConnectTelnyxCommand' -PassThru
            "$failure" | Should -Match 'could send requests or the API key to another host\. Set its AllowAutoRedirect'
        }

        It 'refuses a handler whose inner handler follows redirects' {
            $following = [TelnyxPS.TestSupport.RecordingHandler]::new([Net.Http.HttpClientHandler]::new())
            { Connect-Telnyx -ApiKey $testKey -BaseUri $testAddress -HttpMessageHandler $following } |
                Should -Throw -ErrorId 'InvalidSession,TelnyxPS.Cmdlets.ConnectTelnyxCommand'
        }

        It 'accepts a handler that follows no redirects' {
            $handler = [Net.Http.HttpClientHandler]::new()
            $handler.AllowAutoRedirect = $false
            Connect-Telnyx -ApiKey $testKey -BaseUri $testAddress -HttpMessageHandler $handler -PassThru |
                Should -Not -BeNullOrEmpty
        }

        It 'refuses -<Name> <Value>' -ForEach @(
            @{ Name = 'TimeoutSec'; Value = 0 }
            @{ Name = 'TimeoutSec'; Value = 3601 }
            @{ Name = 'MaximumRetryCount'; Value = -1 }
            @{ Name = 'MaximumRetryCount'; Value = 101 }
        ) {
            $setting = @{ $Name = $Value }
            { Connect-Telnyx -Sandbox @setting } | Should -Throw -ErrorId 'ParameterArgument*Error,*'
            Get-TelnyxSession | Should -BeNullOrEmpty
        }
    }

    Context 'prompts' {
        It 'prompts for the key, masked, if no key is specified' {
            $keyboard = Get-ScriptedHost
            $keyboard.Screen.Secret = $testKey
            $runspace = Open-TestRunspace $keyboard
            $result = Invoke-InRunspace $runspace {
                param($handler, $address, $id)
                Connect-Telnyx -BaseUri $address -HttpMessageHandler $handler
                Get-TelnyxExternalConnection -Id $id
            } $handler, $testAddress, $chicago
            $runspace.Dispose()

            $result.Errors | Should -BeNullOrEmpty
            $result.Output.Id | Should -BeExactly $chicago
            $handler.Requests[0].Authorization | Should -BeExactly "Bearer $testKey"
            $keyboard.Screen.Lines -join '' | Should -Match 'API key'
            $keyboard.Screen.Lines -join '' | Should -Not -Match (Get-KeyPart)
        }

        It 'says how to specify the key in a non-interactive session' {
            $runspace = Open-TestRunspace
            $result = Invoke-InRunspace $runspace { Connect-Telnyx }
            $runspace.Dispose()

            $result.Errors.Count | Should -Be 1
            $result.Errors[0].FullyQualifiedErrorId |
                Should -BeExactly 'ApiKeyRequired,TelnyxPS.Cmdlets.ConnectTelnyxCommand'
            $result.Errors[0].CategoryInfo.Category | Should -Be 'AuthenticationError'
            "$($result.Errors[0])" | Should -Match '-ApiKey.*TELNYX_API_KEY'
        }
    }
}

Describe 'Test-TelnyxSession' {
    BeforeEach {
        $scripted = [TelnyxPS.TestSupport.ScriptedHandler]::new()
    }

    AfterEach {
        Disconnect-Telnyx
    }

    It 'is true if the service accepts the key, with one small request' {
        $handler = Get-SandboxHandler
        $null = Connect-TestAccount $handler
        Test-TelnyxSession | Should -BeExactly $true
        $handler.Requests.Count | Should -Be 1
        $handler.Requests[0].Method | Should -BeExactly 'GET'
        $handler.Requests[0].UnescapedPathAndQuery |
            Should -BeExactly '/v2/external_connections?page[number]=1&page[size]=1'
    }

    It 'is false if the key is rejected, and -Verbose shows the reason' {
        $scripted.Enqueue(401, (Get-ErrorJson '10009' 'Authentication failed' 'No.'))
        $null = Connect-TestAccount $scripted -MaximumRetryCount 4
        $output = Test-TelnyxSession -Verbose -ErrorVariable failure 4>&1
        $output[-1] | Should -BeExactly $false
        $output[0].Message | Should -Match '401'
        $failure.Count | Should -Be 0
    }

    It 'is false immediately if the service fails or limits the rate (<_>)' -ForEach 500, 429 {
        $scripted.SetDefault($_, '', @{ 'Retry-After' = '1' })
        $null = Connect-TestAccount $scripted -MaximumRetryCount 4
        Test-TelnyxSession | Should -BeExactly $false
        $scripted.Requests.Count | Should -Be 1
    }

    It 'is false without a network connection' {
        $scripted.EnqueueConnectionRefused()
        $null = Connect-TestAccount $scripted -MaximumRetryCount 4
        Test-TelnyxSession | Should -BeExactly $false
    }

    It 'is false without a session' {
        Test-TelnyxSession | Should -BeExactly $false
    }

    It 'is false for a closed session' {
        $session = Connect-TestAccount $scripted
        Disconnect-Telnyx
        Test-TelnyxSession -Session $session | Should -BeExactly $false
        $scripted.Requests.Count | Should -Be 0
    }

    It 'tests the session of -Session' {
        $named = Connect-TestAccount (Get-SandboxHandler)
        $null = Connect-TestAccount $scripted
        Test-TelnyxSession -Session $named | Should -BeExactly $true
        $scripted.Requests.Count | Should -Be 0
    }
}
