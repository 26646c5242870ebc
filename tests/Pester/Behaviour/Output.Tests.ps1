BeforeDiscovery {
    # The tables of the module: each column with its header, its width and its script block.
    $views = [xml] (Get-Content -Raw "$PSScriptRoot/../../../src/TelnyxPS/TelnyxPS.Format.ps1xml")
    $tables = foreach ($view in $views.SelectNodes('//View[TableControl]')) {
        $cells = @($view.SelectNodes('.//TableColumnItem/*'))
        $columns = foreach ($header in $view.SelectNodes('.//TableColumnHeader')) {
            $cell, $cells = $cells
            @{
                Header = $header.Label
                Width  = if ($header.Width) { [int] $header.Width } else { $header.Label.Length }
                Cell   = if ($cell.Name -eq 'PropertyName') { "`$_.$($cell.InnerText)" } else { $cell.InnerText }
            }
        }
        @{ TypeName = $view.ViewSelectedBy.TypeName; Columns = $columns }
    }
}

BeforeAll {
    . "$PSScriptRoot/../TestSetup.ps1"
    . "$PSScriptRoot/../TestHelpers.ps1"

    # Returns what tab completion suggests at the end of a line.
    function Get-Completion([string] $Line) {
        (TabExpansion2 -inputScript $Line -cursorColumn $Line.Length).CompletionMatches
    }

    # Returns the output without colors.
    function Get-Shown($Value, [int] $Width = 200) {
        ($Value | Out-String -Width $Width) -replace "$([char] 27)\[[0-9;]*m"
    }
}

AfterAll {
    Disconnect-Telnyx
}

Describe 'Output types' {
    It 'of <Name> are declared' -ForEach @(
        @{ Name = 'Connect-Telnyx'; Type = 'TelnyxPS.Client.TelnyxSession' }
        @{ Name = 'Get-TelnyxSession'; Type = 'TelnyxPS.Client.TelnyxSession' }
        @{ Name = 'Test-TelnyxSession'; Type = 'System.Boolean' }
        @{ Name = 'Get-TelnyxExternalConnection'; Type = 'TelnyxPS.Models.ExternalConnection' }
        @{ Name = 'New-TelnyxExternalConnection'; Type = 'TelnyxPS.Models.ExternalConnection' }
        @{ Name = 'Set-TelnyxExternalConnection'; Type = 'TelnyxPS.Models.ExternalConnection' }
        @{ Name = 'Remove-TelnyxExternalConnection'; Type = 'TelnyxPS.Models.ExternalConnection' }
        @{ Name = 'Get-TelnyxExternalConnectionCivicAddress'; Type = 'TelnyxPS.Models.ExternalConnectionCivicAddress' }
        @{ Name = 'Get-TelnyxExternalConnectionLogMessage'; Type = 'TelnyxPS.Models.ExternalConnectionLogMessage' }
        @{ Name = 'Get-TelnyxExternalConnectionPhoneNumber'; Type = 'TelnyxPS.Models.ExternalConnectionPhoneNumber' }
        @{ Name = 'Get-TelnyxExternalConnectionRelease'; Type = 'TelnyxPS.Models.ExternalConnectionRelease' }
        @{ Name = 'Get-TelnyxExternalConnectionUpload'; Type = 'TelnyxPS.Models.ExternalConnectionUpload' }
        @{ Name = 'Get-TelnyxExternalConnectionUploadStatus'; Type = 'TelnyxPS.Models.ExternalConnectionUploadStatus' }
        @{ Name = 'Invoke-TelnyxRestMethod'; Type = 'System.Management.Automation.PSObject' }
        @{ Name = 'New-TelnyxExternalConnectionUpload'; Type = 'TelnyxPS.Models.ExternalConnectionUpload' }
        @{ Name = 'Restart-TelnyxExternalConnectionUpload'; Type = 'TelnyxPS.Models.ExternalConnectionUpload' }
        @{
            Name = 'Set-TelnyxExternalConnectionLocation'
            Type = 'TelnyxPS.Models.ExternalConnectionStaticEmergencyAddress'
        }
        @{ Name = 'Set-TelnyxExternalConnectionPhoneNumber'; Type = 'TelnyxPS.Models.ExternalConnectionPhoneNumber' }
        @{ Name = 'Sync-TelnyxOperatorConnect'; Type = 'TelnyxPS.Models.ExternalConnectionRefresh' }
        @{ Name = 'Update-TelnyxExternalConnectionUpload'; Type = 'TelnyxPS.Models.ExternalConnectionRefresh' }
        @{ Name = 'Wait-TelnyxExternalConnectionUpload'; Type = 'TelnyxPS.Models.ExternalConnectionUpload' }
    ) {
        (Get-Command $Name).OutputType.Name | Should -BeExactly $Type
    }

    It 'of the output of <Name> are as declared' -ForEach @(
        @{ Name = 'Get-TelnyxExternalConnection'; Script = { Get-TelnyxExternalConnection -First 1 } }
        @{ Name = 'New-TelnyxExternalConnection'; Script = { New-TelnyxExternalConnection $profileId } }
        @{ Name = 'Set-TelnyxExternalConnection'; Script = { Set-TelnyxExternalConnection $chicago -Active $false } }
        @{ Name = 'Remove-TelnyxExternalConnection'; Script = { Remove-TelnyxExternalConnection $lyon -Force } }
        @{
            Name = 'Get-TelnyxExternalConnectionPhoneNumber'
            Script = { Get-TelnyxExternalConnectionPhoneNumber $teams -First 1 }
        }
        @{
            Name = 'Set-TelnyxExternalConnectionPhoneNumber'
            Script = { Set-TelnyxExternalConnectionPhoneNumber $teams $firstNumber -LocationId $floor }
        }
        @{
            Name = 'Get-TelnyxExternalConnectionCivicAddress'
            Script = { Get-TelnyxExternalConnectionCivicAddress $teams -First 1 }
        }
        @{
            Name = 'Set-TelnyxExternalConnectionLocation'
            Script = { Set-TelnyxExternalConnectionLocation $teams $floor -StaticEmergencyAddressId $unknownUuid }
        }
        @{ Name = 'Get-TelnyxExternalConnectionUpload'; Script = { Get-TelnyxExternalConnectionUpload $teams } }
        @{
            Name = 'New-TelnyxExternalConnectionUpload'
            Script = { New-TelnyxExternalConnectionUpload $teams $freeNumber }
        }
        @{
            Name = 'Wait-TelnyxExternalConnectionUpload'
            Script = { Wait-TelnyxExternalConnectionUpload $teams $ticket }
        }
        @{
            Name = 'Restart-TelnyxExternalConnectionUpload'
            Script = { Restart-TelnyxExternalConnectionUpload $london $londonTicket }
        }
        @{ Name = 'Update-TelnyxExternalConnectionUpload'; Script = { Update-TelnyxExternalConnectionUpload $teams } }
        @{
            Name = 'Get-TelnyxExternalConnectionUploadStatus'
            Script = { Get-TelnyxExternalConnectionUploadStatus $teams }
        }
        @{
            Name = 'Get-TelnyxExternalConnectionRelease'
            Script = { Get-TelnyxExternalConnectionRelease $teams $release }
        }
        @{
            Name = 'Get-TelnyxExternalConnectionLogMessage'
            Script = { Get-TelnyxExternalConnectionLogMessage -LogMessageId $message }
        }
        @{ Name = 'Sync-TelnyxOperatorConnect'; Script = { Sync-TelnyxOperatorConnect } }
        @{ Name = 'Get-TelnyxSession'; Script = { Get-TelnyxSession } }
        @{ Name = 'Test-TelnyxSession'; Script = { Test-TelnyxSession } }
    ) {
        Connect-Telnyx -Sandbox
        $output = @(& $Script)
        $output.Count | Should -Be 1
        $output[0].GetType().FullName | Should -BeExactly (Get-Command $Name).OutputType.Name
    }

    It 'support -WhatIf and -Confirm only if the cmdlet changes something' {
        foreach ($command in Get-Command -Module TelnyxPS) {
            $changes = $command.Verb -in 'Approve', 'Invoke', 'New', 'Remove', 'Restart', 'Set', 'Sync', 'Undo',
                'Update'
            $command.Parameters.ContainsKey('WhatIf') | Should -Be $changes -Because $command.Name
            $command.Parameters.ContainsKey('Confirm') | Should -Be $changes -Because $command.Name
        }
    }
}

