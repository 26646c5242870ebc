BeforeAll {
    . "$PSScriptRoot/../TestSetup.ps1"
    . "$PSScriptRoot/../TestHelpers.ps1"
    $class = 'TelnyxPS.Cmdlets.SyncTelnyxOperatorConnectCommand'
}

AfterAll {
    Disconnect-Telnyx
}

Describe 'Sync-TelnyxOperatorConnect' {
    BeforeEach {
        $handler = Get-SandboxHandler
        $null = Connect-TestAccount $handler
        $scripted = [TelnyxPS.TestSupport.ScriptedHandler]::new()
    }

    It 'requests a refresh, and returns the response of the service, whether it has started or is already running' {
        $first = Sync-TelnyxOperatorConnect
        $second = Sync-TelnyxOperatorConnect -Confirm:$false
        $first, $second | Should -BeOfType ([TelnyxPS.Models.ExternalConnectionRefresh])
        $first.Success, $second.Success | Should -BeExactly $true, $true
        $first.Message | Should -Match 'started'
        "$second" | Should -Match 'already in progress'
        $first.ConnectionId | Should -BeNullOrEmpty
        $handler.Requests.ForEach('ToString') | Should -BeExactly (@('POST /v2/operator_connect/actions/refresh') * 2)
    }

    It 'is not sent again if the response is lost, and says what to do' {
        $scripted.EnqueueAppliedThenLost($handler)
        $session = Connect-TestAccount $scripted -MaximumRetryCount 3
        Sync-TelnyxOperatorConnect -ErrorVariable failure -ErrorAction SilentlyContinue | Should -BeNullOrEmpty
        $failure[0].FullyQualifiedErrorId | Should -BeExactly "OutcomeUnknown,$class"
        "$($failure[0])" | Should -Match 'Run the command again'
        [object]::ReferenceEquals($failure[0].TargetObject, $session) | Should -BeTrue
        $scripted.Requests.Count | Should -Be 1
    }

    It 'ends with a rejected key' {
        $scripted.SetDefault(401, '')
        $null = Connect-TestAccount $scripted
        { Sync-TelnyxOperatorConnect } | Should -Throw -ErrorId "Unauthorized,$class"
    }

    It 'uses the session of -Session' {
        $other = Connect-TestAccount (Get-SandboxHandler)
        $null = Connect-TestAccount $handler
        $null = Sync-TelnyxOperatorConnect -Session $other
        $handler.Requests.Count | Should -Be 0
    }
}
