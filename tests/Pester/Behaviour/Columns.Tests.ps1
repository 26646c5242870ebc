# Columns that bind to no parameter, and damaged values, are never ignored silently.

BeforeAll {
    . "$PSScriptRoot/../TestSetup.ps1"
    . "$PSScriptRoot/../TestHelpers.ps1"
}

AfterAll {
    Disconnect-Telnyx
}

Describe 'A column that does not bind to a parameter' {
    BeforeEach {
        $handler = Get-SandboxHandler
        $null = Connect-TestAccount $handler
    }

    It 'is reported with the parameter that it resembles: <Column>' -ForEach @(
        @{ Column = 'OutboundChanelLimit'; Like = 'OutboundChannelLimit' }
        @{ Column = 'OutbuondChannelLimit'; Like = 'OutboundChannelLimit' }
        @{ Column = 'OutboundChannelLimit '; Like = 'OutboundChannelLimit' }
        @{ Column = 'outbound_channel_limit'; Like = 'OutboundChannelLimit' }
        @{ Column = 'Outbound Channel Limit'; Like = 'OutboundChannelLimit' }
        @{ Column = 'Outbound'; Like = 'OutboundChannelLimit' }
        @{ Column = 'Inbound'; Like = 'InboundChannelLimit' }
        @{ Column = 'Channel limit'; Like = 'InboundChannelLimit or -OutboundChannelLimit' }
        @{ Column = 'AddTags'; Like = 'AddTag' }
        @{ Column = 'Activ'; Like = 'Active' }
        @{ Column = 'webhook_event_url'; Like = 'WebhookEventUrl' }
        @{ Column = 'Timeout'; Like = 'WebhookTimeoutSecs' }
        @{ Column = 'Webhook'; Like = 'WebhookEventUrl, -WebhookEventFailoverUrl, or -WebhookTimeoutSecs' }
        @{ Column = 'Profile'; Like = 'OutboundVoiceProfileId' }
        @{ Column = 'OutboundLimit'; Like = 'OutboundChannelLimit' }
        @{ Column = 'inbound_limit'; Like = 'InboundChannelLimit' }
        @{ Column = 'WebhookUrl'; Like = 'WebhookEventUrl or -WebhookEventFailoverUrl' }
        @{ Column = 'New outbound channel limit'; Like = 'OutboundChannelLimit' }
        @{ Column = 'is_active'; Like = 'Active' }
    ) {
        foreach ($command in 'Set', 'Compare') {
            $row = [pscustomobject]@{ Id = $chicago; Active = 'True'; $Column = '7' }
            if ($Like -eq 'Active') {
                $row = [pscustomobject]@{ Id = $chicago; Tags = 'amer;headquarters'; $Column = '7' }
            }

            $null = $row | & "$command-TelnyxExternalConnection" -WarningVariable warned -WarningAction SilentlyContinue
            $warned.Count | Should -Be 1
            "$warned" | Should -Match ([regex]::Escape("'$Column' looks like -$Like. "))
            "$warned" | Should -Match "$command-TelnyxExternalConnection"
        }

        $handler.Writes.Count | Should -Be 0
    }

    It 'is reported once for each command, together with the other columns of the row' {
        $rows = 1..5 |
            ForEach-Object {
                [pscustomobject]@{
                    Id = $chicago; Active = 'True'; OutboundChanelLimit = $_; 'inbound channel limit' = $_
                }
            }
        $null = $rows | Set-TelnyxExternalConnection -WarningVariable warned -WarningAction SilentlyContinue
        $warned.Count | Should -Be 1
        "$warned" |
            Should -Match ("'OutboundChanelLimit' looks like -OutboundChannelLimit, 'inbound channel limit' " +
                "looks like -InboundChannelLimit")
    }

    It 'is reported if it has the name of a nested object of the API' {
        $row = ConvertFrom-Json "{""id"":""$chicago"",""active"":true,""outbound"":{""channel_limit"":5}}"
        $null = $row | Set-TelnyxExternalConnection -WarningVariable warned -WarningAction SilentlyContinue
        "$warned" | Should -Match "'outbound' looks like -OutboundChannelLimit"
    }

    It 'is not reported if it resembles no parameter, is exported by the module, or its parameter is bound' {
        Get-TelnyxExternalConnection $chicago | Export-Csv "$TestDrive/all.csv"
        $rows = @(Import-Csv "$TestDrive/all.csv")
        foreach ($name in 'Site', 'Note', 'Owner', 'Error', 'PSComputerName', 'Outbound', 'Last active') {
            $rows | Add-Member $name 'x'
        }

        $null = $rows | Set-TelnyxExternalConnection -WarningVariable warned -WarningAction SilentlyContinue
        $warned.Count | Should -Be 0
    }

    It 'is reported by New-TelnyxExternalConnection' {
        $row = [pscustomobject]@{ OutboundVoiceProfileId = $profileId; OutboundChanelLimit = 5; Service = 'zoom' }
        $null = $row | New-TelnyxExternalConnection -WhatIf -WarningVariable warned -WarningAction SilentlyContinue
        "$warned" |
            Should -Match ("'OutboundChanelLimit' looks like -OutboundChannelLimit, 'Service' looks like " +
                "-ExternalSipConnection")
    }

    It 'is reported by cmdlets for objects that belong to connections' {
        $row = [pscustomobject]@{ ConnectionId = $teams; NumberId = $firstNumber; Location_Id = $floor }
        $null = $row | Set-TelnyxExternalConnectionPhoneNumber -WarningVariable warned -WarningAction SilentlyContinue
        "$warned" | Should -Match "'Location_Id' looks like -LocationId"
        $handler.Writes.Count | Should -Be 0
    }
}

