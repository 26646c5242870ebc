BeforeAll {
    . "$PSScriptRoot/../TestSetup.ps1"
    . "$PSScriptRoot/../TestHelpers.ps1"
    $path = "/v2/external_connections/$teams/uploads"
    $newClass = 'TelnyxPS.Cmdlets.NewTelnyxExternalConnectionUploadCommand'
    $restartClass = 'TelnyxPS.Cmdlets.RestartTelnyxExternalConnectionUploadCommand'
    $updateClass = 'TelnyxPS.Cmdlets.UpdateTelnyxExternalConnectionUploadCommand'

    # Returns the numbers of each request that creates an upload.
    function Get-SentNumber([Parameter(ValueFromPipeline)] $Request) {
        process {
            , @((ConvertFrom-Json $Request.Body).number_ids)
        }
    }
}

AfterAll {
    Disconnect-Telnyx
}

Describe 'Get-TelnyxExternalConnectionUpload' {
    BeforeAll {
        $handler = Get-SandboxHandler
        $null = Connect-TestAccount $handler
    }

    It 'returns an upload with its numbers, which contain the ids of their connection and upload' {
        $upload = Get-TelnyxExternalConnectionUpload $london $londonTicket
        $upload.Status | Should -BeExactly 'partial_success'
        $upload.AvailableUsages | Should -BeExactly 'calling_user_assignment'
        $upload.LocationId | Should -Match '^[0-9a-f-]{36}$'
        $upload.Numbers.Count | Should -Be 3
        $upload.Numbers.ConnectionId | Sort-Object -Unique | Should -BeExactly $london
        $upload.Numbers.TicketId | Sort-Object -Unique | Should -BeExactly $londonTicket
        $upload.FailedNumbers.PhoneNumber | Should -BeExactly '+46846500400', '+442079460130'
        $upload.FailedNumbers.ErrorCode | Should -BeExactly 'unknown_country_code', 'internal_error'
        $upload.FailedNumbers.InternalStatus | Sort-Object -Unique | Should -BeExactly 'error'
        "$($upload.FailedNumbers)" | Should -BeExactly '+46846500400 +442079460130'
        ($upload | Select-Object @{ Name = 'Text'; Expression = { $_.FailedNumbers.ToString() } }).Text |
            Should -BeExactly '+46846500400;+442079460130'
    }

    It 'returns all failed numbers of an account in one pipeline' {
        $failed = Get-TelnyxExternalConnection -ExternalSipConnection operator_connect |
            Get-TelnyxExternalConnectionUpload | ForEach-Object FailedNumbers
        $failed.PhoneNumber | Should -BeExactly '+46846500400', '+442079460130'
    }

    It 'sends <Query> for -<Name>' -ForEach @(
        @{ Name = 'Status'; Value = 'success'; Query = 'filter[status][eq]=success'; Count = 1 }
        @{
            Name = 'Status'
            Value = 'Pending_Upload', 'in_progress', 'ERROR'
            Query = 'filter[status][eq]=pending_upload,in_progress,error'
            Count = 0
        }
        @{ Name = 'PhoneNumber'; Value = '+13125550110'; Query = 'filter[phone_number][eq]=+13125550110'; Count = 1 }
        @{ Name = 'PhoneNumberContains'; Value = '0111'; Query = 'filter[phone_number][contains]=0111'; Count = 1 }
        @{
            Name = 'CivicAddressId'
            Value = '930fb92b-3643-4d0b-b8b8-41a1e892fd1d'
            Query = 'filter[civic_address_id][eq]=930fb92b-3643-4d0b-b8b8-41a1e892fd1d'
            Count = 0
        }
        @{
            Name = 'LocationId'
            Value = 'aff0bb4d-a9ee-4fef-94b6-655d1ed64e2a'
            Query = 'filter[location_id][eq]=aff0bb4d-a9ee-4fef-94b6-655d1ed64e2a'
            Count = 1
        }
    ) {
        $filter = @{ $Name = $Value }
        $handler.Clear()
        @(Get-TelnyxExternalConnectionUpload $teams @filter).Count | Should -Be $Count
        $handler.Requests.UnescapedPathAndQuery | Should -BeExactly "${path}?$Query&page[number]=1&page[size]=250"
    }

    It 'does not accept partial_success as a status, because the API has no filter for it' {
        $handler.Clear()
        { Get-TelnyxExternalConnectionUpload $teams -Status partial_success } | Should -Throw
        $handler.Requests.Count | Should -Be 0
    }

    It 'returns the upload of a phone number and of a number of an upload' {
        (Get-TelnyxExternalConnectionPhoneNumber $teams $firstNumber | Get-TelnyxExternalConnectionUpload).TicketId |
            Should -BeExactly $ticket
        ((Get-TelnyxExternalConnectionUpload $teams $ticket).Numbers[0] | Get-TelnyxExternalConnectionUpload).TicketId |
            Should -BeExactly $ticket
    }

    It 'returns nothing for a phone number that was not uploaded, and -Verbose says why' {
        $number = Get-TelnyxExternalConnectionPhoneNumber $berlin -First 1
        $handler.Clear()
        $lines = @($number | Get-TelnyxExternalConnectionUpload -Verbose 4>&1)
        $lines.Message | Should -BeExactly ("Phone number $($number.PhoneNumber) of external connection $berlin " +
            'has no TicketId, so there is nothing to get.')
        $handler.Requests.Count | Should -Be 0
    }
}

