BeforeAll {
    . "$PSScriptRoot/../TestSetup.ps1"
    . "$PSScriptRoot/../TestHelpers.ps1"
    $keyPart = Get-KeyPart
}

AfterAll {
    Disconnect-Telnyx
}

Describe 'The API key' {
    It 'is found by the check of these tests' {
        "x $($testKey.Substring(3, 6)) y" | Should -Match $keyPart
        $testKey.ToLowerInvariant() | Should -Match $keyPart
        '****Yp2G' | Should -Not -Match $keyPart
    }

    It 'is not in a session in any view: <Kind>' -ForEach @(
        @{ Kind = 'by itself'; Script = { $args[0] | Out-String -Width 500 } }
        @{ Kind = 'as a text'; Script = { "$($args[0])" } }
        @{ Kind = 'Format-List * -Force'; Script = { $args[0] | Format-List * -Force | Out-String -Width 500 } }
        @{ Kind = 'Format-Custom'; Script = { $args[0] | Format-Custom * -Depth 4 | Out-String -Width 500 } }
        @{ Kind = 'ConvertTo-Json'; Script = { $args[0] | ConvertTo-Json -Depth 8 -WarningAction SilentlyContinue } }
        @{ Kind = 'ConvertTo-Csv'; Script = { $args[0] | ConvertTo-Csv } }
        @{ Kind = 'serialized'; Script = { [Management.Automation.PSSerializer]::Serialize($args[0], 8) } }
        @{
            Kind = 'as a variable'
            Script = {
                Get-Variable TelnyxPSDefaultSession -Scope Global | Format-List * -Force | Out-String -Width 500
            }
        }
    ) {
        $session = Connect-TestAccount (Get-SandboxHandler)
        $shown = (& $Script $session) -join "`n"
        $shown | Should -Match 'telnyx\.invalid' -Because 'the view must show the session'
        $shown | Should -Not -Match $keyPart
    }

    It 'is not in a connection in any view: <Kind>' -ForEach @(
        @{ Kind = 'Format-List * -Force'; Script = { $args[0] | Format-List * -Force | Out-String -Width 500 } }
        @{ Kind = 'Format-Custom'; Script = { $args[0] | Format-Custom * -Depth 4 | Out-String -Width 500 } }
        @{ Kind = 'ConvertTo-Json'; Script = { $args[0] | ConvertTo-Json -Depth 8 -WarningAction SilentlyContinue } }
        @{ Kind = 'serialized'; Script = { [Management.Automation.PSSerializer]::Serialize($args[0], 8) } }
    ) {
        $null = Connect-TestAccount (Get-SandboxHandler)
        $shown = (& $Script (Get-TelnyxExternalConnection $chicago)) -join "`n"
        $shown | Should -Match $chicago
        $shown | Should -Not -Match $keyPart
    }

    It 'is not in the output of -PassThru and the sandbox' {
        $session = Connect-Telnyx -Sandbox -PassThru
        $session | ConvertTo-Json -Depth 8 -WarningAction SilentlyContinue | Should -Match 'sandbox'
        $session.ApiKey | Should -BeExactly '(sandbox)'
    }

    It 'is not in the error of a failed binding: <Kind>' -ForEach @(
        @{ Kind = 'an array'; Script = { Connect-Telnyx -ApiKey @($testKey) } }
        @{ Kind = 'two of them'; Script = { Connect-Telnyx -ApiKey $testKey, $testKey } }
        @{ Kind = 'a text builder'; Script = { Connect-Telnyx -ApiKey ([Text.StringBuilder]::new($testKey)) } }
        @{ Kind = 'an object'; Script = { Connect-Telnyx -ApiKey ([pscustomobject]@{ Key = $testKey }) } }
        @{ Kind = 'a hashtable'; Script = { Connect-Telnyx -ApiKey @{ Key = $testKey } } }
        @{ Kind = 'an address'; Script = { Connect-Telnyx -ApiKey ([uri] "https://telnyx.invalid/$testKey") } }
    ) {
        $Error.Clear()
        $failure = $Script | Should -Throw -PassThru
        "$failure" | Should -Not -Match $keyPart
        $failure.Exception.ToString() | Should -Not -Match $keyPart
    }
}

