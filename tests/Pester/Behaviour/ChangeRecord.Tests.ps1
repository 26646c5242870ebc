BeforeAll {
    . "$PSScriptRoot/../TestSetup.ps1"
    . "$PSScriptRoot/../TestHelpers.ps1"
}

AfterAll {
    Disconnect-Telnyx
}

Describe 'The change record of Set-TelnyxExternalConnection' {
    BeforeEach {
        $handler = Get-SandboxHandler
        $null = Connect-TestAccount $handler
    }

    It 'is the Changes property of the output: each setting with its old and new value' {
        $updated = Set-TelnyxExternalConnection $chicago -Active $false -OutboundChannelLimit 25 -AddTag vip `
            -Clear WebhookTimeoutSecs
        $updated.Changes.Count | Should -Be 4
        $updated.Changes[0] | Should -BeOfType ([TelnyxPS.Models.ConnectionSettingChange])
        $updated.Changes.Setting | Should -BeExactly 'Active', 'OutboundChannelLimit', 'Tags', 'WebhookTimeoutSecs'
        $updated.Changes[0].Old | Should -BeExactly $true
        $updated.Changes[0].New | Should -BeExactly $false
        $updated.Changes[1].Old, $updated.Changes[1].New | Should -Be 10, 25
        $updated.Changes[2].Old.ToString(), $updated.Changes[2].New.ToString() |
            Should -BeExactly 'amer;headquarters', 'amer;headquarters;vip'
        $updated.Changes[3].Old | Should -Be 25
        $updated.Changes[3].New | Should -BeExactly '(none)'
        $updated.Changes.ToString() | Should -BeExactly (
            'Active: True -> False;OutboundChannelLimit: 10 -> 25;Tags: amer;headquarters -> ' +
                'amer;headquarters;vip;WebhookTimeoutSecs: 25 -> (none)')
    }

    It 'uses the property names of a connection for the settings' {
        $settings = @{
            Active = $false
            OutboundVoiceProfileId = $otherProfileId
            InboundChannelLimit = 3
            OutboundChannelLimit = 4
            Tag = 'x'
            WebhookEventUrl = 'https://a.example'; WebhookEventFailoverUrl = 'https://b.example'; WebhookTimeoutSecs = 5
        }
        $updated = Set-TelnyxExternalConnection $chicago @settings
        $updated.Changes.Count | Should -Be 8
        foreach ($change in $updated.Changes) {
            "$($updated.($change.Setting))" | Should -BeExactly "$($change.New)" -Because $change.Setting
            $change.Id | Should -BeExactly $chicago
            [DateTimeOffset] $change.Time | Should -BeGreaterThan ([DateTimeOffset]::UtcNow.AddMinutes(-5))
        }
    }

    It 'is empty if nothing was changed' {
        $updated = Set-TelnyxExternalConnection $chicago -Active $true
        $updated.psobject.Properties['Changes'] | Should -Not -BeNullOrEmpty
        $updated.Changes.Count | Should -Be 0
        "$($updated.Changes)" | Should -BeExactly ''
        $updated | Select-Object -ExpandProperty Changes | Should -BeNullOrEmpty
    }

    It 'is a property only of the output of Set' {
        $connection = Get-TelnyxExternalConnection $chicago
        $asWanted = $connection | Set-TelnyxExternalConnection -Active $true
        $asWanted.psobject.Properties.Name | Should -Contain 'Changes'
        $connection.psobject.Properties.Name | Should -Not -Contain 'Changes'

        $null = $connection | Set-TelnyxExternalConnection -Active $false
        $connection.psobject.Properties.Name | Should -Not -Contain 'Changes'
        (Get-TelnyxExternalConnection $chicago).psobject.Properties.Name | Should -Not -Contain 'Changes'
        (Get-TelnyxExternalConnection)[0].psobject.Properties.Name | Should -Not -Contain 'Changes'
        (New-TelnyxExternalConnection $profileId).psobject.Properties.Name | Should -Not -Contain 'Changes'
    }

    It 'does not change when its connection is changed again' {
        $first = Set-TelnyxExternalConnection $chicago -OutboundChannelLimit 25
        $second = $first | Set-TelnyxExternalConnection -OutboundChannelLimit 26
        $third = $second | Set-TelnyxExternalConnection -OutboundChannelLimit 26
        "$($first.Changes)" | Should -BeExactly 'OutboundChannelLimit: 10 -> 25'
        "$($second.Changes)" | Should -BeExactly 'OutboundChannelLimit: 25 -> 26'
        $third.Changes.Count | Should -Be 0
    }

    It 'contains the changes of each of two rows of one connection' {
        $updated = 25, 26, 26 | ForEach-Object { [pscustomobject]@{ Id = $chicago; OutboundChannelLimit = $_ } } |
            Set-TelnyxExternalConnection
        $updated.ForEach({ "$($_.Changes)" }) |
            Should -BeExactly 'OutboundChannelLimit: 10 -> 25', 'OutboundChannelLimit: 25 -> 26', ''
    }

    It 'can be exported with one line for each change, and appended to' {
        $updated = Set-TelnyxExternalConnection $chicago, $berlin, $lyon -Active $false -OutboundChannelLimit 25
        foreach ($time in 1, 2) {
            $file = Join-Path $TestDrive "changes$time.csv"
            $updated | Select-Object -ExpandProperty Changes -ErrorVariable failure |
                Export-Csv $file -NoTypeInformation
            $failure.Count | Should -Be 0
            $rows = @(Import-Csv $file)
            $rows[0].psobject.Properties.Name | Sort-Object |
                Should -BeExactly 'ConnectionName', 'Id', 'New', 'Old', 'RequestId', 'Setting', 'Time'
            $rows.Id | Should -BeExactly $chicago, $chicago, $berlin, $berlin, $lyon
            $rows.Setting |
                Should -BeExactly 'Active', 'OutboundChannelLimit', 'Active', 'OutboundChannelLimit',
                    'OutboundChannelLimit'
            $rows.Old | Should -BeExactly 'True', '10', 'True', '20', '4'
            $rows.New | Should -BeExactly 'False', '25', 'False', '25', '25'
        }
    }

    It 'can be imported to undo the changes' {
        $file = Join-Path $TestDrive 'undo.csv'
        Set-TelnyxExternalConnection $chicago, $board -OutboundVoiceProfileId $otherProfileId -Tag x |
            Select-Object -ExpandProperty Changes | Export-Csv $file -NoTypeInformation
        foreach ($line in Import-Csv $file) {
            $null = [pscustomobject]@{ Id = $line.Id; $line.Setting = $line.Old } | Set-TelnyxExternalConnection
        }

        $undone = Get-TelnyxExternalConnection $chicago, $board
        $undone.OutboundVoiceProfileId[0] | Should -BeExactly $profileId
        $undone[0].Tags | Should -BeExactly 'amer', 'headquarters'
        $undone[1].Tags | Should -BeExactly 'amer', 'vip;board'
    }

    It 'does not prevent Set from accepting an exported file' {
        $file = Join-Path $TestDrive 'all.csv'
        Set-TelnyxExternalConnection $chicago, $berlin -OutboundChannelLimit 25 | Export-Csv $file -NoTypeInformation
        (Import-Csv $file).Changes |
            Should -BeExactly 'OutboundChannelLimit: 10 -> 25', 'OutboundChannelLimit: 20 -> 25'
        $handler.Clear()
        $again = Import-Csv $file | Set-TelnyxExternalConnection
        $handler.Writes.Count | Should -Be 0
        $again.Changes.Count | Should -Be 0
    }

    It 'does not affect later commands in a pipeline' {
        $removed = Get-TelnyxExternalConnection | Where-Object { $_.Tags -contains 'retired' } |
            Set-TelnyxExternalConnection -Active $false |
            Set-TelnyxExternalConnection -AddTag gone |
            Remove-TelnyxExternalConnection -Confirm:$false -ErrorVariable failure
        $removed.Count | Should -Be 6
        $failure.Count | Should -Be 0
        # One request for the list, four for active connections, six for tags and six for removals.
        $handler.Requests.Count | Should -Be 17
    }

    It 'does not affect the table, the type and the JSON of the connection' {
        $updated = Set-TelnyxExternalConnection $chicago -OutboundChannelLimit 25
        $updated | Should -BeOfType ([TelnyxPS.Models.ExternalConnection])
        $updated | Out-String | Should -Match 'Service +Active'
        $updated | Out-String | Should -Not -Match 'Changes'
        ($updated | ConvertTo-Json -Depth 4 | ConvertFrom-Json).Id | Should -BeExactly $chicago
    }
}

Describe 'What is shown' {
    BeforeAll {
        # Without colours.
        function Get-Shown($Value) {
            ($Value | Out-String -Width 100) -replace "$([char] 27)\[[0-9;]*m"
        }
    }

    It 'of change records is a table with the connection' {
        Connect-Telnyx -Sandbox
        $shown = Get-Shown (
            Set-TelnyxExternalConnection $chicago -Active $false -RemoveTag amer -Clear WebhookTimeoutSecs |
                Select-Object -ExpandProperty Changes)
        $shown | Should -Match 'Id +Setting +Old +New'
        $shown | Should -Match "$chicago +Active +True +False"
        $shown | Should -Match "$chicago +Tags +amer;headquarters +headquarters"
        $shown | Should -Match "$chicago +WebhookTimeoutSecs +25 +\(none\)"
    }

    It 'of differences is a table that appears immediately' {
        Connect-Telnyx -Sandbox
        $shown = Get-Shown (
            Compare-TelnyxExternalConnection $chicago, $board -Active $false -Tag 'a;b', c -InboundChannelLimit 4)
        $shown | Should -Match 'Id +Setting +Actual +Wanted'
        $shown | Should -Match "$chicago +Active +True +False"
        $shown | Should -Match "$chicago +InboundChannelLimit +4\s"
        $shown | Should -Match "$board +Tags +amer;""vip;board"" +""a;b"";c"
    }
}

Describe 'The last line of a preview of several connections' {
    BeforeAll {
        $keyboard = Get-ScriptedHost
        $runspace = Open-TestRunspace $keyboard

        # Returns what a script writes to the screen.
        function Get-Screen([scriptblock] $Script, [int] $Count) {
            $keyboard.Screen.Clear()
            $runspace.SessionStateProxy.SetVariable(
                'global:TelnyxPSDefaultSession', (Connect-TestAccount (Get-SandboxHandler $Count)))
            $null = Invoke-InRunspace $runspace $Script
            # On a slow computer, there is also progress.
            $keyboard.Screen.Lines | Where-Object { $_ -like 'What if*' }
        }
    }

    AfterAll {
        $runspace.Dispose()
    }

    BeforeEach {
        $null = Connect-TestAccount (Get-SandboxHandler)
    }

    It 'shows how many connections would be changed' {
        $lines = Get-Screen {
            $i = 0
            Get-TelnyxExternalConnection |
                ForEach-Object { [pscustomobject]@{ Id = $_.Id; OutboundChannelLimit = if ($i++ -lt 10) { 777 } } } |
                Set-TelnyxExternalConnection -WhatIf -WarningAction SilentlyContinue
        } 1500
        $lines.Count | Should -Be 11
        $total = (1500).ToString('N0', [cultureinfo]::CurrentCulture)
        $lines[10] | Should -BeExactly "What if: 10 of $total external connections would be changed."
    }

    It 'is shown if no connection would be changed' {
        Get-Screen {
            Get-TelnyxExternalConnection | Set-TelnyxExternalConnection -WhatIf -WarningAction SilentlyContinue
        } | Should -BeExactly 'What if: 0 of 36 external connections would be changed.'
    }

    It 'is in the information stream too, with the PSHOST tag' {
        $written = & {
            $InformationPreference = 'Continue'; Set-TelnyxExternalConnection $chicago, $berlin -Active $false -WhatIf
        } 6>&1
        $written | Should -BeOfType ([Management.Automation.InformationRecord])
        @($written).Count | Should -Be 1
        "$written" | Should -BeExactly 'What if: 2 of 2 external connections would be changed.'
        $written.Tags | Should -Contain 'PSHOST'
    }

    It 'is not written <Where>' -ForEach @(
        @{ Where = 'of one connection'; Script = { Set-TelnyxExternalConnection $chicago -Active $false -WhatIf } }
        @{ Where = 'without connections'; Script = { @() | Set-TelnyxExternalConnection -Active $false -WhatIf } }
        @{
            Where = 'without -WhatIf'
            Script = { $null = Set-TelnyxExternalConnection $chicago, $berlin -Active $false }
        }
        @{
            Where = 'with -WhatIf:$false'
            Script = { $null = Set-TelnyxExternalConnection $chicago, $berlin -Active $false -WhatIf:$false }
        }
        @{ Where = 'of a removal'; Script = { Remove-TelnyxExternalConnection $chicago, $berlin -WhatIf } }
        @{
            Where = 'of a comparison'
            Script = { $null = Compare-TelnyxExternalConnection $chicago, $berlin -Active $false }
        }
    ) {
        & $Script 6>&1 | Should -BeNullOrEmpty
    }

    It 'is written with $WhatIfPreference' {
        & { $WhatIfPreference = $true; Set-TelnyxExternalConnection $chicago, $berlin -Active $true } 6>&1 |
            Should -BeExactly 'What if: 0 of 2 external connections would be changed.'
    }

    It 'does not count errors' {
        $rows = $chicago, $unknownId, $berlin |
            ForEach-Object { [pscustomobject]@{ Id = $_; Active = 'false'; OutboundChannelLimit = '3' } }
        $rows += [pscustomobject]@{ Id = $lyon; Active = 'perhaps' }
        $written = $rows |
            Set-TelnyxExternalConnection -WhatIf -ErrorAction SilentlyContinue -ErrorVariable failure 6>&1
        "$written" | Should -BeExactly 'What if: 2 of 2 external connections would be changed.'
        $failure.Count | Should -Be 2
    }

    It 'does not count connections without a profile' {
        $scripted = [TelnyxPS.TestSupport.ScriptedHandler]::new()
        $scripted.Enqueue(200, (Get-AnswerJson $chicago))
        $scripted.Enqueue(200, (Get-AnswerJson $berlin))
        $scripted.SetDefault(200, (Get-AnswerJson $lyon -With @{ outbound = @{} }))
        $null = Connect-TestAccount $scripted
        $written = Set-TelnyxExternalConnection $chicago, $berlin, $lyon -Active $false -ThrottleLimit 1 -WhatIf `
            -ErrorAction SilentlyContinue -ErrorVariable failure 6>&1
        $failure.FullyQualifiedErrorId | Should -BeLike 'OutboundVoiceProfileRequired,*'
        "$written" | Should -BeExactly 'What if: 2 of 2 external connections would be changed.'
    }
}
