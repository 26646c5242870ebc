# All cmdlets with all parameters: each parameter alone and as a default value, and input and output through files,
# through
# jobs and in other cultures. All tests run in this process.

BeforeDiscovery {
    $manifest = Import-PowerShellDataFile "$PSScriptRoot/../../../TelnyxPS.psd1"
    $commands = $manifest.CmdletsToExport | ForEach-Object { @{ Command = $_ } }
    $cultures = 'en-US', 'de-DE', 'tr-TR', 'th-TH', 'fa-IR', 'ar-SA', 'sv-SE' | ForEach-Object { @{ Culture = $_ } }
}

BeforeAll {
    . "$PSScriptRoot/../TestSetup.ps1"
    . "$PSScriptRoot/../TestHelpers.ps1"

    # The session is non-interactive, so that a missing parameter is an error.
    $runspace = Open-TestRunspace

    $samples = @{
        Id = $lyon
        ConnectionId = $teams
        NumberId = $firstNumber
        TicketId = $ticket
        LogMessageId = $message
        CivicAddressId = $address
        LocationId = $reception
        StaticEmergencyAddressId = $unknownUuid
        ConnectionName = 'lyon'
        ExternalSipConnection = 'zoom'
        PhoneNumber = '+13125550110'; PhoneNumberContains = '312'
        CreatedAt = '2025-06-04'
        Active = $false
        OutboundVoiceProfileId = $otherProfileId
        InboundOutboundVoiceProfileId = $otherProfileId
        InboundChannelLimit = 5; OutboundChannelLimit = 5; Tag = 'x'; AddTag = 'x'; RemoveTag = 'emea'; Clear = 'Tag'
        WebhookEventUrl = 'https://a.example'
        WebhookEventFailoverUrl = 'https://b.example'
        WebhookTimeoutSecs = 5
        Country = 'US'
        Usage = 'calling_user_assignment'
        AdditionalUsage = 'calling_user_assignment'
        ThrottleLimit = 8
        TimeoutSec = 1
        IntervalSec = 1
        MaximumRetryCount = 1
        PhoneNumberCount = 50
        Source = 'ported'
        JobId = $unknownUuid
        Path = 'external_connections'
        Method = 'GET'
        First = 1
        Skip = 1
        Body = 'x'
    }

    function Get-Sample($Parameter, $Session) {
        if ($Parameter.Name -eq 'Session') { return $Session }
        if ($samples.ContainsKey($Parameter.Name)) { return $samples[$Parameter.Name] }
        if ($Parameter.Name -eq 'Status') { return 'pending' }
        if ($Parameter.ParameterType -eq [switch] -or $Parameter.ParameterType -eq [bool]) { return $true }
        if ($Parameter.Name -eq 'Query') { return @{ 'page[size]' = 3 } }
        switch ($Parameter.ParameterType.FullName) {
            'TelnyxPS.Models.ExternalConnectionPhoneNumber[]' {
                return (Get-TelnyxExternalConnectionPhoneNumber $teams $firstNumber -Session $Session)
            }
            'TelnyxPS.Models.ExternalConnectionUpload[]' {
                return (Get-TelnyxExternalConnectionUpload $teams $ticket -Session $Session)
            }
            'TelnyxPS.Models.ExternalConnectionLocation[]' {
                return (Get-TelnyxExternalConnectionCivicAddress $teams -Session $Session).Locations[0]
            }
            'TelnyxPS.Models.ExternalConnectionLogMessage[]' {
                return (Get-TelnyxExternalConnectionLogMessage -LogMessageId $message -Session $Session)
            }
            'System.Management.Automation.PSObject' { return [pscustomobject]@{ OutboundVoiceProfileId = $profileId } }
            'System.Management.Automation.PSCredential' { return [pscredential]::new('user', [securestring]::new()) }
            'System.Uri' { return [uri] 'https://telnyx.invalid/v2' }
            'System.Security.SecureString' { return $testKey }
            'System.Net.Http.HttpMessageHandler' { return (Get-SandboxHandler) }
        }

        if ($Parameter.Name -eq 'InputObject') { return (Get-TelnyxExternalConnection $teams -Session $Session) }
        if ($Parameter.ParameterType -eq [string]) { return 'x' }
        $null
    }

    # Returns what a command does with sample parameters, on the command line and as default values: the output, the
    # requests and the error ids.
    function Get-Effect([string] $Command, [hashtable] $Parameter, [hashtable] $Default) {
        $handler = Get-SandboxHandler
        $session = Connect-TestAccount $handler
        $Parameter, $Default = foreach ($given in $Parameter, $Default) {
            $values = @{}
            foreach ($name in $given.Keys) {
                $values[$name] = Get-Sample $given[$name] $session
            }

            $values
        }

        $handler.Clear()
        $runspace.SessionStateProxy.SetVariable('global:TelnyxPSDefaultSession', $session)
        $result = Invoke-InRunspace $runspace {
            param($command, $parameter, $default)
            $PSDefaultParameterValues = $default
            & $command @parameter
        } $Command, $Parameter, $Default
        $failed = @($result.Errors) + @($result.Stopped) | Where-Object { $_ } |
            ForEach-Object { ($_.FullyQualifiedErrorId -split ',')[0] }
        [pscustomobject]@{
            Output   = $result.Output.Count
            Requests = @($handler.Requests | ForEach-Object { "$($_.Method) $($_.PathAndQuery)" })
            Told     = @($failed).Count + $result.Warnings.Count
            Text     =
                "$($result.Output.Count) out; $($result.Warnings.Count) warnings; " +
                    "$($handler.Requests.ForEach({ "$($_.Method) $($_.PathAndQuery)" }) -join ' | '); " +
                    "$($failed -join ', ')"
        }
    }

    $common = [Management.Automation.PSCmdlet]::CommonParameters +
        [Management.Automation.PSCmdlet]::OptionalCommonParameters
}

