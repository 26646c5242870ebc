BeforeAll {
    . "$PSScriptRoot/../TestSetup.ps1"
    . "$PSScriptRoot/../TestHelpers.ps1"
}

AfterAll {
    Disconnect-Telnyx
}

Describe 'Remove-TelnyxExternalConnection' {
    BeforeEach {
        $handler = Get-SandboxHandler
        $null = Connect-TestAccount $handler
        $scripted = [TelnyxPS.TestSupport.ScriptedHandler]::new()
    }

    It 'removes a connection with one request, and returns it as the service returned it' {
        $removed = Remove-TelnyxExternalConnection -Id $lyon -Force
        $handler.Requests.ForEach('ToString') | Should -BeExactly "DELETE /v2/external_connections/$lyon"
        $removed | Should -BeOfType ([TelnyxPS.Models.ExternalConnection])
        $removed.Id | Should -BeExactly $lyon
        $removed.Tags | Should -BeExactly 'emea', 'retired'
        $removed.OutboundChannelLimit | Should -Be 4
        { Get-TelnyxExternalConnection -Id $lyon -ErrorAction Stop } | Should -Throw -ErrorId 'NotFound,*'
    }

    It 'accepts connections: <Kind>' -ForEach @(
        @{ Kind = 'an id by position'; Script = { Remove-TelnyxExternalConnection $lyon -Force } }
        @{ Kind = 'an id from the pipeline'; Script = { $lyon | Remove-TelnyxExternalConnection -Force } }
        @{
            Kind = 'a row'
            Script = { [pscustomobject]@{ Id = $lyon; Active = 'True' } | Remove-TelnyxExternalConnection -Force }
        }
        @{
            Kind = 'a connection'
            Script = { Get-TelnyxExternalConnection $lyon | Remove-TelnyxExternalConnection -Force }
        }
        @{
            Kind = 'a connection by name'
            Script = { Remove-TelnyxExternalConnection -InputObject (Get-TelnyxExternalConnection $lyon) -Force }
        }
        @{ Kind = '-Confirm:$false'; Script = { Remove-TelnyxExternalConnection $lyon -Confirm:$false } }
    ) {
        (& $Script).Id | Should -BeExactly $lyon
        $handler.Writes.ForEach('ToString') | Should -BeExactly "DELETE /v2/external_connections/$lyon"
    }

    It 'continues after a failure' {
        $removed = Remove-TelnyxExternalConnection $unknownId, $chicago, $lyon -Force -ErrorVariable failure `
            -ErrorAction SilentlyContinue
        $removed.Id | Should -BeExactly $lyon
        $failure.FullyQualifiedErrorId | Should -BeExactly @(
            'NotFound', 'InvalidRequest' |
                ForEach-Object { "$_,TelnyxPS.Cmdlets.RemoveTelnyxExternalConnectionCommand" })
        $failure.TargetObject | Should -BeExactly $unknownId, $chicago
        $handler.Writes.Count | Should -Be 3
    }

    It 'never removes anything if the id is <Kind>' -ForEach @(
        @{ Kind = '$null'; Script = { Remove-TelnyxExternalConnection -Id $null -Force } }
        @{ Kind = 'blank'; Script = { Remove-TelnyxExternalConnection -Id '' -Force } }
        @{ Kind = '$null in the pipeline'; Script = { $null | Remove-TelnyxExternalConnection -Force } }
        @{ Kind = 'a part of a path'; Script = { Remove-TelnyxExternalConnection -Id "1/../$lyon" -Force } }
        @{ Kind = 'not available'; Script = { '' | Select-Object Name | Remove-TelnyxExternalConnection -Force } }
        @{ Kind = 'of a number by value'; Script = { [uint64] $lyon | Remove-TelnyxExternalConnection -Force } }
    ) {
        $ErrorActionPreference = 'Stop'
        $Script | Should -Throw
        $handler.Requests.Count | Should -Be 0
    }

    Context 'the advice after a refusal' {
        It 'says to deactivate an active connection' {
            Remove-TelnyxExternalConnection $chicago -Force -ErrorVariable failure -ErrorAction SilentlyContinue
            "$failure" | Should -Match ([regex]::Escape("Set-TelnyxExternalConnection -Id $chicago -Active `$false"))
            "$failure" | Should -Not -Match 'support@telnyx.com'
        }

        It 'says that phone numbers are still assigned' {
            $null = Set-TelnyxExternalConnection $berlin -Active $false
            Remove-TelnyxExternalConnection $berlin -Force -ErrorVariable failure -ErrorAction SilentlyContinue
            "$failure" | Should -Match 'Before you remove the connection, move its phone numbers'
            "$failure" | Should -Not -Match '-Active \$false'
        }

        It 'contains both steps in one sentence for an active connection with phone numbers' {
            Remove-TelnyxExternalConnection $berlin -Force -ErrorVariable failure -ErrorAction SilentlyContinue
            "$failure" |
                Should -Match 'Before you remove the connection, deactivate it \(.*\) and move its phone numbers'
        }

        It 'says that only support can remove an Operator Connect connection' {
            Remove-TelnyxExternalConnection $teams -Force -ErrorVariable failure -ErrorAction SilentlyContinue
            "$failure" | Should -Match 'support@telnyx.com.* Before you contact support, move its phone numbers'
            "$failure" | Should -Not -Match 'Before you remove'
        }

        It 'says everything if the service gives no reason' {
            $scripted.Enqueue(422, '{"errors":[]}')
            $null = Connect-TestAccount $scripted
            Remove-TelnyxExternalConnection $lyon -Force -ErrorVariable failure -ErrorAction SilentlyContinue
            "$failure" | Should -Match (
                'If the connection is active, .*-Active \$false.*If phone numbers are .*support@telnyx.com')
        }
    }

    Context 'a lost response' {
        It 'is a success if the connection no longer exists' {
            $scripted.EnqueueForward($handler)
            $scripted.EnqueueAppliedThenLost($handler)
            $scripted.Forward($handler)
            $null = Connect-TestAccount $scripted -MaximumRetryCount 2
            $known = Get-TelnyxExternalConnection $lyon
            $output = $known | Remove-TelnyxExternalConnection -Force -Verbose -ErrorVariable failure 4>&1
            $failure.Count | Should -Be 0
            $removed = @($output | Where-Object { $_ -is [TelnyxPS.Models.ExternalConnection] })
            $removed.Count | Should -Be 1
            $removed[0].Id | Should -BeExactly $lyon
            $removed[0].Tags | Should -BeExactly 'emea', 'retired'
            "$output" | Should -Match 'lost.*removed'
            $scripted.Writes.Count | Should -Be 2
        }

        It 'is a success if only the id is known' {
            $scripted.EnqueueAppliedThenLost($handler)
            $scripted.Forward($handler)
            $null = Connect-TestAccount $scripted -MaximumRetryCount 1
            $removed = @(Remove-TelnyxExternalConnection $lyon -Force)
            $removed.Count | Should -Be 1
            $removed[0].Id | Should -BeExactly $lyon
            $removed[0].Active | Should -BeNullOrEmpty
        }

        It 'is checked if the request is not sent again' {
            $scripted.EnqueueAppliedThenLost($handler)
            $scripted.Forward($handler)
            $null = Connect-TestAccount $scripted
            (Remove-TelnyxExternalConnection $lyon -Force).Id | Should -BeExactly $lyon
            $scripted.Requests.Method | Should -BeExactly 'DELETE', 'GET'
        }

        It 'is an error that says how to check if the connection still exists' {
            $scripted.EnqueueFailure()
            $scripted.Forward($handler)
            $null = Connect-TestAccount $scripted
            Remove-TelnyxExternalConnection $lyon -Force -ErrorVariable failure -ErrorAction SilentlyContinue |
                Should -BeNullOrEmpty
            $failure[0].FullyQualifiedErrorId |
                Should -BeExactly 'ConnectionFailed,TelnyxPS.Cmdlets.RemoveTelnyxExternalConnectionCommand'
            "$($failure[0])" | Should -Match "Get-TelnyxExternalConnection -Id $lyon"
        }

        It 'is not assumed: HTTP 404 for the first request is an error' {
            $null = Connect-TestAccount $handler -MaximumRetryCount 4
            Remove-TelnyxExternalConnection $unknownId -Force -ErrorVariable failure -ErrorAction SilentlyContinue |
                Should -BeNullOrEmpty
            $failure[0].FullyQualifiedErrorId |
                Should -BeExactly 'NotFound,TelnyxPS.Cmdlets.RemoveTelnyxExternalConnectionCommand'
            $handler.Requests.Count | Should -Be 1
        }

        It 'is not assumed: HTTP 404 after HTTP 429 is an error' {
            $scripted.Enqueue(429, '', @{ 'Retry-After' = '0.05' })
            $scripted.Forward($handler)
            $null = Connect-TestAccount $scripted -MaximumRetryCount 4
            Remove-TelnyxExternalConnection $unknownId -Force -ErrorVariable failure -ErrorAction SilentlyContinue |
                Should -BeNullOrEmpty
            $failure[0].FullyQualifiedErrorId |
                Should -BeExactly 'NotFound,TelnyxPS.Cmdlets.RemoveTelnyxExternalConnectionCommand'
            $scripted.Requests.Count | Should -Be 2
        }
    }
}