Describe 'The columns AddTag, RemoveTag and Clear' {
    BeforeEach {
        $handler = Get-SandboxHandler
        $null = Connect-TestAccount $handler
    }

    It 'work like the parameters, with several values in a cell' {
        $rows = "Id,AddTag,RemoveTag,Clear,OutboundChannelLimit", "$chicago,vip;""a b"",amer,WebhookTimeoutSecs,",
            "$berlin,,,Tags;InboundChannelLimit,21", "$lyon,,,," |
            ConvertFrom-Csv
        $updated = $rows |
            Set-TelnyxExternalConnection -ErrorVariable failure -WarningVariable warned -WarningAction SilentlyContinue
        $failure.Count | Should -Be 0
        $updated[0].Tags | Should -BeExactly 'headquarters', 'vip', 'a b'
        $updated[0].WebhookTimeoutSecs | Should -Not -Be 25
        $updated[1].Tags.Count | Should -Be 0
        $updated[1].InboundChannelLimit | Should -BeNullOrEmpty
        $updated[1].OutboundChannelLimit | Should -Be 21
        $handler.Writes.Count | Should -Be 2 -Because 'the blank cells of the third row change nothing'
        "$warned" | Should -BeLike "Row with Id ${lyon}: no setting is specified*"
    }

    It 'are compared too' {
        ([pscustomobject]@{ Id = $chicago; AddTag = 'vip' } | Compare-TelnyxExternalConnection).Wanted |
            Should -BeExactly 'amer', 'headquarters', 'vip'
    }

    It 'are refused if they contradict each other: <Kind>' -ForEach @(
        @{
            Kind = 'a tag to add and to remove'
            Cells = @{ AddTag = 'x;y'; RemoveTag = 'y' }
            ErrorId = 'AddAndRemoveTag'
        }
        @{
            Kind = 'a setting to set and to clear'
            Cells = @{ OutboundChannelLimit = '5'; Clear = 'OutboundChannelLimit' }
            ErrorId = 'SettingAndClear'
        }
        @{ Kind = 'a quote that is not closed'; Cells = @{ AddTag = '"x' }; ErrorId = 'InvalidTag' }
        @{
            Kind = 'a setting that cannot be cleared'
            Cells = @{ Clear = 'Active' }
            ErrorId = 'ParameterArgumentTransformationError'
        }
    ) {
        $row = [pscustomobject] (@{ Id = $chicago } + $Cells)
        $updated = $row, [pscustomobject]@{ Id = $berlin; AddTag = 'z' } |
            Set-TelnyxExternalConnection -ErrorVariable failure -ErrorAction SilentlyContinue
        $updated.Id | Should -BeExactly $berlin
        $failure[0].FullyQualifiedErrorId |
            Should -BeExactly "$ErrorId,TelnyxPS.Cmdlets.SetTelnyxExternalConnectionCommand"
        "$($failure[0])" | Should -Match "Row with Id $chicago"
        [object]::ReferenceEquals($failure[0].TargetObject, $row) | Should -BeTrue
        $handler.Requests.PathAndQuery | Should -Not -Match $chicago
    }
}

