BeforeAll {
    . "$PSScriptRoot/../TestSetup.ps1"
    . "$PSScriptRoot/../TestHelpers.ps1"
    $class = 'TelnyxPS.Cmdlets.WaitTelnyxExternalConnectionUploadCommand'
    $fast = @{ IntervalSec = 0.05 }

    function Get-UploadJson([string] $Ticket, [string] $Status) {
        "{`"data`":{`"ticket_id`":`"$Ticket`",`"status`":`"$Status`"," +
            "`"tn_upload_entries`":[{`"number_id`":`"1`",`"status`":`"$Status`"}]}}"
    }
}

AfterAll {
    Disconnect-Telnyx
}

Describe 'Wait-TelnyxExternalConnectionUpload' {
    BeforeEach {
        $handler = Get-SandboxHandler
        $scripted = [TelnyxPS.TestSupport.ScriptedHandler]::new()
        $null = Connect-TestAccount $handler
    }

    It 'polls an upload until it has ended, and returns it: <Kind>' -ForEach @(
        @{ Kind = 'by id'; Script = { Wait-TelnyxExternalConnectionUpload $teams $upload.TicketId @fast } }
        @{ Kind = 'an upload'; Script = { $upload | Wait-TelnyxExternalConnectionUpload @fast } }
        @{
            Kind = 'a row'
            Script = {
                [pscustomobject]@{ ConnectionId = $teams; TicketId = $upload.TicketId } |
                    Wait-TelnyxExternalConnectionUpload @fast
            }
        }
    ) {
        $upload = New-TelnyxExternalConnectionUpload $teams $freeNumber
        $handler.Clear()
        $ended = & $Script
        $ended.Status | Should -BeExactly 'success'
        $ended.TicketId | Should -BeExactly $upload.TicketId
        $ended.Numbers.PhoneNumber | Should -BeExactly '+13125550120'
        $handler.Requests.ForEach('ToString') |
            Should -BeExactly (@("GET /v2/external_connections/$teams/uploads/$($upload.TicketId)") * 2)
    }

    It 'returns uploads that have already ended after one request' {
        $took = Measure-Command { $ended = Wait-TelnyxExternalConnectionUpload $london $londonTicket }
        $ended.Status | Should -BeExactly 'partial_success'
        $took.TotalSeconds | Should -BeLessThan 2
        $handler.Requests.Count | Should -Be 1
    }

    It 'returns the failed numbers, which can be uploaded again in one pipeline' {
        $failed = New-TelnyxExternalConnectionUpload $teams $freeNumber, 1700000046846500401 |
            Wait-TelnyxExternalConnectionUpload @fast | ForEach-Object FailedNumbers
        $failed.PhoneNumber | Should -BeExactly '+46846500401'
        $failed.ErrorCode | Should -BeExactly 'unknown_country_code'
        $null = $failed | New-TelnyxExternalConnectionUpload
        (ConvertFrom-Json $handler.Writes[-1].Body).number_ids | Should -BeExactly $failed.NumberId
    }

    It 'returns each upload as it ends, and waits for the others: <Status>' -ForEach @(
        @{ Status = 'success' }
        @{ Status = 'partial_success' }
        @{ Status = 'error' }
        @{ Status = 'cancelled' }
    ) {
        $scripted.Enqueue(200, (Get-UploadJson 'a' 'in_progress'))
        $scripted.Enqueue(200, (Get-UploadJson 'b' $Status))
        $scripted.Enqueue(200, (Get-UploadJson 'a' $Status))
        $null = Connect-TestAccount $scripted
        $seen = Wait-TelnyxExternalConnectionUpload $teams a, b -ThrottleLimit 1 @fast |
            ForEach-Object { "$($_.TicketId) $($scripted.Requests.Count)" }
        $seen | Should -BeExactly 'b 2', 'a 3'
    }

    It 'treats as running: <_>' -ForEach 'pending_upload', 'pending', 'in_progress' {
        $scripted.SetDefault(200, (Get-UploadJson 'a' $_))
        $null = Connect-TestAccount $scripted
        Wait-TelnyxExternalConnectionUpload $teams a -TimeoutSec 0 -ErrorVariable failure `
            -ErrorAction SilentlyContinue |
            Should -BeNullOrEmpty
        "$($failure[0])" |
            Should -BeExactly ("Upload a of external connection $teams is still in progress after 0 s (status: $_). " +
                "To keep waiting, run Wait-TelnyxExternalConnectionUpload $teams a.")
        $scripted.Requests.Count | Should -Be 1
    }

    It 'writes an error after the timeout, and its target can be piped again: <Kind>' -ForEach @(
        @{
            Kind = 'by id'
            Script = {
                Wait-TelnyxExternalConnectionUpload $teams $upload.TicketId -TimeoutSec 0 -ErrorVariable failure `
                    -ErrorAction SilentlyContinue
                , $failure
            }
        }
        @{
            Kind = 'an upload'
            Script = {
                $upload |
                    Wait-TelnyxExternalConnectionUpload -TimeoutSec 0 -ErrorVariable failure `
                        -ErrorAction SilentlyContinue
                , $failure
            }
        }
    ) {
        $upload = New-TelnyxExternalConnectionUpload $teams $freeNumber
        $failure = & $Script
        $failure.Count | Should -Be 1
        $failure[0].FullyQualifiedErrorId | Should -BeExactly "WaitTimeout,$class"
        $failure[0].CategoryInfo.Category | Should -Be 'OperationTimeout'
        ($failure[0].TargetObject | Wait-TelnyxExternalConnectionUpload @fast).Status | Should -BeExactly 'success'
    }

    It 'ends in time if the service does not respond, and loses no upload' {
        foreach ($i in 1..8) {
            $scripted.EnqueueHang()
        }

        $scripted.SetDefault(200, (Get-UploadJson 'a' 'success'))
        $null = Connect-TestAccount $scripted
        $took = Measure-Command {
            Wait-TelnyxExternalConnectionUpload $teams a, b, c -ThrottleLimit 2 -TimeoutSec 1 -ErrorVariable failure `
                -ErrorAction SilentlyContinue
        }

        $took.TotalSeconds | Should -BeGreaterThan 0.9
        $took.TotalSeconds | Should -BeLessThan 6
        $failure.FullyQualifiedErrorId | Should -BeExactly (@("WaitTimeout,$class") * 3)
        $failure.TargetObject.TicketId | Should -BeExactly 'a', 'b', 'c'
        "$($failure[0])" |
            Should -BeLike "Upload a of external connection $teams could not be read in time; its status is unknown.*"
        $scripted.Requests.Count | Should -Be 2
    }

    It 'does not lose an upload after a temporary failure' {
        $scripted.Enqueue(200, (Get-UploadJson 'a' 'in_progress'))
        $scripted.Enqueue(503)
        $scripted.Enqueue(200, (Get-UploadJson 'a' 'success'))
        $null = Connect-TestAccount $scripted -MaximumRetryCount 0
        (Wait-TelnyxExternalConnectionUpload $teams a @fast -ErrorAction Stop).Status | Should -BeExactly 'success'
    }

    It 'names the last failure after the timeout' {
        $scripted.SetDefault(503, '')
        $null = Connect-TestAccount $scripted -MaximumRetryCount 0
        Wait-TelnyxExternalConnectionUpload $teams a -TimeoutSec 0 -ErrorVariable failure -ErrorAction SilentlyContinue
        $failure.FullyQualifiedErrorId | Should -BeExactly "WaitTimeout,$class"
        "$($failure[0])" | Should -BeLike '*its status is unknown. The last request failed: *HTTP 503*'
    }

    It 'continues with the others after an upload that cannot be read' {
        $upload = New-TelnyxExternalConnectionUpload $teams $freeNumber
        $output = Wait-TelnyxExternalConnectionUpload $teams $unknownUuid, $upload.TicketId @fast `
            -ErrorVariable failure -ErrorAction SilentlyContinue
        $output.TicketId | Should -BeExactly $upload.TicketId
        $failure.Count | Should -Be 1
        $failure[0].FullyQualifiedErrorId | Should -BeExactly "NotFound,$class"
        "$($failure[0])" | Should -BeLike "There is no upload $unknownUuid for external connection $teams.*"
        $handler.Reads.Count | Should -Be 3
    }

    It 'stops after the first failure with -ErrorAction Stop' {
        { Wait-TelnyxExternalConnectionUpload $teams $unknownUuid, $ticket @fast -ErrorAction Stop } |
            Should -Throw -ErrorId "NotFound,$class"
        $handler.Requests.Count | Should -Be 1
    }

    It 'ends with a rejected key' {
        $scripted.SetDefault(401, '')
        $null = Connect-TestAccount $scripted
        { Wait-TelnyxExternalConnectionUpload $teams a, b -ThrottleLimit 1 @fast } |
            Should -Throw -ErrorId "Unauthorized,$class"
        $scripted.Requests.Count | Should -Be 1
    }

    It 'does not wait without input' {
        @() | Wait-TelnyxExternalConnectionUpload | Should -BeNullOrEmpty
        $handler.Requests.Count | Should -Be 0
    }

    It 'refuses <Kind>, and sends nothing' -ForEach @(
        @{
            Kind = 'a connection'
            Script = { Get-TelnyxExternalConnection $teams | Wait-TelnyxExternalConnectionUpload }
        }
        @{
            Kind = 'a row without a ticket'
            Script = { [pscustomobject]@{ ConnectionId = $teams; TicketId = '' } | Wait-TelnyxExternalConnectionUpload }
        }
        @{ Kind = 'a negative timeout'; Script = { Wait-TelnyxExternalConnectionUpload $teams $ticket -TimeoutSec -1 } }
        @{ Kind = 'no pause at all'; Script = { Wait-TelnyxExternalConnectionUpload $teams $ticket -IntervalSec 0 } }
        @{
            Kind = 'an upload of another session'
            Script = {
                $upload = Get-TelnyxExternalConnectionUpload $teams $ticket
                $handler.Clear()
                $upload | Wait-TelnyxExternalConnectionUpload -Session (Connect-TestAccount (Get-SandboxHandler))
            }
        }
    ) {
        $ErrorActionPreference = 'Stop'
        $Script | Should -Throw
        $handler.Requests.PathAndQuery | Should -Not -Match 'uploads'
    }

    It 'shows its progress, and ends within a second on Ctrl+C' {
        $scripted.Enqueue(200, (Get-UploadJson 'a' 'success'))
        $scripted.SetDefault(200, (Get-UploadJson 'b' 'in_progress'))
        $session = Connect-TestAccount $scripted
        $runspace = Open-TestRunspace
        $powershell = [powershell]::Create()
        $powershell.Runspace = $runspace
        $null = $powershell.AddScript(
            'param($session, $connection) Wait-TelnyxExternalConnectionUpload $connection a, b -IntervalSec 600 ' +
                '-ThrottleLimit 1 -Session $session; "after"')
        $null = $powershell.AddArgument($session).AddArgument($teams)
        $output = [Management.Automation.PSDataCollection[psobject]]::new()
        $running = $powershell.BeginInvoke([Management.Automation.PSDataCollection[psobject]]::new(), $output)
        $deadline = [DateTime]::UtcNow.AddSeconds(10)
        while (
            $powershell.Streams.Progress.Count -eq 0 -and -not $running.IsCompleted -and [DateTime]::UtcNow -lt
            $deadline) {
            Start-Sleep -Milliseconds 20
        }

        $running.IsCompleted | Should -BeFalse
        $progress = $powershell.Streams.Progress[0]
        $clock = [Diagnostics.Stopwatch]::StartNew()
        $powershell.Stop()
        $clock.Elapsed.TotalSeconds | Should -BeLessThan 1
        $powershell.InvocationStateInfo.State | Should -Be 'Stopped'
        $progress.Activity | Should -BeExactly 'Wait-TelnyxExternalConnectionUpload'
        $progress.StatusDescription | Should -BeExactly '1 of 2 uploads done; numbers left: 1'
        $progress.PercentComplete | Should -Be 50
        $output.TicketId | Should -BeExactly 'a'
        $powershell.Streams.Error.Count | Should -Be 0
        $scripted.Requests.Count | Should -Be 2
        $powershell.Dispose()
        $runspace.Dispose()
    }
}