Describe 'A connection' {
    BeforeEach {
        $scripted = [TelnyxPS.TestSupport.ScriptedHandler]::new()
        $null = Connect-TestAccount $scripted
    }

    It 'has plain values, named like the parameters that set them' {
        $scripted.Enqueue(200, (Get-AnswerJson -With @{
            active = $false
            tags = @('a', 'b;c')
            webhook_event_url = 'https://A.example:443/x'
            webhook_event_failover_url = $null
            webhook_timeout_secs = 25; webhook_api_version = '2'; inbound = @{ channel_limit = 5 }
            created_at = '2018-02-02T22:25:27.521Z'; updated_at = '2018-02-02T23:25:27.521+01:00'
        }))
        $connection = Get-TelnyxExternalConnection $chicago
        $connection.Id | Should -BeOfType ([string])
        $connection.RecordType | Should -BeExactly 'external_connection'
        $connection.ExternalSipConnection | Should -BeExactly 'zoom'
        $connection.Active | Should -BeExactly $false
        $connection.CredentialActive | Should -BeExactly $true
        $connection.OutboundVoiceProfileId | Should -BeExactly $profileId
        $connection.OutboundChannelLimit | Should -BeOfType ([int])
        $connection.InboundChannelLimit | Should -Be 5
        $connection.WebhookEventUrl | Should -BeExactly 'https://A.example:443/x'
        $connection.WebhookEventFailoverUrl | Should -BeNullOrEmpty
        $connection.WebhookTimeoutSecs | Should -Be 25
        $connection.WebhookApiVersion | Should -BeExactly '2'
        $connection.CreatedAt | Should -BeOfType ([DateTimeOffset])
        $connection.CreatedAt.UtcDateTime.ToString('o') | Should -BeExactly '2018-02-02T22:25:27.5210000Z'
        $connection.UpdatedAt.UtcDateTime.ToString('o') | Should -BeExactly '2018-02-02T22:25:27.5210000Z'
        "$connection" | Should -BeExactly $chicago

        $settable = (Get-Command Set-TelnyxExternalConnection).Parameters.Values |
            Where-Object { $_.ParameterSets.Values.ValueFromPipelineByPropertyName -contains $true } |
            Where-Object Name -NotIn 'AddTag', 'RemoveTag', 'Clear' |
            ForEach-Object { if ($_.Name -eq 'Tag') { 'Tags' } else { $_.Name } }
        foreach ($name in $settable) {
            $connection.psobject.Properties.Name | Should -Contain $name
        }
    }

    It 'has tags that are a list, and one text' {
        $scripted.Enqueue(200, (Get-AnswerJson -With @{ tags = @('a', 'b;c', 'say "x"', '', ' d ') }))
        $tags = (Get-TelnyxExternalConnection $chicago).Tags
        $tags.Count | Should -Be 5
        $tags[1] | Should -BeExactly 'b;c'
        $tags -contains 'a' | Should -BeTrue
        "$($tags.ToString())" | Should -BeExactly 'a;"b;c";"say ""x""";"";" d "'
        { $tags.Add('x') } | Should -Throw
    }

    It 'has null for missing values, and an empty list for missing tags' {
        $scripted.Enqueue(200, "{""data"":{""id"":""$chicago""}}")
        $connection = Get-TelnyxExternalConnection $chicago
        foreach (
            $property in $connection.psobject.Properties | Where-Object Name -NotIn Id, Tags, AdditionalProperties) {
            $property.Value | Should -Be $null -Because $property.Name
        }

        $null -eq $connection.Tags | Should -BeFalse
        $connection.Tags.Count | Should -Be 0
        $connection.AdditionalProperties.Count | Should -Be 0
    }

    It 'can have a number as its id' {
        $scripted.Enqueue(200, "{""data"":{""id"":$chicago}}")
        (Get-TelnyxExternalConnection $chicago).Id | Should -BeExactly $chicago
    }

    It 'has an empty list for tags that are null' {
        $scripted.Enqueue(200, (Get-AnswerJson -With @{ tags = $null }))
        (Get-TelnyxExternalConnection $chicago).Tags.Count | Should -Be 0
    }

    It 'keeps unknown fields and values as plain values' {
        $scripted.Enqueue(200, (Get-AnswerJson -With @{
            external_sip_connection = 'webex'
            inbound                 = @{ channel_limit = 5; codec = 'G722' }
            region                  = 'eu'
            weight                  = 1.5
            count                   = 12345678901
            flag                    = $true
            nothing                 = $null
            list                    = @(1, 'x')
            nested                  = @{ a = @{ b = 1 } }
        }))
        $connection = Get-TelnyxExternalConnection $chicago
        $connection.ExternalSipConnection | Should -BeExactly 'webex'
        $extra = $connection.AdditionalProperties
        $extra['region'] | Should -BeExactly 'eu'
        $extra['weight'] | Should -Be 1.5
        $extra['count'] | Should -Be 12345678901
        $extra['flag'] | Should -BeExactly $true
        $extra.ContainsKey('nothing') | Should -BeTrue
        $extra['list'] | Should -Be 1, 'x'
        $extra['nested']['a']['b'] | Should -Be 1
        $extra['inbound.codec'] | Should -BeExactly 'G722'
        $extra.Keys | Should -Not -Contain 'active'
        foreach ($value in $extra.Values | Where-Object { $null -ne $_ }) {
            $value.GetType().FullName | Should -Not -Match 'Json'
        }
    }

    It 'can be converted with ConvertTo-Json' {
        $scripted.Enqueue(200, (Get-AnswerJson -With @{ tags = @('a'); region = 'eu' }))
        $copy = Get-TelnyxExternalConnection $chicago | ConvertTo-Json -Depth 4 | ConvertFrom-Json
        $copy.Id | Should -BeExactly $chicago
        $copy.Tags | Should -BeExactly 'a'
        $copy.AdditionalProperties.region | Should -BeExactly 'eu'
    }
}

