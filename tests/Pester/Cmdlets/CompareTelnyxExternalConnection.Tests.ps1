BeforeAll {
    . "$PSScriptRoot/../TestSetup.ps1"
    . "$PSScriptRoot/../TestHelpers.ps1"

    # Returns each difference as a string.
    function Get-Line($Difference) {
        foreach ($one in $Difference) {
            "$($one.Id) $one"
        }
    }
}

AfterAll {
    Disconnect-Telnyx
}

Describe 'Compare-TelnyxExternalConnection' {
    BeforeEach {
        $handler = Get-SandboxHandler
        $null = Connect-TestAccount $handler
        $scripted = [TelnyxPS.TestSupport.ScriptedHandler]::new()
    }

    AfterEach {
        $handler.Writes.Count | Should -Be 0
        $scripted.Writes.Count | Should -Be 0
    }

    It 'returns one object for each setting that differs, with the actual and the wanted value' {
        $settings = @{ Active = $false; OutboundChannelLimit = 25; InboundChannelLimit = 5; WebhookTimeoutSecs = 25 }
        $differences = Compare-TelnyxExternalConnection $chicago @settings
        $differences.Count | Should -Be 3
        $differences[0] | Should -BeOfType ([TelnyxPS.Models.ConnectionDifference])
        $differences[0].psobject.Properties.Name | Sort-Object | Should -BeExactly 'Actual', 'Id', 'Setting', 'Wanted'
        $differences.Id | Sort-Object -Unique | Should -BeExactly $chicago
        $differences.Setting | Should -BeExactly 'Active', 'OutboundChannelLimit', 'InboundChannelLimit'
        $differences[0].Actual | Should -BeExactly $true
        $differences[0].Wanted | Should -BeExactly $false
        $differences[1].Actual | Should -Be 10
        $differences[1].Wanted | Should -Be 25
        $differences[2].Actual | Should -BeNullOrEmpty
        $differences[2].Wanted | Should -Be 5
        "$($differences[1])" | Should -BeExactly 'OutboundChannelLimit: 10 -> 25'
        $handler.Requests.ForEach('ToString') | Should -BeExactly "GET /v2/external_connections/$chicago"
    }

    It 'has the declared output type, and has no -WhatIf because it changes nothing' {
        $command = Get-Command Compare-TelnyxExternalConnection
        $command.OutputType.Name | Should -BeExactly 'TelnyxPS.Models.ConnectionDifference'
        $command.Parameters.Keys | Should -Not -Contain 'WhatIf'
        $command.Parameters.Keys | Should -Not -Contain 'Confirm'
    }

    It 'has every parameter of Set-TelnyxExternalConnection for settings' {
        $common = [Management.Automation.Cmdlet]::CommonParameters +
            [Management.Automation.Cmdlet]::OptionalCommonParameters
        $own = (Get-Command Compare-TelnyxExternalConnection).Parameters.Keys | Where-Object { $_ -notin $common }
        $ofSet = (Get-Command Set-TelnyxExternalConnection).Parameters.Keys |
            Where-Object { $_ -notin $common -and $_ -ne 'ChangeLog' }
        $own | Sort-Object | Should -BeExactly ($ofSet | Sort-Object)
    }

    It 'returns nothing if everything matches' {
        Compare-TelnyxExternalConnection $chicago -Active $true -OutboundChannelLimit 10 -Tag headquarters, amer |
            Should -BeNullOrEmpty
        Compare-TelnyxExternalConnection $chicago -AddTag amer -RemoveTag nowhere -Clear InboundChannelLimit |
            Should -BeNullOrEmpty
        Compare-TelnyxExternalConnection $chicago | Should -BeNullOrEmpty
    }

    It 'returns <Setting> for <Specified>' -ForEach @(
        @{ Specified = @{ Tag = 'amer', 'x' }; Setting = 'Tags: amer;headquarters -> amer;x' }
        @{ Specified = @{ AddTag = 'vip' }; Setting = 'Tags: amer;headquarters -> amer;headquarters;vip' }
        @{ Specified = @{ RemoveTag = 'amer' }; Setting = 'Tags: amer;headquarters -> headquarters' }
        @{ Specified = @{ Clear = 'Tag' }; Setting = 'Tags: amer;headquarters -> (none)' }
        @{ Specified = @{ Clear = 'OutboundChannelLimit' }; Setting = 'OutboundChannelLimit: 10 -> (none)' }
        @{ Specified = @{ Clear = 'WebhookTimeoutSecs' }; Setting = 'WebhookTimeoutSecs: 25 -> (none)' }
        @{
            Specified = @{ OutboundVoiceProfileId = '1908714400296371203' }
            Setting = 'OutboundVoiceProfileId: 1911630617284445511 -> 1908714400296371203'
        }
        @{
            Specified = @{ WebhookEventUrl = 'https://a.example' }
            Setting = 'WebhookEventUrl: https://hooks.example.com/telnyx/chicago-headquarters -> https://a.example'
        }
    ) {
        Get-Line (Compare-TelnyxExternalConnection $chicago @Specified) | Should -BeExactly "$chicago $Setting"
    }

    It 'finds in the rows of a file what Set-TelnyxExternalConnection would change' {
        $file = Join-Path $TestDrive 'wanted.csv'
        Get-TelnyxExternalConnection | Export-Csv $file -NoTypeInformation
        Import-Csv $file | Compare-TelnyxExternalConnection | Should -BeNullOrEmpty

        $rows = @(Import-Csv $file)
        $rows[0].OutboundChannelLimit = '25'
        $rows[0].WebhookTimeoutSecs = ''
        $rows[1].Tags = 'emea'
        $rows[35].Active = 'TRUE'
        $rows | Export-Csv $file -NoTypeInformation
        $differences = Import-Csv $file | Compare-TelnyxExternalConnection
        Get-Line $differences | Should -BeExactly @(
            "$chicago OutboundChannelLimit: 10 -> 25"
            "$berlin Tags: emea;branch -> emea"
            "$($rows[35].Id) Active: False -> True")

        $other = Connect-Telnyx -Sandbox -PassThru
        $changed = Import-Csv $file | Set-TelnyxExternalConnection -Session $other |
            Select-Object -ExpandProperty Changes
        $changed.Count | Should -Be 3
        foreach ($i in 0..2) {
            $changed[$i].Id, $changed[$i].Setting, "$($changed[$i].Old)", "$($changed[$i].New)" | Should -BeExactly @(
                $differences[$i].Id, $differences[$i].Setting, "$($differences[$i].Actual)",
                    "$($differences[$i].Wanted)")
        }
    }

    It 'reads the connections of a file with the pages of the list' {
        $rows = Get-TelnyxExternalConnection | Select-Object Id, @{ n = 'OutboundChannelLimit'; e = { 77 } }
        $null = Connect-TestAccount $handler
        $handler.Clear()
        @($rows | Compare-TelnyxExternalConnection).Count | Should -Be 36
        $handler.Requests.Count | Should -Be 7
    }

    It 'compares recently read objects with the command line without reading them again' {
        $connections = Get-TelnyxExternalConnection $chicago, $berlin, $lyon
        $handler.Clear()
        $byPipe = $connections | Compare-TelnyxExternalConnection -Active $true -OutboundChannelLimit 20
        $byName = Compare-TelnyxExternalConnection -InputObject $connections -Active $true -OutboundChannelLimit 20
        $handler.Requests.Count | Should -Be 0
        Get-Line $byPipe | Should -BeExactly @(
            "$chicago OutboundChannelLimit: 10 -> 20"
            "$lyon Active: False -> True"
            "$lyon OutboundChannelLimit: 4 -> 20")
        Get-Line $byName | Should -BeExactly (Get-Line $byPipe)
    }

    It 'reads an object again if it is older than a minute' {
        $connection = Get-TelnyxExternalConnection $chicago
        $handler.Clear()
        Move-SessionClock (Get-TelnyxSession) -By '00:01:01'
        $null = $connection | Compare-TelnyxExternalConnection -Active $false
        $handler.Requests.Method | Should -BeExactly 'GET'
    }

    It 'accepts columns with other names' {
        $difference = [pscustomobject]@{ Connection = $chicago; Limit = '25' } |
            Compare-TelnyxExternalConnection -Id { $_.Connection } -OutboundChannelLimit { $_.Limit }
        Get-Line $difference | Should -BeExactly "$chicago OutboundChannelLimit: 10 -> 25"
    }

    It 'returns objects that can be exported and imported as text' {
        $file = Join-Path $TestDrive 'drift.csv'
        Compare-TelnyxExternalConnection $board -Active $false -AddTag 'a;b' | Export-Csv $file -NoTypeInformation
        $rows = @(Import-Csv $file)
        $rows[0].Id, $rows[0].Setting, $rows[0].Actual, $rows[0].Wanted |
            Should -BeExactly $board, 'Active', 'True', 'False'
        $rows[1].Setting, $rows[1].Actual, $rows[1].Wanted |
            Should -BeExactly 'Tags', 'amer;"vip;board"', 'amer;"vip;board";"a;b"'
    }

    It 'returns differences that can be piped to cmdlets' {
        $differences = Compare-TelnyxExternalConnection $chicago -Active $false
        ($differences | Get-TelnyxExternalConnection).Id | Should -BeExactly $chicago
    }

    It 'shows text from the service on one line' {
        $scripted.SetDefault(200, (Get-AnswerJson -With @{ tags = @("a`nb") }))
        $null = Connect-TestAccount $scripted
        "$(Compare-TelnyxExternalConnection $chicago -Clear Tag)" | Should -Not -Match '[\x00-\x1f]'
    }

    Context 'failures' {
        It 'of one connection are an error whose target can be piped again, and the others continue' {
            $rows = @(
                [pscustomobject]@{ Id = $chicago; OutboundChannelLimit = '25' }
                [pscustomobject]@{ Id = $unknownId; OutboundChannelLimit = '25' }
                [pscustomobject]@{ Id = $berlin; OutboundChannelLimit = '25' }
            )
            $differences = $rows | Compare-TelnyxExternalConnection -ErrorVariable failure -ErrorAction SilentlyContinue
            $differences.Id | Should -BeExactly $chicago, $berlin
            $failure.Count | Should -Be 1
            $failure[0].FullyQualifiedErrorId |
                Should -BeExactly 'NotFound,TelnyxPS.Cmdlets.CompareTelnyxExternalConnectionCommand'
            $failure[0].CategoryInfo.Category | Should -Be 'ObjectNotFound'
            $failure[0].TargetObject.Id | Should -BeExactly $unknownId
            $failure[0].TargetObject.OutboundChannelLimit | Should -Be 25

            $failure[0].TargetObject.Id = $lyon
            Get-Line ($failure.TargetObject | Compare-TelnyxExternalConnection) |
                Should -BeExactly "$lyon OutboundChannelLimit: 4 -> 25"
        }

        It 'of an id or an object name the connection' {
            Compare-TelnyxExternalConnection $unknownId -ErrorVariable failure -ErrorAction SilentlyContinue |
                Should -BeNullOrEmpty
            $failure[0].TargetObject | Should -BeExactly $unknownId

            $connection = Get-TelnyxExternalConnection $lyon
            $null = Remove-TelnyxExternalConnection $lyon -Force
            $connection |
                Compare-TelnyxExternalConnection -Active $true -ErrorVariable failure -ErrorAction SilentlyContinue |
                Should -BeNullOrEmpty
            [object]::ReferenceEquals($failure[0].TargetObject, $connection) | Should -BeTrue
            # This cmdlet did not cause that removal.
            $handler.Clear()
        }

        It ('of a row that cannot be read are an error for the row, which is not compared, and the others ' +
            'continue: <Column>') -ForEach @(
            @{ Column = 'Active'; Value = 'maybe'; ErrorId = 'ParameterArgumentTransformationError' }
            @{ Column = 'OutboundChannelLimit'; Value = 'ten'; ErrorId = 'ParameterArgumentTransformationError' }
            @{ Column = 'Id'; Value = '1.93024186346635E+18'; ErrorId = 'ParameterArgumentTransformationError' }
            @{ Column = 'Tags'; Value = 'a;"b'; ErrorId = 'InvalidTag' }
        ) {
            $damaged = [pscustomobject]@{ Id = $chicago; Active = 'false'; OutboundChannelLimit = '9'; Tags = 'x' }
            $damaged.$Column = $Value
            $differences = $damaged, [pscustomobject]@{ Id = $berlin; Active = 'false' } |
                Compare-TelnyxExternalConnection -ErrorVariable failure -ErrorAction SilentlyContinue
            Get-Line $differences | Should -BeExactly "$berlin Active: True -> False"
            $failure.Count | Should -Be 1
            $failure[0].FullyQualifiedErrorId |
                Should -BeExactly "$ErrorId,TelnyxPS.Cmdlets.CompareTelnyxExternalConnectionCommand"
            "$($failure[0])" | Should -Match ([regex]::Escape($Value))

            $row = $failure[0].TargetObject
            $name = if ($row.psobject.Properties['Tag']) { 'Tag' } else { $Column }
            $row.$name = @{ Active = 'true'; OutboundChannelLimit = '11'; Id = $chicago; Tags = 'amer' }[$Column]
            @($row | Compare-TelnyxExternalConnection).Count | Should -BeGreaterThan 0 -Because 'it is corrected'
        }

        It 'of a rejected key end the command' {
            $scripted.SetDefault(401, (Get-ErrorJson '10009' 'Authentication failed' 'No such key.'))
            $null = Connect-TestAccount $scripted
            { $chicago, $berlin | Compare-TelnyxExternalConnection -Active $true -ThrottleLimit 1 } |
                Should -Throw -ErrorId 'Unauthorized,TelnyxPS.Cmdlets.CompareTelnyxExternalConnectionCommand'
            $scripted.Requests.Count | Should -Be 1
        }

        It 'of the command line end the command before any request: <ErrorId>' -ForEach @(
            @{ ErrorId = 'SettingWithoutValue'; Specified = @{ OutboundChannelLimit = $null } }
            @{ ErrorId = 'SettingAndClear'; Specified = @{ OutboundChannelLimit = 5; Clear = 'OutboundChannelLimit' } }
            @{ ErrorId = 'AddAndRemoveTag'; Specified = @{ AddTag = 'a'; RemoveTag = 'a' } }
            @{ ErrorId = 'ParameterArgumentTransformationError'; Specified = @{ WebhookTimeoutSecs = 31 } }
        ) {
            { Compare-TelnyxExternalConnection -Id $chicago @Specified } |
                Should -Throw -ErrorId "$ErrorId,TelnyxPS.Cmdlets.CompareTelnyxExternalConnectionCommand"
            $handler.Requests.Count | Should -Be 0
        }
    }
}