Describe 'New-TelnyxExternalConnectionUpload' {
    BeforeEach {
        $handler = Get-SandboxHandler
        $null = Connect-TestAccount $handler
        $scripted = [TelnyxPS.TestSupport.ScriptedHandler]::new()
    }

    It 'creates an upload with one request, and returns its ticket and its numbers' {
        $upload = New-TelnyxExternalConnectionUpload $teams $freeNumber, $otherFreeNumber
        $upload | Should -BeOfType ([TelnyxPS.Models.ExternalConnectionUpload])
        $upload.TicketId | Should -Match '^[0-9a-f-]{36}$'
        $upload.ConnectionId | Should -BeExactly $teams
        $upload.Numbers.NumberId | Should -BeExactly $freeNumber, $otherFreeNumber
        $upload.Numbers.TicketId | Sort-Object -Unique | Should -BeExactly $upload.TicketId
        $upload.PSObject.Properties.Name | Should -Not -Contain 'Id'
        $handler.Requests.ForEach('ToString') |
            Should -BeExactly "POST $path {`"number_ids`":[`"$freeNumber`",`"$otherFreeNumber`"]}"
        ($upload | Get-TelnyxExternalConnectionUpload).TicketId | Should -BeExactly $upload.TicketId
    }

    It 'sends <Body>' -ForEach @(
        @{
            Body = '"location_id":"e650de6b-8dce-4d33-960b-24beeaf7df8c"'
            More = @{ LocationId = 'E650de6b-8dce-4d33-960b-24beeaf7df8c' }
        }
        @{
            Body = '"civic_address_id":"930fb92b-3643-4d0b-b8b8-41a1e892fd1d"'
            More = @{ CivicAddressId = '930fb92b-3643-4d0b-b8b8-41a1e892fd1d' }
        }
        @{ Body = '"usage":"calling_user_assignment"'; More = @{ Usage = 'Calling_User_Assignment' } }
        @{
            Body = '"usage":"first_party_app_assignment","additional_usages":["calling_user_assignment"]'
            More = @{ Usage = 'first_party_app_assignment'; AdditionalUsage = 'CALLING_user_assignment' }
        }
    ) {
        $upload = New-TelnyxExternalConnectionUpload $teams $freeNumber @More
        $handler.Requests.Body | Should -BeExactly "{`"number_ids`":[`"$freeNumber`"],$Body}"
        if ($More.LocationId) {
            $upload.LocationId | Should -BeExactly $floor
        }
    }

    It 'accepts numbers: <Kind>' -ForEach @(
        @{
            Kind = 'from the pipeline'
            Script = { $freeNumber, $otherFreeNumber | New-TelnyxExternalConnectionUpload $teams }
        }
        @{
            Kind = 'of a connection'
            Script = {
                Get-TelnyxExternalConnection $teams |
                    New-TelnyxExternalConnectionUpload -NumberId $freeNumber, $otherFreeNumber
            }
        }
        @{
            Kind = 'of rows'
            Script = {
                "ConnectionId,NumberId`n$teams,$freeNumber`n$teams,$otherFreeNumber" | ConvertFrom-Csv |
                    New-TelnyxExternalConnectionUpload
            }
        }
        @{
            Kind = 'of rows, and the connection for all'
            Script = {
                "NumberId`n$freeNumber`n$otherFreeNumber" | ConvertFrom-Csv |
                    New-TelnyxExternalConnectionUpload $teams -Confirm:$false
            }
        }
        @{
            Kind = 'twice each'
            Script = {
                $freeNumber, $otherFreeNumber, $freeNumber, $otherFreeNumber | New-TelnyxExternalConnectionUpload $teams
            }
        }
    ) {
        $upload = @(& $Script)
        $upload.Count | Should -Be 1
        $upload[0].Numbers.NumberId | Should -BeExactly $freeNumber, $otherFreeNumber
        $handler.Writes.ForEach('ToString') |
            Should -BeExactly "POST $path {`"number_ids`":[`"$freeNumber`",`"$otherFreeNumber`"]}"
    }

    It 'accepts the failed numbers of an upload, and the numbers of a connection' {
        $failed = Get-TelnyxExternalConnectionUpload $london $londonTicket | ForEach-Object FailedNumbers
        $upload = $failed | New-TelnyxExternalConnectionUpload
        $upload.ConnectionId | Should -BeExactly $london
        $upload.Numbers.NumberId | Should -BeExactly $failed.NumberId
        (
            Get-TelnyxExternalConnectionPhoneNumber $teams | New-TelnyxExternalConnectionUpload -LocationId $floor
        ).Numbers.Count |
            Should -Be 2
        (
            (Get-TelnyxExternalConnectionRelease $teams $release).PhoneNumbers | New-TelnyxExternalConnectionUpload
        ).Numbers.NumberId |
            Should -BeExactly $secondNumber
    }

    It 'creates one upload for each connection in the rows' {
        $uploads = "ConnectionId,NumberId`n$teams,$freeNumber`n$london,1700000442079460131`n$teams,$otherFreeNumber" |
            ConvertFrom-Csv | New-TelnyxExternalConnectionUpload
        $uploads.ConnectionId | Should -BeExactly $teams, $london
        $uploads[0].Numbers.Count | Should -Be 2
    }

    It 'creates one upload for each session, even if the ids are the same' {
        $other = Get-SandboxHandler
        $numbers = @(Get-TelnyxExternalConnectionPhoneNumber $teams)
        $null = Connect-TestAccount $other
        $numbers += @(Get-TelnyxExternalConnectionPhoneNumber $teams)
        @($numbers | New-TelnyxExternalConnectionUpload).Count | Should -Be 2
        @($handler.Writes | Get-SentNumber)[0].Count | Should -Be 2
        @($other.Writes | Get-SentNumber)[0].Count | Should -Be 2
    }

    It 'sends 2,500 numbers as 1,000, 1,000 and 500, and duplicates once' {
        $many = Get-SandboxHandler -FreeNumber 2500
        $session = Connect-TestAccount $many
        $connection = Get-TelnyxExternalConnection
        $ids = 0..2499 |
            ForEach-Object {
                "$(1700000000000000000 + [long]('1{0}55501{1:D2}' -f (212 + [Math]::Floor($_ / 100)), ($_ % 100)))"
            }
        $many.Clear()
        $uploads = @(
            $ids + $ids[0..9] | New-TelnyxExternalConnectionUpload $connection.Id -Session $session -ErrorAction Stop
        )
        $sent = @($many.Writes | Get-SentNumber)
        $many.Writes.Count | Should -Be 3
        $sent | ForEach-Object Count | Sort-Object | Should -Be 500, 1000, 1000
        $uploads.Count | Should -Be 3
        $uploads.Numbers.NumberId | Should -BeExactly $ids
        @($uploads.TicketId | Sort-Object -Unique).Count | Should -Be 3
    }

    It 'refuses <Kind>, and sends nothing' -ForEach @(
        @{
            Kind = '-LocationId together with -CivicAddressId'
            Script = {
                New-TelnyxExternalConnectionUpload $teams $freeNumber -LocationId $floor -CivicAddressId $address
            }
        }
        @{
            Kind = 'a location that is $null'
            Script = { New-TelnyxExternalConnectionUpload $teams $freeNumber -LocationId $null }
        }
        @{
            Kind = 'a blank civic address'
            Script = { New-TelnyxExternalConnectionUpload $teams $freeNumber -CivicAddressId '' }
        }
        @{ Kind = 'a number that is $null'; Script = { New-TelnyxExternalConnectionUpload $teams $null } }
        @{
            Kind = 'a number that a spreadsheet rounded'
            Script = { New-TelnyxExternalConnectionUpload $teams '1.7E+18' }
        }
        @{ Kind = 'two connections'; Script = { New-TelnyxExternalConnectionUpload $teams, $london $freeNumber } }
        @{ Kind = 'an invalid usage'; Script = { New-TelnyxExternalConnectionUpload $teams $freeNumber -Usage fax } }
        @{
            Kind = 'a connection without numbers'
            Script = { Get-TelnyxExternalConnection $teams | New-TelnyxExternalConnectionUpload }
        }
        @{
            Kind = 'a row without a number'
            Script = { [pscustomobject]@{ ConnectionId = $teams; NumberId = '' } | New-TelnyxExternalConnectionUpload }
        }
    ) {
        $ErrorActionPreference = 'Stop'
        $Script | Should -Throw
        $handler.Writes.Count | Should -Be 0
    }

    It 'sends no upload for an empty pipeline' {
        @() | New-TelnyxExternalConnectionUpload $teams | Should -BeNullOrEmpty
        $handler.Requests.Count | Should -Be 0
    }

    It 'is not sent again if the response is lost, and says how to check' {
        $scripted.EnqueueAppliedThenLost($handler)
        $null = Connect-TestAccount $scripted -MaximumRetryCount 3
        New-TelnyxExternalConnectionUpload $teams $freeNumber -ErrorVariable failure -ErrorAction SilentlyContinue |
            Should -BeNullOrEmpty
        $failure[0].FullyQualifiedErrorId | Should -BeExactly "OutcomeUnknown,$newClass"
        "$($failure[0])" | Should -Match "Before you try again, run Get-TelnyxExternalConnectionUpload $teams to check"
        $scripted.Requests.Count | Should -Be 1
    }

    It 'writes an error if the response has no ticket: <_>' `
        -ForEach '{"success":true}', '{"ticket_id":null}', '{"ticket_id":{}}', '[]', '' {
        $scripted.Enqueue(202, $_)
        $null = Connect-TestAccount $scripted
        New-TelnyxExternalConnectionUpload $teams $freeNumber -ErrorVariable failure -ErrorAction SilentlyContinue |
            Should -BeNullOrEmpty
        $failure[0].FullyQualifiedErrorId | Should -BeExactly "InvalidResponse,$newClass"
        "$($failure[0])" | Should -Match 'to check whether the request was carried out'
        if ($_ -in '{"success":true}', '{"ticket_id":null}') {
            "$($failure[0])" | Should -MatchExactly '\(the ticket_id field is missing\)'
        }
    }

    It 'continues after a refused request, and the target of the error can be piped again' {
        $rows =
            "ConnectionId,NumberId`n$chicago,$freeNumber`n$unknownId,$freeNumber`n$teams,$freeNumber`n$teams," +
                "$otherFreeNumber" |
            ConvertFrom-Csv
        $scripted.EnqueueForward($handler)
        $scripted.EnqueueForward($handler)
        $scripted.Enqueue(503)
        $scripted.Forward($handler)
        $null = Connect-TestAccount $scripted
        $rows |
            New-TelnyxExternalConnectionUpload -ThrottleLimit 1 -ErrorVariable failure -ErrorAction SilentlyContinue |
            Should -BeNullOrEmpty
        $failure.FullyQualifiedErrorId |
            Should -BeExactly "InvalidRequest,$newClass", "NotFound,$newClass", "OutcomeUnknown,$newClass"
        "$($failure[1])" | Should -BeLike "There is no external connection $unknownId.*"
        ($failure[2].TargetObject | New-TelnyxExternalConnectionUpload).Numbers.NumberId |
            Should -BeExactly $freeNumber, $otherFreeNumber
    }

    It 'stops after the first failure with -ErrorAction Stop' {
        $rows = "ConnectionId,NumberId`n$chicago,$freeNumber`n$teams,$freeNumber" | ConvertFrom-Csv
        { $rows | New-TelnyxExternalConnectionUpload -ErrorAction Stop } |
            Should -Throw -ErrorId "InvalidRequest,$newClass"
        $handler.Requests.Count | Should -Be 1
    }
}

Describe 'Restart-TelnyxExternalConnectionUpload' {
    BeforeEach {
        $handler = Get-SandboxHandler
        $null = Connect-TestAccount $handler
        $failed = Get-TelnyxExternalConnectionUpload $london $londonTicket
        $handler.Clear()
    }

    It 'retries an upload with one request, and returns the new ticket: <Kind>' -ForEach @(
        @{ Kind = 'by id'; Script = { Restart-TelnyxExternalConnectionUpload $london $londonTicket } }
        @{
            Kind = 'an id from the pipeline'
            Script = { $london | Restart-TelnyxExternalConnectionUpload -TicketId $londonTicket -Confirm:$false }
        }
        @{ Kind = 'an upload'; Script = { $failed | Restart-TelnyxExternalConnectionUpload } }
        @{ Kind = 'an upload by name'; Script = { Restart-TelnyxExternalConnectionUpload -InputObject $failed } }
        @{
            Kind = 'a row'
            Script = {
                [pscustomobject]@{ ConnectionId = $london; TicketId = $londonTicket } |
                    Restart-TelnyxExternalConnectionUpload
            }
        }
    ) {
        $retried = & $Script
        $retried.TicketId | Should -Match '^[0-9a-f-]{36}$'
        $retried.TicketId | Should -Not -Be $londonTicket
        $retried.Status | Should -BeExactly 'pending_upload'
        $retried.Numbers.Count | Should -Be 2
        $retried.Numbers.TicketId | Sort-Object -Unique | Should -BeExactly $retried.TicketId
        $handler.Requests.ForEach('ToString') |
            Should -BeExactly "POST /v2/external_connections/$london/uploads/$londonTicket/retry"
    }

    It 'reports uploads that cannot be retried, and continues' {
        $running = New-TelnyxExternalConnectionUpload $teams $freeNumber
        $output = @(
            [pscustomobject]@{ ConnectionId = $teams; TicketId = $unknownUuid }
            [pscustomobject]@{ ConnectionId = $teams; TicketId = $ticket }
            [pscustomobject]@{ ConnectionId = $teams; TicketId = $running.TicketId }
            [pscustomobject]@{ ConnectionId = $london; TicketId = $londonTicket }
        ) | Restart-TelnyxExternalConnectionUpload -ErrorVariable failure -ErrorAction SilentlyContinue
        $output.ConnectionId | Should -BeExactly $london
        $failure.FullyQualifiedErrorId |
            Should -BeExactly "NotFound,$restartClass", "InvalidRequest,$restartClass", "Conflict,$restartClass"
        $failure[2].CategoryInfo.Category | Should -Be 'ResourceBusy'
        "$($failure[0])" | Should -BeLike "There is no upload $unknownUuid for external connection $teams.*"
        $failure[2].TargetObject.TicketId | Should -BeExactly $running.TicketId
    }

    It 'is not sent again if the response is lost, and says how to check' {
        $scripted = [TelnyxPS.TestSupport.ScriptedHandler]::new()
        $scripted.EnqueueAppliedThenLost($handler)
        $null = Connect-TestAccount $scripted -MaximumRetryCount 3
        Restart-TelnyxExternalConnectionUpload $london $londonTicket -ErrorVariable failure `
            -ErrorAction SilentlyContinue
        $failure[0].FullyQualifiedErrorId | Should -BeExactly "OutcomeUnknown,$restartClass"
        "$($failure[0])" | Should -Match "run Get-TelnyxExternalConnectionUpload $london to check"
        $scripted.Requests.Count | Should -Be 1
    }

    It 'fails with SessionMismatch for an upload of another session' {
        $other = Connect-TestAccount (Get-SandboxHandler)
        { $failed | Restart-TelnyxExternalConnectionUpload -Session $other } |
            Should -Throw -ErrorId "SessionMismatch,$restartClass"
        $handler.Requests.Count | Should -Be 0
    }
}