Describe 'What is shown' {
    BeforeEach {
        $null = Connect-TestAccount (Get-SandboxHandler)
        $london = '1895684344276866289'
        $pilot = '1876834788355327531'
        $freeNumber = '1700000013125550120'

        # Returns the lines of a table, without the group headers.
        function Get-TableLine($Value, [int] $Width = 80) {
            (Get-Shown $Value $Width) -split '\r?\n' | Where-Object { $_.Trim() -and $_ -notmatch '^ +ConnectionId: ' }
        }

        # Without spaces, because the text is wrapped.
        function Get-ErrorColumn($Value) {
            $lines = Get-TableLine $Value
            $from = $lines[0].IndexOf('Error')
            ($lines[2..99] | ForEach-Object { $_.PadRight($from).Substring($from) }) -join '' -replace '\s'
        }

        function Get-NewEmergencyAddress {
            (Get-TelnyxExternalConnectionCivicAddress $pilot -Country GB).Locations |
                Set-TelnyxExternalConnectionLocation -StaticEmergencyAddressId 1b9f1c4a-6d0e-4f5b-8a7e-0c2d3e4f5a6b
        }
    }

    It 'of connections is a table with one line for each' {
        $lines = (Get-Shown (Get-TelnyxExternalConnection $chicago, $board)) -split '\r?\n' | Where-Object { $_.Trim() }
        $lines.Count | Should -Be 4
        $lines[0] -split '\s+' | Where-Object { $_ } |
            Should -BeExactly 'Id', 'Service', 'Active', 'Inbound', 'Outbound', 'Tags'
        $lines[2] | Should -Match "^$chicago zoom +True +10 amer;headquarters\s*$"
        $lines[3] | Should -Match "^$board zoom +True +amer;""vip;board""\s*$"
    }

    It 'of connections fits on 80 columns without cutting anything' {
        $shown = Get-TelnyxExternalConnection $teams | Out-String -Width 80
        $shown | Should -Match $teams
        $shown | Should -Match 'operator_connect'
        $shown | Should -Match 'amer;teams'
    }

    It 'of a list view contains all properties, and additional properties only if there are any' {
        $list = Get-Shown (Get-TelnyxExternalConnection $chicago | Format-List)
        $names = 'Id', 'ExternalSipConnection', 'Active', 'CredentialActive', 'OutboundVoiceProfileId',
            'InboundChannelLimit', 'OutboundChannelLimit', 'Tags', 'WebhookEventUrl', 'WebhookEventFailoverUrl',
            'WebhookTimeoutSecs', 'WebhookApiVersion', 'CreatedAt', 'UpdatedAt'
        foreach ($name in $names) {
            $list | Should -Match "(?m)^$name +:"
        }

        $list | Should -Match 'Tags +: amer;headquarters'
        $list | Should -Not -Match 'AdditionalProperties'

        $scripted = [TelnyxPS.TestSupport.ScriptedHandler]::new()
        $scripted.SetDefault(200, (Get-AnswerJson -With @{ region = 'eu' }))
        $session = Connect-TestAccount $scripted
        Get-Shown (Get-TelnyxExternalConnection $chicago -Session $session | Format-List) |
            Should -Match 'AdditionalProperties +: region=eu'
    }

    It 'of <Type> is a table with the columns <Columns>' -ForEach @(
        @{
            Type = 'phone numbers'
            Columns = 'PhoneNumber', 'NumberId', 'Ctry', 'LocationId'
            Script = { Get-TelnyxExternalConnectionPhoneNumber $teams }
        }
        @{
            Type = 'civic addresses'
            Columns = 'CivicAddressId', 'Country', 'CityOrTown', 'Description'
            Script = { Get-TelnyxExternalConnectionCivicAddress $teams }
        }
        @{
            Type = 'locations'
            Columns = 'LocationId', 'IsDefault', 'Description'
            Script = { (Get-TelnyxExternalConnectionCivicAddress $teams).Locations }
        }
        @{
            Type = 'static emergency addresses'
            Columns = 'LocationId', 'StaticEmergencyAddressId'
            Script = { Get-NewEmergencyAddress }
        }
        @{
            Type = 'uploads'
            Columns = 'TicketId', 'Status', 'Total', 'Failed', 'Error'
            Script = { Get-TelnyxExternalConnectionUpload $london }
        }
        @{
            Type = 'new uploads'
            Columns = 'TicketId', 'Status', 'Total', 'Failed', 'Error'
            Script = { New-TelnyxExternalConnectionUpload $london $freeNumber }
        }
        @{
            Type = 'numbers of uploads'
            Columns = 'Number', 'Status', 'Error'
            Script = { (Get-TelnyxExternalConnectionUpload $london).Numbers }
        }
        @{
            Type = 'numbers of new uploads'
            Columns = 'Number', 'Status', 'Error'
            Script = { (New-TelnyxExternalConnectionUpload $london $freeNumber).Numbers }
        }
        @{
            Type = 'upload statuses'
            Columns = 'ConnectionId', 'PendingNumbers', 'PendingOrders'
            Script = { Get-TelnyxExternalConnectionUploadStatus $teams }
        }
        @{
            Type = 'releases'
            Columns = 'TicketId', 'Status', 'Total', 'ErrorMessage'
            Script = { Get-TelnyxExternalConnectionRelease $teams }
        }
        @{
            Type = 'numbers of releases'
            Columns = 'PhoneNumber', 'NumberId', 'TicketId'
            Script = { (Get-TelnyxExternalConnectionRelease $teams).PhoneNumbers }
        }
        @{
            Type = 'log messages'
            Columns = 'LogMessageId', 'Code', 'Title', 'Detail'
            Script = { Get-TelnyxExternalConnectionLogMessage }
        }
        @{
            Type = 'refreshes of uploads'
            Columns = 'ConnectionId', 'Success', 'Message'
            Script = { Update-TelnyxExternalConnectionUpload $teams }
        }
        @{
            Type = 'phone numbers of the account'
            Columns = 'PhoneNumber', 'Status', 'Country', 'ConnectionId', 'ConnectionName'
            Script = { Get-TelnyxPhoneNumber -First 9 }
        }
        @{
            Type = 'outbound voice profiles'
            Columns = 'OutboundVoiceProfileId', 'Enabled', 'Connections', 'CallLimit', 'Name'
            Script = { Get-TelnyxOutboundVoiceProfile }
        }
        @{
            Type = 'jobs'
            Columns = 'JobId', 'Status', 'Total', 'Pending', 'Done', 'Failed'
            Script = { Set-TelnyxPhoneNumber $firstNumber -Tag new -NoWait }
        }
        @{
            Type = 'accepted suggestions'
            Columns = 'StaticEmergencyAddressId', 'Accepted', 'LocationId'
            Script = {
                Set-TelnyxExternalConnectionLocation $teams $floor -StaticEmergencyAddressId $suggestedAddress |
                    Approve-TelnyxAddressSuggestion
            }
        }
        @{
            Type = 'a refresh of Operator Connect'
            Columns = 'ConnectionId', 'Success', 'Message'
            Script = { Sync-TelnyxOperatorConnect }
        }
    ) {
        $output = @(& $Script)
        $output.Count | Should -BeGreaterThan 0
        $lines = Get-TableLine $output
        $lines[0] -split '\s+' | Where-Object { $_ } | Should -BeExactly $Columns
        $lines | Should -Not -Match ([char] 0x2026)
        $lines | ForEach-Object { $_.Length } | Should -Not -BeGreaterThan 80
    }

    It 'of phone numbers is one line for each' {
        $lines = Get-TableLine (Get-TelnyxExternalConnectionPhoneNumber $teams)
        $lines.Count | Should -Be 4
        $lines[2] | Should -Match '^\+13125550110 +1700000013125550110 US +[0-9a-f-]{36}\s*$'
    }

    It 'of <Type> names the connection above its group' -ForEach @(
        @{ Type = 'phone numbers'; Script = { $args | Get-TelnyxExternalConnectionPhoneNumber } }
        @{ Type = 'civic addresses'; Script = { $args | Get-TelnyxExternalConnectionCivicAddress } }
        @{ Type = 'uploads'; Script = { $args | Get-TelnyxExternalConnectionUpload } }
        @{
            Type = 'releases'
            Script = {
                Get-TelnyxExternalConnectionRelease $teams | Select-Object -First 1
                $args | Get-TelnyxExternalConnectionRelease
            }
        }
    ) {
        $shown = Get-Shown (& $Script $teams $london) 80
        $groups = [regex]::Matches($shown, '(?m)^   ConnectionId: (\d+)\s*$').ForEach({ $_.Groups[1].Value })
        $groups | Should -Contain $teams
        ($groups | Sort-Object -Unique).Count | Should -Be $groups.Count
    }

    It 'of uploads counts their numbers, and those that failed' {
        Get-Shown (Get-TelnyxExternalConnectionUpload $london) 80 |
            Should -Match '(?m)^[0-9a-f-]{36} partial_success +3 +2\s*$'
        Get-Shown (Get-TelnyxExternalConnectionUploadStatus $teams) 80 | Should -Match "(?m)^$teams +0 +0\s*$"
        Get-Shown (Get-TelnyxExternalConnectionRelease $teams -Status expired) 80 |
            Should -Match '(?m)^[0-9a-f-]{36} expired +2\s*$'
    }

    It 'of numbers of a new upload is their ids' {
        Get-Shown (New-TelnyxExternalConnectionUpload $london $freeNumber).Numbers 80 |
            Should -Match "(?m)^$freeNumber\s*$"
    }

    It 'of failures is the whole reason, with its code for numbers: <Code>' -ForEach @(
        @{
            Code = 'unable_to_retrieve_default_location'
            Reason = 'The location could not be found, and no other location can be used instead.'
        }
        @{ Code = 'internal_error'; Reason = $null }
        @{ Code = $null; Reason = 'No reason is known.' }
    ) {
        $entry = @{
            number_id = $freeNumber
            phone_number = '+123456789012345'
            status = 'pending_upload'
            error_code = $Code
            error_message = $Reason
        }
        $scripted = [TelnyxPS.TestSupport.ScriptedHandler]::new()
        $scripted.SetDefault(
            200, (
                ConvertTo-Json @{
                    data = @{
                        ticket_id = 'x'; error_code = $Code; error_message = $Reason; tn_upload_entries = @($entry)
                    }
                } -Depth 4))
        $upload = Get-TelnyxExternalConnectionUpload $london x -Session (Connect-TestAccount $scripted)
        $both = @($Reason, $Code) -ne $null
        Get-ErrorColumn $upload | Should -BeExactly ($both[0] -replace '\s')
        [array]::Reverse($both)
        Get-ErrorColumn $upload.Numbers | Should -BeExactly ($both -join ':' -replace '\s')
        Get-Shown $upload.Numbers 80 | Should -Match '(?m)^\+123456789012345 +pending_upload '
    }

    It 'of <Type> as a list begins with <First>' -ForEach @(
        @{
            Type = 'phone numbers'
            First = 'ConnectionId', 'NumberId'
            Script = { Get-TelnyxExternalConnectionPhoneNumber $teams }
        }
        @{
            Type = 'civic addresses'
            First = 'ConnectionId', 'CivicAddressId'
            Script = { Get-TelnyxExternalConnectionCivicAddress $teams }
        }
        @{
            Type = 'locations'
            First = 'ConnectionId', 'CivicAddressId', 'LocationId'
            Script = { (Get-TelnyxExternalConnectionCivicAddress $teams).Locations }
        }
        @{
            Type = 'static emergency addresses'
            First = 'ConnectionId', 'LocationId', 'StaticEmergencyAddressId'
            Script = { Get-NewEmergencyAddress }
        }
        @{
            Type = 'uploads'
            First = 'ConnectionId', 'TicketId', 'Status'
            Script = { Get-TelnyxExternalConnectionUpload $london }
        }
        @{
            Type = 'numbers of uploads'
            First = 'ConnectionId', 'TicketId', 'NumberId'
            Script = { (Get-TelnyxExternalConnectionUpload $london).Numbers }
        }
        @{
            Type = 'upload statuses'
            First = , 'ConnectionId'
            Script = { Get-TelnyxExternalConnectionUploadStatus $teams }
        }
        @{
            Type = 'releases'
            First = 'ConnectionId', 'TicketId', 'Status'
            Script = { Get-TelnyxExternalConnectionRelease $teams }
        }
        @{
            Type = 'numbers of releases'
            First = 'ConnectionId', 'TicketId', 'NumberId'
            Script = { (Get-TelnyxExternalConnectionRelease $teams).PhoneNumbers }
        }
        @{
            Type = 'log messages'
            First = 'ConnectionId', 'LogMessageId'
            Script = { Get-TelnyxExternalConnectionLogMessage }
        }
        @{
            Type = 'refreshes of uploads'
            First = , 'ConnectionId'
            Script = { Update-TelnyxExternalConnectionUpload $pilot }
        }
    ) {
        $one = @(& $Script)[0]
        $names = (Get-Shown ($one | Format-List)) -split '\r?\n' | Where-Object { $_ -match '^(\w+) +:' } |
            ForEach-Object { ($_ -split ' ')[0] }
        $names[0..($First.Count - 1)] | Should -BeExactly $First
        # All properties except AdditionalProperties, which is empty.
        $names | Sort-Object |
            Should -BeExactly (
                $one.psobject.Properties.Name | Where-Object { $_ -notin 'AdditionalProperties', 'RecordType' } |
                    Sort-Object)
    }

    It 'of a list view contains additional properties if there are any' {
        $scripted = [TelnyxPS.TestSupport.ScriptedHandler]::new()
        $scripted.SetDefault(200, '{"data":[{"number_id":"1","region":"eu"}]}')
        $number = Get-TelnyxExternalConnectionPhoneNumber $teams -Session (Connect-TestAccount $scripted)
        Get-Shown ($number | Format-List) | Should -Match 'AdditionalProperties +: region=eu'
    }

    It 'of a list view of civic addresses names their locations' {
        Get-Shown (Get-TelnyxExternalConnectionCivicAddress $pilot -Country IE | Format-List) |
            Should -Match 'Locations +: [0-9a-f-]{36} \(Lab\); [0-9a-f-]{36} \(Kitchen\)'
    }

    It 'has headers that are property names: <TypeName>' -ForEach $tables {
        $objects = @(
            switch ($TypeName) {
                'TelnyxPS.Client.TelnyxSession' { Get-TelnyxSession }
                'TelnyxPS.Models.ExternalConnection' { Get-TelnyxExternalConnection -First 6 }
                'TelnyxPS.Models.ExternalConnectionPhoneNumber' { Get-TelnyxExternalConnectionPhoneNumber $teams }
                'TelnyxPS.Models.ExternalConnectionCivicAddress' { Get-TelnyxExternalConnectionCivicAddress $teams }
                'TelnyxPS.Models.ExternalConnectionLocation' {
                    (Get-TelnyxExternalConnectionCivicAddress $teams).Locations
                }
                'TelnyxPS.Models.ExternalConnectionStaticEmergencyAddress' { Get-NewEmergencyAddress }
                'TelnyxPS.Models.ExternalConnectionUpload' { $teams, $london | Get-TelnyxExternalConnectionUpload }
                'TelnyxPS.Models.ExternalConnectionUploadNumber' {
                    (Get-TelnyxExternalConnectionUpload $london).Numbers
                }
                'TelnyxPS.Models.ExternalConnectionUploadStatus' { Get-TelnyxExternalConnectionUploadStatus $teams }
                'TelnyxPS.Models.ExternalConnectionRelease' { Get-TelnyxExternalConnectionRelease $teams }
                'TelnyxPS.Models.ExternalConnectionReleaseNumber' {
                    (Get-TelnyxExternalConnectionRelease $teams).PhoneNumbers
                }
                'TelnyxPS.Models.ExternalConnectionLogMessage' { Get-TelnyxExternalConnectionLogMessage -First 5 }
                'TelnyxPS.Models.ExternalConnectionRefresh' { Update-TelnyxExternalConnectionUpload $teams }
                'TelnyxPS.Models.ConnectionSettingChange' {
                    (Set-TelnyxExternalConnection $chicago -AddTag new -Active $false).Changes
                }
                'TelnyxPS.Models.ConnectionDifference' {
                    Compare-TelnyxExternalConnection $chicago -Tag other -Active $false
                }
                'TelnyxPS.Models.AccountPhoneNumber' { Get-TelnyxPhoneNumber -First 5 }
                'TelnyxPS.Models.OutboundVoiceProfile' { Get-TelnyxOutboundVoiceProfile -First 5 }
                'TelnyxPS.Models.PhoneNumberJob' { Set-TelnyxPhoneNumber +13125550110 -Tag new -NoWait -Confirm:$false }
                'TelnyxPS.Models.PhoneNumberJobNumber' {
                    (Set-TelnyxPhoneNumber +13125550110 -Tag new -NoWait -Confirm:$false).PhoneNumbers
                }
                'TelnyxPS.Models.AddressSuggestion' {
                    Set-TelnyxExternalConnectionLocation $teams $floor -StaticEmergencyAddressId $suggestedAddress |
                        Approve-TelnyxAddressSuggestion
                }
            }
        )
        $objects.Count | Should -BeGreaterThan 0 -Because "each type with a table needs a line here: $TypeName"
        $filled = @{}
        foreach ($column in $Columns) {
            foreach ($object in $objects) {
                $object.GetType().FullName | Should -BeExactly $TypeName
                $object.psobject.Properties[$column.Header] |
                    Should -Not -BeNullOrEmpty -Because "$($column.Header) is a header"
                $value = $object.($column.Header)
                $text =
                    if ($value -is [System.Collections.IList]) { $value.ToString() } else {
                        [Convert]::ToString($value, [cultureinfo]::InvariantCulture)
                    }
                $cell = $object | ForEach-Object ([scriptblock]::Create($column.Cell))
                $cell = [Convert]::ToString($cell, [cultureinfo]::InvariantCulture) -replace "$([char] 27)\[[0-9;]*m"
                $cell |
                    Should -BeExactly (
                        [TelnyxPS.Models.DisplayText]::Escape($text)) -Because "$($column.Header) is the property shown"
                $filled[$column.Header] += $cell.Length
            }

            ($objects[0] | Select-Object $column.Header).psobject.Properties.Name | Should -BeExactly $column.Header
        }

        $Columns[0..1].Header |
            ForEach-Object { $filled[$_] | Should -BeGreaterThan 0 -Because "the values of $_ are compared" }
        ($Columns.Width | Measure-Object -Sum).Sum + $Columns.Count - 1 |
            Should -BeLessThan 80 -Because 'it fits a terminal of 80 columns'
    }

    It 'has headers that sort, select and filter' {
        (Get-TelnyxExternalConnection | Sort-Object Inbound -Descending)[0].InboundChannelLimit | Should -Be 200
        (Get-TelnyxExternalConnection | Where-Object Service -EQ operator_connect).Count |
            Should -Be @(Get-TelnyxExternalConnection -ExternalSipConnection operator_connect).Count
        ($teams, $london | Get-TelnyxExternalConnectionUpload | Where-Object Failed -GT 0).TicketId |
            Should -BeExactly $londonTicket
        (Get-TelnyxExternalConnectionUpload $london | Select-Object Total, Failed | ConvertTo-Csv)[1] |
            Should -BeExactly '"3","2"'
    }

    It 'has the other headers neither in Select-Object * nor in Export-Csv' {
        foreach (
            $object in (Get-TelnyxExternalConnection -First 1), (Get-TelnyxExternalConnectionUpload $london),
            (Get-TelnyxSession)) {
            $names = $object.GetType().GetProperties().Name | Sort-Object
            ($object | Select-Object *).psobject.Properties.Name | Sort-Object | Should -BeExactly $names
            ($object | ConvertTo-Csv | ConvertFrom-Csv).psobject.Properties.Name | Sort-Object |
                Should -BeExactly $names
        }
    }

    It 'of a session is a table' {
        $lines = (Get-Shown (Get-TelnyxSession)) -split '\r?\n' | Where-Object { $_.Trim() }
        $lines.Count | Should -Be 3
        $lines[0] | Should -Match 'BaseUri +ApiKey +Sandbox'
        $lines[2] | Should -Match 'https://telnyx\.invalid/v2 +\*{4}Yp2G'
    }
}