AfterAll {
    $runspace.Dispose()
    Disconnect-Telnyx
}

Describe '<Command>' -ForEach $commands {
    BeforeAll {
        $cases = @{}
        $own = (Get-Command $Command).Parameters.Values |
            Where-Object { $_.Name -notin $common -or $_.Name -in 'First', 'Skip' }
        foreach ($parameter in $own) {
            $cases[$parameter.Name] = $parameter
        }
    }

    It 'never silently ignores a single parameter' {
        if ($Command -in 'Connect-Telnyx', 'Disconnect-Telnyx', 'Get-TelnyxSession') {
            # These cmdlets don't change an account, and return nothing on success.
            return
        }

        foreach ($name in $cases.Keys) {
            $effect = Get-Effect $Command @{ $name = $cases[$name] } @{}
            $effect.Output + $effect.Requests.Count + $effect.Told |
                Should -BeGreaterThan 0 -Because "-$name alone does nothing and says nothing"
        }
    }

    It 'does the same if the parameter has a default value in $PSDefaultParameterValues' {
        foreach ($name in $cases.Keys) {
            $typed = Get-Effect $Command @{ $name = $cases[$name] } @{}
            if ($typed.Text -match '; (CannotConvertArgument|ParameterArgument)') {
                # There is no sample for it here, and PowerShell ignores a default value that can't be bound.
                continue
            }

            $default = Get-Effect $Command @{} @{ "${Command}:$name" = $cases[$name] }
            $default.Text | Should -BeExactly $typed.Text -Because "-$name is a default value"
        }
    }

    It 'does the same with a default throttle limit or session for all cmdlets' {
        $bare = Get-Effect $Command @{} @{}
        foreach (
            $name in 'ThrottleLimit', 'Session' |
                Where-Object { $cases.ContainsKey($_) -and $Command -notmatch '^Disconnect' }) {
            (Get-Effect $Command @{ $name = $cases[$name] } @{}).Text |
                Should -BeExactly $bare.Text -Because "-$name selects nothing"
            (Get-Effect $Command @{} @{ "*-Telnyx*:$name" = $cases[$name] }).Text |
                Should -BeExactly $bare.Text -Because "-$name is a default value of all"
        }
    }
}

Describe 'A list with a default throttle' {
    It 'is complete' {
        $null = Connect-TestAccount (Get-SandboxHandler)
        $PSDefaultParameterValues = @{ '*-Telnyx*:ThrottleLimit' = 8 }
        @(Get-TelnyxExternalConnection).Count | Should -Be 36
        @(Get-TelnyxExternalConnection -First 2).Count | Should -Be 2
        @(Get-TelnyxExternalConnectionLogMessage).Count | Should -BeGreaterThan 0
        @(Get-TelnyxExternalConnection $chicago).Count | Should -Be 1
        @(Get-TelnyxExternalConnection | Set-TelnyxExternalConnection -Active $true -WhatIf 6>$null).Count |
            Should -Be 0
    }
}