Describe 'A response that repeats the key, or parts of it' {
    BeforeEach {
        $scripted = [TelnyxPS.TestSupport.ScriptedHandler]::new()
        $session = Connect-TestAccount $scripted
        $middle = $testKey.Substring(5, 12)
        $tail = $testKey.Substring($testKey.Length - 8)
        $otherKey = 'KEY0199AABBCCDDEEFF_0123456789abcdefghij'
        $echo =
            "No such key: '$testKey' ($($testKey.ToLowerInvariant())), KEY...$middle..., ending in $tail, nor $otherKey"
    }

    It 'is masked in every view of the error: <Kind>' -ForEach @(
        @{ Kind = '401'; Status = 401 }
        @{ Kind = '403'; Status = 403 }
        @{ Kind = '422'; Status = 422 }
        @{ Kind = '500'; Status = 500 }
    ) {
        $json = ConvertTo-Json -Depth 5 @{
            errors = @(@{ code = $echo; title = $echo; detail = "The reason: $echo"; source = @{ pointer = "/$echo" } })
        }
        $scripted.SetDefault($Status, $json, @{ 'x-request-id' = "id-$testKey" })
        $failure = { Get-TelnyxExternalConnection $chicago -ErrorAction Stop } | Should -Throw -PassThru
        $views = @(
            "$failure"
            $failure | Out-String -Width 500
            $failure | Format-List * -Force | Out-String -Width 500
            $failure.Exception | Format-List * -Force | Out-String -Width 500
            $failure.Exception.ToString()
            $failure.Exception.Errors | Format-List * -Force | Out-String -Width 500
            $failure.Exception.Errors | ConvertTo-Json
            $failure.Exception.RequestId
            $failure.CategoryInfo.ToString()
            [Management.Automation.PSSerializer]::Serialize($failure, 2)
            [Management.Automation.PSSerializer]::Serialize($failure.Exception, 2)
            if (Get-Command Get-Error -ErrorAction Ignore) {
                Get-Error $failure | Out-String -Width 500
            }
        )
        "$failure" | Should -Match '\*\*\*\*'
        foreach ($view in $views) {
            $view | Should -Not -BeNullOrEmpty
            $view | Should -Not -Match $keyPart
            $view | Should -Not -Match 'KEY0199AABB'
        }

        if ($Status -ne 401) {
            "$failure" |
                Should -Match 'The reason: No such key' -Because 'text that is not part of the key is not masked'
        }
    }

    It 'is masked in an error that contains its cause' {
        $scripted.EnqueueFailure("Cannot send 'Authorization: Bearer $testKey'")
        Get-TelnyxExternalConnection $chicago -ErrorVariable failure -ErrorAction SilentlyContinue
        $failure[0].FullyQualifiedErrorId | Should -BeLike 'ConnectionFailed,*'
        for ($exception = $failure[0].Exception; $exception; $exception = $exception.InnerException) {
            $exception.Message | Should -Not -Match $keyPart
            $exception.ToString() | Should -Not -Match $keyPart
        }

        $failure[0] | Format-List * -Force | Out-String -Width 500 | Should -Not -Match $keyPart
        $failure[0] | Should -Not -BeNullOrEmpty
    }

    It 'is masked if it is not JSON' {
        foreach ($body in "<html>$echo</html>", "{""data"":{""id"":$testKey") {
            $scripted.Enqueue(200, $body)
            Get-TelnyxExternalConnection $chicago -ErrorVariable failure -ErrorAction SilentlyContinue
            $failure[0].FullyQualifiedErrorId | Should -BeLike 'InvalidResponse,*'
            $failure[0] | Format-List * -Force | Out-String -Width 500 | Should -Not -Match $keyPart
            $failure[0].Exception.ToString() | Should -Not -Match $keyPart
        }
    }

    It 'is masked in the reason that Test-TelnyxSession shows' {
        $scripted.SetDefault(
            403, (ConvertTo-Json -Depth 5 @{ errors = @(@{ code = '1'; title = 'No'; detail = $echo }) }))
        $output = Test-TelnyxSession -Verbose 4>&1
        "$($output[0])" | Should -Match '\*\*\*\*'
        "$output" | Should -Not -Match $keyPart
        $session.ApiKey | Should -BeExactly '****Yp2G'
    }
}

Describe 'All output of a run' {
    It 'contains no part of the key: <_>' -ForEach 'streams', 'transcript' {
        $keyboard = Get-ScriptedHost
        $keyboard.Screen.Secret = $testKey
        $runspace = Open-TestRunspace $keyboard
        $scripted = [TelnyxPS.TestSupport.ScriptedHandler]::new()
        $echo = Get-ErrorJson '1' 'Echo' "Bearer $testKey"
        $file = Join-Path $TestDrive 'transcript.txt'
        $scripted.Enqueue(503, $echo)
        $scripted.Enqueue(422, $echo)
        $scripted.Forward((Get-SandboxHandler))
        $result = Invoke-InRunspace $runspace {
            $kind, $file, $handler, $address, $id = $args
            $VerbosePreference = $DebugPreference = $InformationPreference = 'Continue'
            if ($kind -eq 'transcript') {
                $null = Start-Transcript $file
            }

            $everything = & {
                Connect-Telnyx -BaseUri $address -HttpMessageHandler $handler -MaximumRetryCount 1 -PassThru
                Get-TelnyxExternalConnection $id
                Get-TelnyxExternalConnection $id
                Set-TelnyxExternalConnection $id -Active $false -WhatIf
                Set-TelnyxExternalConnection $id -OutboundChannelLimit 3
                Get-TelnyxExternalConnection 1
                Get-TelnyxSession | Format-List * -Force
                $Error | Format-List * -Force
            } *>&1
            $text = $everything | Out-String -Width 500
            $text | Out-Default
            $text
            if ($kind -eq 'transcript') {
                $null = Stop-Transcript
            }
        } $_, $file, $scripted, $testAddress, $chicago
        $runspace.Dispose()

        $text = $result.Output -join ''
        $text | Should -Match '503; attempt 2'
        $text | Should -Match 'HTTP 422'
        $text | Should -Match '\*\*\*\*Yp2G'
        $scripted.Requests[0].Authorization | Should -BeExactly "Bearer $testKey" -Because 'it was sent anyway'
        $text | Should -Not -Match $keyPart
        $keyboard.Screen.Lines -join "`n" | Should -Not -Match $keyPart
        if ($_ -eq 'transcript') {
            $transcript = [IO.File]::ReadAllText($file)
            $transcript | Should -Match 'HTTP 422'
            $transcript | Should -Not -Match $keyPart
        }
    }
}
