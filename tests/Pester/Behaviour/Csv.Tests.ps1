BeforeAll {
    . "$PSScriptRoot/../TestSetup.ps1"
    . "$PSScriptRoot/../TestHelpers.ps1"

    function Get-CsvRow([string] $Id) {
        $rows | Where-Object Id -EQ $Id
    }
}

AfterAll {
    Disconnect-Telnyx
}

Describe 'Get-TelnyxExternalConnection | Export-Csv, and back' {
    BeforeEach {
        $handler = Get-SandboxHandler
        $session = Connect-TestAccount $handler
        $file = Join-Path $TestDrive 'c.csv'
        Get-TelnyxExternalConnection | Export-Csv $file -NoTypeInformation
        $rows = @(Import-Csv $file)
        $handler.Clear()
    }

    It 'writes every connection, with unchanged ids and all tags in one cell' {
        $rows.Count | Should -Be 36
        $row = Get-CsvRow $board
        $row.Id | Should -BeExactly $board
        $row.Tags | Should -BeExactly 'amer;"vip;board"'
        $row.Active | Should -BeExactly 'True'
        $row.OutboundChannelLimit | Should -BeExactly ''
        (Get-Content $file) -join '' | Should -Not -Match 'System\.|TelnyxPS\.'
    }

    It 'sends no change for an unedited file' {
        $updated = Import-Csv $file | Set-TelnyxExternalConnection -ErrorVariable failure
        @($updated).Count | Should -Be 36
        $failure.Count | Should -Be 0
        $handler.Writes.Count | Should -Be 0
        # Six requests by id, and then the only page of the list, which contains the rest.
        $handler.Reads.Count | Should -Be 7
    }

    It 'binds every column of a setting, and no other column' {
        $parameters = (Get-Command Set-TelnyxExternalConnection).Parameters.Values
        $bound = $rows[0].psobject.Properties.Name | Where-Object {
            $column = $_
            $parameters | Where-Object {
                ($_.Name -eq $column -or $_.Aliases -contains $column) -and
                    $_.ParameterSets.Values.ValueFromPipelineByPropertyName -contains $true
            }
        }
        # AdditionalProperties recognizes piped objects, and sets nothing.
        $bound | Where-Object { $_ -ne 'AdditionalProperties' } | Sort-Object | Should -BeExactly @(
            'Active', 'Id', 'InboundChannelLimit', 'OutboundChannelLimit', 'OutboundVoiceProfileId', 'Tags'
            'WebhookEventFailoverUrl', 'WebhookEventUrl', 'WebhookTimeoutSecs')
    }

    It 'changes only the edited cells, in every column' {
        $row = Get-CsvRow $chicago
        $row.Active = 'FALSE'
        $row.OutboundVoiceProfileId = $otherProfileId
        $row.InboundChannelLimit = '3'
        $row.OutboundChannelLimit = '25'
        $row.Tags = 'amer;"x;y"'
        $row.WebhookEventUrl = 'https://a.example/1'
        $row.WebhookEventFailoverUrl = 'https://a.example/2'
        $row.WebhookTimeoutSecs = '5'
        $rows | Export-Csv $file -NoTypeInformation

        $updated = Import-Csv $file | Set-TelnyxExternalConnection
        @($updated).Count | Should -Be 36
        $handler.Writes.Count | Should -Be 1
        $handler.Writes[0].ToString() | Should -BeExactly ("PATCH /v2/external_connections/$chicago " +
            '{"active":false,"inbound":{"channel_limit":3},"tags":["amer","x;y"],' +
            '"webhook_event_url":"https://a.example/1","webhook_event_failover_url":"https://a.example/2",' +
                '"webhook_timeout_secs":5,' +
            """outbound"":{""channel_limit"":25,""outbound_voice_profile_id"":""$otherProfileId""}}")

        $handler.Clear()
        $null = Import-Csv $file | Set-TelnyxExternalConnection
        $handler.Writes.Count | Should -Be 0
    }

    It 'does not change settings whose cells are blank' {
        foreach (
            $name in 'Active', 'OutboundVoiceProfileId', 'InboundChannelLimit', 'Tags', 'WebhookEventUrl',
            'WebhookEventFailoverUrl', 'WebhookTimeoutSecs') {
            (Get-CsvRow $chicago).$name = ''
        }

        (Get-CsvRow $chicago).OutboundChannelLimit = '25'
        $rows | Export-Csv $file -NoTypeInformation
        $null = Import-Csv $file | Set-TelnyxExternalConnection
        $handler.Writes.Body |
            Should -BeExactly "{""outbound"":{""channel_limit"":25,""outbound_voice_profile_id"":""$profileId""}}"
    }

    It 'ignores columns that cannot be set' {
        foreach (
            $name in 'ExternalSipConnection', 'CredentialActive', 'WebhookApiVersion', 'CreatedAt', 'UpdatedAt',
            'RecordType', 'AdditionalProperties') {
            (Get-CsvRow $chicago).$name = 'edited'
        }

        $null = $rows | Set-TelnyxExternalConnection -ErrorVariable failure
        $failure.Count | Should -Be 0
        $handler.Writes.Count | Should -Be 0
    }

    It 'shows exactly the edited cells with -WhatIf' {
        (Get-CsvRow $chicago).OutboundChannelLimit = '25'
        (Get-CsvRow $chicago).WebhookTimeoutSecs = ''
        (Get-CsvRow $lyon).Active = 'TRUE'
        (Get-CsvRow $lyon).Tags = 'emea'
        $rows | Export-Csv $file -NoTypeInformation

        $keyboard = Get-ScriptedHost
        $runspace = Open-TestRunspace $keyboard
        $result = Invoke-InRunspace $runspace {
            param($file, $session) Import-Csv $file | Set-TelnyxExternalConnection -WhatIf -Session $session
        } $file, $session
        $runspace.Dispose()

        $result.Errors | Should -BeNullOrEmpty
        $result.Output.Count | Should -Be 0
        $keyboard.Screen.Lines.Count | Should -Be 3
        $keyboard.Screen.Lines[0] |
            Should -BeLike "*Set outbound channel limit: 10 -> 25*External connection $chicago (zoom)*"
        $keyboard.Screen.Lines[1] |
            Should -BeLike "*Set active: False -> True; tags: emea;retired -> emea*External connection $lyon (zoom)*"
        $keyboard.Screen.Lines[2] | Should -BeExactly 'What if: 2 of 36 external connections would be changed.'
        $handler.Writes.Count | Should -Be 0
    }

    It 'accepts a file that a spreadsheet wrote' {
        $text = (Get-Content $file) -join "`r`n"
        $text =
            $text.Replace('"True"', '"TRUE"').Replace('"False"', '"FALSE"').Replace('"', '').Replace(
                'amer;vip;board', '"amer;""vip;board"""')
        [IO.File]::WriteAllText($file, "$text`r`n`r`n", [Text.UTF8Encoding]::new($true))
        $updated = Import-Csv $file | Set-TelnyxExternalConnection -ErrorVariable failure
        @($updated).Count | Should -Be 36
        $failure.Count | Should -Be 0
        $handler.Writes.Count | Should -Be 0
    }

    It 'accepts semicolons as delimiters' {
        Get-TelnyxExternalConnection | Export-Csv $file -NoTypeInformation -Delimiter ';'
        $null = Import-Csv $file -Delimiter ';' | Set-TelnyxExternalConnection
        $handler.Writes.Count | Should -Be 0
    }

    It 'works in a different culture' {
        $before = [cultureinfo]::CurrentCulture
        try {
            [cultureinfo]::CurrentCulture = [cultureinfo]::GetCultureInfo('de-DE')
            Get-TelnyxExternalConnection | Export-Csv $file -NoTypeInformation
            $null = Import-Csv $file | Set-TelnyxExternalConnection
            $handler.Writes.Count | Should -Be 0
            $null = [pscustomobject]@{ Id = $chicago; OutboundChannelLimit = '1.000' } |
                Set-TelnyxExternalConnection -ErrorVariable failure -ErrorAction SilentlyContinue
            $failure.Count | Should -Be 1 -Because '1.000 means a thousand only in some cultures'
            $handler.Writes.Count | Should -Be 0
        }
        finally {
            [cultureinfo]::CurrentCulture = $before
        }
    }

    It 'restores every tag: <Tag>' -ForEach @(
        @{ Tag = @('a;b') }
        @{ Tag = @('say "hi"', '"quoted"') }
        @{ Tag = @(' outer blanks ', "`ttab") }
        @{ Tag = @("two`r`nlines", "one`nmore") }
        @{ Tag = @('a,b', "it's", '$x', '`y', '=1+1', '#z') }
        @{ Tag = @('"', ';', '";"', '""') }
        @{ Tag = @([string] [char] 0x00e9, [char]::ConvertFromUtf32(0x1F4DE)) }
    ) {
        $null = Set-TelnyxExternalConnection $chicago -Tag $Tag
        Get-TelnyxExternalConnection | Export-Csv $file -NoTypeInformation -Encoding utf8
        $null = Set-TelnyxExternalConnection $chicago -Clear Tag
        $handler.Clear()
        $updated = Import-Csv $file -Encoding utf8 | Where-Object Id -EQ $chicago | Set-TelnyxExternalConnection
        $updated.Tags | Should -BeExactly $Tag
        $handler.Writes.Count | Should -Be 1
    }

    It 'refuses ids that a spreadsheet converted to numbers, with one error for each row, and sends nothing for them' {
        foreach ($row in $rows) {
            $row.Id = '{0:E14}' -f [double] $row.Id -replace 'E\+0*', 'E+'
            $row.Active = 'FALSE'
        }

        $rows[7].Id = $lyon
        $updated = $rows | Set-TelnyxExternalConnection -ErrorVariable failure -ErrorAction SilentlyContinue
        $updated.Id | Should -BeExactly $lyon
        $failure.Count | Should -Be 35
        "$($failure[0])" | Should -Match 'spreadsheet'
        $handler.Requests.PathAndQuery | Sort-Object -Unique | Should -BeExactly "/v2/external_connections/$lyon"
    }

    It 'retries the failures from the targets of the errors' {
        $scripted = [TelnyxPS.TestSupport.ScriptedHandler]::new()
        1..4 | ForEach-Object { $scripted.EnqueueForward($handler) }
        $scripted.Enqueue(503, '')
        $scripted.Forward($handler)
        $null = Connect-TestAccount $scripted
        $chosen = $chicago, $berlin, $board | ForEach-Object { Get-CsvRow $_ }
        foreach ($row in $chosen) {
            $row.OutboundChannelLimit = '61'
            $row.InboundChannelLimit = ''
        }

        $updated = $chosen |
            Set-TelnyxExternalConnection -WebhookTimeoutSecs 9 -ThrottleLimit 1 -ErrorVariable failure `
                -ErrorAction SilentlyContinue
        $updated.Id | Should -BeExactly $chicago, $berlin
        $failure.Count | Should -Be 1
        $target = $failure[0].TargetObject
        [object]::ReferenceEquals($target, $chosen[2]) |
            Should -BeTrue -Because 'only the row itself distinguishes two rows of one connection'

        $again = $failure.TargetObject | Set-TelnyxExternalConnection -WebhookTimeoutSecs 9
        $again.Id | Should -BeExactly $board
        $again.OutboundChannelLimit | Should -Be 61
        $again.Tags | Should -BeExactly 'amer', 'vip;board'
    }
}