Describe 'Input that specifies no setting' {
    It 'is reported once by <Command>: <Kind>' -ForEach @(
        foreach ($command in 'Set', 'Compare') {
            @{
                Command = $command
                Kind = 'rows without a column of a setting'
                Script = { $chicago, $berlin | ForEach-Object { [pscustomobject]@{ Id = $_; Site = 'x' } } }
                Place = 'Row with Id 1930241863466354012'
            }
            @{
                Command = $command
                Kind = 'ids'
                Script = { $chicago, $berlin }
                Place = 'External connection 1930241863466354012'
            }
            @{
                Command = $command
                Kind = 'connections'
                Script = { Get-TelnyxExternalConnection $chicago, $berlin }
                Place = 'External connection 1930241863466354012 \(zoom\)'
            }
        }
    ) {
        $null = Connect-TestAccount (Get-SandboxHandler)
        $null = & $Script |
            & "$Command-TelnyxExternalConnection" -WarningVariable warned -WarningAction SilentlyContinue
        $warned.Count | Should -Be 1
        "$warned" | Should -Match "^${Place}: no setting is specified"
    }

    It 'is not reported if a setting is specified' {
        $null = Connect-TestAccount (Get-SandboxHandler)
        $null = Set-TelnyxExternalConnection $chicago -Clear Tag -WarningVariable warned
        $null = $chicago | Set-TelnyxExternalConnection -AddTag { 'x' } -WarningVariable +warned
        $warned.Count | Should -Be 0
    }
}

Describe 'Text that a tool destroyed' {
    BeforeEach {
        $handler = Get-SandboxHandler
        $null = Connect-TestAccount $handler
    }

    It 'is refused with the reason: <Text>' -ForEach @(
        @{ Text = 'System.Object[]'; Reason = 'in place of a list or an object' }
        @{ Text = 'System.Collections.ArrayList'; Reason = 'in place of a list or an object' }
        @{ Text = '@{a=1; b=2}'; Reason = 'in place of a list or an object' }
        @{ Text = "M$([char] 0xFFFD)nchen"; Reason = 'U\+FFFD.*wrong encoding' }
        @{ Text = '#NAME?'; Reason = 'spreadsheet error' }
        @{ Text = '#N/A'; Reason = 'spreadsheet error' }
        @{ Text = '#WERT!'; Reason = 'spreadsheet error' }
        @{ Text = '########'; Reason = 'spreadsheet error' }
    ) {
        $rows = 'Tags', 'AddTag', 'WebhookEventUrl', 'OutboundChannelLimit', 'Active' |
            ForEach-Object { [pscustomobject]@{ Id = $chicago; $_ = $Text } }
        $rows += [pscustomobject]@{ Id = $chicago; Tags = "fine;$Text;also fine" }
        $rows += [pscustomobject]@{ Id = $chicago; Tags = @('fine', $Text) }
        $rows | Set-TelnyxExternalConnection -ErrorVariable failure -ErrorAction SilentlyContinue |
            Should -BeNullOrEmpty
        $failure.Count | Should -Be $rows.Count
        $failure | ForEach-Object { "$_" } | Should -Match $Reason
        { Set-TelnyxExternalConnection $chicago -Tag $Text } | Should -Throw "*$([wildcardpattern]::Escape($Text))*"
        { New-TelnyxExternalConnection $profileId -Tag x, $Text } | Should -Throw
        $handler.Requests.Count | Should -Be 0
    }

    It 'is not confused with similar text: <_>' -ForEach '#1', '#VIP', 'System.Admin', '@home', 'N/A' {
        (Set-TelnyxExternalConnection $chicago -Tag $_).Tags | Should -BeExactly $_
    }
}

Describe 'Invisible characters' {
    It 'are refused in <Name>, and the error names them' -ForEach @(
        @{ Name = 'an id'; Script = { Get-TelnyxExternalConnection "$chicago$args" } }
        @{
            Name = 'an address'
            Script = { Set-TelnyxExternalConnection $chicago -WebhookEventUrl "https://example.com/$args/a" }
        }
        @{ Name = 'a phone number'; Script = { Get-TelnyxExternalConnection -PhoneNumber "+1555$($args)1234567" } }
        @{ Name = 'a uuid'; Script = { Get-TelnyxExternalConnectionUpload $teams "$args$ticket" } }
        @{ Name = 'a number'; Script = { Set-TelnyxExternalConnection $chicago -OutboundChannelLimit "2$($args)5" } }
    ) {
        $handler = Get-SandboxHandler
        $null = Connect-TestAccount $handler
        foreach ($code in 0x200B, 0x202E, 0xFEFF) {
            { & $Script ([char] $code) } | Should -Throw ('*invisible character U+{0:X4}*' -f $code)
        }

        $handler.Requests.Count | Should -Be 0
    }
}

