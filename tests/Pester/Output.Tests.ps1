BeforeAll {
    . "$PSScriptRoot/TestSetup.ps1"
    . "$PSScriptRoot/TestHelpers.ps1"

    # What Tab offers at the end of a line.
    function Get-Completion([string] $Line) {
        (TabExpansion2 -inputScript $Line -cursorColumn $Line.Length).CompletionMatches
    }

    # What is shown, without colours.
    function Get-Shown($Value) {
        ($Value | Out-String -Width 200) -replace "$([char] 27)\[[0-9;]*m"
    }
}

AfterAll {
    Disconnect-Telnyx
}

Describe 'Output types' {
    It 'of <Name> are declared' -ForEach @(
        @{ Name = 'Connect-Telnyx'; Type = 'TelnyxPS.Api.TelnyxSession' }
        @{ Name = 'Get-TelnyxSession'; Type = 'TelnyxPS.Api.TelnyxSession' }
        @{ Name = 'Test-TelnyxSession'; Type = 'System.Boolean' }
        @{ Name = 'Get-TelnyxExternalConnection'; Type = 'TelnyxPS.Models.ExternalConnection' }
        @{ Name = 'New-TelnyxExternalConnection'; Type = 'TelnyxPS.Models.ExternalConnection' }
        @{ Name = 'Set-TelnyxExternalConnection'; Type = 'TelnyxPS.Models.ExternalConnection' }
        @{ Name = 'Remove-TelnyxExternalConnection'; Type = 'TelnyxPS.Models.ExternalConnection' }
    ) {
        (Get-Command $Name).OutputType.Name | Should -BeExactly $Type
    }

    It 'of what <Name> emits are as declared' -ForEach @(
        @{ Name = 'Get-TelnyxExternalConnection'; Script = { Get-TelnyxExternalConnection -First 1 } }
        @{ Name = 'New-TelnyxExternalConnection'; Script = { New-TelnyxExternalConnection $profileId } }
        @{ Name = 'Set-TelnyxExternalConnection'; Script = { Set-TelnyxExternalConnection $chicago -Active $false } }
        @{ Name = 'Remove-TelnyxExternalConnection'; Script = { Remove-TelnyxExternalConnection $lyon -Force } }
        @{ Name = 'Get-TelnyxExternalConnectionPhoneNumber'; Script = { Get-TelnyxExternalConnectionPhoneNumber $teams -First 1 } }
        @{ Name = 'Set-TelnyxExternalConnectionPhoneNumber'; Script = { Set-TelnyxExternalConnectionPhoneNumber $teams $firstNumber -LocationId $floor } }
        @{ Name = 'Get-TelnyxExternalConnectionCivicAddress'; Script = { Get-TelnyxExternalConnectionCivicAddress $teams -First 1 } }
        @{ Name = 'Set-TelnyxExternalConnectionLocation'; Script = { Set-TelnyxExternalConnectionLocation $teams $floor -StaticEmergencyAddressId $unknownUuid } }
        @{ Name = 'Get-TelnyxExternalConnectionUpload'; Script = { Get-TelnyxExternalConnectionUpload $teams } }
        @{ Name = 'New-TelnyxExternalConnectionUpload'; Script = { New-TelnyxExternalConnectionUpload $teams $freeNumber } }
        @{ Name = 'Wait-TelnyxExternalConnectionUpload'; Script = { Wait-TelnyxExternalConnectionUpload $teams $ticket } }
        @{ Name = 'Restart-TelnyxExternalConnectionUpload'; Script = { Restart-TelnyxExternalConnectionUpload $london $londonTicket } }
        @{ Name = 'Update-TelnyxExternalConnectionUpload'; Script = { Update-TelnyxExternalConnectionUpload $teams } }
        @{ Name = 'Get-TelnyxExternalConnectionUploadStatus'; Script = { Get-TelnyxExternalConnectionUploadStatus $teams } }
        @{ Name = 'Get-TelnyxExternalConnectionRelease'; Script = { Get-TelnyxExternalConnectionRelease $teams $release } }
        @{ Name = 'Get-TelnyxExternalConnectionLogMessage'; Script = { Get-TelnyxExternalConnectionLogMessage $message } }
        @{ Name = 'Sync-TelnyxOperatorConnect'; Script = { Sync-TelnyxOperatorConnect } }
        @{ Name = 'Get-TelnyxSession'; Script = { Get-TelnyxSession } }
        @{ Name = 'Test-TelnyxSession'; Script = { Test-TelnyxSession } }
    ) {
        Connect-Telnyx -Sandbox
        $output = @(& $Script)
        $output.Count | Should -Be 1
        $output[0].GetType().FullName | Should -BeExactly (Get-Command $Name).OutputType.Name
    }

    It 'support -WhatIf and -Confirm where something is changed, and only there' {
        foreach ($command in Get-Command -Module TelnyxPS) {
            $changes = $command.Verb -in 'New', 'Set', 'Remove', 'Restart', 'Update', 'Sync', 'Invoke'
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
            active = $false; tags = @('a', 'b;c'); webhook_event_url = 'https://A.example:443/x'; webhook_event_failover_url = $null
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

    It 'has null for what is missing, and an empty list for missing tags' {
        $scripted.Enqueue(200, "{""data"":{""id"":""$chicago""}}")
        $connection = Get-TelnyxExternalConnection $chicago
        foreach ($property in $connection.psobject.Properties | Where-Object Name -NotIn Id, Tags, AdditionalProperties) {
            $property.Value | Should -Be $null -Because $property.Name
        }

        $null -eq $connection.Tags | Should -BeFalse
        $connection.Tags.Count | Should -Be 0
        $connection.AdditionalProperties.Count | Should -Be 0
    }

    It 'may have its id as a number' {
        $scripted.Enqueue(200, "{""data"":{""id"":$chicago}}")
        (Get-TelnyxExternalConnection $chicago).Id | Should -BeExactly $chicago
    }

    It 'has an empty list for tags that are null' {
        $scripted.Enqueue(200, (Get-AnswerJson -With @{ tags = $null }))
        (Get-TelnyxExternalConnection $chicago).Tags.Count | Should -Be 0
    }

    It 'keeps the fields that this module does not know, as plain values, and values that it does not know' {
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

    It 'goes through ConvertTo-Json' {
        $scripted.Enqueue(200, (Get-AnswerJson -With @{ tags = @('a'); region = 'eu' }))
        $copy = Get-TelnyxExternalConnection $chicago | ConvertTo-Json -Depth 4 | ConvertFrom-Json
        $copy.Id | Should -BeExactly $chicago
        $copy.Tags | Should -BeExactly 'a'
        $copy.AdditionalProperties.region | Should -BeExactly 'eu'
    }
}

Describe 'What is shown' {
    BeforeAll {
        $null = Connect-TestAccount (Get-SandboxHandler)
    }

    It 'of connections is a table, on a line each' {
        $lines = (Get-Shown (Get-TelnyxExternalConnection $chicago, $board)) -split '\r?\n' | Where-Object { $_.Trim() }
        $lines.Count | Should -Be 4
        $lines[0] -split '\s+' | Where-Object { $_ } | Should -BeExactly 'Id', 'Service', 'Active', 'Inbound', 'Outbound', 'Tags'
        $lines[2] | Should -Match "^$chicago zoom +True +10 amer;headquarters\s*$"
        $lines[3] | Should -Match "^$board zoom +True +amer;""vip;board""\s*$"
    }

    It 'of connections fits on 80 columns without cutting anything' {
        $shown = Get-TelnyxExternalConnection $teams | Out-String -Width 80
        $shown | Should -Match $teams
        $shown | Should -Match 'operator_connect'
        $shown | Should -Match 'amer;teams'
    }

    It 'of a list view holds all, and additional properties only where there are some' {
        $list = Get-Shown (Get-TelnyxExternalConnection $chicago | Format-List)
        foreach ($name in 'Id', 'ExternalSipConnection', 'Active', 'CredentialActive', 'OutboundVoiceProfileId', 'InboundChannelLimit', 'OutboundChannelLimit',
            'Tags', 'WebhookEventUrl', 'WebhookEventFailoverUrl', 'WebhookTimeoutSecs', 'WebhookApiVersion', 'CreatedAt', 'UpdatedAt') {
            $list | Should -Match "(?m)^$name +:"
        }

        $list | Should -Match 'Tags +: amer;headquarters'
        $list | Should -Not -Match 'AdditionalProperties'

        $scripted = [TelnyxPS.TestSupport.ScriptedHandler]::new()
        $scripted.SetDefault(200, (Get-AnswerJson -With @{ region = 'eu' }))
        $session = Connect-TestAccount $scripted
        Get-Shown (Get-TelnyxExternalConnection $chicago -Session $session | Format-List) | Should -Match 'AdditionalProperties +: region=eu'
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

    It 'of ids offers the connections that the session has seen, and asks for nothing: <_>' -ForEach @(
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

    It 'of ids goes by what was typed' {
        $null = Get-TelnyxExternalConnection
        $handler.Clear()
        (Get-Completion 'Get-TelnyxExternalConnection -Id 1930').CompletionText | Should -BeExactly $chicago
        (Get-Completion "Get-TelnyxExternalConnection -Id '1930").CompletionText | Should -Match $chicago
        @(Get-Completion 'Get-TelnyxExternalConnection -Id ').Count | Should -Be 36
        @((Get-Completion 'Get-TelnyxExternalConnection -Id 2') | Where-Object CompletionText -Match '^\d+$').Count | Should -Be 0
        $handler.Requests.Count | Should -Be 0
    }

    It 'of ids offers none that was removed, and those that were made' {
        $null = Get-TelnyxExternalConnection $lyon, $chicago
        $null = Remove-TelnyxExternalConnection $lyon -Force
        $made = New-TelnyxExternalConnection $profileId
        (Get-Completion 'Get-TelnyxExternalConnection -Id ').CompletionText | Should -BeExactly $chicago, $made.Id
    }

    It 'of ids goes by the session named' {
        $null = Get-TelnyxExternalConnection $chicago
        $null = Connect-TestAccount (Get-SandboxHandler)
        $null = Get-TelnyxExternalConnection $board
        (Get-Completion 'Get-TelnyxExternalConnection -Session $session -Id ').CompletionText | Should -BeExactly $chicago
        (Get-Completion 'Get-TelnyxExternalConnection -Id ').CompletionText | Should -BeExactly $board
    }

    It 'of ids is silent without a session' {
        Disconnect-Telnyx
        @(Get-Completion 'Get-TelnyxExternalConnection -Id ' | Where-Object CompletionText -Match '^\d+$').Count | Should -Be 0
    }

    It 'of -Active offers $true and $false: <_>' -ForEach 'Set-TelnyxExternalConnection 1 -Active ', 'New-TelnyxExternalConnection 1 -Active ' {
        (Get-Completion $_).CompletionText | Should -BeExactly '$true', '$false'
        (Get-Completion "${_}f").CompletionText | Should -BeExactly '$false'
        (Get-Completion "${_}T").CompletionText | Should -BeExactly '$true'
    }

    It 'of <Line> offers <Values>' -ForEach @(
        @{ Line = 'Get-TelnyxExternalConnection -ExternalSipConnection '; Values = 'operator_connect', 'zoom' }
        @{ Line = 'New-TelnyxExternalConnection -ExternalSipConnection '; Values = , 'zoom' }
        @{ Line = 'Set-TelnyxExternalConnection -Clear '; Values = 'InboundChannelLimit', 'OutboundChannelLimit', 'Tag', 'WebhookEventFailoverUrl', 'WebhookTimeoutSecs' }
    ) {
        (Get-Completion $Line).CompletionText | Sort-Object | Should -BeExactly $Values
        $handler.Requests.Count | Should -Be 0
    }
}