Describe 'Objects that come through <Kind>' -ForEach @(
    @{ Kind = 'a job or a remote session'; Depth = 1 }
    @{ Kind = 'a file of Export-Clixml'; Depth = 2 }
) {
    BeforeAll {
        $handler = Get-SandboxHandler
        $null = Connect-TestAccount $handler

        # What a job sends and Receive-Job returns: the serializer of PowerShell, with the depth that jobs use.
        function Get-Copy($Object, [int] $Times = $Depth) {
            [Management.Automation.PSSerializer]::Deserialize(
                [Management.Automation.PSSerializer]::Serialize($Object, $Times))
        }

        function Get-Shown($Value) {
            ($Value | Out-String -Width 200) -replace "$([char] 27)\[[0-9;]*m"
        }

        $objects = @(
            Get-TelnyxExternalConnection $board, $chicago
            Set-TelnyxExternalConnection $berlin -AddTag 'one;two' -OutboundChannelLimit 3
            (Set-TelnyxExternalConnection $lyon -AddTag 'one;two').Changes
            Compare-TelnyxExternalConnection $chicago -Tag 'one', 'two'
            Get-TelnyxExternalConnectionPhoneNumber $teams
            Get-TelnyxExternalConnectionCivicAddress $teams
            (Get-TelnyxExternalConnectionCivicAddress $teams).Locations
            Set-TelnyxExternalConnectionLocation $teams $floor -StaticEmergencyAddressId $unknownUuid
            Get-TelnyxExternalConnectionUpload $london
            (Get-TelnyxExternalConnectionUpload $london).Numbers
            Get-TelnyxExternalConnectionUploadStatus $teams
            Get-TelnyxExternalConnectionRelease $teams
            (Get-TelnyxExternalConnectionRelease $teams).PhoneNumbers
            Get-TelnyxExternalConnectionLogMessage
            Update-TelnyxExternalConnectionUpload $teams
            Get-TelnyxPhoneNumber -First 2
            Get-TelnyxOutboundVoiceProfile
            Set-TelnyxExternalConnectionLocation $teams $reception -StaticEmergencyAddressId $suggestedAddress |
                Approve-TelnyxAddressSuggestion
            Set-TelnyxPhoneNumber $firstNumber -Tag new -NoWait
            (Set-TelnyxPhoneNumber $secondNumber -Tag new -NoWait).PhoneNumbers
        )
    }

    BeforeEach {
        $handler = Get-SandboxHandler
        $null = Connect-TestAccount $handler
    }

    It 'are restored, and are shown in the same way' {
        $types = $objects | ForEach-Object { $_.GetType().Name } | Sort-Object -Unique
        $types.Count | Should -Be 19 -Because 'all types except the session are in the table'
        foreach ($one in $objects) {
            $copy = Get-Copy $one
            $copy.GetType() | Should -Be $one.GetType()
            $copy.psobject.Properties.Name | Sort-Object |
                Should -BeExactly ($one.psobject.Properties.Name | Sort-Object)
            Get-Shown $copy | Should -BeExactly (Get-Shown $one)
            Get-Shown ($copy | Format-List) | Should -BeExactly (Get-Shown ($one | Format-List))
            ($copy | ConvertTo-Csv) -join "`n" | Should -BeExactly (($one | ConvertTo-Csv) -join "`n")
        }
    }

    It 'have all properties of a connection when deserialized, and the tags as text' {
        $serialized = [xml] [Management.Automation.PSSerializer]::Serialize($objects[0], $Depth)
        $names = $serialized.SelectNodes('/*/*/*[local-name()="Props" or local-name()="MS"]/*') |
            ForEach-Object { $_.N }
        $expected = $objects[0].psobject.Properties.Name -replace '^Tags$', 'Tag'
        $names | Sort-Object | Should -BeExactly ($expected | Sort-Object)
        $serialized.SelectSingleNode('//*[@N="Tag"]').InnerText | Should -BeExactly 'amer;"vip;board"'
    }

    It 'keep unknown fields' {
        $scripted = [TelnyxPS.TestSupport.ScriptedHandler]::new()
        $scripted.SetDefault(
            200, (
                Get-AnswerJson -With @{
                    region = 'eu'; nested = @{ a = @(1, 'x') }; inbound = @{ codec = 'G722'; channel_limit = 3 }
                }))
        $one = Get-TelnyxExternalConnection $chicago -Session (Connect-TestAccount $scripted)
        $copy = Get-Copy $one 3
        $copy.InboundChannelLimit | Should -Be 3
        $copy.AdditionalProperties['inbound.codec'] | Should -BeExactly 'G722'
        $copy.AdditionalProperties.region | Should -BeExactly 'eu'
        "$($one.AdditionalProperties.ToString())" | Should -Match 'nested=\{"a":\[1,"x"\]\}'
    }

    It 'have the headers of the tables as properties' {
        $connection = Get-TelnyxExternalConnection $berlin
        $copy = Get-Copy $connection
        $copy.Service, $copy.Inbound, $copy.Outbound |
            Should -BeExactly $connection.ExternalSipConnection, $connection.InboundChannelLimit,
                $connection.OutboundChannelLimit
        $upload = Get-Copy (Get-TelnyxExternalConnectionUpload $london)
        $upload.Total, $upload.Failed | Should -BeExactly 3, 2
    }

    It 'are connections, whose properties are not settings to make' {
        $copy = Get-Copy (Get-TelnyxExternalConnection $chicago)
        $null = Set-TelnyxExternalConnection $chicago -OutboundChannelLimit 77 -Tag other
        $handler.Clear()
        $updated = $copy | Set-TelnyxExternalConnection -WebhookTimeoutSecs 9
        $updated.OutboundChannelLimit, $updated.WebhookTimeoutSecs | Should -Be 77, 9
        $updated.Tags | Should -BeExactly 'other'
        $handler.Requests.Method | Should -BeExactly 'GET', 'PATCH' -Because 'its age is unknown'
        (Get-Copy (Get-TelnyxExternalConnection $teams) | Get-TelnyxExternalConnectionPhoneNumber).Count |
            Should -BeGreaterThan 0
    }

    It 'are connections even if the module was loaded afterwards' {
        # Such an object keeps only the name of its type.
        $late = [pscustomobject]@{ Id = $berlin; Active = $true; OutboundChannelLimit = 1; Tag = 'old' }
        $late.psobject.TypeNames.Insert(0, 'Deserialized.TelnyxPS.Models.ExternalConnection')
        $handler.Clear()
        $null = $late | Set-TelnyxExternalConnection -InboundChannelLimit 8
        $handler.Writes.Count | Should -Be 1
        $handler.Writes[0].Body | Should -Not -Match 'old|"channel_limit":1[,}]'
        Get-Shown $late | Should -Match "$berlin +True +1 old"
        $handler.Clear()
        $null = Set-TelnyxExternalConnection -InputObject $late, $late -InboundChannelLimit 9
        $handler.Writes.Count | Should -Be 1
    }

    It 'are not rows if they are numbers, uploads or messages' {
        $number = Get-Copy (Get-TelnyxExternalConnectionPhoneNumber $teams $firstNumber)
        { $number | Set-TelnyxExternalConnectionPhoneNumber -ErrorAction Stop } | Should -Throw '*-LocationId*'
        (Get-Copy (Get-TelnyxExternalConnectionUpload $teams $ticket) | Wait-TelnyxExternalConnectionUpload).TicketId |
            Should -BeExactly $ticket
        @(
            Get-Copy (Get-TelnyxExternalConnectionLogMessage -LogMessageId $message) |
                Get-TelnyxExternalConnectionLogMessage
        ).LogMessageId |
            Should -BeExactly $message
    }
}

