BeforeAll {
    . "$PSScriptRoot/../TestSetup.ps1"
    . "$PSScriptRoot/../TestHelpers.ps1"
}

AfterAll {
    Disconnect-Telnyx
}

Describe 'Get-TelnyxPhoneNumberJob' {
    BeforeAll {
        $handler = Get-SandboxHandler
        $null = Connect-TestAccount $handler
        $job = '+13125550120', '+13125550121' | Set-TelnyxPhoneNumber -ConnectionId $berlin -NoWait
        $other = Set-TelnyxPhoneNumber +13125550122 -ConnectionId $berlin -NoWait
    }

    It 'returns a job with all its properties' {
        $job.JobId | Should -Match '^[0-9a-f-]{36}$'
        $job.Type | Should -BeExactly 'update_phone_numbers'
        $job.Status | Should -BeExactly 'pending'
        $job.PhoneNumbers.PhoneNumber | Should -BeExactly '+13125550120', '+13125550121'
        $job.PendingNumbers.NumberId | Should -BeExactly $freeNumber, $otherFreeNumber
        $job.SuccessfulNumbers.Count | Should -Be 0
        $job.FailedNumbers.Count | Should -Be 0
        $job.EstimatedCompletionAt | Should -BeOfType ([DateTimeOffset])
        $job.CreatedAt | Should -BeOfType ([DateTimeOffset])
        "$job" | Should -BeExactly $job.JobId
        $job.PSObject.Properties['Id'] | Should -BeNullOrEmpty
    }

    It 'reads a job again: <Kind>' -ForEach @(
        @{ Kind = 'by id'; Script = { Get-TelnyxPhoneNumberJob $other.JobId } }
        @{ Kind = 'as an object'; Script = { $other | Get-TelnyxPhoneNumberJob } }
        @{ Kind = 'as a row'; Script = { [pscustomobject]@{ JobId = $other.JobId } | Get-TelnyxPhoneNumberJob } }
    ) {
        $handler.Clear()
        (& $Script).Status | Should -Not -BeExactly 'pending'
        $handler.Requests.PathAndQuery | Should -BeExactly "/v2/phone_numbers/jobs/$($other.JobId)"
    }

    It 'sends <Query> for -<Name>' -ForEach @(
        @{ Name = 'Type'; Value = 'update_phone_numbers'; Query = 'filter[type]=update_phone_numbers'; Count = 2 }
        @{
            Name = 'Status'
            Value = 'Pending', 'failed'
            Query = 'filter[status][]=pending&filter[status][]=failed'
            Count = 1
        }
        @{ Name = 'PhoneNumberContains'; Value = '+13125550121'; Query = 'filter[phone_number]=13125550121'; Count = 1 }
    ) {
        $handler.Clear()
        $filter = @{ $Name = $Value }
        @(Get-TelnyxPhoneNumberJob @filter).Count | Should -Be $Count
        $handler.Requests.UnescapedPathAndQuery |
            Should -BeExactly "/v2/phone_numbers/jobs?$Query&page[number]=1&page[size]=250"
    }

    It 'refuses -First, which applies only to lists: <Kind>' -ForEach @(
        @{ Kind = 'by id'; Script = { Get-TelnyxPhoneNumberJob $other.JobId -First 1 } }
        @{ Kind = 'as a piped id'; Script = { $other.JobId | Get-TelnyxPhoneNumberJob -First 1 } }
        @{ Kind = 'as an object'; Script = { $other | Get-TelnyxPhoneNumberJob -First 1 } }
    ) {
        $handler.Clear()
        $Script | Should -Throw -ErrorId 'PagingWithoutList,TelnyxPS.Cmdlets.GetTelnyxPhoneNumberJobCommand'
        $handler.Requests.Count | Should -Be 0
    }

    It 'reports a job that does not exist' {
        Get-TelnyxPhoneNumberJob $unknownUuid -ErrorVariable problem -ErrorAction SilentlyContinue |
            Should -BeNullOrEmpty
        $problem.Exception.Message | Should -BeLike "There is no phone number job $unknownUuid.*"
    }
}

Describe 'Wait-TelnyxPhoneNumberJob' {
    BeforeEach {
        $handler = Get-SandboxHandler -MoreNumber 300
        $null = Connect-TestAccount $handler
        $waiting = (Get-TelnyxPhoneNumber -Status provision-pending).PhoneNumber
        $job = '+13125550120', $waiting | Set-TelnyxPhoneNumber -ConnectionId $berlin -NoWait
        $handler.Clear()
    }

    It 'waits until the job has ended, and returns it with the reasons for failures: <Kind>' -ForEach @(
        @{ Kind = 'by id'; Script = { Wait-TelnyxPhoneNumberJob $job.JobId -IntervalSec 0.05 } }
        @{ Kind = 'as an object'; Script = { $job | Wait-TelnyxPhoneNumberJob -IntervalSec 0.05 } }
    ) {
        $ended = & $Script
        $ended.Status | Should -BeExactly 'completed'
        $ended.SuccessfulNumbers.PhoneNumber | Should -BeExactly '+13125550120'
        $ended.FailedNumbers.PhoneNumber | Should -BeExactly $waiting
        $ended.FailedNumbers.ErrorCode | Should -BeExactly '10015'
        $ended.FailedNumbers.ErrorMessage |
            Should -BeExactly 'Phone number not ready: The phone number is still being provisioned. Try again later.'
        $handler.Requests.Count | Should -Be 2
    }

    It 'returns failed numbers that can be piped to Set-TelnyxPhoneNumber' {
        $ended = $job | Wait-TelnyxPhoneNumberJob -IntervalSec 0.05
        ($ended.FailedNumbers | Set-TelnyxPhoneNumber -ConnectionId $berlin).PhoneNumber | Should -BeExactly $waiting
    }

    It 'writes an error for a job that has not ended in time' {
        $job | Wait-TelnyxPhoneNumberJob -TimeoutSec 0 -ErrorVariable problem -ErrorAction SilentlyContinue |
            Should -BeNullOrEmpty
        $problem.FullyQualifiedErrorId |
            Should -BeExactly 'WaitTimeout,TelnyxPS.Cmdlets.WaitTelnyxPhoneNumberJobCommand'
        $problem.Exception.Message |
            Should -BeLike ('*is still in progress after 0 s (status: in_progress). To ' +
                "keep waiting, run Wait-TelnyxPhoneNumberJob $($problem.TargetObject.JobId).")
        $problem.TargetObject.JobId | Should -BeExactly $job.JobId
    }
}
