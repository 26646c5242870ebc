BeforeAll {
    . "$PSScriptRoot/../TestSetup.ps1"
    . "$PSScriptRoot/../TestHelpers.ps1"
}

AfterAll {
    Disconnect-Telnyx
}

Describe 'Get-TelnyxExternalConnection by id' {
    BeforeEach {
        $handler = Get-SandboxHandler
        $null = Connect-TestAccount $handler
    }

    It 'requests only that connection' {
        $connection = Get-TelnyxExternalConnection -Id $chicago
        $connection.Id | Should -BeExactly $chicago
        $connection.Active | Should -BeExactly $true
        $connection.OutboundChannelLimit | Should -BeExactly 10
        $connection.InboundChannelLimit | Should -BeNullOrEmpty
        $connection.Tags | Should -BeExactly 'amer', 'headquarters'
        $handler.Requests.ForEach('ToString') | Should -BeExactly "GET /v2/external_connections/$chicago"
    }

    It 'accepts ids by position, in their order, with one request for each' {
        $connections = Get-TelnyxExternalConnection $lyon, $chicago
        $connections.Id | Should -BeExactly $lyon, $chicago
        $handler.Requests.Count | Should -Be 2
    }

    It 'continues after a connection that does not exist' {
        $connections = Get-TelnyxExternalConnection $lyon, $unknownId, $chicago -ErrorVariable failure `
            -ErrorAction SilentlyContinue
        $connections.Id | Should -BeExactly $lyon, $chicago
        $failure.Count | Should -Be 1
        $failure[0].TargetObject | Should -BeExactly $unknownId
        $handler.Requests.Count | Should -Be 3
    }

    It 'reads a piped connection again' {
        $old = Get-TelnyxExternalConnection $chicago
        $null = Set-TelnyxExternalConnection $chicago -OutboundChannelLimit 99
        $handler.Clear()
        ($old | Get-TelnyxExternalConnection).OutboundChannelLimit | Should -Be 99
        $handler.Requests.Count | Should -Be 1
    }

    It 'refuses -<Name>, which applies only to lists' -ForEach @(
        @{ Name = 'First'; Value = 1 }
        @{ Name = 'Skip'; Value = 1 }
        @{ Name = 'IncludeTotalCount'; Value = $true }
    ) {
        $paging = @{ $Name = $Value }
        { Get-TelnyxExternalConnection -Id $chicago @paging } |
            Should -Throw -ErrorId 'PagingWithoutList,TelnyxPS.Cmdlets.GetTelnyxExternalConnectionCommand'
        { $chicago, $lyon | Get-TelnyxExternalConnection @paging } |
            Should -Throw -ErrorId 'PagingWithoutList,TelnyxPS.Cmdlets.GetTelnyxExternalConnectionCommand'
        $handler.Requests.Count | Should -Be 0
        $connection = Get-TelnyxExternalConnection -Id $chicago
        { $connection | Get-TelnyxExternalConnection @paging } |
            Should -Throw -ErrorId 'PagingWithoutList,TelnyxPS.Cmdlets.GetTelnyxExternalConnectionCommand'
    }

    It 'refuses a filter together with an id' {
        { Get-TelnyxExternalConnection -Id $chicago -ExternalSipConnection zoom } |
            Should -Throw -ErrorId 'AmbiguousParameterSet,*'
        $handler.Requests.Count | Should -Be 0
    }

    It 'never lists all connections if an id is <Kind>' -ForEach @(
        @{ Kind = '$null'; Script = { Get-TelnyxExternalConnection -Id $null } }
        @{ Kind = 'blank'; Script = { Get-TelnyxExternalConnection -Id '' } }
        @{ Kind = 'of blanks'; Script = { Get-TelnyxExternalConnection -Id '  ' } }
        @{ Kind = 'none of many'; Script = { Get-TelnyxExternalConnection -Id @() } }
        @{ Kind = '$null among others'; Script = { Get-TelnyxExternalConnection -Id '1', $null } }
        @{ Kind = 'a variable without a value'; Script = { Get-TelnyxExternalConnection $undefinedVariable } }
        @{ Kind = '$null in the pipeline'; Script = { $null | Get-TelnyxExternalConnection } }
        @{ Kind = 'blank in the pipeline'; Script = { '' | Get-TelnyxExternalConnection } }
        @{ Kind = '$null in a row'; Script = { [pscustomobject]@{ Id = $null } | Get-TelnyxExternalConnection } }
        @{ Kind = 'blank in a row'; Script = { [pscustomobject]@{ Id = '' } | Get-TelnyxExternalConnection } }
        @{
            Kind = 'missing in a row'
            Script = { [pscustomobject]@{ ConnectionId = $chicago } | Get-TelnyxExternalConnection }
        }
        @{ Kind = '$null as an object'; Script = { Get-TelnyxExternalConnection -InputObject $null } }
        @{ Kind = 'none as objects'; Script = { Get-TelnyxExternalConnection -InputObject @() } }
    ) {
        $ErrorActionPreference = 'Stop'
        $failure = $Script | Should -Throw -PassThru
        $failure.CategoryInfo.Category | Should -BeIn 'InvalidData', 'InvalidArgument', 'InvalidOperation'
        $handler.Requests.Count | Should -Be 0
    }

    It 'lists nothing for an empty pipeline' {
        @() | Get-TelnyxExternalConnection | Should -BeNullOrEmpty
        $handler.Requests.Count | Should -Be 0
    }
}

Describe 'Get-TelnyxExternalConnection as a list' {
    BeforeAll {
        $handler = Get-SandboxHandler
        $big = Get-SandboxHandler -Count 600
        $session = Connect-TestAccount $handler
        $bigSession = Connect-TestAccount $big
    }

    BeforeEach {
        $handler.Clear()
        $big.Clear()
    }

    It 'returns all connections, from a page of 250' {
        $connections = @(Get-TelnyxExternalConnection -Session $session)
        $connections.Count | Should -Be 36
        @($connections.Id | Sort-Object -Unique).Count | Should -Be 36
        $handler.Requests.ForEach('ToString') |
            Should -BeExactly 'GET /v2/external_connections?page[number]=1&page[size]=250'
    }

    It 'reads all pages' {
        $connections = @(Get-TelnyxExternalConnection -Session $bigSession)
        $connections.Count | Should -Be 600
        @($connections.Id | Sort-Object -Unique).Count | Should -Be 600
        $big.Requests.UnescapedPathAndQuery | Sort-Object | Should -BeExactly @(
            1..3 | ForEach-Object { "/v2/external_connections?page[number]=$_&page[size]=250" })
    }

    It 'returns a page as it arrives, and reads ahead from the second page' {
        $asked = @(Get-TelnyxExternalConnection -Session $bigSession | ForEach-Object { $big.Requests.Count })
        $asked[0] | Should -Be 1
        $asked[249] | Should -Be 1
        $asked[250] | Should -BeIn 2, 3
        $asked[599] | Should -Be 3
    }

    Context 'filters' {
        It 'sends <Query> for -<Name>' -ForEach @(
            @{
                Name = 'ConnectionName'
                Value = 'Branch'
                Query = 'filter%5Bconnection_name%5D%5Bcontains%5D=Branch'
                Count = 14
            }
            @{
                Name = 'ConnectionName'
                Value = 'a&b=c d'
                Query = 'filter%5Bconnection_name%5D%5Bcontains%5D=a%26b%3Dc%20d'
                Count = 0
            }
            @{
                Name = 'ExternalSipConnection'
                Value = 'operator_connect'
                Query = 'filter%5Bexternal_sip_connection%5D=operator_connect'
                Count = 6
            }
            @{
                Name = 'ExternalSipConnection'
                Value = 'ZOOM'
                Query = 'filter%5Bexternal_sip_connection%5D=zoom'
                Count = 30
            }
            @{
                Name = 'PhoneNumber'
                Value = '+493023125014'
                Query = 'filter%5Bphone_number%5D%5Bcontains%5D=%2B493023125014'
                Count = 1
            }
            @{ Name = 'CreatedAt'; Value = '2025-06-04'; Query = 'filter%5Bcreated_at%5D=2025-06-04'; Count = 1 }
        ) {
            $filter = @{ $Name = $Value }
            @(Get-TelnyxExternalConnection -Session $session @filter).Count | Should -Be $Count
            $handler.Requests.PathAndQuery |
                Should -BeExactly "/v2/external_connections?$Query&page%5Bnumber%5D=1&page%5Bsize%5D=250"
        }

        It 'sends several filters together' {
            $connections = @(
                Get-TelnyxExternalConnection -Session $session -ConnectionName teams `
                    -ExternalSipConnection operator_connect -PhoneNumber +13125550110
            )
            $connections.Id | Should -BeExactly $teams
            $handler.Requests.Count | Should -Be 1
        }

        It 'converts a local date to a UTC day' {
            $null = Get-TelnyxExternalConnection -Session $session -CreatedAt ([datetime]::new(2025, 6, 4, 23, 59, 59))
            $handler.Requests.UnescapedPathAndQuery | Should -Match 'filter\[created_at\]=2025-06-04&'
        }

        It 'refuses -<Name> <Shown> before any request' -ForEach @(
            @{ Name = 'ConnectionName'; Value = 'ab'; Shown = 'of two characters' }
            @{ Name = 'ConnectionName'; Value = $null; Shown = '$null' }
            @{ Name = 'ConnectionName'; Value = ''; Shown = 'blank' }
            @{ Name = 'ExternalSipConnection'; Value = 'teams'; Shown = 'teams' }
            @{ Name = 'ExternalSipConnection'; Value = $null; Shown = '$null' }
            @{ Name = 'PhoneNumber'; Value = '5551234567'; Shown = 'without a plus' }
            @{ Name = 'PhoneNumber'; Value = '+1 555 123 4567'; Shown = 'with spaces' }
            @{ Name = 'PhoneNumber'; Value = '+0155512345'; Shown = 'that begins with 0' }
            @{ Name = 'PhoneNumber'; Value = $null; Shown = '$null' }
            @{ Name = 'PhoneNumber'; Value = ''; Shown = 'blank' }
            @{ Name = 'CreatedAt'; Value = $null; Shown = '$null' }
            @{ Name = 'CreatedAt'; Value = ''; Shown = 'blank' }
            @{ Name = 'CreatedAt'; Value = 'yesterday'; Shown = 'yesterday' }
        ) {
            $filter = @{ $Name = $Value }
            $failure = { Get-TelnyxExternalConnection -Session $session @filter } | Should -Throw -PassThru
            $failure.CategoryInfo.Category | Should -BeIn 'InvalidData', 'InvalidArgument'
            $handler.Requests.Count | Should -Be 0
        }
    }

    Context 'paging' {
        It 'requests only as many connections as -First specifies: <First>' -ForEach @(
            @{ First = 1; Queries = 'page[number]=1&page[size]=1' }
            @{ First = 3; Queries = 'page[number]=1&page[size]=3' }
            @{ First = 250; Queries = 'page[number]=1&page[size]=250' }
            @{ First = 251; Queries = 'page[number]=1&page[size]=250', 'page[number]=2&page[size]=250' }
            @{ First = 500; Queries = 'page[number]=1&page[size]=250', 'page[number]=2&page[size]=250' }
        ) {
            @(Get-TelnyxExternalConnection -Session $bigSession -First $First).Count | Should -Be $First
            $big.Requests.UnescapedPathAndQuery |
                Should -BeExactly @($Queries | ForEach-Object { "/v2/external_connections?$_" })
        }

        It 'sends no request with -First 0' {
            Get-TelnyxExternalConnection -Session $bigSession -First 0 | Should -BeNullOrEmpty
            $big.Requests.Count | Should -Be 0
        }

        It 'skips <Skip>' -ForEach @(
            @{ Skip = 1; First = 2; Pages = 1 }
            @{ Skip = 250; First = 2; Pages = 2 }
            @{ Skip = 255; First = 5; Pages = 2 }
            @{ Skip = 498; First = 4; Pages = 2, 3 }
            @{ Skip = 597; First = 10; Pages = 3 }
        ) {
            $all = @(Get-TelnyxExternalConnection -Session $bigSession).Id
            $big.Clear()
            $some = Get-TelnyxExternalConnection -Session $bigSession -Skip $Skip -First $First
            $some.Id | Should -BeExactly @($all | Select-Object -Skip $Skip -First $First)
            $asked = $big.Requests.UnescapedPathAndQuery |
                ForEach-Object { [int]($_ -replace '.*page\[number\]=(\d+).*', '$1') }
            $asked | Should -Be $Pages
        }

        It 'returns nothing if it skips all connections' {
            Get-TelnyxExternalConnection -Session $bigSession -Skip 5000 | Should -BeNullOrEmpty
            $big.Requests.Count | Should -Be 1
        }

        It 'returns the total first with -IncludeTotalCount' {
            $output = @(Get-TelnyxExternalConnection -Session $bigSession -First 2 -IncludeTotalCount)
            $output.Count | Should -Be 3
            $output[0] | Should -Be 600
            $output[0] | Should -BeOfType ([uint64])
            $output[1] | Should -BeOfType ([TelnyxPS.Models.ExternalConnection])
            $big.Requests.Count | Should -Be 1
        }

        It 'returns only the total with -First 0 -IncludeTotalCount' {
            $output = @(Get-TelnyxExternalConnection -Session $bigSession -First 0 -IncludeTotalCount)
            $output | Should -Be 600
            $output.Count | Should -Be 1
            $big.Requests.Count | Should -Be 1
        }

        It 'returns the total of the filtered list' {
            $output = @(
                Get-TelnyxExternalConnection -Session $session -ExternalSipConnection operator_connect `
                    -IncludeTotalCount
            )
            $output.Count | Should -Be 7
            $output[0] | Should -Be 6
        }
    }
}

Describe 'A list that changes while it is read' {
    It 'is read to its end, even if connections are removed meanwhile' {
        $handler = Get-SandboxHandler -Count 600
        $null = Connect-TestAccount $handler
        $removed = Get-TelnyxExternalConnection |
            Where-Object Tags -Contains retired |
            Set-TelnyxExternalConnection -Active $false |
            Remove-TelnyxExternalConnection -Confirm:$false

        @($removed).Count | Should -Be 600
        @($removed.Id | Sort-Object -Unique).Count | Should -Be 600
        @($handler.Writes | Where-Object Method -EQ DELETE).Count | Should -Be 600
        @($handler.Writes | Where-Object Method -EQ PATCH).Count | Should -Be 300 -Because 'the others are not active'
        @($handler.Reads | Where-Object PathAndQuery -Match '/\d+$').Count |
            Should -Be 0 -Because 'the list makes the connections known'
        Get-TelnyxExternalConnection | Should -BeNullOrEmpty
    }

    It 'is read again from the start, which -Verbose shows, and nothing is returned twice' {
        $page = {
            param($from, $to, $total)
            $connections = @($from..$to | ForEach-Object { Get-ConnectionJson "$_" }) -join ','
            $pages = [Math]::Ceiling($total / 250)
            "{""data"":[$connections],""meta"":{""total_pages"":$pages,""total_results"":$total}}"
        }
        $scripted = [TelnyxPS.TestSupport.ScriptedHandler]::new()
        $scripted.Enqueue(200, (& $page 1001 1250 300))
        # A connection of the first page was removed, so the second page starts one connection too late.
        $scripted.Enqueue(200, (& $page 1252 1300 299))
        $scripted.Enqueue(200, (& $page 1002 1251 299))
        $scripted.Enqueue(200, (& $page 1252 1300 299))
        $null = Connect-TestAccount $scripted

        $output = Get-TelnyxExternalConnection -Verbose 4>&1
        $connections = @($output | Where-Object { $_ -isnot [Management.Automation.VerboseRecord] })
        $connections.Id | Should -BeExactly @(1001..1300 | ForEach-Object { "$_" })
        @($output | Where-Object { $_ -is [Management.Automation.VerboseRecord] }).Message | Should -Match 'changed'
        $scripted.Requests.UnescapedPathAndQuery | ForEach-Object { $_ -replace '.*number\]=(\d).*', '$1' } |
            Should -BeExactly '1', '2', '1', '2'
    }

    It 'counts the returned connections for -First' {
        $handler = Get-SandboxHandler -Count 600
        $null = Connect-TestAccount $handler
        $removed = Get-TelnyxExternalConnection -First 400 |
            Set-TelnyxExternalConnection -Active $false |
            Remove-TelnyxExternalConnection -Confirm:$false
        @($removed.Id | Sort-Object -Unique).Count | Should -Be 400
        @(Get-TelnyxExternalConnection).Count | Should -Be 200
    }
}

Describe 'Get-TelnyxExternalConnection -IncludeName' {
    BeforeEach {
        $handler = Get-SandboxHandler
        $null = Connect-TestAccount $handler
    }

    It 'adds the names to a list with one additional list' {
        $connections = Get-TelnyxExternalConnection -IncludeName
        $connections.Count | Should -Be 36
        $connections[0].ConnectionName | Should -BeExactly 'Chicago Headquarters'
        $connections.ConnectionName | Should -Not -Contain $null
        $handler.Requests.UnescapedPathAndQuery |
            Should -BeExactly '/v2/connections?page[number]=1&page[size]=250',
                '/v2/external_connections?page[number]=1&page[size]=250'
    }

    It 'adds the name to a connection by id, and to a piped connection' {
        (Get-TelnyxExternalConnection $chicago -IncludeName).ConnectionName | Should -BeExactly 'Chicago Headquarters'
        $handler.Requests.PathAndQuery |
            Should -BeExactly "/v2/external_connections/$chicago", "/v2/connections/$chicago"
        (Get-TelnyxExternalConnection -First 1 | Get-TelnyxExternalConnection -IncludeName).ConnectionName |
            Should -BeExactly 'Chicago Headquarters'
    }

    It 'reads no names without the parameter, and the name is null' {
        $connection = Get-TelnyxExternalConnection $chicago
        $connection.ConnectionName | Should -BeNullOrEmpty
        $connection.ConnectionName | Should -BeExactly $null
        $handler.Requests.Count | Should -Be 1
    }

    It 'shows the names in later previews, prompts and completions' {
        $null = Get-TelnyxExternalConnection -IncludeName
        (Get-TelnyxExternalConnection $chicago).ConnectionName | Should -BeExactly 'Chicago Headquarters'
        $verbose = Set-TelnyxExternalConnection $chicago -Active $true -Verbose 4>&1 |
            Where-Object { $_ -is [Management.Automation.VerboseRecord] }
        $verbose.Message |
            Should -BeExactly ("External connection $chicago (Chicago Headquarters, zoom) already matches; no " +
                "update sent.")
        $match = (TabExpansion2 "Set-TelnyxExternalConnection $chicago").CompletionMatches[0]
        $match.ToolTip | Should -BeLike 'Chicago Headquarters, zoom, active*'
    }

    It 'warns if the names cannot be read, and returns the connections: a list' {
        $scripted = [TelnyxPS.TestSupport.ScriptedHandler]::new()
        $scripted.Enqueue(403, (Get-ErrorJson))
        $scripted.Enqueue(200, '{"data":[' + (Get-ConnectionJson) + '],"meta":{"total_pages":1,"total_results":1}}')
        $session = Connect-TestAccount $scripted
        $connection = Get-TelnyxExternalConnection -IncludeName -Session $session -WarningVariable warning `
            -WarningAction SilentlyContinue
        $connection.Id | Should -BeExactly $chicago
        $connection.ConnectionName | Should -BeExactly $null
        $warning | Should -BeLike 'The names of the connections could not be read:*'
    }

    It 'leaves the name of a connection null that the list of all connections does not hold' {
        $scripted = [TelnyxPS.TestSupport.ScriptedHandler]::new()
        $scripted.Enqueue(200, (Get-AnswerJson))
        $scripted.Enqueue(404, (Get-ErrorJson))
        $session = Connect-TestAccount $scripted
        (Get-TelnyxExternalConnection $chicago -IncludeName -Session $session).ConnectionName | Should -BeExactly $null
    }

    It 'shows control characters of a name escaped in a preview' {
        $scripted = [TelnyxPS.TestSupport.ScriptedHandler]::new()
        $scripted.Enqueue(200, (Get-AnswerJson))
        $scripted.Enqueue(200, "{`"data`":{`"id`":`"$chicago`",`"connection_name`":`"a\u001bb`"}}")
        $session = Connect-TestAccount $scripted
        $verbose = Get-TelnyxExternalConnection $chicago -IncludeName -Session $session |
            Set-TelnyxExternalConnection -Active $true -Verbose 4>&1
        $verbose[0].Message | Should -BeLike '*(a\u001bb, zoom)*'
    }
}