Describe 'In the culture <Culture>' -ForEach $cultures {
    BeforeAll {
        $before = [cultureinfo]::CurrentCulture
        [cultureinfo]::CurrentCulture = [cultureinfo]::GetCultureInfo($Culture)
        $handler = Get-SandboxHandler
        $null = Connect-TestAccount $handler
    }

    AfterAll {
        [cultureinfo]::CurrentCulture = $before
    }

    It '-CreatedAt means the same day: <Kind>' -ForEach @(
        @{ Kind = 'text'; Value = '2025-06-04' }
        @{ Kind = 'text with a time'; Value = '2025-06-04T23:59:59Z' }
        @{ Kind = 'text with an offset'; Value = '2025-06-05T01:30:00+02:00' }
        @{ Kind = 'a DateTime'; Value = [datetime]::new(2025, 6, 4) }
        @{ Kind = 'a DateTime in UTC'; Value = [datetime]::new(2025, 6, 4, 23, 0, 0, [DateTimeKind]::Utc) }
        @{ Kind = 'a local DateTime'; Value = [datetime]::new(2025, 6, 4, 23, 0, 0, [DateTimeKind]::Utc).ToLocalTime() }
        @{ Kind = 'a DateTimeOffset'; Value = [DateTimeOffset]::new(2025, 6, 5, 1, 0, 0, [timespan]::FromHours(3)) }
    ) {
        $handler.Clear()
        (Get-TelnyxExternalConnection -CreatedAt $Value).Id | Should -Contain $chicago
        [uri]::UnescapeDataString($handler.Requests[0].PathAndQuery) |
            Should -Match 'filter\[created_at\]=2025-06-04(&|$)'
    }

    It '-CreatedAt accepts the value of a connection and the text in its view, but no other text' {
        $connection = Get-TelnyxExternalConnection $chicago
        (Get-TelnyxExternalConnection -CreatedAt $connection.CreatedAt).Id | Should -Contain $chicago
        $shown = ($connection | Format-List | Out-String) -split '\r?\n' | Where-Object { $_ -match 'CreatedAt' }
        $shown -replace "$([char] 27)\[[0-9;]*m" | Should -Match ': 2025-06-04 12:34:57 \+00:00$'
        (Get-TelnyxExternalConnection -CreatedAt ($shown -replace '^.*?: ')).Id | Should -Contain $chicago
        foreach ($text in '6/4/2025', '04.06.2025', '2568-06-04x', 'yesterday') {
            { Get-TelnyxExternalConnection -CreatedAt $text } | Should -Throw '*date is in UTC*'
        }
    }

    It 'rows have the same meaning, and an exported file changes nothing' {
        $row = [pscustomobject]@{
            Id = $chicago; Active = 'TRUE'; OutboundChannelLimit = '10'; clear = 'INBOUNDCHANNELLIMIT'
        }
        $row | Compare-TelnyxExternalConnection -ErrorVariable failure | Should -BeNullOrEmpty
        $failure.Count | Should -Be 0
        Get-TelnyxExternalConnection | Export-Csv "$TestDrive/c.csv" -NoTypeInformation
        Import-Csv "$TestDrive/c.csv" | Compare-TelnyxExternalConnection -WarningVariable warned | Should -BeNullOrEmpty
        $warned.Count | Should -Be 0
        Get-TelnyxExternalConnection $board | Export-Clixml "$TestDrive/c.xml"
        (Import-Clixml "$TestDrive/c.xml").Tags | Should -BeExactly 'amer', 'vip;board'
        [pscustomobject]@{ Id = $chicago; OutboundChanelLimit = 5; OUTBOUND_VOICE_PROFILE_ID = 1 } |
            Compare-TelnyxExternalConnection -WarningVariable warned -WarningAction SilentlyContinue
        "$($warned[0])" |
            Should -Match ("looks like -OutboundChannelLimit, 'OUTBOUND_VOICE_PROFILE_ID' looks like " +
                "-OutboundVoiceProfileId")
    }
}

Describe 'The column Active' {
    It 'is shown in strict mode without $PSStyle' {
        $null = Connect-TestAccount (Get-SandboxHandler)
        $older = Open-TestRunspace
        $result = Invoke-InRunspace $older {
            $connections = $args[0]
            Set-StrictMode -Version Latest
            # The variable can't be removed here, but it can be hidden.
            & {
                $PSStyle = $null
                $connections | Out-String -Width 100
            }
        } (, @(Get-TelnyxExternalConnection $chicago, $lyon))
        $older.Dispose()
        $result.Errors | Should -BeNullOrEmpty
        $result.Output[0] | Should -Match "$chicago zoom +True"
        $result.Output[0] | Should -Match "$lyon zoom +False"
    }
}
