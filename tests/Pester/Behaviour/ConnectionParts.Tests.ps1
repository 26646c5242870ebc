# Tests for all cmdlets that return objects that belong to connections.

BeforeDiscovery {
    # The ids belong to the Operator Connect connection in Chicago of the sandbox.
    $kinds = @(
        @{
            Noun = 'PhoneNumber'
            Path = 'phone_numbers'
            IdName = 'NumberId'
            What = 'phone number'
            Type = 'ExternalConnectionPhoneNumber'
            One = '1700000013125550110'
            Other = '1700000013125550111'
            Count = 2
            Page = '?page[number]=1&page[size]=250'
            Filter = @{ PhoneNumberContains = '312' }
        }
        @{
            Noun = 'CivicAddress'
            Path = 'civic_addresses'
            IdName = 'CivicAddressId'
            What = 'civic address'
            Type = 'ExternalConnectionCivicAddress'
            One = '3431eafa-63bb-4d95-a5ef-ee0189e69314'
            Other = '930fb92b-3643-4d0b-b8b8-41a1e892fd1d'
            Count = 2
            Page = ''
            Filter = @{ Country = 'US' }
        }
        @{
            Noun = 'Upload'; Path = 'uploads'; IdName = 'TicketId'; What = 'upload'; Type = 'ExternalConnectionUpload'
            One = 'd4cab8ae-03bb-4ae5-af31-2b0bd51bfa71'
            Other = $null
            Count = 1
            Page = '?page[number]=1&page[size]=250'
            Filter = @{ Status = 'success' }
        }
        @{
            Noun = 'Release'
            Path = 'releases'
            IdName = 'TicketId'
            What = 'release'
            Type = 'ExternalConnectionRelease'
            One = 'de6e843f-ce64-49e3-95c1-faefedbba8ba'
            Other = '7fa8a136-0820-42eb-82ce-40fec5c89f8b'
            Count = 3
            Page = '?page[number]=1&page[size]=250'
            Filter = @{ Status = 'failed' }
        }
    )
}

BeforeAll {
    . "$PSScriptRoot/../TestSetup.ps1"
    . "$PSScriptRoot/../TestHelpers.ps1"
}

AfterAll {
    Disconnect-Telnyx
}