Describe 'Completion' {
    BeforeEach {
        $handler = Get-SandboxHandler
        $session = Connect-TestAccount $handler
    }

    It 'of ids suggests the connections that the session has read, and sends no request: <_>' -ForEach @(
        'Get-TelnyxExternalConnection -Id '
        'Get-TelnyxExternalConnection '
        'Set-TelnyxExternalConnection -Id '
        'Remove-TelnyxExternalConnection '
    ) {
        @(Get-Completion $_ | Where-Object ResultType -EQ ParameterValue).Count | Should -Be 0
        $handler.Requests.Count | Should -Be 0
        $null = Get-TelnyxExternalConnection $chicago, $board
        $handler.Clear()
        $offered = @(Get-Completion $_)
        $offered.CompletionText | Should -BeExactly $board, $chicago
        $offered[0].ToolTip | Should -BeExactly 'zoom, active, tags amer;"vip;board"'
        $handler.Requests.Count | Should -Be 0
    }

    It 'of ids suggests values that match the typed text' {
        $null = Get-TelnyxExternalConnection
        $handler.Clear()
        (Get-Completion 'Get-TelnyxExternalConnection -Id 1930').CompletionText | Should -BeExactly $chicago
        (Get-Completion "Get-TelnyxExternalConnection -Id '1930").CompletionText | Should -Match $chicago
        @(Get-Completion 'Get-TelnyxExternalConnection -Id ').Count | Should -Be 36
        @((Get-Completion 'Get-TelnyxExternalConnection -Id 2') | Where-Object CompletionText -Match '^\d+$').Count |
            Should -Be 0
        $handler.Requests.Count | Should -Be 0
    }

    It 'of ids suggests created connections, but no removed ones' {
        $null = Get-TelnyxExternalConnection $lyon, $chicago
        $null = Remove-TelnyxExternalConnection $lyon -Force
        $made = New-TelnyxExternalConnection $profileId
        (Get-Completion 'Get-TelnyxExternalConnection -Id ').CompletionText | Should -BeExactly $chicago, $made.Id
    }

    It 'of ids uses the session of -Session' {
        $null = Get-TelnyxExternalConnection $chicago
        $null = Connect-TestAccount (Get-SandboxHandler)
        $null = Get-TelnyxExternalConnection $board
        (Get-Completion 'Get-TelnyxExternalConnection -Session $session -Id ').CompletionText |
            Should -BeExactly $chicago
        (Get-Completion 'Get-TelnyxExternalConnection -Id ').CompletionText | Should -BeExactly $board
    }

    It 'of ids suggests nothing without a session' {
        Disconnect-Telnyx
        @(Get-Completion 'Get-TelnyxExternalConnection -Id ' | Where-Object CompletionText -Match '^\d+$').Count |
            Should -Be 0
    }

    It 'of -Active suggests $true and $false: <_>' `
        -ForEach 'Set-TelnyxExternalConnection 1 -Active ', 'New-TelnyxExternalConnection 1 -Active ' {
        (Get-Completion $_).CompletionText | Should -BeExactly '$true', '$false'
        (Get-Completion "${_}f").CompletionText | Should -BeExactly '$false'
        (Get-Completion "${_}T").CompletionText | Should -BeExactly '$true'
    }

    It 'of <Line> suggests <Values>' -ForEach @(
        @{ Line = 'Get-TelnyxExternalConnection -ExternalSipConnection '; Values = 'operator_connect', 'zoom' }
        @{ Line = 'New-TelnyxExternalConnection -ExternalSipConnection '; Values = , 'zoom' }
        @{
            Line = 'Set-TelnyxExternalConnection -Clear '
            Values = 'InboundChannelLimit', 'OutboundChannelLimit', 'Tag', 'WebhookEventFailoverUrl',
                'WebhookTimeoutSecs'
        }
    ) {
        (Get-Completion $Line).CompletionText | Sort-Object | Should -BeExactly $Values
        $handler.Requests.Count | Should -Be 0
    }
}

Describe '-Debug' {
    BeforeAll {
        $handler = Get-SandboxHandler
        $null = Connect-TestAccount $handler
    }

    It 'shows each request and response, and does not prompt' {
        $lines = @(
            Get-TelnyxExternalConnection $chicago -Debug 5>&1 |
                Where-Object { $_ -is [System.Management.Automation.DebugRecord] }
        )
        $lines[0].Message | Should -BeExactly "GET /external_connections/$chicago"
        $lines[1].Message | Should -Match "^GET /external_connections/${chicago}: HTTP 200 after \d+ ms.* \{"
    }

    It 'works with $DebugPreference, and for a change together with -Verbose' {
        $DebugPreference = 'Continue'
        $lines = @(
            Set-TelnyxExternalConnection $chicago -OutboundChannelLimit 91 5>&1 |
                Where-Object { $_ -is [System.Management.Automation.DebugRecord] }
        )
        "$lines" | Should -Match 'PATCH /external_connections/\d+ \{"outbound":\{"channel_limit":91'
        $DebugPreference = 'SilentlyContinue'
        Get-TelnyxExternalConnection $chicago 5>&1 | Should -BeOfType ([TelnyxPS.Models.ExternalConnection])
    }

    It 'shows the messages about a change before its output, even if it was made while the input was delayed' {
        $connections = @(Get-TelnyxExternalConnection $chicago, $lyon)
        $DebugPreference = 'Continue'
        $handler.Clear()
        $written = @(
            & {
                $connections[0]
                while (-not $handler.Writes.Count) {
                    Start-Sleep -Milliseconds 10
                }

                Start-Sleep -Milliseconds 100
                $connections[1]
            } | Set-TelnyxExternalConnection -OutboundChannelLimit 92 5>&1
        )
        $types = $written.ForEach({ $_.GetType().Name }) -join ' '
        $types | Should -BeExactly (
            'DebugRecord DebugRecord ExternalConnection DebugRecord DebugRecord ExternalConnection')
    }
}
