BeforeAll {
    . "$PSScriptRoot/../TestSetup.ps1"
    . "$PSScriptRoot/../TestHelpers.ps1"

    # Creates a session whose responses come from the script of a test case.
    function Connect-Case([scriptblock] $Answer, [int] $TimeoutSec = 60, [int] $MaximumRetryCount = 0) {
        & $Answer $scripted
        $null = Connect-TestAccount $scripted -TimeoutSec $TimeoutSec -MaximumRetryCount $MaximumRetryCount
    }
}

AfterAll {
    Disconnect-Telnyx
}

Describe 'A failed request' {
    BeforeEach {
        $scripted = [TelnyxPS.TestSupport.ScriptedHandler]::new()
    }

    It 'is one error, with its id, its category and the id as its target: <Id> (<Kind>)' -ForEach @(
        @{
            Id = 'Forbidden'
            Kind = '403'
            Category = 'PermissionDenied'
            Answer = { $args[0].SetDefault(403, (Get-ErrorJson '10010' 'Not authorized' 'No.')) }
        }
        @{
            Id = 'NotFound'
            Kind = '404'
            Category = 'ObjectNotFound'
            Answer = { $args[0].SetDefault(404, (Get-ErrorJson '10005' 'Resource not found' 'No.')) }
        }
        @{
            Id = 'Conflict'
            Kind = '409'
            Category = 'ResourceBusy'
            Answer = { $args[0].SetDefault(409, (Get-ErrorJson '10099' 'Conflict' 'A refresh is running.')) }
        }
        @{
            Id = 'InvalidRequest'
            Kind = '422'
            Category = 'InvalidArgument'
            Answer = { $args[0].SetDefault(422, (Get-ErrorJson)) }
        }
        @{
            Id = 'InvalidRequest'
            Kind = '400'
            Category = 'InvalidArgument'
            Answer = { $args[0].SetDefault(400, (Get-ErrorJson)) }
        }
        @{
            Id = 'RateLimited'
            Kind = '429 for longer than the module waits'
            Category = 'LimitsExceeded'
            Answer = {
                $args[0].SetDefault(
                    429, (Get-ErrorJson '10011' 'Too many requests' 'Slow down.'), @{ 'Retry-After' = '3600' })
            }
        }
        @{
            Id = 'RateLimited'
            Kind = '429 that says not to retry'
            Category = 'LimitsExceeded'
            Answer = { $args[0].SetDefault(429, '', @{ 'x-should-retry' = 'false' }) }
        }
        @{
            Id = 'ServerError'
            Kind = '500'
            Category = 'ResourceUnavailable'
            Answer = { $args[0].SetDefault(500, '') }
        }
        @{
            Id = 'ServerError'
            Kind = '503 with a page of HTML'
            Category = 'ResourceUnavailable'
            Answer = { $args[0].SetDefault(503, '<html>Sorry</html>', @{ 'Content-Type' = 'text/html' }) }
        }
        @{
            Id = 'ServerError'
            Kind = '408'
            Category = 'ResourceUnavailable'
            Answer = { $args[0].SetDefault(408, '') }
        }
        @{
            Id = 'UnexpectedStatus'
            Kind = 'a redirect'
            Category = 'ProtocolError'
            Answer = { $args[0].SetDefault(302, '', @{ Location = 'https://elsewhere.invalid/' }) }
        }
        @{
            Id = 'ConnectionFailed'
            Kind = 'nothing listens on the port'
            Category = 'ConnectionError'
            Answer = { 1..9 | ForEach-Object { $scripted.EnqueueConnectionRefused() } }
        }
        @{
            Id = 'ConnectionFailed'
            Kind = 'the connection is lost'
            Category = 'ConnectionError'
            Answer = { 1..9 | ForEach-Object { $scripted.EnqueueFailure() } }
        }
        @{
            Id = 'ConnectionFailed'
            Kind = 'the body ends early'
            Category = 'ConnectionError'
            Answer = { 1..9 | ForEach-Object { $scripted.EnqueueBrokenBody(200, '{"data":') } }
        }
        @{
            Id = 'InvalidResponse'
            Kind = 'a page of HTML'
            Category = 'InvalidResult'
            Answer = { $args[0].SetDefault(200, '<html>Please log in</html>', @{ 'Content-Type' = 'text/html' }) }
        }
        @{
            Id = 'ConnectionFailed'
            Kind = 'an incomplete object'
            Category = 'ConnectionError'
            Answer = { $args[0].SetDefault(200, (Get-AnswerJson).Substring(0, 60)) }
        }
        @{
            Id = 'InvalidResponse'
            Kind = 'an object and another one'
            Category = 'InvalidResult'
            Answer = { $args[0].SetDefault(200, "$(Get-AnswerJson) more") }
        }
        @{
            Id = 'InvalidResponse'
            Kind = 'nothing'
            Category = 'InvalidResult'
            Answer = { $args[0].SetDefault(200, '') }
        }
        @{
            Id = 'InvalidResponse'
            Kind = 'null'
            Category = 'InvalidResult'
            Answer = { $args[0].SetDefault(200, 'null') }
        }
        @{
            Id = 'InvalidResponse'
            Kind = 'JSON with different content'
            Category = 'InvalidResult'
            Answer = { $args[0].SetDefault(200, '{"status":"ok"}') }
        }
        @{
            Id = 'InvalidResponse'
            Kind = 'a connection without an id'
            Category = 'InvalidResult'
            Answer = { $args[0].SetDefault(200, '{"data":{"active":true}}') }
        }
    ) {
        foreach ($name in 'Get', 'Set', 'Remove') {
            Connect-Case $Answer
            $scripted.Clear()
            $command = @{
                Get = { Get-TelnyxExternalConnection $chicago }
                Set = { Set-TelnyxExternalConnection $chicago -Active $false }
                Remove = { Remove-TelnyxExternalConnection $chicago -Force }
            }.$name
            $output = @(
                & ([scriptblock]::Create("$command -ErrorAction SilentlyContinue -ErrorVariable failure; , `$failure"))
            )
            $failure = $output[-1]
            $output.Count | Should -Be 1 -Because "$name returns nothing"
            $failure.Count | Should -Be 1
            $failure[0].FullyQualifiedErrorId |
                Should -BeExactly "$Id,TelnyxPS.Cmdlets.${name}TelnyxExternalConnectionCommand"
            $failure[0].CategoryInfo.Category | Should -Be $Category
            $failure[0].TargetObject | Should -BeExactly $chicago
            $failure[0].Exception | Should -BeOfType ([TelnyxPS.Client.TelnyxApiException])
            $failure[0].Exception.Kind | Should -Be $Id
            $failure[0].Exception.Attempts | Should -Be 1
            @($scripted.Requests | Where-Object Method -NE GET).Count | Should -Be ([int]($name -eq 'Remove'))
        }
    }

    It 'is one error if there is no response in time, which shows the timeout' {
        Connect-Case { $args[0].EnqueueHang() } -TimeoutSec 1
        $took = Measure-Command {
            Get-TelnyxExternalConnection $chicago -ErrorVariable failure -ErrorAction SilentlyContinue
        }
        $failure.Count | Should -Be 1
        $failure[0].FullyQualifiedErrorId |
            Should -BeExactly 'Timeout,TelnyxPS.Cmdlets.GetTelnyxExternalConnectionCommand'
        $failure[0].CategoryInfo.Category | Should -Be 'OperationTimeout'
        $failure[0].TargetObject | Should -BeExactly $chicago
        "$($failure[0])" | Should -Match '\b1 s\b'
        $took.TotalSeconds | Should -BeLessThan 3
    }

    It 'of the list has the session as its target' {
        Connect-Case { $args[0].SetDefault(403, '') }
        Get-TelnyxExternalConnection -ErrorVariable failure -ErrorAction SilentlyContinue | Should -BeNullOrEmpty
        $failure.Count | Should -Be 1
        $failure[0].FullyQualifiedErrorId |
            Should -BeExactly 'Forbidden,TelnyxPS.Cmdlets.GetTelnyxExternalConnectionCommand'
        [object]::ReferenceEquals($failure[0].TargetObject, (Get-TelnyxSession)) | Should -BeTrue
    }

    It 'is an error if the response is not a list: <_>' `
        -ForEach '{"data":{}}', '{"data":[null]}', '{"data":[{"active":true}]}', '[]', '<html>' {
        $scripted.SetDefault(200, $_)
        $null = Connect-TestAccount $scripted
        Get-TelnyxExternalConnection -ErrorVariable failure -ErrorAction SilentlyContinue | Should -BeNullOrEmpty
        $failure[0].FullyQualifiedErrorId |
            Should -BeExactly 'InvalidResponse,TelnyxPS.Cmdlets.GetTelnyxExternalConnectionCommand'
    }

    It 'for a later page keeps the returned objects, and no further page is requested' {
        $big = Get-SandboxHandler -Count 300
        $scripted.EnqueueForward($big)
        $scripted.Enqueue(500, '')
        $scripted.Forward($big)
        $null = Connect-TestAccount $scripted
        @(Get-TelnyxExternalConnection -ErrorVariable failure -ErrorAction SilentlyContinue).Count | Should -Be 250
        $failure.Count | Should -Be 1
        $scripted.Requests.Count | Should -Be 2
    }
}

Describe 'A rejected key (401)' {
    BeforeEach {
        $handler = Get-SandboxHandler
        $scripted = [TelnyxPS.TestSupport.ScriptedHandler]::new()
        $scripted.EnqueueForward($handler)
        $scripted.SetDefault(401, (Get-ErrorJson '10009' 'Authentication failed' 'The key was invalid.'))
        $null = Connect-TestAccount $scripted -MaximumRetryCount 4
    }

    It 'stops <Name>, because all other requests would fail too' -ForEach @(
        @{ Name = 'Get'; Script = { $chicago, $berlin, $lyon | Get-TelnyxExternalConnection -ThrottleLimit 1 } }
        @{ Name = 'Get'; Script = { Get-TelnyxExternalConnection $chicago, $berlin, $lyon -ThrottleLimit 1 } }
        @{
            Name = 'Set'
            Script = { $chicago, $berlin, $lyon | Set-TelnyxExternalConnection -Active $true -ThrottleLimit 1 }
        }
        @{
            Name = 'Remove'
            Script = {
                $null = Get-TelnyxExternalConnection $lyon
                $lyon, $chicago | Remove-TelnyxExternalConnection -Force -ThrottleLimit 1
            }
        }
        @{
            Name = 'New'
            Script = {
                $null = Get-TelnyxExternalConnection $lyon
                1..3 | ForEach-Object { [pscustomobject]@{ OutboundVoiceProfileId = $profileId } } |
                    New-TelnyxExternalConnection
            }
        }
    ) {
        $failure = $Script |
            Should -Throw -ErrorId "Unauthorized,TelnyxPS.Cmdlets.${Name}TelnyxExternalConnectionCommand" -PassThru
        $failure.CategoryInfo.Category | Should -Be 'AuthenticationError'
        "$failure" | Should -Match 'Connect-Telnyx'
        $failure.Exception.StatusCode | Should -Be 401
        $scripted.Requests.Count | Should -Be 2
    }

    It 'stops the pipeline regardless of -ErrorAction' {
        { $chicago, $berlin, $lyon | Get-TelnyxExternalConnection -ThrottleLimit 1 -ErrorAction SilentlyContinue } |
            Should -Throw -ErrorId 'Unauthorized,*'
        $scripted.Requests.Count | Should -Be 2
    }

    It 'has the item as its target' {
        $null = Get-TelnyxExternalConnection $lyon
        $failure = { Remove-TelnyxExternalConnection $lyon -Force } | Should -Throw -PassThru
        $failure.TargetObject | Should -BeExactly $lyon
    }
}

Describe 'The target of an error' {
    BeforeEach {
        $handler = Get-SandboxHandler
        $scripted = [TelnyxPS.TestSupport.ScriptedHandler]::new()
        $null = Connect-TestAccount $scripted
    }

    It 'is the piped connection, which can be piped again: <Name>' -ForEach @(
        @{ Name = 'Get'; Script = { $_ | Get-TelnyxExternalConnection -ErrorAction SilentlyContinue } }
        @{
            Name = 'Set'
            Script = { $_ | Set-TelnyxExternalConnection -OutboundChannelLimit 5 -ErrorAction SilentlyContinue }
        }
        @{ Name = 'Remove'; Script = { $_ | Remove-TelnyxExternalConnection -Force -ErrorAction SilentlyContinue } }
    ) {
        $scripted.EnqueueForward($handler)
        $scripted.Enqueue(503, '')
        $scripted.Enqueue(503, '')
        $scripted.Forward($handler)
        $connection = Get-TelnyxExternalConnection $lyon
        $Error.Clear()
        $null = $connection | ForEach-Object $Script
        $Error.Count | Should -Be 1
        $target = $Error[0].TargetObject
        [object]::ReferenceEquals($target, $connection) | Should -BeTrue

        while ($scripted.StepsLeft -gt 0) {
            $null = Get-TelnyxExternalConnection $lyon -ErrorAction SilentlyContinue
        }

        ($target | ForEach-Object $Script).Id | Should -BeExactly $lyon
    }

    It 'is the specified id, which can be piped again' {
        $scripted.Enqueue(503, '')
        $scripted.Forward($handler)
        $updated = $chicago, $lyon |
            Set-TelnyxExternalConnection -OutboundChannelLimit 5 -ThrottleLimit 1 -ErrorVariable failure `
                -ErrorAction SilentlyContinue
        $updated.Id | Should -BeExactly $lyon
        $failure[0].TargetObject | Should -BeOfType ([string])
        ($failure.TargetObject | Set-TelnyxExternalConnection -OutboundChannelLimit 5).Id | Should -BeExactly $chicago
    }

    It 'is an object with the id and the settings of a row, which can be piped again' {
        $scripted.Enqueue(503, '')
        $scripted.Forward($handler)
        $row = [pscustomobject]@{
            Id = $chicago
            Active = 'no'
            OutboundVoiceProfileId = $otherProfileId
            InboundChannelLimit = '1'
            OutboundChannelLimit = '2'
            Tags = 'a;"b;c"'
            WebhookEventUrl = 'https://a.example'
            WebhookEventFailoverUrl = ''
            WebhookTimeoutSecs = '3'
        }
        $row | Set-TelnyxExternalConnection -ErrorVariable failure -ErrorAction SilentlyContinue
        $null = $failure.TargetObject | Set-TelnyxExternalConnection
        $handler.Writes.Body |
            Should -BeExactly ('{"active":false,"inbound":{"channel_limit":1},"tags":["a","b;c"],' +
                '"webhook_event_url":"https://a.example",' +
            """webhook_timeout_secs"":3,""outbound"":{""channel_limit"":2," +
                """outbound_voice_profile_id"":""$otherProfileId""}}")
    }

    It 'is the damaged row itself, which can be corrected and piped again' {
        $scripted.Forward($handler)
        [pscustomobject]@{ Id = $chicago; OutboundChannelLimit = 'five'; Active = 'no' } |
            Set-TelnyxExternalConnection -ErrorVariable failure -ErrorAction SilentlyContinue
        $failure[0].TargetObject.OutboundChannelLimit = '5'
        $updated = $failure[0].TargetObject | Set-TelnyxExternalConnection
        $updated.OutboundChannelLimit | Should -Be 5
        $updated.Active | Should -BeExactly $false
    }
}