Describe 'Get-TelnyxExternalConnection<Noun>' -ForEach $kinds {
    BeforeAll {
        $get = Get-Command "Get-TelnyxExternalConnection$Noun"
        $prefix = "GET /v2/external_connections/$teams/$Path"
        $class = $get.ImplementingType.FullName
    }

    BeforeEach {
        $handler = Get-SandboxHandler
        $null = Connect-TestAccount $handler
    }

    Context 'list' {
        It 'lists those of a connection with one request' {
            $parts = @(& $get $teams)
            $parts.Count | Should -Be $Count
            $parts | Should -BeOfType "TelnyxPS.Models.$Type"
            $parts.ConnectionId | Sort-Object -Unique | Should -BeExactly $teams
            $parts.$IdName | Should -Contain $One
            $handler.Requests.ForEach('ToString') | Should -BeExactly "$prefix$Page"
        }

        It 'accepts a connection: <Kind>' -ForEach @(
            @{ Kind = 'by name'; Script = { & $get -ConnectionId $teams } }
            @{ Kind = 'an id from the pipeline'; Script = { $teams | & $get } }
            @{ Kind = 'a number from the pipeline'; Script = { [long] $teams | & $get } }
            @{ Kind = 'a row'; Script = { [pscustomobject]@{ ConnectionId = $teams; Remark = 'x' } | & $get } }
            @{ Kind = 'a row of a file'; Script = { "Remark,connectionid`nx,$teams" | ConvertFrom-Csv | & $get } }
            @{ Kind = 'a connection from the pipeline'; Script = { Get-TelnyxExternalConnection $teams | & $get } }
            @{ Kind = 'a connection by name'; Script = { & $get -InputObject (Get-TelnyxExternalConnection $teams) } }
            @{
                Kind = 'the upload status, which has no id'
                Script = { Get-TelnyxExternalConnectionUploadStatus $teams | & $get }
            }
        ) {
            @(& $Script).Count | Should -Be $Count
            $handler.Requests[-1].ToString() | Should -BeExactly "$prefix$Page"
        }

        It 'keeps the order of several connections' {
            $handler.DelayMilliseconds = 5
            $connections = Get-TelnyxExternalConnection -ExternalSipConnection operator_connect
            [array]::Reverse($connections)
            $expected = foreach ($connection in $connections) {
                & $get $connection.Id | ForEach-Object { "$($_.ConnectionId) $($_.$IdName)" }
            }
            $parts = $connections | & $get
            $parts | ForEach-Object { "$($_.ConnectionId) $($_.$IdName)" } | Should -BeExactly $expected
            $handler.MaxConcurrency | Should -BeGreaterThan 1
        }

        It 'continues after a connection that does not exist, and names it' {
            $parts = @($unknownId, $teams | & $get -ErrorVariable failure -ErrorAction SilentlyContinue)
            $parts.Count | Should -Be $Count
            $failure.Count | Should -Be 1
            $failure[0].FullyQualifiedErrorId | Should -BeExactly "NotFound,$class"
            "$($failure[0])" | Should -BeLike "There is no external connection $unknownId.*"
            $failure[0].TargetObject | Should -BeExactly $unknownId
        }

        It 'has the connection that it could not list as the target of the error' {
            $scripted = [TelnyxPS.TestSupport.ScriptedHandler]::new()
            $scripted.EnqueueForward($handler)
            $scripted.EnqueueForward($handler)
            $scripted.Enqueue(500)
            $scripted.Forward($handler)
            $null = Connect-TestAccount $scripted
            $connections = Get-TelnyxExternalConnection $sydney, $teams -ThrottleLimit 1
            $connections[1], $connections[0] |
                & $get -ThrottleLimit 1 -ErrorVariable failure -ErrorAction SilentlyContinue | Out-Null
            $failure.Count | Should -Be 1
            @($failure.TargetObject | & $get).Count | Should -Be $Count
        }

        It 'never lists anything if the connection is <Kind>' -ForEach @(
            @{ Kind = '$null'; Script = { & $get $null } }
            @{ Kind = 'blank'; Script = { & $get ' ' } }
            @{ Kind = 'a part of a path'; Script = { & $get "1/../$teams" } }
            @{ Kind = '$null in the pipeline'; Script = { $null | & $get } }
            @{ Kind = 'blank in a row'; Script = { [pscustomobject]@{ ConnectionId = '' } | & $get } }
            @{ Kind = 'missing in a row'; Script = { [pscustomobject]@{ Id = $teams } | & $get } }
            @{ Kind = 'rounded by a spreadsheet'; Script = { & $get '1.9145E+18' } }
            @{ Kind = '$null as an object'; Script = { & $get -InputObject $null } }
            @{ Kind = 'none as objects'; Script = { & $get -InputObject @() } }
        ) {
            $ErrorActionPreference = 'Stop'
            $failure = $Script | Should -Throw -PassThru
            $failure.CategoryInfo.Category | Should -BeIn 'InvalidData', 'InvalidArgument', 'InvalidOperation'
            $handler.Requests.Count | Should -Be 0
        }

        It 'lists nothing for an empty pipeline' {
            @() | & $get | Should -BeNullOrEmpty
            $handler.Requests.Count | Should -Be 0
        }
    }

    Context 'paging' {
        It 'returns the total first with -IncludeTotalCount' {
            $output = @(& $get $teams -IncludeTotalCount)
            $output.Count | Should -Be ($Count + 1)
            $output[0] | Should -BeExactly ([uint64] $Count)
        }

        It 'returns only the total with -First 0 -IncludeTotalCount' {
            @(& $get $teams -First 0 -IncludeTotalCount) | Should -BeExactly ([uint64] $Count)
            $handler.Requests.Count | Should -Be 1
        }

        It 'sends no request with only -First 0' {
            & $get $teams -First 0 | Should -BeNullOrEmpty
            $handler.Requests.Count | Should -Be 0
        }

        It 'returns at most -First objects of each connection' {
            $parts = @($teams, $london | & $get -First 1)
            $parts[0].ConnectionId | Should -BeExactly $teams
            @($parts | Group-Object ConnectionId | Where-Object Count -GT 1).Count | Should -Be 0
        }

        It 'skips -Skip objects' {
            $all = @(& $get $teams).$IdName
            @(& $get $teams -Skip 1).$IdName | Should -BeExactly ($all | Select-Object -Skip 1)
            & $get $teams -Skip 300 | Should -BeNullOrEmpty
            & $get $teams -Skip ([int]::MaxValue) | Should -BeNullOrEmpty
            & $get $teams -Skip ([uint64]::MaxValue) | Should -BeNullOrEmpty
        }

        It 'refuses -<Name> together with an id' -ForEach @(
            @{ Name = 'First'; Value = 1 }
            @{ Name = 'Skip'; Value = 1 }
            @{ Name = 'IncludeTotalCount'; Value = $true }
        ) {
            $paging = @{ $Name = $Value }
            { & $get $teams $One @paging } | Should -Throw -ErrorId "PagingWithoutList,$class"
            { [pscustomobject]@{ ConnectionId = $teams; $IdName = $One } | & $get @paging } |
                Should -Throw -ErrorId "PagingWithoutList,$class"
            $handler.Requests.Count | Should -Be 0
        }
    }

    Context 'by id' {
        It 'requests only that object' {
            $part = & $get $teams $One
            $part.$IdName | Should -BeExactly $One
            $part.ConnectionId | Should -BeExactly $teams
            $handler.Requests.ForEach('ToString') | Should -BeExactly "$prefix/$One"
        }

        It 'accepts several ids, in their order' {
            $ids = @($Other, $One).Where({ $_ })
            @(& $get $teams $ids).$IdName | Should -BeExactly $ids
            $handler.Requests.Count | Should -Be $ids.Count
        }

        It 'accepts the id: <Kind>' -ForEach @(
            @{
                Kind = 'of a connection'
                Script = { $named = @{ $IdName = $One }; Get-TelnyxExternalConnection $teams | & $get @named }
            }
            @{ Kind = 'from a row'; Script = { [pscustomobject]@{ ConnectionId = $teams; $IdName = $One } | & $get } }
            @{
                Kind = 'from a row of a file'
                Script = { "ConnectionId,$IdName`n$teams,$One" | ConvertFrom-Csv | & $get }
            }
            @{ Kind = 'of an object of its own kind, by name'; Script = { & $get -InputObject (& $get $teams $One) } }
            @{ Kind = 'of an object of its own kind, which is read again'; Script = { & $get $teams $One | & $get } }
            @{
                Kind = 'of such an object from a CSV file'
                Script = { & $get $teams $One | ConvertTo-Csv | ConvertFrom-Csv | & $get }
            }
        ) {
            @(& $Script).$IdName | Should -BeExactly $One
            $handler.Requests[-1].ToString() | Should -BeExactly "$prefix/$One"
        }

        It 'reports ids that do not exist, and continues' {
            $found = & $get $teams $unknownUuid, $One -ErrorVariable failure -ErrorAction SilentlyContinue
            $found.$IdName | Should -BeExactly $One
            $failure.Count | Should -Be 1
            $failure[0].FullyQualifiedErrorId | Should -BeExactly "NotFound,$class"
            $failure[0].CategoryInfo.Category | Should -Be 'ObjectNotFound'
            "$($failure[0])" | Should -BeLike "There is no $What $unknownUuid for external connection $teams.*"
            $failure[0].TargetObject.ConnectionId | Should -BeExactly $teams
            $failure[0].TargetObject.$IdName | Should -BeExactly $unknownUuid
        }

        It 'has a target in the error that can be piped again' {
            $scripted = [TelnyxPS.TestSupport.ScriptedHandler]::new()
            $scripted.Enqueue(503)
            $scripted.Forward($handler)
            $null = Connect-TestAccount $scripted
            & $get $teams $One -ErrorVariable failure -ErrorAction SilentlyContinue | Should -BeNullOrEmpty
            ($failure.TargetObject | & $get).$IdName | Should -BeExactly $One
        }

        It 'refuses a filter together with an id' {
            { & $get $teams $One @Filter } | Should -Throw -ErrorId "FilterWithoutList,$class"
            { & $get $teams $One @Filter } | Should -Throw "*-$IdName*"
            { [pscustomobject]@{ ConnectionId = $teams; $IdName = $One } | & $get @Filter } |
                Should -Throw -ErrorId "FilterWithoutList,$class"
            $handler.Requests.Count | Should -Be 0
        }

        It 'never lists all objects if the id is <Kind>' -ForEach @(
            @{ Kind = '$null'; Value = $null }
            @{ Kind = 'blank'; Value = '' }
            @{ Kind = '$null among others'; Value = @('1', $null) }
        ) {
            $named = @{ $IdName = $Value }
            { & $get $teams @named -ErrorAction Stop } | Should -Throw
            { [pscustomobject]@{ ConnectionId = $teams; $IdName = $Value } | & $get -ErrorAction Stop } | Should -Throw
            $handler.Requests.Count | Should -Be 0
        }

        It 'escapes an id' {
            & $get $teams 'a/../b?c' -ErrorAction SilentlyContinue | Should -BeNullOrEmpty
            $handler.Requests[0].PathAndQuery | Should -BeExactly "/v2/external_connections/$teams/$Path/a%2F..%2Fb%3Fc"
        }
    }

    Context 'errors' {
        It 'stops after the first failure with -ErrorAction Stop' {
            { $unknownId, $teams | & $get -ErrorAction Stop } | Should -Throw -ErrorId "NotFound,$class"
            { & $get $teams $unknownUuid, $One -ErrorAction Stop } | Should -Throw -ErrorId "NotFound,$class"
            $handler.Requests.Count | Should -Be 2
        }

        It 'ends with a rejected key' {
            $scripted = [TelnyxPS.TestSupport.ScriptedHandler]::new()
            $scripted.SetDefault(401, (Get-ErrorJson '10009' 'Authentication failed' 'No.'))
            $null = Connect-TestAccount $scripted
            { $teams, $london | & $get -ThrottleLimit 1 } | Should -Throw -ErrorId "Unauthorized,$class"
            $scripted.Requests.Count | Should -Be 1
        }

        It 'reports a response that is not from the API: <_>' `
            -ForEach '{"data":"x"}', '{"data":[{},{}]}', '{}', '[]', '{"data":{}} x' {
            $scripted = [TelnyxPS.TestSupport.ScriptedHandler]::new()
            $scripted.SetDefault(200, $_)
            $null = Connect-TestAccount $scripted
            if ($_ -match 'locations' -and $Noun -ne 'CivicAddress') {
                return
            }

            & $get $teams $One -ErrorVariable failure -ErrorAction SilentlyContinue | Should -BeNullOrEmpty
            $failure[0].FullyQualifiedErrorId | Should -BeExactly "InvalidResponse,$class"
        }
    }

    Context 'output' {
        It 'has no Id, and is refused by cmdlets on connections, which send nothing' {
            $part = & $get $teams $One
            $part.PSObject.Properties.Name | Should -Not -Contain 'Id'
            $part.ConnectionId | Should -BeExactly $teams
            $handler.Clear()
            { $part | Remove-TelnyxExternalConnection -Force -ErrorAction Stop } | Should -Throw
            { $part | Set-TelnyxExternalConnection -Active $false -ErrorAction Stop } | Should -Throw
            { $part | Get-TelnyxExternalConnection -ErrorAction Stop } | Should -Throw
            { Remove-TelnyxExternalConnection -InputObject $part -Force -ErrorAction Stop } | Should -Throw
            { Remove-TelnyxExternalConnection -Id $part -Force -ErrorAction Stop } | Should -Throw
            $handler.Requests.Count | Should -Be 0
        }

        It 'keeps its session' {
            $session = Get-TelnyxSession
            $part = & $get $teams $One
            $connection = Get-TelnyxExternalConnection $teams
            $other = Get-SandboxHandler
            $otherSession = Connect-TestAccount $other
            $handler.Clear()

            ($part | & $get).$IdName | Should -BeExactly $One
            @($connection | & $get).Count | Should -Be $Count
            ($part | & $get -Session $session).$IdName | Should -BeExactly $One
            $handler.Requests.Count | Should -Be 3
            { $part | & $get -Session $otherSession } | Should -Throw -ErrorId "SessionMismatch,$class"
            $other.Requests.Count | Should -Be 0
        }
    }
}
