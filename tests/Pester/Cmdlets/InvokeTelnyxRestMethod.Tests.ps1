BeforeAll {
    . "$PSScriptRoot/../TestSetup.ps1"
    . "$PSScriptRoot/../TestHelpers.ps1"
    $class = 'TelnyxPS.Cmdlets.InvokeTelnyxRestMethodCommand'
    $eAcute = [string][char] 0xe9
}

AfterAll {
    Disconnect-Telnyx
}

Describe 'Invoke-TelnyxRestMethod' {
    BeforeEach {
        $handler = Get-SandboxHandler
        $null = Connect-TestAccount $handler
        $scripted = [TelnyxPS.TestSupport.ScriptedHandler]::new()
    }

    Context 'GET' {
        It 'returns the response as objects' {
            $answer = Invoke-TelnyxRestMethod "external_connections/$chicago"
            $answer.data.id | Should -BeExactly $chicago
            $answer.data.outbound.channel_limit | Should -Be 10
            $answer.data.tags | Should -BeExactly 'amer', 'headquarters'
            $answer.data.created_at | Should -BeOfType ([string])
            $handler.Requests.ForEach('ToString') | Should -BeExactly "GET /v2/external_connections/$chicago"
            $handler.Requests.Authorization | Should -BeExactly "Bearer $testKey"
        }

        It 'accepts a path that is written as <_>' `
            -ForEach 'phone_numbers', '/phone_numbers', '/phone_numbers/', '/v2/phone_numbers', 'v2/phone_numbers' {
            $null = Invoke-TelnyxRestMethod -Path $_
            $handler.Requests.ForEach('ToString') | Should -BeExactly 'GET /v2/phone_numbers'
        }

        It 'sends the query <Query>' -ForEach @(
            @{ Given = @{ 'filter[status]' = 'active' }; Query = 'filter%5Bstatus%5D=active' }
            @{ Given = @{ q = 'a&b=c d+#?' }; Query = 'q=a%26b%3Dc%20d%2B%23%3F' }
            @{ Given = [ordered]@{ 'a[]' = 1, 2; b = 'x' }; Query = 'a%5B%5D=1&a%5B%5D=2&b=x' }
            @{ Given = [ordered]@{ yes = $true; no = $false; n = 1.5 }; Query = 'yes=true&no=false&n=1.5' }
            @{ Given = @{ none = $null }; Query = 'none=' }
            @{ Given = @{ q = "caf$([char] 0xe9)" }; Query = 'q=caf%C3%A9' }
        ) {
            $scripted.SetDefault(200, '{}')
            $null = Connect-TestAccount $scripted
            $null = Invoke-TelnyxRestMethod things -Query $Given
            $scripted.Requests.PathAndQuery | Should -BeExactly "/v2/things?$Query"
        }

        It 'returns each item of a response that is an array, and nothing for an empty response' {
            $scripted.Enqueue(200, '[{"a":1},[2,3],null,"x"]')
            $scripted.Enqueue(204)
            $null = Connect-TestAccount $scripted
            $output = @(Invoke-TelnyxRestMethod things)
            $output.Count | Should -Be 4
            $output[0].a | Should -Be 1
            $output[1] | Should -Be 2, 3
            $output[3] | Should -BeExactly 'x'
            @(Invoke-TelnyxRestMethod things).Count | Should -Be 0
        }

        It 'needs no confirmation, and sends it with -WhatIf too' {
            (Invoke-TelnyxRestMethod "external_connections/$chicago" -WhatIf).data.id | Should -BeExactly $chicago
        }

        It 'refuses a body' {
            { Invoke-TelnyxRestMethod things -Body @{} } | Should -Throw -ErrorId "BodyWithoutWrite,$class"
            { @{} | Invoke-TelnyxRestMethod things } | Should -Throw -ErrorId "BodyWithoutWrite,$class"
            $handler.Requests.Count | Should -Be 0
        }
    }

    Context '-All' {
        It 'returns the items of all pages' {
            $big = Get-SandboxHandler -Count 600
            $null = Connect-TestAccount $big
            $items = @(
                Invoke-TelnyxRestMethod external_connections -All -Query @{ 'filter[external_sip_connection]' = 'zoom' }
            )
            @($items.id | Sort-Object -Unique).Count | Should -Be 600
            $big.Requests.UnescapedPathAndQuery | Sort-Object | Should -BeExactly @(
                1..3 |
                    ForEach-Object {
                        "/v2/external_connections?filter[external_sip_connection]=zoom&page[number]=$_&page[size]=250"
                    })
        }

        It 'requests pages of the size in the query' {
            $items = @(Invoke-TelnyxRestMethod external_connections -All -Query @{ 'page[size]' = 20 })
            $items.Count | Should -Be 36
            $handler.Requests.UnescapedPathAndQuery | Should -BeExactly @(
                1, 2 | ForEach-Object { "/v2/external_connections?page[size]=20&page[number]=$_" })
        }

        It 'returns one page if there are no more, or nothing' {
            $scripted.Enqueue(200, '{"data":[{"a":1},{"a":2}]}')
            $scripted.Enqueue(200, '{"data":[]}')
            $null = Connect-TestAccount $scripted
            (Invoke-TelnyxRestMethod things -All).a | Should -Be 1, 2
            Invoke-TelnyxRestMethod things -All | Should -BeNullOrEmpty
            $scripted.Requests.Count | Should -Be 2
        }

        It 'refuses a response that is not a list: <_>' -ForEach '{"data":{"id":"1"}}', '{"a":[],"b":[]}', '[]', '"x"' {
            $scripted.Enqueue(200, $_)
            $null = Connect-TestAccount $scripted
            { Invoke-TelnyxRestMethod things -All } | Should -Throw -ErrorId "AllWithoutList,$class"
        }

        It 'reads the only list of a response under any name' {
            @(Invoke-TelnyxRestMethod external_connections/log_messages -All).Count | Should -Be 6
        }

        It 'refuses a list with a different kind of paging, and outputs nothing: <Field>' -ForEach @(
            @{ Field = 'after'; Json = '{"data":[{"id":"1"}],"meta":{"cursors":{"after":"abc","before":null}}}' }
            @{ Field = 'next'; Json = '{"data":[{"id":"1"}],"links":{"next":"/v2/things?cursor=abc"}}' }
            @{
                Field = 'page_number'
                Json = '{"data":[{"id":"1"}],"meta":{"page_number":1,"page_size":1,"total_results":7}}'
            }
            @{ Field = 'per_page'; Json = '{"data":[{"id":"1"}],"per_page":1}' }
            @{ Field = 'total_records'; Json = '{"records":[{"id":"1"}],"total_records":7}' }
            @{ Field = 'total_results'; Json = '{"data":[{"id":"1"}],"meta":{"total_results":7}}' }
            @{ Field = 'has_more'; Json = '{"data":[{"id":"1"}],"has_more":true}' }
        ) {
            $scripted.Enqueue(200, $Json)
            $null = Connect-TestAccount $scripted
            $output = [Collections.Generic.List[object]]::new()
            { Invoke-TelnyxRestMethod things -All | ForEach-Object { $output.Add($_) } } |
                Should -Throw "*might have more pages*the response contains $Field,*" -ErrorId "AllWithoutList,$class"
            $output.Count | Should -Be 0
            $scripted.Requests.Count | Should -Be 1
        }

        It 'accepts a list as complete if the response says so: <_>' -ForEach @(
            '{"data":[{"id":"1"},{"id":"2"}],"meta":{"total_results":2,"page_number":1}}'
            '{"records":[{"id":"1"},{"id":"2"}],"page":1,"per_page":20,"total_records":2}'
            '{"data":[{"id":"1"},{"id":"2"}],"meta":{"cursors":{"after":null}},"has_more":false,"next":""}'
            '{"data":[{"id":"1"},{"id":"2"}],"meta":{"request":"x"}}'
            '{"data":[{"id":"1"},{"id":"2"}],"warnings":[]}'
        ) {
            $scripted.Enqueue(200, $_)
            $null = Connect-TestAccount $scripted
            (Invoke-TelnyxRestMethod things -All).id | Should -BeExactly '1', '2'
        }

        It 'returns items that have the same id but differ, and items of two pages once' {
            $meta = '"meta":{"total_pages":2,"total_results":5}'
            $scripted.Enqueue(200, "{`"data`":[{`"id`":1,`"a`":1},{`"id`":1,`"a`":2},{`"id`":2}],$meta}")
            $scripted.Enqueue(200, "{`"data`":[{`"id`":2,`"a`":3},{`"id`":`"1`",`"a`":1}],$meta}")
            $null = Connect-TestAccount $scripted
            (Invoke-TelnyxRestMethod things -All | ConvertTo-Json -Compress) | Should -BeExactly (
                '[{"id":1,"a":1},{"id":1,"a":2},{"id":2},{"id":2,"a":3},{"id":"1","a":1}]')
        }

        It 'outputs identical items without an id' {
            $meta = '"meta":{"total_pages":2,"total_results":4}'
            $scripted.Enqueue(200, "{`"data`":[{`"a`":1},{`"a`":1}],$meta}")
            $scripted.Enqueue(200, "{`"data`":[{`"a`":1},{`"a`":2}],$meta}")
            $null = Connect-TestAccount $scripted
            (Invoke-TelnyxRestMethod things -All).a | Should -Be 1, 1, 1, 2
        }

        It 'ends with an error if the service repeats a page: <_>' -ForEach @(
            '{"data":[{"id":"1"}],"meta":{"total_pages":9}}'
            '{"data":[{"a":1}],"meta":{"total_pages":9}}'
            '{"data":[{"a":1}],"meta":{"total_pages":9,"total_results":9}}'
        ) {
            $scripted.SetDefault(200, $_)
            $null = Connect-TestAccount $scripted
            @(Invoke-TelnyxRestMethod things -All -ErrorVariable failure -ErrorAction SilentlyContinue).Count |
                Should -Be 1
            $failure.FullyQualifiedErrorId | Should -BeExactly "IncompleteList,$class"
            $failure.CategoryInfo.Category | Should -Be 'InvalidResult'
            "$failure" | Should -BeLike 'The list from GET /things is incomplete: *'
            $scripted.Requests.Count | Should -BeLessThan 5
        }

        It 'ends with an error if a list without ids changes while it is read' {
            $scripted.Enqueue(200, '{"data":[{"a":1},{"a":2}],"meta":{"total_pages":2,"total_results":4}}')
            $scripted.Enqueue(200, '{"data":[{"a":4}],"meta":{"total_pages":2,"total_results":3}}')
            $null = Connect-TestAccount $scripted
            (Invoke-TelnyxRestMethod things -All -ErrorVariable failure -ErrorAction SilentlyContinue).a |
                Should -Be 1, 2, 4
            $failure.FullyQualifiedErrorId | Should -BeExactly "IncompleteList,$class"
        }

        It 'refuses a page number in the query' {
            { Invoke-TelnyxRestMethod things -All -Query @{ 'page[number]' = 2 } } |
                Should -Throw -ErrorId "AllAndPage,$class"
            $handler.Requests.Count | Should -Be 0
        }

        It 'works only with GET' {
            { Invoke-TelnyxRestMethod things -All -Method DELETE } | Should -Throw -ErrorId "AllWithoutList,$class"
            $handler.Requests.Count | Should -Be 0
        }
    }

    Context 'a body' {
        It 'sends <Body>' -ForEach @(
            @{ Body = '{"a":1,"b":{"c":[1,[2,[3]]]}}'; Given = { [ordered]@{ a = 1; b = @{ c = 1, @(2, @(, 3)) } } } }
            @{ Body = '{"name":"caf#"}'; Given = { @{ name = "caf$eAcute" } } }
            @{
                Body = '{"tags":["x"],"none":null,"flag":true}'
                Given = { [pscustomobject]@{ tags = @('x'); none = $null; flag = $true } }
            }
            @{ Body = '{"as":"it is",  "n":1.0}'; Given = { '{"as":"it is",  "n":1.0}' } }
            @{ Body = '{"tags":[]}'; Given = { ConvertFrom-Json '{"tags":[]}' } }
            @{ Body = '[1,2]'; Given = { , @(1, 2) } }
            @{ Body = ''; Given = { $null } }
        ) {
            $scripted.SetDefault(200, '{}')
            $null = Connect-TestAccount $scripted
            foreach ($method in 'POST', 'PATCH', 'PUT', 'delete') {
                $null = Invoke-TelnyxRestMethod things -Method $method -Body (& $Given)
            }

            $scripted.Requests.Method | Should -BeExactly 'POST', 'PATCH', 'PUT', 'DELETE'
            $scripted.Requests.Body | Sort-Object -Unique | Should -BeExactly $Body.Replace('#', $eAcute)
        }

        It 'sends one request for each piped body' {
            $scripted.SetDefault(200, '{}')
            $null = Connect-TestAccount $scripted
            $null = @{ a = 1 }, @{ a = 2 } | Invoke-TelnyxRestMethod things -Method POST
            $scripted.Requests.Body | Should -BeExactly '{"a":1}', '{"a":2}'
        }

        It 'refuses a body with <Name>, because its conversion would not end' -ForEach @(
            @{ Name = 'a file'; Given = { @{ file = Get-Item $PSScriptRoot } }; Problem = 'of type DirectoryInfo.' }
            @{ Name = 'a type'; Given = { @{ a = @(1, @{ b = [guid] }) } }; Problem = 'of type RuntimeType.' }
            @{
                Name = 'itself'
                Given = {
                    $loop = @{}
                    $loop.self = $loop
                    $loop
                }
                Problem = 'nested more than 100 levels deep.'
            }
        ) {
            $scripted.Clear()
            { Invoke-TelnyxRestMethod things -Method POST -Body (& $Given) } |
                Should -Throw -ErrorId 'InvalidBody,*' -ExpectedMessage "*$Problem Specify only*"
            $scripted.Requests.Count | Should -Be 0
        }

        It 'sends deeply nested objects completely' {
            $scripted.SetDefault(200, '{}')
            $null = Connect-TestAccount $scripted
            $deep = '{"a":' * 20 + '1' + '}' * 20
            $null = Invoke-TelnyxRestMethod things -Method POST -Body (ConvertFrom-Json $deep)
            $scripted.Requests.Body | Should -BeExactly $deep
        }
    }

    Context 'an invalid path' {
        It 'is refused, and nothing is sent: <_>' -ForEach @(
            'https://example.com/x', '//example.com://x', 'things?a=1', 'things#x', '../v1/things', 'things/../x',
                'things/..', './things', 'things/.',
            '%2e%2e/v1/things', 'things/%2E%2e/x', '.%2e/x', 'things\x', "things`nx", 'things x', ''
        ) {
            { Invoke-TelnyxRestMethod -Path $_ } | Should -Throw
            { Invoke-TelnyxRestMethod -Path $_ -Method DELETE -Confirm:$false } | Should -Throw
            $handler.Requests.Count | Should -Be 0
        }

        It 'is shown in the error, without a key' {
            $failure = { Invoke-TelnyxRestMethod "things?key=$testKey" } |
                Should -Throw -ErrorId 'InvalidPath,*' -PassThru
            "$failure" | Should -BeLike "The path 'things?key=*' is not valid. *"
            "$failure" | Should -Not -Match (Get-KeyPart)
        }

        It 'is sent below the base address: <Path>' -ForEach @(
            @{ Path = '//example.com/x'; Sent = 'https://telnyx.invalid/v2/example.com/x' }
            @{ Path = '@example.com'; Sent = 'https://telnyx.invalid/v2/@example.com' }
            @{ Path = 'a..b/c.d'; Sent = 'https://telnyx.invalid/v2/a..b/c.d' }
        ) {
            $scripted.SetDefault(200, '{}')
            $null = Connect-TestAccount $scripted
            $null = Invoke-TelnyxRestMethod $Path
            $scripted.Requests.Uri.AbsoluteUri | Should -BeExactly $Sent
        }
    }

    Context 'errors' {
        It 'is <Id> for <Status>' -ForEach @(
            @{ Status = 404; Id = 'NotFound' }
            @{ Status = 409; Id = 'Conflict' }
            @{ Status = 422; Id = 'InvalidRequest' }
            @{ Status = 500; Id = 'ServerError' }
        ) {
            $scripted.SetDefault($Status, (Get-ErrorJson))
            $null = Connect-TestAccount $scripted
            Invoke-TelnyxRestMethod things -ErrorVariable failure -ErrorAction SilentlyContinue | Should -BeNullOrEmpty
            Invoke-TelnyxRestMethod things -All -ErrorVariable +failure -ErrorAction SilentlyContinue |
                Should -BeNullOrEmpty
            $failure.FullyQualifiedErrorId | Should -BeExactly "$Id,$class", "$Id,$class"
            $failure.TargetObject | Should -BeExactly '/things', '/things'
        }

        It 'is InvalidResponse if the response is not JSON' {
            $scripted.SetDefault(200, '<html>')
            $null = Connect-TestAccount $scripted
            Invoke-TelnyxRestMethod things -ErrorVariable failure -ErrorAction SilentlyContinue
            $failure[0].FullyQualifiedErrorId | Should -BeExactly "InvalidResponse,$class"
        }

        It 'ends with a rejected key' {
            $scripted.SetDefault(401, '')
            $null = Connect-TestAccount $scripted
            { 1, 2 | Invoke-TelnyxRestMethod things -Method POST } | Should -Throw -ErrorId "Unauthorized,$class"
            $scripted.Requests.Count | Should -Be 1
        }

        It 'does not send a POST again if the response is lost' {
            $scripted.EnqueueFailure()
            $null = Connect-TestAccount $scripted -MaximumRetryCount 3
            Invoke-TelnyxRestMethod things -Method POST -Body '{}' -ErrorVariable failure -ErrorAction SilentlyContinue
            $failure[0].FullyQualifiedErrorId | Should -BeExactly "OutcomeUnknown,$class"
            "$failure" | Should -BeLike '* Before you try again, check whether the request was carried out.'
            $scripted.Requests.Count | Should -Be 1
        }

        It 'waits if the service asks for it, also with a POST' {
            $scripted.Enqueue(429, '', @{ 'Retry-After' = '0.05' })
            $scripted.Enqueue(201, '{"done":true}')
            $null = Connect-TestAccount $scripted
            (Invoke-TelnyxRestMethod things -Method POST -Body '{}').done | Should -BeExactly $true
            $scripted.Requests.Count | Should -Be 2
        }

        It 'never shows the key' {
            $scripted.Enqueue(429, '', @{ 'Retry-After' = '0.05' })
            $scripted.Enqueue(
                422, (Get-ErrorJson -Detail "Bearer $testKey is not allowed"), @{ 'x-request-id' = $testKey })
            $scripted.EnqueueFailure("lost Bearer $testKey")
            $null = Connect-TestAccount $scripted
            $said = @(
                Invoke-TelnyxRestMethod things -Verbose -ErrorVariable failure -ErrorAction SilentlyContinue 4>&1
                Invoke-TelnyxRestMethod things -Method POST -Verbose -ErrorVariable +failure `
                    -ErrorAction SilentlyContinue 4>&1
            )
            $failure.Count | Should -Be 2
            $said.Count | Should -BeGreaterThan 0
            ($said + $failure + $failure.Exception + $failure.Exception.InnerException | Out-String) |
                Should -Not -Match (Get-KeyPart)
            $failure.Exception.ForEach('ToString') -join '' | Should -Not -Match (Get-KeyPart)
        }
    }

    It 'makes connections that were read before outdated' {
        $connection = Get-TelnyxExternalConnection $chicago
        $body = @{ outbound = @{ channel_limit = 77; outbound_voice_profile_id = $profileId } }
        $null = Invoke-TelnyxRestMethod "external_connections/$chicago" -Method PATCH -Body $body
        $handler.Clear()
        ($connection | Set-TelnyxExternalConnection -OutboundChannelLimit 10).OutboundChannelLimit | Should -Be 10
        $handler.Requests.Method | Should -BeExactly 'GET', 'PATCH'
    }

    It 'makes no more connections outdated after a rejected key, which ends the pipeline' {
        $refusal = Get-ErrorJson '10009' 'Authentication failed' 'No such key.'
        $rejecting, $working = 1..2 | ForEach-Object { [TelnyxPS.TestSupport.ScriptedHandler]::new() }
        $rejecting.SetDefault(401, $refusal)
        $null = Connect-TestAccount $rejecting
        { Invoke-TelnyxRestMethod things -Method POST } | Should -Throw -ErrorId 'Unauthorized,*'

        # A session of the same account: one read and one change.
        1..2 | ForEach-Object { $working.EnqueueForward($handler) }
        $working.SetDefault(401, $refusal)
        $null = Connect-TestAccount $working
        $changed = Get-TelnyxExternalConnection $chicago | Set-TelnyxExternalConnection -OutboundChannelLimit 11
        $changed.OutboundChannelLimit | Should -Be 11
        $working.Requests.Method | Should -BeExactly 'GET', 'PATCH'
    }

    It 'makes no connection outdated with GET' {
        $connection = Get-TelnyxExternalConnection $chicago
        $null = Invoke-TelnyxRestMethod "external_connections/$chicago"
        $handler.Clear()
        $null = $connection | Set-TelnyxExternalConnection -OutboundChannelLimit 10
        $handler.Requests.Count | Should -Be 0
    }

    It 'uses the session of -Session' {
        $other = Get-SandboxHandler
        $session = Connect-TestAccount $other
        $null = Connect-TestAccount $handler
        $null = Invoke-TelnyxRestMethod phone_numbers -Session $session
        $handler.Requests.Count | Should -Be 0
        $other.Requests.Count | Should -Be 1
    }
}