Describe 'The error for a cell' {
    BeforeEach {
        $null = Connect-TestAccount (Get-SandboxHandler)
    }

    It 'names the row, the column and the value' {
        $rows = "Id,Site,OutboundChannelLimit,Tags", "$berlin,Berlin,ten,", ",Lyon,5,",
            "$chicago,Chicago,5,""""""open""", "$berlin,Berlin,,(none);vip" |
            ConvertFrom-Csv
        $rows | Set-TelnyxExternalConnection -WhatIf -ErrorVariable failure -ErrorAction SilentlyContinue
        "$($failure[0])" |
            Should -Match ("Row with Id $berlin, column 'OutboundChannelLimit': 'ten' is not a whole number from " +
                "0 to 2147483647")
        "$($failure[1])" | Should -Match "Row with Site=Lyon; OutboundChannelLimit=5, column 'Id': An id is required"
        "$($failure[2])" |
            Should -Match ("Row with Id $chicago, column 'Tags': the tags '""open' cannot be parsed: " +
                '.*closing quotation mark is missing')
        "$($failure[3])" |
            Should -Match ("Row with Id $berlin, column 'Tags': the tags '\(none\);vip' cannot be parsed: " +
                '\(none\) means no tags and cannot be combined with tags\.')
    }

    It 'names the row of a number by the id of the number, which differs in each row of a connection' {
        "ConnectionId,NumberId,LocationId`n1914533900198405047,1700000013125550110,lobby" | ConvertFrom-Csv |
            Set-TelnyxExternalConnectionPhoneNumber -WhatIf -ErrorVariable failure -ErrorAction SilentlyContinue
        "$failure" |
            Should -BeLike "*Row with NumberId 1700000013125550110, column 'LocationId': 'lobby' is not a UUID*"
    }

    It 'names the row of a number if the connection was typed, and shows the value as it is in the cell' {
        "PhoneNumber,Site`n031255,Lyon`n,Oslo" | ConvertFrom-Csv |
            New-TelnyxExternalConnectionUpload 1914533900198405047 -WhatIf -ErrorVariable failure `
                -ErrorAction SilentlyContinue
        "$($failure[0])" | Should -BeLike "*Row with Site=Lyon, column 'PhoneNumber': '031255' is neither a*"
        "$($failure[1])" | Should -BeLike "*Row with Site=Oslo, column 'PhoneNumber': A phone number or an id is*"
    }

    It 'does not name the row of an earlier record that could not be bound' {
        [pscustomobject]@{ Id = 'bad'; OutboundChannelLimit = 5 }, '1999999999999999999' |
            Set-TelnyxExternalConnection -Active $true -ErrorVariable failure -ErrorAction SilentlyContinue
        $failure[1].TargetObject | Should -Not -Match 'bad'
        "$($failure[1].TargetObject.Id)" | Should -BeExactly '1999999999999999999'
    }

    It 'does not name an earlier row' {
        [pscustomobject]@{ Id = $berlin; Active = 'perhaps' } |
            Set-TelnyxExternalConnection -ErrorAction SilentlyContinue
        $failure = { Set-TelnyxExternalConnection $chicago -Active 'perhaps' } | Should -Throw -PassThru
        "$failure" | Should -Not -Match $berlin
    }
}

Describe 'A row that is blank in every cell' {
    BeforeEach {
        $handler = Get-SandboxHandler
        $null = Connect-TestAccount $handler
    }

    It 'is skipped by <Command>' -ForEach @(
        @{ Command = 'Set-TelnyxExternalConnection'; Columns = 'Id,Active' }
        @{ Command = 'Compare-TelnyxExternalConnection'; Columns = 'Id,Active' }
        @{ Command = 'Remove-TelnyxExternalConnection'; Columns = 'Id,Active' }
        @{ Command = 'Get-TelnyxExternalConnection'; Columns = 'Id,Active' }
        @{ Command = 'New-TelnyxExternalConnection'; Columns = 'OutboundVoiceProfileId,ExternalSipConnection,Active' }
        @{ Command = 'Set-TelnyxExternalConnectionPhoneNumber'; Columns = 'ConnectionId,NumberId,LocationId' }
        @{
            Command = 'Set-TelnyxExternalConnectionLocation'
            Columns = 'ConnectionId,LocationId,StaticEmergencyAddressId'
        }
        @{ Command = 'New-TelnyxExternalConnectionUpload'; Columns = 'ConnectionId,NumberId' }
        @{ Command = 'Wait-TelnyxExternalConnectionUpload'; Columns = 'ConnectionId,TicketId' }
        @{ Command = 'Get-TelnyxExternalConnectionUpload'; Columns = 'ConnectionId,TicketId' }
        @{ Command = 'Remove-TelnyxExternalConnectionLogMessage'; Columns = 'LogMessageId,Remark' }
        @{ Command = 'Get-TelnyxExternalConnectionLogMessage'; Columns = 'ConnectionId,Remark' }
        @{ Command = 'Approve-TelnyxAddressSuggestion'; Columns = 'StaticEmergencyAddressId,Remark' }
        @{ Command = 'Get-TelnyxExternalConnectionPhoneNumber'; Columns = 'ConnectionId,NumberId' }
        @{ Command = 'Get-TelnyxExternalConnectionCivicAddress'; Columns = 'ConnectionId,CivicAddressId' }
        @{ Command = 'Get-TelnyxExternalConnectionRelease'; Columns = 'ConnectionId,TicketId' }
        @{ Command = 'Get-TelnyxExternalConnectionUploadStatus'; Columns = 'ConnectionId,Remark' }
        @{ Command = 'Restart-TelnyxExternalConnectionUpload'; Columns = 'ConnectionId,TicketId' }
        @{ Command = 'Update-TelnyxExternalConnectionUpload'; Columns = 'ConnectionId,Remark' }
        @{ Command = 'Get-TelnyxPhoneNumber'; Columns = 'PhoneNumber,Remark' }
        @{ Command = 'Set-TelnyxPhoneNumber'; Columns = 'PhoneNumber,ConnectionId' }
        @{ Command = 'Get-TelnyxPhoneNumberJob'; Columns = 'JobId,Remark' }
        @{ Command = 'Wait-TelnyxPhoneNumberJob'; Columns = 'JobId,Remark' }
        @{ Command = 'Get-TelnyxOutboundVoiceProfile'; Columns = 'OutboundVoiceProfileId,Remark' }
    ) {
        $rows = foreach ($blank in '', '  ', $null) {
            $row = [ordered]@{}
            foreach ($column in $Columns -split ',') {
                $row[$column] = $blank
            }

            [pscustomobject] $row
        }

        $rows | & $Command -ErrorVariable failure -ErrorAction SilentlyContinue -WarningVariable warned |
            Should -BeNullOrEmpty
        $failure.Count + $warned.Count | Should -Be 0
        $handler.Requests.Count | Should -Be 0
    }

    It 'is skipped if it is a DataRow' {
        $table = [Data.DataTable]::new()
        $null = $table.Columns.Add('Id'), $table.Columns.Add('Active')
        $null = $table.Rows.Add([DBNull]::Value, [DBNull]::Value)
        $null = $table.Rows.Add($chicago, 'perhaps')
        $table.Rows | Set-TelnyxExternalConnection -ErrorVariable failure -ErrorAction SilentlyContinue
        "$failure" | Should -BeLike "*Row with Id $chicago, column 'Active': *"
        $failure.Count | Should -Be 1
    }

    It 'is skipped by New-TelnyxExternalConnectionUpload if the connection was typed' {
        [pscustomobject]@{ PhoneNumber = ''; LocationId = ' ' } |
            New-TelnyxExternalConnectionUpload 1914533900198405047 -ErrorVariable failure -ErrorAction SilentlyContinue
        $failure | Should -BeNullOrEmpty
        $handler.Requests.Count | Should -Be 0
    }

    It 'differs from a row with only a blank id, which is an error' {
        [pscustomobject]@{ Id = ''; Active = 'false' } |
            Set-TelnyxExternalConnection -ErrorVariable failure -ErrorAction SilentlyContinue
        $failure.Count | Should -Be 1
        { Set-TelnyxExternalConnection -Id @() -Active $false } | Should -Throw
        { Get-TelnyxExternalConnectionPhoneNumber $teams -NumberId @() } | Should -Throw
    }
}

Describe 'Numbers' {
    BeforeEach {
        $handler = Get-SandboxHandler
        $null = Connect-TestAccount $handler
    }

    It 'are read in the same way for all parameters: <Name> <Value>' -ForEach @(
        @{ Name = 'Active'; Value = [double] 0 }
        @{ Name = 'Active'; Value = [decimal] 0 }
        @{ Name = 'Active'; Value = [byte] 0 }
        @{ Name = 'OutboundChannelLimit'; Value = [double] 25 }
        @{ Name = 'OutboundChannelLimit'; Value = [decimal] 25 }
        @{ Name = 'OutboundChannelLimit'; Value = [uint64] 25 }
        @{ Name = 'OutboundChannelLimit'; Value = [bigint] 25 }
        @{ Name = 'OutboundVoiceProfileId'; Value = [decimal] 1908714400296371203 }
        @{ Name = 'OutboundVoiceProfileId'; Value = [bigint] 1908714400296371203 }
    ) {
        $setting = @{ $Name = $Value }
        $null = Set-TelnyxExternalConnection $chicago @setting
        $handler.Writes.Count | Should -Be 1
        (Get-TelnyxExternalConnection ([decimal] 1930241863466354012)).Id | Should -BeExactly $chicago
    }

    It 'out of range are refused with the range: <Name> <Value>' -ForEach @(
        @{ Name = 'OutboundChannelLimit'; Value = 2147483648; Range = '0 to 2147483647' }
        @{ Name = 'OutboundChannelLimit'; Value = -1; Range = '0 to 2147483647' }
        @{ Name = 'OutboundChannelLimit'; Value = 1.5; Range = '0 to 2147483647' }
        @{ Name = 'WebhookTimeoutSecs'; Value = 31; Range = '0 to 30' }
        @{ Name = 'ThrottleLimit'; Value = 0; Range = '1 to 256' }
        @{ Name = 'ThrottleLimit'; Value = 2.5; Range = '1 to 256' }
        @{ Name = 'ThrottleLimit'; Value = $null; Range = '1 to 256' }
    ) {
        $setting = @{ $Name = $Value }
        { Set-TelnyxExternalConnection $chicago @setting } |
            Should -Throw "*$(if ($null -ne $Value -and $Name -ne 'ThrottleLimit') { "'$Value' is not " })*$Range*"
        $handler.Requests.Count | Should -Be 0
    }

    It 'that cannot be ids cause an error with the reason: <Shown>' -ForEach @(
        @{
            Shown = 'a double'
            Value = [double] 1930241863466354012
            Reason = 'floating-point number.*cannot hold all the digits'
        }
        @{ Shown = 'a fraction'; Value = [decimal] 1.5; Reason = 'not a whole number' }
        @{ Shown = 'the total of a list'; Value = [uint64] 36; Reason = '-IncludeTotalCount' }
    ) {
        $failure = { Get-TelnyxExternalConnection $Value } | Should -Throw -PassThru
        "$failure" | Should -Match $Reason
    }
}

Describe 'Filters that would find nothing' {
    It 'are refused with the reason: <Kind>' -ForEach @(
        @{
            Kind = 'wildcards in a name'
            Script = { Get-TelnyxExternalConnection -ConnectionName 'ber*' }
            Reason = '*contains a wildcard*'
        }
        @{
            Kind = 'wildcards in a number'
            Script = { Get-TelnyxExternalConnectionPhoneNumber $teams -PhoneNumberContains '*555*' }
            Reason = "*'[*]555[*]' is not valid. To find part of a phone number, specify 3 to 15 digits*"
        }
        @{
            Kind = 'wildcards in the number of a message'
            Script = { Get-TelnyxExternalConnectionLogMessage -PhoneNumberContains '555?' }
            Reason = '*3 to 15 digits*'
        }
        @{
            Kind = 'the id of a connection instead of a message''s'
            Script = { Get-TelnyxExternalConnectionLogMessage $teams }
            Reason = '*positional parameter*'
        }
    ) {
        $handler = Get-SandboxHandler
        $null = Connect-TestAccount $handler
        { & $Script } | Should -Throw $Reason
        $handler.Requests.Count | Should -Be 0
    }
}
