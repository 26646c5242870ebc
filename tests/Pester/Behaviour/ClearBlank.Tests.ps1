BeforeAll {
    . "$PSScriptRoot/../TestSetup.ps1"
    . "$PSScriptRoot/../TestHelpers.ps1"

    function Get-Cell($Row, [string] $Column, $Value) {
        $cells = [ordered]@{ Id = $Row }
        $cells[$Column] = $Value
        [pscustomobject] $cells
    }
}

AfterAll {
    Disconnect-Telnyx
}

Describe 'The cell (none)' {
    BeforeEach {
        $handler = Get-SandboxHandler
        $null = Connect-TestAccount $handler
    }

    It 'clears <Column>' -ForEach @(
        @{ Column = 'InboundChannelLimit'; Body = '*"channel_limit":null*' }
        @{ Column = 'OutboundChannelLimit'; Body = '*"channel_limit":null*' }
        @{ Column = 'Tags'; Body = '*"tags":`[`]*' }
        @{ Column = 'Tag'; Body = '*"tags":`[`]*' }
        @{ Column = 'WebhookEventFailoverUrl'; Body = '*"webhook_event_failover_url":null*' }
        @{ Column = 'WebhookTimeoutSecs'; Body = '*"webhook_timeout_secs":null*' }
    ) {
        $null = Set-TelnyxExternalConnection $berlin -InboundChannelLimit 7 `
            -WebhookEventFailoverUrl https://example.com/b -WebhookTimeoutSecs 7
        $handler.Clear()
        $rows = (Get-Cell $berlin $Column ' (None) '), (Get-Cell $chicago Active $false)
        $difference = @($rows | Compare-TelnyxExternalConnection)
        $difference.Count | Should -Be 2
        "$($difference[0].Wanted)" | Should -BeNullOrEmpty
        $changed = $rows | Set-TelnyxExternalConnection -ThrottleLimit 1 -ErrorVariable failure
        $failure | Should -BeNullOrEmpty
        $property = $Column -replace '^Tag$', 'Tags'
        "$($changed[0].$property)" | Should -BeNullOrEmpty
        $changed[0].Changes.Setting | Should -BeExactly $property
        $changed[1].Changes.Setting | Should -BeExactly 'Active'
        "$($handler.Writes[0])" | Should -BeLike $Body
    }

    It 'in <_> is an error for its row, because the setting cannot be cleared' -ForEach @(
        'Active'
        'OutboundVoiceProfileId'
        'WebhookEventUrl'
    ) {
        $handler.Clear()
        $rows = (Get-Cell $berlin $_ '(none)'), (Get-Cell $chicago OutboundChannelLimit 33)
        $changed = $rows | Set-TelnyxExternalConnection -ErrorAction SilentlyContinue -ErrorVariable failure
        $changed.Id | Should -BeExactly $chicago
        $failure.Count | Should -Be 1
        "$($failure[0])" |
            Should -BeLike ("*Row with Id $berlin, column '$_': '(none)' clears a setting, but $_ " +
                'cannot be cleared. Specify a value, omit the parameter, or leave the cell blank.')
        $handler.Writes.Count | Should -Be 1
    }

    It 'in quotes is a tag with this name, also after an export' {
        $quoted = '"(none)"'
        $changed = Get-Cell $berlin Tags $quoted | Set-TelnyxExternalConnection
        @($changed.Tags) | Should -BeExactly '(none)'
        $file = Join-Path $TestDrive 'none.csv'
        Get-TelnyxExternalConnection $berlin | Export-Csv $file -NoTypeInformation
        Import-Csv $file | Compare-TelnyxExternalConnection | Should -BeNullOrEmpty
        $null = Get-Cell $berlin Tags '(none)' | Set-TelnyxExternalConnection
        (Import-Csv $file | Compare-TelnyxExternalConnection).Wanted.ToString() | Should -BeExactly $quoted
    }

    It 'works as the value of a script block and on the command line' {
        $row = [pscustomobject]@{ Connection = $berlin; Limit = '(none)'; Words = '(none)' }
        $changed = $row |
            Set-TelnyxExternalConnection -Id { $_.Connection } -OutboundChannelLimit { $_.Limit } -Tag { $_.Words }
        $changed.Changes.ForEach('ToString') |
            Should -BeExactly 'OutboundChannelLimit: 20 -> (none)', 'Tags: emea;branch -> (none)'
        $changed = Set-TelnyxExternalConnection $chicago -OutboundChannelLimit '(none)' -Tag '(none)'
        $changed.Changes.Setting | Should -BeExactly 'OutboundChannelLimit', 'Tags'
    }

    It 'is in the row of an error, so that the row can be piped again' {
        $row = [pscustomobject]@{ Connection = $unknownId; Limit = '(none)'; Site = '' }
        $arguments = @{
            Id = { $_.Connection }
            OutboundChannelLimit = { $_.Limit }
            WebhookTimeoutSecs = { $_.Site }
            ClearBlank = $true
        }
        $row | Set-TelnyxExternalConnection @arguments -ErrorAction SilentlyContinue -ErrorVariable failure
        $failure[0].TargetObject.OutboundChannelLimit | Should -BeExactly '(none)'
        $failure[0].TargetObject.WebhookTimeoutSecs | Should -BeExactly '(none)'
    }
}

Describe '-ClearBlank' {
    BeforeEach {
        $handler = Get-SandboxHandler
        $null = Connect-TestAccount $handler
        $file = Join-Path $TestDrive 'before.csv'
    }

    It 'restores a full export exactly, and Compare -ClearBlank finds every difference' {
        $cells = 'Id', 'Active', 'OutboundVoiceProfileId', 'OutboundChannelLimit', 'InboundChannelLimit', 'Tags',
            'WebhookEventUrl',
            'WebhookEventFailoverUrl', 'WebhookTimeoutSecs'
        Get-TelnyxExternalConnection | Export-Csv $file -NoTypeInformation
        $before = Import-Csv $file | Select-Object $cells
        $null = Get-TelnyxExternalConnection |
            Set-TelnyxExternalConnection -OutboundChannelLimit 33 -InboundChannelLimit 34 `
                -Tag changed -WebhookTimeoutSecs 9 -WebhookEventFailoverUrl https://example.com/failover `
                -WarningAction SilentlyContinue
        $now = Get-TelnyxExternalConnection | ConvertTo-Csv | ConvertFrom-Csv
        $different = 0
        foreach ($i in 0..35) {
            $different += @($cells | Where-Object { $before[$i].$_ -ne $now[$i].$_ }).Count
        }

        $found = Import-Csv $file | Compare-TelnyxExternalConnection -ClearBlank
        $found.Count | Should -Be $different
        @(Import-Csv $file | Compare-TelnyxExternalConnection).Count | Should -BeLessThan $different

        $null = Import-Csv $file |
            Set-TelnyxExternalConnection -ClearBlank -ErrorVariable failure -WarningVariable warning
        $failure | Should -BeNullOrEmpty
        $warning | Should -BeNullOrEmpty
        Import-Csv $file | Compare-TelnyxExternalConnection -ClearBlank | Should -BeNullOrEmpty
        $after = Get-TelnyxExternalConnection | ConvertTo-Csv | ConvertFrom-Csv | Select-Object $cells
        $after | ConvertTo-Csv | Should -Be ($before | ConvertTo-Csv)
    }

    It 'does not change settings without a column, even after a row that has the column or cannot be read' {
        $rows = @(
            [pscustomobject]@{ Id = $chicago; WebhookTimeoutSecs = ''; OutboundChannelLimit = 33 }
            [pscustomobject]@{ Id = $lyon; Tags = ''; WebhookTimeoutSecs = ''; OutboundChannelLimit = 'ten' }
            [pscustomobject]@{ Id = $berlin; OutboundChannelLimit = 33 })
        $changed = $rows | Set-TelnyxExternalConnection -ClearBlank -ErrorAction SilentlyContinue
        $changed.Id | Should -BeExactly $chicago, $berlin
        $changed[0].Changes.Setting | Should -BeExactly 'OutboundChannelLimit', 'WebhookTimeoutSecs'
        $changed[1].Changes.Setting | Should -BeExactly 'OutboundChannelLimit'
    }

    It 'accepts blanks from script blocks, and null as a blank' {
        $row = [pscustomobject]@{ Connection = $berlin; Limit = ''; Words = $null }
        $changed = $row |
            Set-TelnyxExternalConnection -Id { $_.Connection } -OutboundChannelLimit { $_.Limit } -Tag { $_.Words } `
                -ClearBlank
        $changed.Changes.Setting | Should -BeExactly 'OutboundChannelLimit', 'Tags'
    }

    It 'warns once for each row with a blank that the API cannot clear, also in a preview' -ForEach @(
        @{ Command = 'Set-TelnyxExternalConnection'; More = @{} }
        @{ Command = 'Set-TelnyxExternalConnection'; More = @{ WhatIf = $true } }
        @{ Command = 'Compare-TelnyxExternalConnection'; More = @{} }
    ) {
        $row = [pscustomobject]@{
            Id = $chicago; Active = ''; OutboundVoiceProfileId = ''; WebhookEventUrl = ' '; OutboundChannelLimit = 10
        }
        $other = [pscustomobject]@{ Id = $lyon; WebhookEventUrl = ''; OutboundChannelLimit = 4 }
        $null = $row, $other | & $Command -ClearBlank @More -WarningVariable warning -WarningAction SilentlyContinue
        $warning.Count | Should -Be 1 -Because 'Lyon has no webhook address'
        "$warning" |
            Should -BeLike ("External connection $chicago (zoom): the blank values of these settings are ignored, " +
                'because the settings cannot be cleared: active (True), outbound voice profile ' +
                "($profileId), webhook event URL (https://*).")
        $null = $row, $other | & $Command @More -WarningVariable warning -WarningAction SilentlyContinue
        $warning | Should -BeNullOrEmpty
        $handler.Writes.Count | Should -Be 0
    }

    It 'does not clear a setting with a null or blank value on the command line' -ForEach @(
        @{ Setting = @{ OutboundChannelLimit = $null } }
        @{ Setting = @{ WebhookEventFailoverUrl = '' } }
        @{ Setting = @{ Tag = @() } }
    ) {
        { Set-TelnyxExternalConnection $chicago @Setting -ClearBlank } | Should -Throw -ErrorId 'SettingWithoutValue,*'
        $handler.Requests.Count | Should -Be 0
    }
}