Describe 'Update-TelnyxExternalConnectionUpload' {
    BeforeEach {
        $handler = Get-SandboxHandler
        $null = Connect-TestAccount $handler
    }

    It 'sends one request for all uploads of a connection' {
        $null = New-TelnyxExternalConnectionUpload $teams $freeNumber
        $uploads = @(Get-TelnyxExternalConnectionUpload $teams; Get-TelnyxExternalConnectionUpload $london)
        $uploads.Count | Should -Be 3
        $handler.Clear()
        $answers = @($uploads | Update-TelnyxExternalConnectionUpload)
        $answers | Should -BeOfType ([TelnyxPS.Models.ExternalConnectionRefresh])
        $answers.ConnectionId | Should -BeExactly $teams, $london
        $answers.Success | Should -BeExactly $true, $true
        $handler.Requests.ForEach('ToString') | Sort-Object | Should -BeExactly @(
            "POST /v2/external_connections/$london/uploads/refresh"
            "POST $path/refresh")
    }

    It 'accepts a connection: <Kind>' -ForEach @(
        @{ Kind = 'by id'; Script = { Update-TelnyxExternalConnectionUpload $teams, $teams } }
        @{
            Kind = 'from the pipeline'
            Script = { Get-TelnyxExternalConnection $teams | Update-TelnyxExternalConnectionUpload -Confirm:$false }
        }
        @{
            Kind = 'from rows'
            Script = { @([pscustomobject]@{ ConnectionId = $teams }) * 2 | Update-TelnyxExternalConnectionUpload }
        }
    ) {
        @(& $Script).ConnectionId | Should -BeExactly $teams
        $handler.Writes.ForEach('ToString') | Should -BeExactly "POST $path/refresh"
    }

    It 'reports a refresh that is still running, and continues' {
        $null = Update-TelnyxExternalConnectionUpload $teams
        $output = Update-TelnyxExternalConnectionUpload $teams, $unknownId, $london -ErrorVariable failure `
            -ErrorAction SilentlyContinue
        $output.ConnectionId | Should -BeExactly $london
        $failure.FullyQualifiedErrorId | Should -BeExactly "Conflict,$updateClass", "NotFound,$updateClass"
        $failure.TargetObject | Should -BeExactly $teams, $unknownId
        "$($failure[1])" | Should -BeLike "There is no external connection $unknownId.*"
    }

    It 'is not sent again if the response is lost, and says what to do' {
        $scripted = [TelnyxPS.TestSupport.ScriptedHandler]::new()
        $scripted.EnqueueAppliedThenLost($handler)
        $null = Connect-TestAccount $scripted -MaximumRetryCount 3
        Update-TelnyxExternalConnectionUpload $teams -ErrorVariable failure -ErrorAction SilentlyContinue
        $failure[0].FullyQualifiedErrorId | Should -BeExactly "OutcomeUnknown,$updateClass"
        "$($failure[0])" | Should -Match 'Run the command again'
        $scripted.Requests.Count | Should -Be 1
    }
}

Describe 'Get-TelnyxExternalConnectionUploadStatus' {
    BeforeAll {
        $handler = Get-SandboxHandler
        $null = Connect-TestAccount $handler
        $null = New-TelnyxExternalConnectionUpload $teams $freeNumber, $otherFreeNumber
        $null = New-TelnyxExternalConnectionUpload $london 1700000442079460131
    }

    It 'returns the pending counts of each connection, in order: <Kind>' -ForEach @(
        @{ Kind = 'by id'; Script = { Get-TelnyxExternalConnectionUploadStatus $teams, $london } }
        @{ Kind = 'ids'; Script = { $teams, $london | Get-TelnyxExternalConnectionUploadStatus } }
        @{
            Kind = 'rows'
            Script = { "ConnectionId`n$teams`n$london" | ConvertFrom-Csv | Get-TelnyxExternalConnectionUploadStatus }
        }
        @{
            Kind = 'connections'
            Script = { Get-TelnyxExternalConnection $teams, $london | Get-TelnyxExternalConnectionUploadStatus }
        }
        @{
            Kind = 'phone numbers'
            Script = {
                $teams, $london | Get-TelnyxExternalConnectionPhoneNumber -First 1 |
                    Get-TelnyxExternalConnectionUploadStatus
            }
        }
        @{
            Kind = 'itself'
            Script = {
                Get-TelnyxExternalConnectionUploadStatus $teams, $london | Get-TelnyxExternalConnectionUploadStatus
            }
        }
    ) {
        $status = & $Script
        $status.ConnectionId | Should -BeExactly $teams, $london
        $status.PendingNumbersCount | Should -BeExactly 2, 1
        $status.PendingOrdersCount | Should -BeExactly 1, 1
        $handler.Requests[-1].ToString() | Should -Match '^GET /v2/external_connections/\d+/uploads/status$'
    }

    It 'reports a connection that does not exist' {
        Get-TelnyxExternalConnectionUploadStatus $unknownId -ErrorVariable failure -ErrorAction SilentlyContinue
        "$($failure[0])" | Should -BeLike "There is no external connection $unknownId.*"
        $failure[0].TargetObject | Should -BeExactly $unknownId
    }
}

Describe 'Objects that are bound by their properties' {
    BeforeEach {
        $first = Get-SandboxHandler
        $one = Connect-TestAccount $first
        $upload = Get-TelnyxExternalConnectionUpload $london $londonTicket
        $numbers = Get-TelnyxExternalConnectionPhoneNumber $teams
        $second = Get-SandboxHandler
        $two = Connect-TestAccount $second
        $first.Clear()
    }

    It 'use the session that returned them: <Name>' -ForEach @(
        @{ Name = 'Restart'; Script = { $upload.Numbers | Restart-TelnyxExternalConnectionUpload @args } }
        @{ Name = 'Wait'; Script = { $upload.Numbers | Wait-TelnyxExternalConnectionUpload -TimeoutSec 0 @args } }
        @{ Name = 'New'; Script = { $numbers | New-TelnyxExternalConnectionUpload $teams @args } }
    ) {
        & $Script 2>$null
        $first.Requests.Count | Should -BeGreaterThan 0
        $second.Requests.Count | Should -Be 0
        { & $Script -Session $two } | Should -Throw -ErrorId 'SessionMismatch,*'
        $one | Disconnect-Telnyx
        { & $Script } | Should -Throw -ErrorId 'SessionClosed,*'
        $second.Requests.Count | Should -Be 0
    }

    It 'are refused together with the id of a connection, because their session would not be known: <Name>' -ForEach @(
        @{
            Name = 'Set'
            Script = { $numbers | Set-TelnyxExternalConnectionPhoneNumber $teams -LocationId $floor }
        }
        @{ Name = 'Restart'; Script = { $upload | Restart-TelnyxExternalConnectionUpload $london } }
        @{ Name = 'Get'; Script = { $upload.Numbers | Get-TelnyxExternalConnectionUpload $london } }
    ) {
        $Script | Should -Throw -ErrorId 'ObjectAndId,*'
        $first.Requests.Count + $second.Requests.Count | Should -Be 0
    }

    It 'do not specify the location of an upload' {
        $null = $numbers | New-TelnyxExternalConnectionUpload $teams
        $first.Writes.Body | Should -Not -Match 'location_id'
        $null = $numbers | Select-Object NumberId, LocationId | New-TelnyxExternalConnectionUpload $teams
        $second.Writes.Body | Should -Match 'location_id'
    }

    It 'retry an upload only once' {
        $null = $upload.Numbers | Restart-TelnyxExternalConnectionUpload
        $upload.Numbers.Count | Should -BeGreaterThan 1
        $first.Writes.Count | Should -Be 1
    }
}

Describe 'New-TelnyxExternalConnectionUpload -PhoneNumber' {
    BeforeEach {
        $handler = Get-SandboxHandler
        $null = Connect-TestAccount $handler
        $third = (Get-TelnyxExternalConnectionCivicAddress $teams).Locations[2].LocationId

        function Get-UploadBody {
            $handler.Writes | Where-Object { $_.Uri.AbsolutePath -like '*/uploads' } |
                ForEach-Object { $_.Body | ConvertFrom-Json }
        }
    }

    It 'sends the ids of the numbers, and outputs the upload: <Kind>' -ForEach @(
        @{
            Kind = 'typed'
            Script = { New-TelnyxExternalConnectionUpload $teams -PhoneNumber +13125550110, +13125550111 }
        }
        @{
            Kind = 'rows'
            Script = {
                "ConnectionId,PhoneNumber`n$teams,+13125550110`n$teams,+13125550111" | ConvertFrom-Csv |
                    New-TelnyxExternalConnectionUpload
            }
        }
        @{
            Kind = 'rows with the column of the API'
            Script = {
                "TelephoneNumber`n+13125550110`n+13125550111" | ConvertFrom-Csv |
                    New-TelnyxExternalConnectionUpload $teams
            }
        }
        @{
            Kind = 'a connection'
            Script = {
                Get-TelnyxExternalConnection $teams |
                    New-TelnyxExternalConnectionUpload -PhoneNumber +13125550110, +13125550111
            }
        }
        @{
            Kind = 'numbers of the account'
            Script = { Get-TelnyxPhoneNumber -ConnectionId $teams | New-TelnyxExternalConnectionUpload }
        }
    ) {
        $upload = & $Script
        $upload.TicketId | Should -Match '^[0-9a-f-]{36}$'
        (Get-UploadBody).number_ids | Should -BeExactly $firstNumber, $secondNumber
    }

    It 'uploads rows to their locations, by description or id, with one upload for each location' {
        $csv = "PhoneNumber,Location`n+13125550110,floor 2`n+13125550111,$third`n+13125550120,Floor 2`n+13125550121,"
        $null = '+13125550120', '+13125550121' | Set-TelnyxPhoneNumber -ConnectionId $teams
        $uploads = $csv | ConvertFrom-Csv | New-TelnyxExternalConnectionUpload $teams
        $uploads.Count | Should -Be 3
        @(Get-UploadBody).ForEach({ "$($_.number_ids) $($_.location_id)" }) | Sort-Object | Should -BeExactly (@(
                "$firstNumber $freeNumber $floor", "$otherFreeNumber ", "$secondNumber $third") | Sort-Object)
        $uploads.LocationId | Sort-Object -Unique | Should -BeExactly (@($floor, $third) | Sort-Object)
    }

    It 'writes an error for a piped number that is not assigned to a connection' {
        $null = Get-TelnyxPhoneNumber '+13125550120' |
            New-TelnyxExternalConnectionUpload -ErrorVariable problem -ErrorAction SilentlyContinue
        $problem.FullyQualifiedErrorId | Should -BeLike 'NumberNotAssigned,*'
        "$problem" | Should -BeLike 'Phone number +13125550120 is not assigned to a connection. Assign it with *'
    }

    It 'does not upload the numbers in log messages' {
        $null = Get-TelnyxExternalConnectionLogMessage | Where-Object PhoneNumber | Select-Object -First 1 |
            New-TelnyxExternalConnectionUpload -ErrorVariable problem -ErrorAction SilentlyContinue
        $problem.FullyQualifiedErrorId | Should -BeLike 'NoNumber,*'
        "$problem" | Should -BeLike '*does not upload the numbers in log messages (Log message *Get-TelnyxPhoneNumber*'
    }

    It 'writes an error before the upload for numbers that would fail, and uploads the others' {
        $null = '+46846500400' | Set-TelnyxPhoneNumber -ConnectionId $teams
        $handler.Clear()
        $upload = '+13125550110', '+13125550120', '+442079460120', '+46846500400', '+15555550100' |
            ForEach-Object { [pscustomobject]@{ PhoneNumber = $_ } } |
            New-TelnyxExternalConnectionUpload $teams -ErrorVariable problem -ErrorAction SilentlyContinue
        $upload.Numbers.NumberId | Should -BeExactly $firstNumber
        $problem.FullyQualifiedErrorId.ForEach({ $_.Split(',')[0] }) |
            Should -BeExactly 'NumberNotAssigned', 'NumberNotAssigned', 'CountryWithoutAddress', 'NotFound'
        $problem[0].Exception.Message |
            Should -BeExactly ("Phone number +13125550120 is not assigned to external connection $teams. " +
            "Assign it first: Set-TelnyxPhoneNumber +13125550120 -ConnectionId $teams.")
        $problem[1].Exception.Message |
            Should -BeLike '*is assigned to connection * (Teams London), not to * Check the connection id. If *'
        $problem[2].Exception.Message |
            Should -BeExactly ("Phone number +46846500400 was not uploaded: external connection $teams has no civic " +
                "address in the country of the number (SE), but Microsoft Teams requires one. Assign the number to a " +
                "connection with a civic address in SE, and then upload it.")
        $problem[0].TargetObject.PhoneNumber | Should -BeExactly '+13125550120'
    }

    It 'sends no upload if no number is left' {
        New-TelnyxExternalConnectionUpload $teams -PhoneNumber +13125550120 -ErrorAction SilentlyContinue |
            Should -BeNullOrEmpty
        $handler.Writes.Count | Should -Be 0
    }

    It 'writes one error for a location that does not exist, or is ambiguous' {
        New-TelnyxExternalConnectionUpload $teams $firstNumber -LocationId Roof -ErrorVariable problem `
            -ErrorAction SilentlyContinue
        $problem.Exception.Message |
            Should -BeLike ("External connection $teams has no location with the description " +
                "'Roof'.*Get-TelnyxExternalConnectionCivicAddress $teams*")
        $toronto = (Get-TelnyxExternalConnection -ConnectionName 'Teams Toronto').Id
        New-TelnyxExternalConnectionUpload $toronto -PhoneNumber +14165550181 -LocationId Reception `
            -ErrorVariable problem -ErrorAction SilentlyContinue
        $problem.Exception.Message |
            Should -BeLike ("*has 2 locations with the description 'Reception'*'Toronto Office/Reception', " +
                "'Ottawa Office/Reception'.")
        $problem.FullyQualifiedErrorId |
            Should -BeExactly 'LocationNotFound,TelnyxPS.Cmdlets.NewTelnyxExternalConnectionUploadCommand'
        $handler.Writes.Count | Should -Be 0
        (
            New-TelnyxExternalConnectionUpload $toronto -PhoneNumber +14165550181 -LocationId 'Ottawa Office/Reception'
        ).LocationId |
            Should -Match '^[0-9a-f-]{36}$'
    }

    It 'shows the description of a location in a preview' {
        $verbose = New-TelnyxExternalConnectionUpload $teams -PhoneNumber +13125550110 -LocationId 'floor 2' `
            -Verbose 4>&1 |
            Where-Object { $_ -is [Management.Automation.VerboseRecord] }
        $verbose.Message -join ' ' |
            Should -BeLike "*Upload number +13125550110 to Microsoft Teams, location: $floor (Floor 2)*"
    }

    It 'completes locations that were read' {
        $null = Get-TelnyxExternalConnectionCivicAddress $teams
        $match = (
            TabExpansion2 "New-TelnyxExternalConnectionUpload $teams -LocationId $($floor.Substring(0, 4))"
        ).CompletionMatches
        $match.CompletionText.Trim("'") | Should -Contain $floor
        ($match | Where-Object CompletionText -Match $floor).ToolTip | Should -BeLike 'Floor 2, connection *'
    }

    It 'finds failed numbers of an upload by number if the API sends UUIDs as their ids' {
        $scripted = [TelnyxPS.TestSupport.ScriptedHandler]::new()
        $scripted.Enqueue(
            200,
            "{`"data`":{`"ticket_id`":`"$ticket`",`"tn_upload_entries`":[{`"number_id`":`"$unknownUuid`"," +
                "`"phone_number`":`"+13125550110`",`"status`":`"error`"}]}}")
        1..3 | ForEach-Object { $scripted.EnqueueForward($handler) }
        $session = Connect-TestAccount $scripted
        $null = (Get-TelnyxExternalConnectionUpload $teams $ticket -Session $session).FailedNumbers |
            New-TelnyxExternalConnectionUpload
        (Get-UploadBody).number_ids | Should -BeExactly $firstNumber
    }
}
