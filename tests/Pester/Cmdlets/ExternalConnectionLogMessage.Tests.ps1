BeforeAll {
    . "$PSScriptRoot/../TestSetup.ps1"
    . "$PSScriptRoot/../TestHelpers.ps1"
    $path = '/v2/external_connections/log_messages'
    $page = 'page[number]=1&page[size]=250'
    $getClass = 'TelnyxPS.Cmdlets.GetTelnyxExternalConnectionLogMessageCommand'
    $removeClass = 'TelnyxPS.Cmdlets.RemoveTelnyxExternalConnectionLogMessageCommand'
}

AfterAll {
    Disconnect-Telnyx
}

Describe 'Get-TelnyxExternalConnectionLogMessage' {
    BeforeAll {
        $handler = Get-SandboxHandler
        $session = Connect-TestAccount $handler
    }

    BeforeEach {
        $handler.Clear()
    }

    It 'lists all messages of the account' {
        $messages = @(Get-TelnyxExternalConnectionLogMessage)
        $messages.Count | Should -Be 6
        $messages | Should -BeOfType ([TelnyxPS.Models.ExternalConnectionLogMessage])
        $handler.Requests.ForEach('ToString') | Should -BeExactly "GET ${path}?$page"
    }

    It 'returns a message with all its properties' {
        $found = Get-TelnyxExternalConnectionLogMessage -LogMessageId $message
        $found.LogMessageId | Should -BeExactly $message
        $found.Code | Should -BeExactly '10015'
        $found.Title | Should -BeExactly 'Phone number not released'
        $found.Detail | Should -Match '\w'
        $found.ConnectionId | Should -BeExactly $teams
        $found.PhoneNumber | Should -BeExactly '+13125550110'
        $found.TicketId | Should -BeExactly $otherRelease
        $found.PSObject.Properties.Name | Should -Not -Contain 'Id'
        $handler.Requests.ForEach('ToString') | Should -BeExactly "GET $path/$message"
        (Get-TelnyxExternalConnectionLogMessage -LogMessageId $generalMessage).ConnectionId | Should -BeNullOrEmpty
    }

    It 'sends <Query> for <Kind>' -ForEach @(
        @{
            Kind = '-ConnectionId'
            Query = 'filter[external_connection_id]=1914533900198405047&'
            Count = 1
            Script = { Get-TelnyxExternalConnectionLogMessage -ConnectionId $teams }
        }
        @{
            Kind = '-WithoutConnection'
            Query = 'filter[external_connection_id]=null&'
            Count = 1
            Script = { Get-TelnyxExternalConnectionLogMessage -WithoutConnection }
        }
        @{
            Kind = '-PhoneNumber'
            Query = 'filter[telephone_number][eq]=+14165550181&'
            Count = 1
            Script = { Get-TelnyxExternalConnectionLogMessage -PhoneNumber +14165550181 }
        }
        @{
            Kind = '-PhoneNumberContains'
            Query = 'filter[telephone_number][contains]=555&'
            Count = 2
            Script = { Get-TelnyxExternalConnectionLogMessage -PhoneNumberContains 555 }
        }
        @{
            Kind = 'all of them'
            Query =
                'filter[external_connection_id]=1914533900198405047&filter[telephone_number][eq]=+13125550110&' +
                    'filter[telephone_number][contains]=131&'
            Count = 1
            Script = {
                Get-TelnyxExternalConnectionLogMessage -ConnectionId $teams -PhoneNumber +13125550110 `
                    -PhoneNumberContains 131
            }
        }
        @{
            Kind = 'a connection'
            Query = 'filter[external_connection_id]=1914533900198405047&'
            Count = 1
            Script = { Get-TelnyxExternalConnection $teams | Get-TelnyxExternalConnectionLogMessage }
        }
        @{
            Kind = 'a part of a connection'
            Query = 'filter[external_connection_id]=1914533900198405047&'
            Count = 1
            Script = { Get-TelnyxExternalConnectionUpload $teams $ticket | Get-TelnyxExternalConnectionLogMessage }
        }
        @{
            Kind = 'a connection by name, and a filter'
            Query = 'filter[external_connection_id]=1914533900198405047&filter[telephone_number][contains]=442&'
            Count = 0
            Script = {
                Get-TelnyxExternalConnectionLogMessage -InputObject (Get-TelnyxExternalConnection $teams) `
                    -PhoneNumberContains 442
            }
        }
        @{
            Kind = 'a row'
            Query = 'filter[external_connection_id]=1914533900198405047&'
            Count = 1
            Script = { [pscustomobject]@{ ConnectionId = $teams } | Get-TelnyxExternalConnectionLogMessage }
        }
    ) {
        @(& $Script).Count | Should -Be $Count
        $handler.Requests[-1].ToString() | Should -BeExactly "GET ${path}?$Query$page"
    }

    It 'lists the messages of several connections, in their order' {
        $messages = @(Get-TelnyxExternalConnectionLogMessage -ConnectionId $london, $teams)
        $messages.ConnectionId | Should -BeExactly $london, $london, $teams
        @(Get-TelnyxExternalConnection $london, $teams | Get-TelnyxExternalConnectionLogMessage -First 1).ConnectionId |
            Should -BeExactly $london, $teams
    }

    It 'reads all pages' {
        $output = @(Get-TelnyxExternalConnectionLogMessage -Skip 1 -First 2 -IncludeTotalCount)
        $output.Count | Should -Be 3
        $output[0] | Should -BeExactly ([uint64] 6)
        $output[1].LogMessageId | Should -BeExactly '2051842367300119005'
        { Get-TelnyxExternalConnectionLogMessage -LogMessageId $message -First 1 } |
            Should -Throw -ErrorId "PagingWithoutList,$getClass"
    }

    It 'reads a piped message again' {
        $found = Get-TelnyxExternalConnectionLogMessage -LogMessageId $message
        ($found | Get-TelnyxExternalConnectionLogMessage).LogMessageId | Should -BeExactly $message
        $handler.Requests[-1].ToString() | Should -BeExactly "GET $path/$message"
    }

    It 'refuses paging and filters together with a message' {
        $found = Get-TelnyxExternalConnectionLogMessage -LogMessageId $message
        { $found | Get-TelnyxExternalConnectionLogMessage -First 1 } |
            Should -Throw -ErrorId "PagingWithoutList,$getClass"
        { $found | Get-TelnyxExternalConnectionLogMessage -PhoneNumberContains 131 } |
            Should -Throw -ErrorId "FilterWithoutList,$getClass"
        $handler.Requests.Count | Should -Be 1
    }

    It 'refuses -WithoutConnection together with -ConnectionId, filters together with an id, and an invalid filter' {
        { Get-TelnyxExternalConnectionLogMessage -ConnectionId $teams -WithoutConnection } |
            Should -Throw -ErrorId "ConnectionAndWithoutConnection,$getClass"
        { [pscustomobject]@{ ConnectionId = $teams } | Get-TelnyxExternalConnectionLogMessage -WithoutConnection } |
            Should -Throw -ErrorId "ConnectionAndWithoutConnection,$getClass"
        { Get-TelnyxExternalConnectionLogMessage -LogMessageId $message -PhoneNumberContains 131 } |
            Should -Throw -ErrorId "*,$getClass"
        { Get-TelnyxExternalConnectionLogMessage -PhoneNumber 5550110 } | Should -Throw
        { Get-TelnyxExternalConnectionLogMessage -ConnectionId $null } | Should -Throw
        { Get-TelnyxExternalConnectionLogMessage -LogMessageId $null } | Should -Throw
        { Get-TelnyxExternalConnectionLogMessage -InputObject $null } | Should -Throw
        $handler.Requests.Count | Should -Be 0
    }

    It 'writes an error for <What>, and lists nothing' -ForEach @(
        @{ What = 'an object of another kind'; Object = { Get-TelnyxOutboundVoiceProfile -First 1 } }
        @{ What = 'a phone number without a connection'; Object = { Get-TelnyxPhoneNumber $freeNumber } }
    ) {
        $given = & $Object
        $handler.Clear()
        $given | Get-TelnyxExternalConnectionLogMessage -ErrorAction SilentlyContinue -ErrorVariable failure |
            Should -BeNullOrEmpty
        $failure.Count | Should -Be 1
        $failure[0].FullyQualifiedErrorId | Should -BeExactly "NoConnection,$getClass"
        $handler.Requests.Count | Should -Be 0
    }

    It 'lists nothing for a row without a connection' {
        [pscustomobject]@{ ConnectionId = '' }, [pscustomobject]@{ Remark = 'x' }, $null |
            Get-TelnyxExternalConnectionLogMessage -ErrorVariable failure -ErrorAction SilentlyContinue |
            Should -BeNullOrEmpty
        $failure.Count | Should -Be 3
        $handler.Requests.Count | Should -Be 0
    }

    It 'reports ids that do not exist, and continues' {
        $found = Get-TelnyxExternalConnectionLogMessage -LogMessageId '5', $message -ErrorVariable failure `
            -ErrorAction SilentlyContinue
        $found.LogMessageId | Should -BeExactly $message
        "$($failure[0])" | Should -BeLike 'There is no log message 5.*'
        $failure[0].TargetObject | Should -BeExactly '5'
    }

    It 'is refused by cmdlets that need a connection' {
        $found = Get-TelnyxExternalConnectionLogMessage -LogMessageId $generalMessage
        $handler.Clear()
        { $found | Remove-TelnyxExternalConnection -Force -ErrorAction Stop } | Should -Throw
        { $found | Set-TelnyxExternalConnection -Active $false -ErrorAction Stop } | Should -Throw
        $found | Get-TelnyxExternalConnectionPhoneNumber -ErrorVariable failure -ErrorAction SilentlyContinue |
            Should -BeNullOrEmpty
        $failure[0].FullyQualifiedErrorId |
            Should -BeExactly 'NoConnection,TelnyxPS.Cmdlets.GetTelnyxExternalConnectionPhoneNumberCommand'
        $handler.Requests.Count | Should -Be 0
    }
}

Describe 'Remove-TelnyxExternalConnectionLogMessage' {
    BeforeEach {
        $handler = Get-SandboxHandler
        $null = Connect-TestAccount $handler
        $found = Get-TelnyxExternalConnectionLogMessage -LogMessageId $message
        $scripted = [TelnyxPS.TestSupport.ScriptedHandler]::new()
        $handler.Clear()
    }

    It 'dismisses a message with one request, and returns nothing: <Kind>' -ForEach @(
        @{ Kind = 'by id'; Script = { Remove-TelnyxExternalConnectionLogMessage $message } }
        @{
            Kind = 'an id from the pipeline'
            Script = { $message | Remove-TelnyxExternalConnectionLogMessage -Confirm:$false }
        }
        @{
            Kind = 'a row'
            Script = {
                [pscustomobject]@{ LogMessageId = $message; ConnectionId = $teams } |
                    Remove-TelnyxExternalConnectionLogMessage
            }
        }
        @{ Kind = 'a message'; Script = { $found | Remove-TelnyxExternalConnectionLogMessage } }
        @{ Kind = 'a message by name'; Script = { Remove-TelnyxExternalConnectionLogMessage -InputObject $found } }
    ) {
        & $Script | Should -BeNullOrEmpty
        $handler.Requests.ForEach('ToString') | Should -BeExactly "DELETE $path/$message"
        @(Get-TelnyxExternalConnectionLogMessage).Count | Should -Be 5
    }

    It 'dismisses all piped messages' {
        Get-TelnyxExternalConnectionLogMessage | Remove-TelnyxExternalConnectionLogMessage
        Get-TelnyxExternalConnectionLogMessage | Should -BeNullOrEmpty
        $handler.Writes.Count | Should -Be 6
    }

    It 'writes an error for a message without an id, and sends nothing' {
        $scripted.Enqueue(200, '{"log_messages":[{"code":"10015","title":"Nameless"}]}')
        $null = Connect-TestAccount $scripted
        $nameless = Get-TelnyxExternalConnectionLogMessage
        $nameless | Remove-TelnyxExternalConnectionLogMessage -ErrorVariable failure -ErrorAction SilentlyContinue
        $failure[0].FullyQualifiedErrorId | Should -BeExactly "NoId,$removeClass"
        [object]::ReferenceEquals($failure[0].TargetObject, $nameless) | Should -BeTrue
        $scripted.Requests.Count | Should -Be 1
    }

    It 'never dismisses anything if the id is <Kind>' -ForEach @(
        @{ Kind = '$null'; Script = { Remove-TelnyxExternalConnectionLogMessage $null } }
        @{
            Kind = 'blank in a row'
            Script = { [pscustomobject]@{ LogMessageId = '' } | Remove-TelnyxExternalConnectionLogMessage }
        }
        @{
            Kind = 'that of a connection'
            Script = { Get-TelnyxExternalConnection $teams | Remove-TelnyxExternalConnectionLogMessage }
        }
        @{
            Kind = 'that of an upload'
            Script = { Get-TelnyxExternalConnectionUpload $teams | Remove-TelnyxExternalConnectionLogMessage }
        }
    ) {
        $ErrorActionPreference = 'Stop'
        $Script | Should -Throw
        $handler.Writes.Count | Should -Be 0
    }

    It 'continues after a message that does not exist, and the target of the error can be piped again' {
        Remove-TelnyxExternalConnectionLogMessage '5', $message -ErrorVariable failure -ErrorAction SilentlyContinue
        $failure[0].FullyQualifiedErrorId | Should -BeExactly "NotFound,$removeClass"
        "$($failure[0])" | Should -BeLike 'There is no log message 5.*'
        $failure.TargetObject | Should -BeExactly '5'
        $handler.Writes.Count | Should -Be 2
    }

    It 'stops after the first failure with -ErrorAction Stop' {
        { '5', $message | Remove-TelnyxExternalConnectionLogMessage -ErrorAction Stop } |
            Should -Throw -ErrorId "NotFound,$removeClass"
        $handler.Writes.Count | Should -Be 1
    }

    It 'succeeds if the response is lost and the message no longer exists' {
        $scripted.EnqueueAppliedThenLost($handler)
        $scripted.Forward($handler)
        $null = Connect-TestAccount $scripted -MaximumRetryCount 1
        $output = Remove-TelnyxExternalConnectionLogMessage $message -Verbose -ErrorVariable failure 4>&1
        $failure.Count | Should -Be 0
        "$output" | Should -Match 'lost, but the object was removed'
        $scripted.Writes.Count | Should -Be 2
    }

    It 'says how to check if the response is lost and no retry is left' {
        $scripted.EnqueueAppliedThenLost($handler)
        $null = Connect-TestAccount $scripted
        Remove-TelnyxExternalConnectionLogMessage $message -ErrorVariable failure -ErrorAction SilentlyContinue
        "$($failure[0])" | Should -Match 'run Get-TelnyxExternalConnectionLogMessage'
    }

    It 'fails with SessionMismatch for a message of another session' {
        $other = Connect-TestAccount (Get-SandboxHandler)
        { $found | Remove-TelnyxExternalConnectionLogMessage -Session $other } |
            Should -Throw -ErrorId "SessionMismatch,$removeClass"
        $found | Remove-TelnyxExternalConnectionLogMessage
        $handler.Writes.Count | Should -Be 1
    }
}