Describe 'The exception of a failed request' {
    BeforeEach {
        $scripted = [TelnyxPS.TestSupport.ScriptedHandler]::new()
        $null = Connect-TestAccount $scripted
    }

    It 'contains the status, the errors, the request and its id, and names every error' {
        $body = ConvertTo-Json -Depth 5 @{ errors = @(
            @{
                code = 10015
                title = 'Invalid attribute'
                detail = 'Must be a number.'
                source = @{ pointer = '/outbound/channel_limit' }
            }
            @{
                code = '10004'
                title = 'Missing required parameter'
                detail = 'Is missing.'
                source = @{ pointer = '/outbound/outbound_voice_profile_id' }
            }
        ) }
        $scripted.SetDefault(422, $body, @{ 'x-request-id' = 'req-1234' })
        Get-TelnyxExternalConnection $chicago -ErrorVariable failure -ErrorAction SilentlyContinue
        $exception = $failure[0].Exception
        $exception.StatusCode | Should -Be 422
        $exception.Method | Should -BeExactly 'GET'
        $exception.Path | Should -BeExactly "/external_connections/$chicago"
        $exception.RequestId | Should -BeExactly 'req-1234'
        $exception.Attempts | Should -Be 1
        $exception.Errors.Code | Should -BeExactly '10015', '10004'
        $exception.Errors.Title | Should -BeExactly 'Invalid attribute', 'Missing required parameter'
        $exception.Errors.Detail | Should -BeExactly 'Must be a number.', 'Is missing.'
        $exception.Errors.Pointer | Should -BeExactly '/outbound/channel_limit', '/outbound/outbound_voice_profile_id'
        $exception.Message |
            Should -Match ('Must be a number.*/outbound/channel_limit.*Is ' +
                'missing.*/outbound/outbound_voice_profile_id.*req-1234')
        $exception.GetType().IsGenericType | Should -BeFalse
        $exception.GetType().IsPublic | Should -BeTrue
    }

    It 'reads the request id from <Header>' -ForEach @(
        @{ Header = 'x-request-id'; Headers = @{ 'x-request-id' = 'wanted'; 'Request-Id' = 'b'; 'cf-ray' = 'c' } }
        @{ Header = 'Request-Id'; Headers = @{ 'Request-Id' = 'wanted'; 'cf-ray' = 'c' } }
        @{ Header = 'cf-ray'; Headers = @{ 'cf-ray' = 'wanted' } }
    ) {
        $scripted.SetDefault(404, '', $Headers)
        Get-TelnyxExternalConnection $chicago -ErrorVariable failure -ErrorAction SilentlyContinue
        $failure[0].Exception.RequestId | Should -BeExactly 'wanted'
    }

    It 'contains the cause of a failed connection as InnerException' {
        $scripted.EnqueueConnectionRefused()
        Get-TelnyxExternalConnection $chicago -ErrorVariable failure -ErrorAction SilentlyContinue
        $failure[0].Exception.StatusCode | Should -BeNullOrEmpty
        $failure[0].Exception.InnerException | Should -BeOfType ([Net.Http.HttpRequestException])
        $failure[0].Exception.GetBaseException() | Should -BeOfType ([Net.Sockets.SocketException])
        "$($failure[0])" | Should -Match 'telnyx\.invalid'
    }

    It 'keeps text from the service on one line' {
        $scripted.SetDefault(422, (Get-ErrorJson '1' 'a' "b`nc$([char] 27)[31m"))
        Get-TelnyxExternalConnection $chicago -ErrorVariable failure -ErrorAction SilentlyContinue
        $failure[0].Exception.Message | Should -Not -Match '[\x00-\x1f]'
    }
}

