BeforeAll {
    . "$PSScriptRoot/../TestSetup.ps1"
    . "$PSScriptRoot/../TestHelpers.ps1"
    $handler = Get-SandboxHandler
    $null = Connect-TestAccount $handler
}

AfterAll {
    Disconnect-Telnyx
}

Describe 'Get-TelnyxExternalConnectionRelease' {
    BeforeEach {
        $handler.Clear()
    }

    It 'returns a release with its numbers, which contain the ids of their connection and release' {
        $found = Get-TelnyxExternalConnectionRelease $teams $otherRelease
        $found.Status | Should -BeExactly 'failed'
        $found.ErrorMessage | Should -Match '\w'
        $found.CreatedAt | Should -BeOfType ([DateTimeOffset])
        $found.TenantId | Should -Match '^[0-9a-f-]{36}$'
        $found.PhoneNumbers.NumberId | Should -BeExactly $firstNumber
        $found.PhoneNumbers.PhoneNumber | Should -BeExactly '+13125550110'
        $found.PhoneNumbers.ConnectionId | Should -BeExactly $teams
        $found.PhoneNumbers.TicketId | Should -BeExactly $otherRelease
        "$($found.PhoneNumbers)" | Should -BeExactly '+13125550110'
    }

    It 'sends <Query> for -<Name>' -ForEach @(
        @{ Name = 'Status'; Value = 'failed'; Query = 'filter[status][eq]=failed'; Count = 1 }
        @{ Name = 'Status'; Value = 'Failed', 'EXPIRED'; Query = 'filter[status][eq]=failed,expired'; Count = 2 }
        @{ Name = 'PhoneNumber'; Value = '+13125550110'; Query = 'filter[phone_number][eq]=+13125550110'; Count = 2 }
        @{ Name = 'PhoneNumberContains'; Value = '50111'; Query = 'filter[phone_number][contains]=50111'; Count = 2 }
        @{
            Name = 'CivicAddressId'
            Value = '3431eafa-63bb-4d95-a5ef-ee0189e69314'
            Query = 'filter[civic_address_id][eq]=3431eafa-63bb-4d95-a5ef-ee0189e69314'
            Count = 3
        }
        @{
            Name = 'LocationId'
            Value = 'e650de6b-8dce-4d33-960b-24beeaf7df8c'
            Query = 'filter[location_id][eq]=e650de6b-8dce-4d33-960b-24beeaf7df8c'
            Count = 0
        }
    ) {
        $filter = @{ $Name = $Value }
        @(Get-TelnyxExternalConnectionRelease $teams @filter).Count | Should -Be $Count
        $handler.Requests.UnescapedPathAndQuery |
            Should -BeExactly "/v2/external_connections/$teams/releases?$Query&page[number]=1&page[size]=250"
        $handler.Requests[0].PathAndQuery | Should -Not -Match '[,+]'
    }

    It 'accepts each documented status, and no other' {
        foreach ($status in 'pending_upload', 'pending', 'in_progress', 'complete', 'failed', 'expired', 'unknown') {
            $null = Get-TelnyxExternalConnectionRelease $teams -Status $status
        }
        $handler.Requests.Count | Should -Be 7
        { Get-TelnyxExternalConnectionRelease $teams -Status success } | Should -Throw
        $handler.Requests.Count | Should -Be 7
    }

    It 'shows the ticket as a release' {
        (Get-TelnyxExternalConnectionRelease $teams -ReleaseId $release).TicketId | Should -BeExactly $release
    }
}
