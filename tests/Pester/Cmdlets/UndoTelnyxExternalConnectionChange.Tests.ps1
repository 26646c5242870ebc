BeforeAll {
    . "$PSScriptRoot/../TestSetup.ps1"
    . "$PSScriptRoot/../TestHelpers.ps1"

    # Returns the content of an account, cell by cell, without the times of changes.
    function Get-Account {
        Get-TelnyxExternalConnection | Select-Object * -ExcludeProperty UpdatedAt, AdditionalProperties, Changes |
            Sort-Object Id | ConvertTo-Csv
    }
}

AfterAll {
    Disconnect-Telnyx
}

Describe 'Undo-TelnyxExternalConnectionChange' {
    BeforeEach {
        $handler = Get-SandboxHandler
        $null = Connect-TestAccount $handler
        $log = Join-Path $TestDrive "$([guid]::NewGuid()).csv"
    }

    It 'undoes a bulk change from <From>' -ForEach @(
        @{ From = 'the output of Set'; Records = { $done } }
        @{ From = 'its Changes'; Records = { $done.Changes } }
        @{ From = 'a CSV file of its Changes'; Records = {
            $file = Join-Path $TestDrive 'changes.csv'
            $done.Changes | Export-Csv $file
            Import-Csv $file
        } }
        @{ From = 'the change log'; Records = { Import-Csv $log } }
        @{
            From = 'the change log, in another order'
            Records = { Import-Csv $log | Sort-Object { Get-Random -SetSeed 7 } }
        }
        @{ From = 'a clixml file of its Changes'; Records = {
            $file = Join-Path $TestDrive 'changes.xml'
            $done.Changes | Export-Clixml $file
            Import-Clixml $file
        } }
    ) {
        $before = Get-Account
        $done = Get-TelnyxExternalConnection |
            Set-TelnyxExternalConnection -OutboundChannelLimit 33 -AddTag 'a;b' -RemoveTag retired `
                -Clear WebhookTimeoutSecs -ChangeLog $log
        Get-Account | Should -Not -Be $before

        $handler.Clear()
        $undone = & $Records | Undo-TelnyxExternalConnectionChange -ErrorVariable failure
        $failure | Should -BeNullOrEmpty
        Get-Account | Should -Be $before
        $undone.Count | Should -Be 36
        $handler.Writes.Count | Should -Be 36
    }

    It 'sends one PATCH for several changes of a connection, back to the oldest value' {
        foreach ($limit in 11, 12, 13) {
            $null = Set-TelnyxExternalConnection $chicago -OutboundChannelLimit $limit -AddTag "t$limit" -ChangeLog $log
        }

        $handler.Clear()
        $undone = Import-Csv $log | Undo-TelnyxExternalConnectionChange
        $handler.Writes.Count | Should -Be 1
        $undone.OutboundChannelLimit | Should -Be 10
        $undone.Tags.ToString() | Should -BeExactly 'amer;headquarters'
        $undone.Changes.Setting | Should -BeExactly 'OutboundChannelLimit', 'Tags'
    }

    It 'keeps settings that someone else changed since, with an error for each; -Force overrides' {
        $null = Set-TelnyxExternalConnection $chicago, $berlin -OutboundChannelLimit 33 -AddTag ours -ChangeLog $log
        $null = Set-TelnyxExternalConnection $chicago -OutboundChannelLimit 99

        $undone = Import-Csv $log |
            Undo-TelnyxExternalConnectionChange -ErrorAction SilentlyContinue -ErrorVariable failure
        $failure.Count | Should -Be 1
        $failure[0].FullyQualifiedErrorId | Should -BeLike 'ChangedSince,*'
        "$($failure[0])" |
            Should -BeLike ("External connection $chicago (zoom): cannot undo 'outbound channel limit: 10 -> 33', " +
                'because the value has since been changed to 99.*')
        $undone.Count | Should -Be 2
        $now = Get-TelnyxExternalConnection $chicago
        $now.OutboundChannelLimit | Should -Be 99
        $now.Tags.ToString() | Should -BeExactly 'amer;headquarters'

        $null = Import-Csv $log | Undo-TelnyxExternalConnectionChange -Force
        (Get-TelnyxExternalConnection $chicago).OutboundChannelLimit | Should -Be 10
    }

    It 'writes errors whose target can be piped to it again, for <Kind>' -ForEach @(
        @{
            Kind = 'a failed request'
            Fail = { $scripted.EnqueueForward($handler); $scripted.Enqueue(422, '') }
            Force = $false
        }
        @{
            Kind = 'a setting that changed since'
            Fail = { $null = Set-TelnyxExternalConnection $chicago -OutboundChannelLimit 44 }
            Force = $true
        }
    ) {
        $scripted = [TelnyxPS.TestSupport.ScriptedHandler]::new()
        $scripted.Forward($handler)
        $null = Connect-TestAccount $scripted
        $done = Set-TelnyxExternalConnection $chicago -OutboundChannelLimit 33 -ChangeLog $log
        $done = Set-TelnyxExternalConnection $chicago -WebhookTimeoutSecs 3 -AddTag more -ChangeLog $log
        & $Fail
        $null = Import-Csv $log |
            Undo-TelnyxExternalConnectionChange -ErrorAction SilentlyContinue -ErrorVariable failure
        $failure.Count | Should -Be 1
        $undone = $failure.TargetObject | Undo-TelnyxExternalConnectionChange -Force:$Force -ErrorVariable left
        $left | Should -BeNullOrEmpty
        $undone.OutboundChannelLimit, $undone.WebhookTimeoutSecs | Should -Be 10, 25
        "$($undone.Tags)" | Should -Be 'amer headquarters'
    }

    It 'can be undone' {
        $null = Set-TelnyxExternalConnection $chicago -OutboundChannelLimit 33 -ChangeLog $log
        $second = "$log.undo.csv"
        $null = Import-Csv $log | Undo-TelnyxExternalConnectionChange -ChangeLog $second
        $null = Import-Csv $second | Undo-TelnyxExternalConnectionChange
        (Get-TelnyxExternalConnection $chicago).OutboundChannelLimit | Should -Be 33
    }

    It 'sends nothing with -WhatIf, and shows what it would change' {
        $null = Set-TelnyxExternalConnection $chicago -OutboundChannelLimit 33 -ChangeLog $log
        $handler.Clear()
        Import-Csv $log | Undo-TelnyxExternalConnectionChange -WhatIf -ChangeLog "$log.none" | Should -BeNullOrEmpty
        $handler.Writes.Count | Should -Be 0
        "$log.none" | Should -Not -Exist
    }

    It 'resolves a pending record by reading the connection' {
        $null = Set-TelnyxExternalConnection $chicago, $berlin -OutboundChannelLimit 33 -ChangeLog $log
        $null = Set-TelnyxExternalConnection $berlin -OutboundChannelLimit 20
        # The log of a process that was killed before the responses arrived: Chicago was changed, Berlin was not.
        $pending = Import-Csv $log | Where-Object Outcome -EQ Pending

        $pending | Undo-TelnyxExternalConnectionChange -ErrorVariable failure
        $failure | Should -BeNullOrEmpty
        (Get-TelnyxExternalConnection $chicago, $berlin).OutboundChannelLimit | Should -Be 10, 20
    }

    It 'ignores changes that the service refused' {
        $null = Set-TelnyxExternalConnection $unknownId, $chicago -OutboundChannelLimit 33 -ChangeLog $log `
            -ErrorAction SilentlyContinue
        $null = Import-Csv $log | Undo-TelnyxExternalConnectionChange -ErrorVariable failure
        $failure | Should -BeNullOrEmpty
        (Get-TelnyxExternalConnection $chicago).OutboundChannelLimit | Should -Be 10
    }

    It 'does not overwrite a value that it cannot read' {
        $scripted = [TelnyxPS.TestSupport.ScriptedHandler]::new()
        $scripted.SetDefault(
            200, "{`"data`":{`"id`":`"$chicago`",`"tags`":[{`"name`":`"vip`"}],`"outbound`":{}}}")
        $null = Connect-TestAccount $scripted
        $record = [pscustomobject]@{ Id = $chicago; Setting = 'Tags'; Old = 'a'; New = '(none)' }
        $record | Undo-TelnyxExternalConnectionChange -ErrorAction SilentlyContinue -ErrorVariable failure
        $failure[0].FullyQualifiedErrorId | Should -BeLike 'UnreadableSetting,*'
        $scripted.Requests.Method | Should -BeExactly 'GET'
    }

    It 'writes an error for settings that the API cannot clear' {
        $record = [pscustomobject]@{ Id = $chicago; Setting = 'Active'; Old = '(none)'; New = 'True' }
        $null = $record | Undo-TelnyxExternalConnectionChange -ErrorAction SilentlyContinue -ErrorVariable failure
        $failure[0].FullyQualifiedErrorId | Should -BeLike 'CannotClear,*'
        (Get-TelnyxExternalConnection $chicago).Active | Should -BeTrue
    }

    It 'ignores phone numbers that were not changed' {
        $null = Set-TelnyxPhoneNumber '+13125550120' -Tag x
        $done = Set-TelnyxPhoneNumber '+13125550120', '+13125550121' -Tag x
        $undone = $done | Undo-TelnyxExternalConnectionChange -ErrorVariable failure
        $failure | Should -BeNullOrEmpty
        $undone.PhoneNumber | Should -BeExactly '+13125550121'
        (Get-TelnyxPhoneNumber '+13125550120').Tags | Should -BeExactly 'x'
    }

    It 'undoes changes of phone numbers after Export-Clixml' {
        $file = Join-Path $TestDrive 'numbers.xml'
        Set-TelnyxPhoneNumber '+13125550120', '+13125550121' -Tag x, 'a;b' | Export-Clixml $file
        $undone = Import-Clixml $file | Undo-TelnyxExternalConnectionChange -ErrorVariable failure
        $failure | Should -BeNullOrEmpty
        $undone.PhoneNumber | Should -BeExactly '+13125550120', '+13125550121'
        (Get-TelnyxPhoneNumber '+13125550120').Tags.Count | Should -Be 0
    }

    It 'says what is missing in a record' -ForEach @(
        @{ Row = @{ Id = '1930241863466354012'; Old = '1'; New = '2' }; Reason = 'it has no Setting value. Pipe *' }
        @{
            Row = @{ Id = '1930241863466354012'; Setting = 'Active'; New = '2' }
            Reason = 'it has no Old property. Pipe *'
        }
        @{
            Row = @{ Setting = 'Active'; Old = 'True'; New = 'False' }
            Reason = 'it does not identify the connection or phone number that was changed. Pipe *'
        }
        @{
            Row = @{ Id = '1.9E+18'; Setting = 'Active'; Old = 'True'; New = 'False' }
            Reason = 'its Id is not valid. *spreadsheet*'
        }
        @{
            Row = @{ Id = '1930241863466354012'; Setting = 'Active'; Old = 'True'; New = 'False'; Outcome = 'Odd' }
            Reason = "its Outcome 'Odd' is unknown."
        }
        @{
            Row = @{ Id = '1930241863466354012'; Setting = 'Active'; Old = 'True'; New = 'False'; Outcome = '99' }
            Reason = "its Outcome '99' is unknown."
        }
        @{
            Row = @{ Id = '1930241863466354012'; Setting = 'Active'; Old = 'True'; New = 'False'; Operation = 'Odd' }
            Reason = "its Operation 'Odd' is unknown."
        }
    ) {
        [pscustomobject] $Row | Undo-TelnyxExternalConnectionChange -ErrorAction SilentlyContinue -ErrorVariable failure
        $failure.Count | Should -Be 1
        $failure[0].FullyQualifiedErrorId | Should -BeLike 'InvalidChangeRecord,*'
        "$($failure[0])" | Should -BeLike "Row with * is not a change record: $Reason"
    }

    It 'says that <Name> is not a change record' -ForEach @(
        @{ Name = "'changes.csv'"; Script = { 'changes.csv' } }
        @{ Name = 'External connection 1930241863466354012 (zoom)'; Script = { Get-TelnyxExternalConnection $chicago } }
        @{ Name = 'An object of type DateTime'; Script = { Get-Date } }
    ) {
        & $Script | Undo-TelnyxExternalConnectionChange -ErrorAction SilentlyContinue -ErrorVariable failure
        "$failure" | Should -BeLike "$Name is not a change record: it has no Setting value. Pipe the rows of a *"
    }

    It 'creates removed connections again, as they were before all recorded changes' {
        $before = Get-TelnyxExternalConnection | Where-Object { $_.Tags -contains 'retired' } | Sort-Object CreatedAt
        $null = $before | Set-TelnyxExternalConnection -Active $false -AddTag gone -ChangeLog $log |
            Remove-TelnyxExternalConnection -Confirm:$false -ChangeLog $log
        @(Get-TelnyxExternalConnection).Count | Should -Be 30

        $created = Import-Csv $log |
            Undo-TelnyxExternalConnectionChange -ErrorVariable failure -WarningVariable warning `
                -WarningAction SilentlyContinue
        $failure | Should -BeNullOrEmpty
        $created.Count | Should -Be 6
        $warning.Count | Should -Be 6
        "$($warning[0])" | Should -Match 'was re-created with the new id \d+\. Its phone numbers were not restored'
        $cells = 'ExternalSipConnection', 'Active', 'OutboundVoiceProfileId', 'InboundChannelLimit',
            'OutboundChannelLimit', 'Tags',
            'WebhookEventUrl', 'WebhookEventFailoverUrl', 'WebhookTimeoutSecs'
        $now = $created | Select-Object $cells | ConvertTo-Csv | Sort-Object
        $now | Should -Be ($before | Select-Object $cells | ConvertTo-Csv | Sort-Object)
    }

    It 'does not create a connection twice if the same log contains its creation' {
        $null = Remove-TelnyxExternalConnection $lyon -Confirm:$false -ChangeLog $log
        $shown = Import-Csv $log |
            Undo-TelnyxExternalConnectionChange -ChangeLog $log -WarningAction SilentlyContinue -Verbose 4>&1
        "$shown" | Should -BeLike ('*"Re-create with active: False; *" on target "Removed external connection ' +
            "$lyon (zoom)*")
        $handler.Clear()
        $again = Import-Csv $log |
            Undo-TelnyxExternalConnectionChange -ErrorAction SilentlyContinue -ErrorVariable failure
        $again | Should -BeNullOrEmpty
        $failure.Count | Should -Be 1
        $failure[0].FullyQualifiedErrorId | Should -BeLike 'CannotUndo,*'
        "$($failure[0])" | Should -BeLike "Cannot undo the removal of external connection ${lyon}: *already re-created*"
        $handler.Requests.Count | Should -Be 0
    }

    It 'does not create a connection twice in one process, unless -Force is specified' {
        $null = Remove-TelnyxExternalConnection $lyon -Confirm:$false -ChangeLog $log
        $created = Import-Csv $log | Undo-TelnyxExternalConnectionChange -WarningAction SilentlyContinue
        $null = Connect-TestAccount $handler
        $handler.Clear()

        $again = Import-Csv $log |
            Undo-TelnyxExternalConnectionChange -ErrorAction SilentlyContinue -ErrorVariable failure
        $again | Should -BeNullOrEmpty
        $failure[0].FullyQualifiedErrorId | Should -BeLike 'CannotUndo,*'
        "$failure" | Should -BeLike "Cannot undo the removal of external connection ${lyon}: *$($created.Id). *-Force."
        $handler.Requests.Method | Should -BeExactly 'GET'

        $forced = Import-Csv $log | Undo-TelnyxExternalConnectionChange -Force -WarningAction SilentlyContinue
        $forced.Id | Should -Not -Be $created.Id
    }

    It 'does not create a connection again if the response to the first attempt was lost' {
        $null = Remove-TelnyxExternalConnection $lyon -Confirm:$false -ChangeLog $log
        $scripted = [TelnyxPS.TestSupport.ScriptedHandler]::new()
        $scripted.EnqueueForward($handler)
        $scripted.EnqueueAppliedThenLost($handler)
        $scripted.Forward($handler)
        $null = Connect-TestAccount $scripted
        Import-Csv $log | Undo-TelnyxExternalConnectionChange -ErrorAction SilentlyContinue -ErrorVariable failure
        $failure[0].FullyQualifiedErrorId | Should -BeLike 'OutcomeUnknown,*'
        $handler.Clear()

        Import-Csv $log | Undo-TelnyxExternalConnectionChange -ErrorAction SilentlyContinue -ErrorVariable failure
        "$failure" | Should -BeLike '*might already have been re-created with a new id. To check, list *use -Force.'
        $handler.Writes.Count | Should -Be 0
    }

    It 'creates a connection after the service refused the first attempt' {
        $null = Remove-TelnyxExternalConnection $lyon -Confirm:$false -ChangeLog $log
        Import-Csv $log | Where-Object Setting -NE OutboundVoiceProfileId |
            Undo-TelnyxExternalConnectionChange -ErrorAction SilentlyContinue
        $created = Import-Csv $log | Undo-TelnyxExternalConnectionChange -WarningAction SilentlyContinue
        $created.Tags | Should -BeExactly 'emea', 'retired'
    }

    It 'does not create a removed connection for <Service>' -ForEach @(
        @{ Value = 'operator_connect'; Service = 'Operator Connect. Set up the connection in Microsoft Teams.' }
        @{ Value = '(none)'; Service = '(none).' }
    ) {
        $null = Remove-TelnyxExternalConnection $lyon -Confirm:$false -ChangeLog $log
        $rows = Import-Csv $log
        $rows.Where({ $_.Setting -eq 'ExternalSipConnection' }).ForEach({ $_.Old = $Value })
        $rows | Undo-TelnyxExternalConnectionChange -ErrorAction SilentlyContinue -ErrorVariable failure
        $failure[0].FullyQualifiedErrorId | Should -BeLike 'CannotCreate,*'
        "$failure" | Should -BeLike "External connection $lyon cannot be re-created: *was for $Service"
    }

    It 'names the removed connection if the service refuses to create it again' {
        $null = Remove-TelnyxExternalConnection $lyon -Confirm:$false -ChangeLog $log
        Import-Csv $log | Where-Object Setting -NE OutboundVoiceProfileId |
            Undo-TelnyxExternalConnectionChange -ErrorAction SilentlyContinue -ErrorVariable failure
        "$failure" | Should -BeLike "Removed external connection ${lyon}: POST /external_connections was refused*"
    }

    It 'does not advise to specify ids if the session of a change was closed, or differs from -Session' {
        $done = Set-TelnyxExternalConnection $chicago -OutboundChannelLimit 33
        $session = Get-TelnyxSession
        $null = Connect-Telnyx -Sandbox
        { $done | Undo-TelnyxExternalConnectionChange -Session (Get-TelnyxSession) } |
            Should -Throw '*or specify the rows of a change log instead of objects.' -ErrorId 'SessionMismatch,*'
        $session | Disconnect-Telnyx
        { $done | Undo-TelnyxExternalConnectionChange } |
            Should -Throw '*or specify the rows of a change log instead of objects.' -ErrorId 'SessionClosed,*'
    }

    It 'reads <What>' -ForEach @(
        @{ What = 'an id with leading zeros'; Row = @{ Id = '001930241863466354012' } }
        @{ What = 'an id with spaces'; Row = @{ Id = ' 1930241863466354012 ' } }
        @{ What = 'an operation in lower case'; Row = @{ Id = '1930241863466354012'; Operation = 'set' } }
    ) {
        $null = Set-TelnyxExternalConnection $chicago -OutboundChannelLimit 33
        $record = [pscustomobject] ($Row + @{ Setting = 'OutboundChannelLimit'; Old = '10'; New = '33' })
        ($record | Undo-TelnyxExternalConnectionChange).OutboundChannelLimit | Should -Be 10
    }

    It 'undoes only the changes if a removal never reached the service' {
        $null = Set-TelnyxExternalConnection $chicago -Active $false -ChangeLog $log
        $null = Remove-TelnyxExternalConnection $berlin -Confirm:$false -ChangeLog $log -ErrorAction SilentlyContinue
        $rows = Import-Csv $log | Where-Object { $_.Operation -eq 'Set' -or $_.Outcome -eq 'Pending' }

        $undone = $rows | Undo-TelnyxExternalConnectionChange -ErrorVariable failure
        $failure | Should -BeNullOrEmpty
        $undone.Id | Should -BeExactly $chicago, $berlin
        (Get-TelnyxExternalConnection $chicago).Active | Should -BeTrue
    }

    It 'undoes moves of phone numbers to other locations' {
        $teams = '1914533900198405047'
        $numbers = Get-TelnyxExternalConnectionPhoneNumber $teams
        $floor = (Get-TelnyxExternalConnectionCivicAddress $teams).Locations | Where-Object Description -EQ 'Floor 2'
        $null = $numbers | Set-TelnyxExternalConnectionPhoneNumber -LocationId $floor.LocationId -ChangeLog $log

        $undone = Import-Csv $log | Undo-TelnyxExternalConnectionChange -ErrorVariable failure
        $failure | Should -BeNullOrEmpty
        $undone.Count | Should -Be $numbers.Count
        (Get-TelnyxExternalConnectionPhoneNumber $teams).LocationId | Should -Be $numbers.LocationId
    }

    It 'leaves a phone number that someone moved since, with an error; -Force overrides' {
        $other = (Get-TelnyxExternalConnectionCivicAddress $teams).Locations.LocationId |
            Where-Object { $_ -notin $reception, $floor } | Select-Object -First 1
        $null = Set-TelnyxExternalConnectionPhoneNumber $teams $firstNumber -LocationId $floor -ChangeLog $log
        $null = Set-TelnyxExternalConnectionPhoneNumber $teams $firstNumber -LocationId $other
        $undone = Import-Csv $log |
            Undo-TelnyxExternalConnectionChange -ErrorAction SilentlyContinue -ErrorVariable failure
        $failure.Count | Should -Be 1
        $failure[0].FullyQualifiedErrorId | Should -BeLike 'ChangedSince,*'
        "$($failure[0])" |
            Should -BeLike ("Phone number +13125550110*: cannot undo 'location: $reception -> $floor', " +
                "because the value has since been changed to $other.*-Force.")
        $undone.LocationId | Should -BeExactly $other

        (Import-Csv $log | Undo-TelnyxExternalConnectionChange -Force).LocationId | Should -BeExactly $reception
    }

    It 'does not undo <What> of a phone number: an error says why' -ForEach @(
        @{
            What = 'the first location'
            Setting = 'LocationId'
            ErrorId = 'CannotClear'
            Reason = '*, because the setting had no value and cannot be cleared.*'
        }
        @{
            What = 'an unknown setting'
            Setting = 'Colour'
            ErrorId = 'CannotUndo'
            Reason = '*this version of the module does not support the setting.'
        }
    ) {
        $record = [pscustomobject]@{
            ConnectionId = $teams; NumberId = $firstNumber; Setting = $Setting; Old = ''; New = $reception
        }
        $null = $record | Undo-TelnyxExternalConnectionChange -ErrorAction SilentlyContinue -ErrorVariable failure
        $failure.Count | Should -Be 1
        $failure[0].FullyQualifiedErrorId | Should -BeLike "$ErrorId,*"
        "$($failure[0])" | Should -BeLike $Reason
        $failure[0].TargetObject | Should -Be $record
        $handler.Writes.Count | Should -Be 0
    }

    It 'names the value of <Column> that is not valid' -ForEach @{ Column = 'Old' }, @{ Column = 'New' } {
        $record = [pscustomobject]@{ Id = $chicago; Setting = 'OutboundChannelLimit'; Old = '10'; New = '20' }
        $record.$Column = 'ten'
        $null = $record | Undo-TelnyxExternalConnectionChange -ErrorAction SilentlyContinue -ErrorVariable failure
        $failure.Count | Should -Be 1
        $failure[0].FullyQualifiedErrorId | Should -BeLike 'CannotUndo,*'
        "$($failure[0])" | Should -BeLike "*of external connection $chicago`: the $Column value 'ten' is not valid."
    }

    It 'undoes changes of the connection, tags and customer reference of <Kind>, from <From>' -ForEach @(
        @{ Kind = 'many numbers'; Count = 2; From = 'the change log'; Records = { Import-Csv $log } }
        @{ Kind = 'one number'; Count = 1; From = 'the change log'; Records = { Import-Csv $log } }
        @{ Kind = 'many numbers'; Count = 2; From = 'the output'; Records = { $done } }
        @{
            Kind = 'many numbers'
            Count = 2
            From = 'the pending records alone'
            Records = { Import-Csv $log | Where-Object Outcome -EQ Pending }
        }
    ) {
        $before = Get-TelnyxPhoneNumber | Where-Object ConnectionId | Select-Object -First $Count
        $done = $before |
            Set-TelnyxPhoneNumber -ConnectionId $berlin -Tag 'x;y' -CustomerReference z -ChangeLog $log `
                -WarningAction SilentlyContinue
        $rows = Import-Csv $log
        @($rows | Where-Object Outcome -EQ Pending).Count | Should -Be @($rows | Where-Object Outcome -EQ Done).Count
        $rows.NumberId | Sort-Object -Unique | Should -BeExactly ($before.NumberId | Sort-Object)
        $undone = & $Records | Undo-TelnyxExternalConnectionChange -ErrorVariable failure
        $failure | Should -BeNullOrEmpty
        @($undone).Count | Should -Be $Count
        $cells = 'NumberId', 'ConnectionId', 'Tags', 'CustomerReference'
        $now = $before.NumberId | Get-TelnyxPhoneNumber | Select-Object $cells | ConvertTo-Csv
        $now | Should -Be ($before | Select-Object $cells | ConvertTo-Csv)
    }

    It 'keeps the connection of a number that had none, and restores its other settings' {
        $null = Set-TelnyxPhoneNumber $freeNumber, $otherFreeNumber -ConnectionId $berlin -Tag new -ChangeLog $log
        $null = Import-Csv $log |
            Undo-TelnyxExternalConnectionChange -ErrorAction SilentlyContinue -ErrorVariable failure
        $failure.Count | Should -Be 2
        $failure[0].FullyQualifiedErrorId | Should -BeLike 'CannotClear,*'
        $now = Get-TelnyxPhoneNumber $freeNumber
        $now.ConnectionId | Should -BeExactly $berlin
        $now.Tags.Count | Should -Be 0
    }

    It 'sends no job if the log cannot be written' {
        $numbers = Get-TelnyxPhoneNumber $freeNumber, $otherFreeNumber
        $null = New-Item $log -ItemType Directory
        { $numbers | Set-TelnyxPhoneNumber -ConnectionId $berlin -ChangeLog $log } |
            Should -Throw -ErrorId 'ChangeLogFailed,*'
        $handler.Writes.Count | Should -Be 0
    }
}

Describe 'A change log' {
    BeforeEach {
        $handler = Get-SandboxHandler
        $null = Connect-TestAccount $handler
        $log = Join-Path $TestDrive "$([guid]::NewGuid()).csv"
    }

    It 'is on disk before the request is sent, and contains the outcome afterwards' {
        $null = Set-TelnyxExternalConnection $chicago -OutboundChannelLimit 33 -Active $false -ChangeLog $log
        $rows = Import-Csv $log
        $rows.Outcome | Should -BeExactly 'Pending', 'Pending', 'Done', 'Done'
        @($rows.Change | Sort-Object -Unique).Count | Should -Be 1
        $rows[0].Setting, $rows[0].Old, $rows[0].New | Should -BeExactly 'Active', 'True', 'False'
        $rows[2].RequestId | Should -Match '^00000000-0000-4000-8000-\d{12}$'
        $rows[0].Time | Should -Match '^\d{4}-\d\d-\d\dT[\d:.]+Z$'
    }

    It 'stops the run before anything is sent if it cannot be opened' {
        $null = New-Item $log -ItemType Directory
        { Get-TelnyxExternalConnection | Set-TelnyxExternalConnection -OutboundChannelLimit 33 -ChangeLog $log } |
            Should -Throw -ErrorId 'ChangeLogFailed,*' -ExpectedMessage '*No changes were sent.'
        $handler.Writes.Count | Should -Be 0
    }

    It 'is opened by every cmdlet with -ChangeLog before its first record' {
        $null = New-Item $log -ItemType Directory
        $commands = Get-Command -Module TelnyxPS | Where-Object { $_.Parameters.ContainsKey('ChangeLog') }
        $commands.Count | Should -BeGreaterOrEqual 5
        foreach ($command in $commands) {
            { @() | & $command -ChangeLog $log } |
                Should -Throw -ErrorId 'ChangeLogFailed,*' -Because "$command must open it"
        }
    }

    It 'is refused if it is not a file: <Name>' -ForEach @(
        @{ Name = 'a path of another provider'; Path = 'Variable:changes.csv'; Folder = '.' }
        @{ Name = 'a relative path in a location of another provider'; Path = 'changes.csv'; Folder = 'Variable:' }
    ) {
        Push-Location $Folder
        try {
            { Set-TelnyxExternalConnection $chicago -OutboundChannelLimit 33 -ChangeLog $Path } |
                Should -Throw -ErrorId 'ChangeLogFailed,*' -ExpectedMessage "*'$Path' is a path in the *"
        }
        finally {
            Pop-Location
        }

        [IO.File]::Exists('changes.csv') | Should -BeFalse
        $handler.Writes.Count | Should -Be 0
    }

    It 'is refused in a preview too, if its path <Name>' -ForEach @(
        @{ Name = 'is blank'; Path = ' '; Message = '*the path is blank*' }
        @{ Name = 'is not a file path'; Path = 'Variable:changes.csv'; Message = '*not a file path*' }
    ) {
        { Set-TelnyxExternalConnection $chicago -OutboundChannelLimit 33 -ChangeLog $Path -WhatIf } |
            Should -Throw -ErrorId 'ChangeLogFailed,*' -ExpectedMessage $Message
    }

    It 'is refused and not changed if it contains something else' {
        'a,b' | Set-Content $log
        { Set-TelnyxExternalConnection $chicago -OutboundChannelLimit 33 -ChangeLog $log } |
            Should -Throw -ErrorId 'ChangeLogFailed,*'
        Get-Content $log | Should -BeExactly 'a,b'
    }

    It 'stops the run before a change that it cannot record' {
        $folder = Join-Path $TestDrive "$([guid]::NewGuid())"
        $null = New-Item $folder -ItemType Directory
        $path = Join-Path $folder 'log.csv'
        $done = [Collections.Generic.List[object]]::new()
        {
            Get-TelnyxExternalConnection |
                Set-TelnyxExternalConnection -OutboundChannelLimit 33 -ChangeLog $path -ThrottleLimit 1 |
                ForEach-Object {
                    $done.Add($_)
                    if ($done.Count -eq 3) {
                        # Simulates a full disk: the file can no longer be written.
                        Remove-Item $folder -Recurse
                        $handler.Clear()
                    }
                }
        } |
            Should -Throw -ErrorId 'ChangeLogFailed,*' -ExpectedMessage ("Cannot write to the change log " +
                "'*log.csv'*No more changes are sent.")
        $handler.Writes.Count | Should -Be 0
        $done.Count | Should -Be 3
    }

    It 'accepts the records of two runs at the same time without loss' {
        $module = (Get-Module TelnyxPS).Path
        $runs = foreach ($limit in 41, 42) {
            $shell = [powershell]::Create()
            $null = $shell.AddScript({
                param($module, $handler, $log, $limit, $key, $address)
                Import-Module $module
                $null = Connect-Telnyx -ApiKey $key -BaseUri $address -HttpMessageHandler $handler
                Get-TelnyxExternalConnection | Set-TelnyxExternalConnection -OutboundChannelLimit $limit -ChangeLog $log
            }).AddParameters(@($module, (Get-SandboxHandler), $log, $limit, $testKey, $testAddress))
            [pscustomobject]@{ Shell = $shell; Task = $shell.BeginInvoke() }
        }

        foreach ($run in $runs) {
            $run.Shell.EndInvoke($run.Task).Count | Should -Be 36
            $run.Shell.Dispose()
        }

        $rows = Import-Csv $log
        $rows.Count | Should -Be 144
        foreach ($limit in 41, 42) {
            foreach ($outcome in 'Pending', 'Done') {
                @($rows | Where-Object { $_.New -eq $limit -and $_.Outcome -eq $outcome }).Count | Should -Be 36
            }
        }
    }

    Context 'changes of two sessions' {
        BeforeEach {
            $other = Connect-Telnyx -Sandbox -PassThru
            $null = Connect-TestAccount $handler
            $done = Set-TelnyxExternalConnection $chicago -OutboundChannelLimit 44 -Session $other
            $here = Set-TelnyxExternalConnection $chicago -OutboundChannelLimit 55
        }

        It 'undoes each change in the session that made it, from <From>' -ForEach @(
            @{ From = 'the output of Set'; Records = { $done } }
            @{ From = 'its Changes'; Records = { $done.Changes } }
        ) {
            (& $Records | Undo-TelnyxExternalConnectionChange).OutboundChannelLimit | Should -Be 10
            (Get-TelnyxExternalConnection $chicago -Session $other).OutboundChannelLimit | Should -Be 10
            (Get-TelnyxExternalConnection $chicago).OutboundChannelLimit | Should -Be 55
        }

        It 'keeps changes of two accounts apart, even for connections with the same id' {
            $undone = $done, $here | Undo-TelnyxExternalConnectionChange
            $undone.OutboundChannelLimit | Should -Be 10, 10
        }

        It 'undoes changes of phone numbers in the session that made them: <Kind>' -ForEach @(
            @{ Kind = 'many numbers'; Count = 2 }
            @{ Kind = 'one number'; Count = 1 }
        ) {
            $numbers = $freeNumber, $otherFreeNumber | Select-Object -First $Count
            $changed = Set-TelnyxPhoneNumber $numbers -CustomerReference there -Session $other
            $null = Set-TelnyxPhoneNumber $numbers -CustomerReference there
            $null = $changed | Undo-TelnyxExternalConnectionChange
            (Get-TelnyxPhoneNumber $numbers -Session $other).CustomerReference | Should -Not -Contain 'there'
            @(Get-TelnyxPhoneNumber $numbers | Where-Object CustomerReference -EQ there).Count | Should -Be $Count
        }

        It 'undoes changes that two sessions of one account made with one request' {
            $second = Connect-TestAccount $handler
            $later = Set-TelnyxExternalConnection $chicago -OutboundChannelLimit 66 -Session $second
            $handler.Clear()
            $undone = $here, $later | Undo-TelnyxExternalConnectionChange -ErrorVariable failure
            $failure | Should -BeNullOrEmpty
            $undone.OutboundChannelLimit | Should -Be 10
            $handler.Writes.Count | Should -Be 1
        }

        It 'refuses a -Session of a different account, and changes nothing' {
            { $done | Undo-TelnyxExternalConnectionChange -Session (Connect-Telnyx -Sandbox -PassThru) } |
                Should -Throw -ErrorId 'SessionMismatch,*'
            (Get-TelnyxExternalConnection $chicago -Session $other).OutboundChannelLimit | Should -Be 44
        }

        It 'uses a new session of the same account after a new Connect-Telnyx' {
            Disconnect-Telnyx
            $null = Connect-TestAccount $handler
            ($here | Undo-TelnyxExternalConnectionChange).OutboundChannelLimit | Should -Be 10
        }

        It 'uses the session of a record from a file: the default, or -Session' {
            $file = Join-Path $TestDrive 'other.csv'
            $done.Changes | Export-Csv $file
            (Import-Csv $file | Undo-TelnyxExternalConnectionChange -Session $other).OutboundChannelLimit |
                Should -Be 10
        }
    }
}