Describe 'Requests that failed' {
    BeforeEach {
        $handler = Get-SandboxHandler
        $scripted = [TelnyxPS.TestSupport.ScriptedHandler]::new()
    }

    It 'are sent again, and -Verbose shows the wait: <Kind>' -ForEach @(
        @{ Kind = '503'; Answer = { $scripted.Enqueue(503, '') }; Told = '503' }
        @{ Kind = '408'; Answer = { $scripted.Enqueue(408, '') }; Told = '408' }
        @{ Kind = '429'; Answer = { $scripted.Enqueue(429, '', @{ 'Retry-After' = '0.05' }) }; Told = '429' }
        @{ Kind = 'a lost connection'; Answer = { $scripted.EnqueueFailure() }; Told = 'connection lost' }
        @{ Kind = 'no response in time'; Answer = { $scripted.EnqueueHang() }; Told = 'no response' }
    ) {
        & $Answer
        $scripted.Forward($handler)
        $null = Connect-TestAccount $scripted -MaximumRetryCount 1 -TimeoutSec 1
        $output = Get-TelnyxExternalConnection $chicago -Verbose 4>&1
        $output[-1].Id | Should -BeExactly $chicago
        $output[0].Message | Should -Match "$Told.*\d s"
        $scripted.Requests.Count | Should -Be 2
    }

    It 'are not sent again: <Kind>' -ForEach @(
        @{ Kind = '404'; Answer = { $scripted.Enqueue(404, '') } }
        @{ Kind = '422'; Answer = { $scripted.Enqueue(422, '') } }
        @{ Kind = '409'; Answer = { $scripted.Enqueue(409, '') } }
        @{
            Kind = '503 that says not to retry'
            Answer = { $scripted.Enqueue(503, '', @{ 'x-should-retry' = 'false' }) }
        }
        @{ Kind = 'an answer that is not JSON'; Answer = { $scripted.Enqueue(200, '<html>') } }
        @{ Kind = '429 that asks for an hour'; Answer = { $scripted.Enqueue(429, '', @{ 'Retry-After' = '3600' }) } }
        @{
            Kind = '429 that asks for a distant date'
            Answer = { $scripted.Enqueue(429, '', @{ 'Retry-After' = [DateTime]::UtcNow.AddHours(1).ToString('r') }) }
        }
        @{
            Kind = '429 whose limit ends in an hour'
            Answer = { $scripted.Enqueue(429, '', @{ 'x-ratelimit-reset' = '3600' }) }
        }
        @{
            Kind = '429 whose limit ends at a distant Unix time'
            Answer = {
                $scripted.Enqueue(
                    429, '', @{ 'x-ratelimit-reset' = "$([DateTimeOffset]::UtcNow.AddHours(1).ToUnixTimeSeconds())" })
            }
        }
    ) {
        & $Answer
        $scripted.Forward($handler)
        $null = Connect-TestAccount $scripted -MaximumRetryCount 4
        Get-TelnyxExternalConnection $chicago -ErrorAction SilentlyContinue | Should -BeNullOrEmpty
        $scripted.Requests.Count | Should -Be 1
    }

    It 'cause an error that shows the wait that the service asked for' {
        $scripted.Enqueue(429, '', @{ 'Retry-After' = '3600' })
        $null = Connect-TestAccount $scripted
        Get-TelnyxExternalConnection $chicago -ErrorVariable failure -ErrorAction SilentlyContinue
        "$($failure[0])" | Should -Match '\b3600 s\b'
    }

    It 'are sent again after HTTP 429, regardless of -MaximumRetryCount' {
        1..3 | ForEach-Object { $scripted.Enqueue(429, '', @{ 'Retry-After' = '0.05' }) }
        $scripted.Forward($handler)
        $null = Connect-TestAccount $scripted -MaximumRetryCount 0
        (Get-TelnyxExternalConnection $chicago).Id | Should -BeExactly $chicago
        $scripted.Requests.Count | Should -Be 4
    }

    It 'wait as long as Retry-After specifies' {
        $scripted.Enqueue(429, '', @{ 'Retry-After' = '1' })
        $scripted.Forward($handler)
        $null = Connect-TestAccount $scripted
        $null = Get-TelnyxExternalConnection $chicago
        ($scripted.Requests[1].Time - $scripted.Requests[0].Time).TotalSeconds | Should -BeGreaterOrEqual 0.95
    }
}
