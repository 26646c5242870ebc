BeforeAll {
    . "$PSScriptRoot/../TestSetup.ps1"
    . "$PSScriptRoot/../TestHelpers.ps1"

    # Creates a row like Import-Csv, and adds an id if it has none.
    function Get-Row([hashtable] $Cells) {
        $row = [ordered]@{ Id = $chicago }
        foreach ($name in $Cells.Keys) {
            $row[$name] = $Cells[$name]
        }

        [pscustomobject] $row
    }
}

AfterAll {
    Disconnect-Telnyx
}

Describe 'Ids' {
    BeforeEach {
        $handler = Get-SandboxHandler
        $null = Connect-TestAccount $handler
    }

    It 'are accepted: <Kind>' -ForEach @(
        @{ Kind = 'as text'; Script = { Get-TelnyxExternalConnection '1930241863466354012' } }
        @{ Kind = 'as a whole number'; Script = { Get-TelnyxExternalConnection 1930241863466354012 } }
        @{ Kind = 'with spaces around it'; Script = { Get-TelnyxExternalConnection " 1930241863466354012`t" } }
        @{ Kind = 'as text by value'; Script = { '1930241863466354012' | Get-TelnyxExternalConnection } }
        @{ Kind = 'as a whole number by value'; Script = { 1930241863466354012 | Get-TelnyxExternalConnection } }
        @{
            Kind = 'by property name'
            Script = { [pscustomobject]@{ id = '1930241863466354012'; Name = 'x' } | Get-TelnyxExternalConnection }
        }
        @{
            Kind = 'as a whole number by property name'
            Script = { '{"Id":1930241863466354012}' | ConvertFrom-Json | Get-TelnyxExternalConnection }
        }
        @{ Kind = 'as many in one object'; Script = { , @('1930241863466354012') | Get-TelnyxExternalConnection } }
        @{
            Kind = 'as a list by property name'
            Script = { [pscustomobject]@{ Id = @('1930241863466354012') } | Get-TelnyxExternalConnection }
        }
        @{
            Kind = 'from a text file'
            Script = {
                Set-Content TestDrive:/ids.txt '1930241863466354012'
                Get-Content TestDrive:/ids.txt | Get-TelnyxExternalConnection
            }
        }
    ) {
        (& $Script).Id | Should -BeExactly $chicago
        $handler.Requests.ForEach('ToString') | Should -BeExactly "GET /v2/external_connections/$chicago"
    }

    It 'are refused before any request: <Shown>' -ForEach @(
        @{ Shown = 'letters'; Value = 'abc' }
        @{ Shown = 'a part of a path'; Value = '1/../2' }
        @{ Shown = 'a query'; Value = '1?x=y' }
        @{ Shown = 'a negative number'; Value = -5 }
        @{ Shown = 'a fraction'; Value = 1.5 }
        @{ Shown = 'a double without a fraction'; Value = [double] 1930241863466354012 }
        @{ Shown = 'more than an int64'; Value = '9223372036854775808' }
        @{ Shown = 'an unsigned int64'; Value = [uint64] 600 }
        @{ Shown = 'a boolean'; Value = $true }
        @{ Shown = 'a guid'; Value = [guid] '00000000-0000-0000-0000-000000000001' }
        @{ Shown = 'Arabic digits'; Value = -join (0x0661, 0x0662 | ForEach-Object { [char] $_ }) }
        @{ Shown = 'scientific notation from a spreadsheet'; Value = '1.93024186346635E+18' }
    ) {
        { Get-TelnyxExternalConnection -Id $Value } |
            Should -Throw -ErrorId ('ParameterArgumentTransformationError,' +
                'TelnyxPS.Cmdlets.GetTelnyxExternalConnectionCommand')
        { $Value | Get-TelnyxExternalConnection -ErrorAction Stop } | Should -Throw
        { [pscustomobject]@{ Id = $Value } | Get-TelnyxExternalConnection -ErrorAction Stop } | Should -Throw
        { $Value | Set-TelnyxExternalConnection -Active $false -ErrorAction Stop } | Should -Throw
        { $Value | Remove-TelnyxExternalConnection -Force -ErrorAction Stop } | Should -Throw
        $handler.Requests.Count | Should -Be 0
    }

    It 'are refused with an explanation if a spreadsheet wrote them as <_>' `
        -ForEach '1.93024186346635E+18', '1,93024186346635E+18', '1.93E+18', '1.93e18', '2E+18' {
        $failure = { Get-TelnyxExternalConnection -Id $_ } | Should -Throw -PassThru
        "$failure" | Should -Match 'spreadsheet.*digits are lost'
        "$failure" | Should -Match ([regex]::Escape($_))
    }

    It 'that a spreadsheet may have rounded are explained in the 404 error' {
        Get-TelnyxExternalConnection 1930241863466350000, 1930241863466350001 -ErrorVariable failure `
            -ErrorAction SilentlyContinue
        "$($failure[0])" | Should -Match '1930241863466350000.*spreadsheet'
        "$($failure[1])" | Should -Not -Match 'spreadsheet'
        $handler.Requests.Count | Should -Be 2
    }

    It 'have no alias' {
        foreach ($name in 'Get', 'Set', 'Remove') {
            (Get-Command "$name-TelnyxExternalConnection").Parameters.Id.Aliases.Count | Should -Be 0
        }
    }

    It 'are mandatory, so PowerShell prompts for them: <_>' -ForEach 'Set', 'Remove' {
        $keyboard = Get-ScriptedHost
        $runspace = Open-TestRunspace $keyboard
        $result = Invoke-InRunspace $runspace (
            [scriptblock]::Create("$_-TelnyxExternalConnection -Session `$args[0]")) (Get-TelnyxSession)
        $runspace.Dispose()
        $keyboard.Screen.Questions | Should -BeLike 'Id*'
        $result.Errors.Count | Should -Be 1
        $handler.Requests.Count | Should -Be 0
    }
}

Describe 'Objects' {
    BeforeEach {
        $handler = Get-SandboxHandler
        $null = Connect-TestAccount $handler
    }

    It 'that are connections bind as connections, and specify no settings' {
        $connections = Get-TelnyxExternalConnection
        $handler.Clear()
        $updated = $connections | Set-TelnyxExternalConnection -Active $true
        @($updated).Count | Should -Be 36
        $handler.Reads.Count | Should -Be 0
        @($handler.Writes).Count | Should -Be @($connections | Where-Object { -not $_.Active }).Count
        $handler.Writes.Body | Should -Match '^{"active":true,"outbound":{[^{}]*}}$'
    }

    It 'that are connections bind as connections on the command line: <Name>' -ForEach @(
        @{
            Name = 'Set'
            Script = { Set-TelnyxExternalConnection $connection -OutboundChannelLimit 5 }
            Sent = 'PATCH /v2/external_connections/{0}'
        }
        @{
            Name = 'Get'
            Script = { Get-TelnyxExternalConnection $connection }
            Sent = 'GET /v2/external_connections/{0}'
        }
        @{
            Name = 'a part'
            Script = { Get-TelnyxExternalConnectionUploadStatus $connection }
            Sent = 'GET /v2/external_connections/{0}/uploads/status'
        }
    ) {
        $connection = Get-TelnyxExternalConnection $chicago
        $handler.Clear()
        & $Script | Should -Not -BeNullOrEmpty
        $handler.Requests.Count | Should -Be 1
        $handler.Requests[0].ToString() | Should -BeLike "$($Sent -f $chicago)*"
    }

    It 'that are connections bind as connections in an array' {
        [TelnyxPS.Models.ExternalConnection[]] $connections = Get-TelnyxExternalConnection $chicago, $berlin
        $handler.Clear()
        $updated = , $connections |
            Set-TelnyxExternalConnection -OutboundChannelLimit 3 -ErrorVariable failure -ErrorAction SilentlyContinue
        "$failure" | Should -BeNullOrEmpty
        $updated.Id | Should -BeExactly $chicago, $berlin
        $handler.Requests.Method | Should -BeExactly 'PATCH', 'PATCH'
    }

    It 'that are connections bind as connections if they have an added member' {
        $connection = Get-TelnyxExternalConnection $chicago |
            Add-Member -NotePropertyName OutboundChannelLimitWanted -NotePropertyValue 5 -PassThru
        $handler.Clear()
        $null = $connection | Set-TelnyxExternalConnection -OutboundChannelLimit 5
        $handler.Requests.Method | Should -BeExactly 'PATCH'
    }

    It 'that only look like connections are rows, and their connections are read first (<Kind>)' -ForEach @(
        @{ Kind = 'selected'; Script = { $args[0] | Select-Object * } }
        @{
            Kind = 'from JSON'
            Script = {
                $args[0] | Select-Object * -ExcludeProperty CreatedAt, UpdatedAt, AdditionalProperties |
                    ConvertTo-Json -Depth 3 | ConvertFrom-Json
            }
        }
    ) {
        $connection = Get-TelnyxExternalConnection $board
        $look = & $Script $connection
        $look -is [TelnyxPS.Models.ExternalConnection] | Should -BeFalse
        $handler.Clear()
        (Set-TelnyxExternalConnection $board -OutboundChannelLimit 9 -Active $false -Tag x).Id |
            Should -BeExactly $board
        $handler.Clear()

        $updated = $look | Set-TelnyxExternalConnection
        $handler.Requests.Method | Should -BeExactly 'GET', 'PATCH'
        $handler.Writes[0].Body | Should -BeExactly (
            "{""active"":true,""tags"":[""amer"",""vip;board""],""outbound"":{""channel_limit"":9," +
                """outbound_voice_profile_id"":""$profileId""}}") `
                -Because 'it has no limit'
        $updated.Tags | Should -BeExactly 'amer', 'vip;board'
    }

    It 'that were deserialized without tags do not change the tags' {
        $connection = Get-TelnyxExternalConnection | Where-Object { $_.Tags.Count -eq 0 } | Select-Object -First 1
        $copy = [Management.Automation.PSSerializer]::Deserialize(
            [Management.Automation.PSSerializer]::Serialize($connection, 3))
        $handler.Clear()
        ($copy | Set-TelnyxExternalConnection -WarningAction SilentlyContinue).Id | Should -BeExactly $connection.Id
        $handler.Writes.Count | Should -Be 0
    }

    It 'cannot be converted to connections' {
        { [TelnyxPS.Models.ExternalConnection] @{ Id = '1' } } | Should -Throw
        { [TelnyxPS.Models.ExternalConnection] [pscustomobject]@{ Id = '1' } } | Should -Throw
        { Set-TelnyxExternalConnection -InputObject ([pscustomobject]@{ Id = '1' }) -Active $false } |
            Should -Throw -ErrorId 'CannotConvertArgumentNoMessage,*'
        [TelnyxPS.Models.ExternalConnection].GetConstructors().Count | Should -Be 0
        $settable = [TelnyxPS.Models.ExternalConnection].GetProperties() |
            Where-Object { $_.SetMethod -and $_.SetMethod.IsPublic }
        $settable | Should -BeNullOrEmpty
    }

    It 'of a different type are refused: <Kind>' -ForEach @(
        @{ Kind = 'a hashtable'; Script = { @{ Id = $chicago } } }
        @{ Kind = 'an ordered dictionary'; Script = { [ordered]@{ Id = $chicago } } }
        @{ Kind = 'a session'; Script = { Get-TelnyxSession } }
        @{ Kind = 'a date'; Script = { [datetime]::new(2025, 1, 1) } }
        @{
            Kind = 'an object without an id'
            Script = { [pscustomobject]@{ ConnectionId = $chicago; ExternalConnectionId = $chicago } }
        }
        @{ Kind = 'an object whose id is a guid'; Script = { [pscustomobject]@{ Id = [guid]::NewGuid() } } }
        @{
            Kind = 'an object whose id is an object'
            Script = { [pscustomobject]@{ Id = [pscustomobject]@{ Id = $chicago } } }
        }
        @{ Kind = 'an object whose id is a hashtable'; Script = { [pscustomobject]@{ Id = @{ Id = $chicago } } } }
        @{ Kind = 'the total of a list'; Script = { Get-TelnyxExternalConnection -First 0 -IncludeTotalCount } }
    ) {
        $other = & $Script
        $handler.Clear()
        foreach (
            $cmdlet in { Get-TelnyxExternalConnection }, { Set-TelnyxExternalConnection -Active $false },
            { Remove-TelnyxExternalConnection -Force }) {
            $command = [scriptblock]::Create(
                "`$args[0], '$lyon' | $cmdlet -ErrorAction SilentlyContinue -ErrorVariable failure; `$failure")
            $output = @(& $command $other)
            $output[0].Id | Should -BeExactly $lyon -Because 'later items continue'
            $output[1] | Should -BeOfType ([Management.Automation.ErrorRecord])
            $output.Count | Should -Be 2
        }

        $handler.Requests.PathAndQuery | Sort-Object -Unique | Should -BeExactly "/v2/external_connections/$lyon"
    }

    It 'of a different type are refused on the command line too: <Kind>' -ForEach @(
        @{ Kind = 'a connection'; Script = { Get-TelnyxExternalConnection $chicago } }
        @{ Kind = 'a row'; Script = { [pscustomobject]@{ Id = $chicago } } }
        @{ Kind = 'a hashtable'; Script = { @{ Id = $chicago } } }
    ) {
        $other = & $Script
        $handler.Clear()
        { Get-TelnyxExternalConnection -Id $other } | Should -Throw -ErrorId 'ParameterArgumentValidationError,*'
        $handler.Requests.Count | Should -Be 0
    }

    It 'are named in the error, with what the parameter requires instead' {
        { Get-TelnyxExternalConnection -Id @{} } |
            Should -Throw -ExpectedMessage '*An object of type Hashtable is not an id. Specify an id, or pipe *'
        { Get-TelnyxPhoneNumber -PhoneNumber @{} } |
            Should -Throw -ExpectedMessage '*is not a phone number or an id. Specify a phone number or an id, or pipe *'
    }

    # PowerShell tries the object itself as an id first. An exception for each object would take most of the time.
    It 'cause no exceptions: <Kind>' -ForEach @(
        @{ Kind = 'connections'; Script = { Get-TelnyxExternalConnection } }
        @{ Kind = 'rows'; Script = { Get-TelnyxExternalConnection | Select-Object Id, WebhookTimeoutSecs } }
    ) {
        $objects = @(& $Script)
        $counter = [TelnyxPS.TestSupport.ExceptionCounter]::new()
        try {
            $output = @($objects | Set-TelnyxExternalConnection -Active $true)
        }
        finally {
            $counter.Dispose()
        }

        $output.Count | Should -Be $objects.Count
        $counter.Count | Should -Be 0
    }

    It 'are refused together with an id, because their old settings would be set: <Name>' -ForEach @(
        @{ Name = 'Set'; Script = { $args[0] | Set-TelnyxExternalConnection -Id $chicago -Active $false } }
        @{ Name = 'Set {}'; Script = { $args[0] | Set-TelnyxExternalConnection -Id { $_.Id } -Active $false } }
        @{ Name = 'Compare'; Script = { $args[0] | Compare-TelnyxExternalConnection -Id $chicago -Active $false } }
        @{ Name = 'a number'; Script = { $args[1] | Set-TelnyxPhoneNumber -PhoneNumber '+13125550120' -Tag x } }
    ) {
        $connection = Get-TelnyxExternalConnection $chicago
        $number = Get-TelnyxPhoneNumber '+13125550110'
        { & $Script $connection $number } | Should -Throw -ErrorId 'ObjectAndId,*'
        $file = Join-Path $TestDrive 'object.xml'
        $connection, $number | Export-Clixml $file
        $copies = Import-Clixml $file
        { & $Script $copies[0] $copies[1] } | Should -Throw -ErrorId 'ObjectAndId,*'
        $handler.Writes.Count | Should -Be 0
    }

    It 'have a parameter for ids that refuses all other objects' {
        $parameters = @((Get-Command -Module TelnyxPS).Parameters.Values).Where({
                $_.Attributes.Where({ $_.GetType().BaseType.Name -eq 'IdsAttribute' })
            })
        $parameters.Count | Should -BeGreaterThan 20
        foreach ($parameter in $parameters) {
            $parameter.Attributes.ForEach({ $_.GetType().Name }) |
                Should -Contain 'ValidateIdsAttribute' -Because $parameter.Name

            # A blank row becomes an empty list.
            if ($parameter.ParameterSets.Values.Where({ $_.IsMandatory -and $_.ValueFromPipelineByPropertyName })) {
                $parameter.Attributes.ForEach({ $_.GetType().Name }) |
                    Should -Contain 'AllowEmptyCollectionAttribute' -Because $parameter.Name
            }

            $isOptional = $parameter.ParameterSets.Values.Where({ $_.ValueFromPipeline -and -not $_.IsMandatory }).Count
            $parameter.Attributes.Where({ $_.GetType().BaseType.Name -eq 'IdsAttribute' }).IsOptional |
                Should -Be ([bool] $isOptional) -Because $parameter.Name
        }
    }

    It 'from -IncludeTotalCount are refused, and do not stop the list' {
        $updated = Get-TelnyxExternalConnection -First 2 -IncludeTotalCount |
            Set-TelnyxExternalConnection -Active $true -ErrorVariable failure -ErrorAction SilentlyContinue
        @($updated).Count | Should -Be 2
        $failure.Count | Should -Be 1
        $handler.Requests.Count | Should -Be 1
    }
}

Describe 'Rows' {
    BeforeEach {
        $handler = Get-SandboxHandler
        $null = Connect-TestAccount $handler
    }

    It 'specify settings with their cells: <Cell> is <Json>' -ForEach @(
        foreach ($text in 'False', 'FALSE', 'false', '$false', '0', 'no', 'Off', ' False ', $false, 0) {
            @{ Name = 'Active'; Cell = $text; Json = '{"active":false,OUTBOUND}' }
        }
        @{ Name = 'InboundChannelLimit'; Cell = '25'; Json = '{"inbound":{"channel_limit":25},OUTBOUND}' }
        @{ Name = 'InboundChannelLimit'; Cell = ' 25 '; Json = '{"inbound":{"channel_limit":25},OUTBOUND}' }
        @{ Name = 'InboundChannelLimit'; Cell = 25.0; Json = '{"inbound":{"channel_limit":25},OUTBOUND}' }
        @{ Name = 'InboundChannelLimit'; Cell = [long] 25; Json = '{"inbound":{"channel_limit":25},OUTBOUND}' }
        @{ Name = 'WebhookTimeoutSecs'; Cell = '0'; Json = '{"webhook_timeout_secs":0,OUTBOUND}' }
        @{ Name = 'Tags'; Cell = 'a'; Json = '{"tags":["a"],OUTBOUND}' }
        @{ Name = 'Tag'; Cell = 'a;b'; Json = '{"tags":["a","b"],OUTBOUND}' }
        @{ Name = 'Tags'; Cell = ' a ; ; b;'; Json = '{"tags":["a","b"],OUTBOUND}' }
        @{ Name = 'Tags'; Cell = '"a;b";"say ""hi""";" x "'; Json = '{"tags":["a;b","say \"hi\""," x "],OUTBOUND}' }
        @{ Name = 'Tags'; Cell = @('a;b'); Json = '{"tags":["a;b"],OUTBOUND}' }
        @{ Name = 'Tags'; Cell = @('a;b', 'c'); Json = '{"tags":["a;b","c"],OUTBOUND}' }
        @{
            Name = 'WebhookEventUrl'
            Cell = ' https://A.example '
            Json = '{"webhook_event_url":"https://A.example",OUTBOUND}'
        }
    ) {
        $null = Get-Row @{ $Name = $Cell } | Set-TelnyxExternalConnection
        $outbound = """outbound"":{""channel_limit"":10,""outbound_voice_profile_id"":""$profileId""}"
        $handler.Writes.Count | Should -Be 1
        ConvertFrom-Json $handler.Writes[0].Body | ConvertTo-Json -Compress |
            Should -BeExactly (ConvertFrom-Json $Json.Replace('OUTBOUND', $outbound) | ConvertTo-Json -Compress)
    }

    It 'do not change a setting if its cell is <Shown>' -ForEach @(
        @{ Shown = 'empty'; Value = '' }
        @{ Shown = 'blank'; Value = "  `t" }
        @{ Shown = '$null'; Value = $null }
        @{ Shown = 'DBNull'; Value = [DBNull]::Value }
    ) {
        $row = Get-Row @{
            Active = $Value
            OutboundVoiceProfileId = $Value
            InboundChannelLimit = $Value
            OutboundChannelLimit = $Value
            Tags = $Value
            WebhookEventUrl = $Value; WebhookEventFailoverUrl = $Value; WebhookTimeoutSecs = $Value
        }
        $updated = $row | Set-TelnyxExternalConnection -ErrorVariable failure
        $failure.Count | Should -Be 0
        $updated.Id | Should -BeExactly $chicago
        $handler.Requests.Method | Should -BeExactly 'GET'
    }

    It 'do not change the tags if their list of tags is empty' {
        $updated = Get-Row @{ Tags = @() } | Set-TelnyxExternalConnection -ErrorVariable failure
        $failure.Count | Should -Be 0
        $updated.Tags | Should -BeExactly 'amer', 'headquarters'
        $handler.Writes.Count | Should -Be 0
    }

    It 'do not keep values of the previous row: <Kind>' -ForEach @(
        @{
            Kind = 'blank'
            Second = @{
                OutboundChannelLimit = ''; InboundChannelLimit = ''; Active = ''; Tags = ''; WebhookTimeoutSecs = ''
            }
        }
        @{
            Kind = '$null'
            Second = @{
                OutboundChannelLimit = $null
                InboundChannelLimit = $null
                Active = $null
                Tags = $null
                WebhookTimeoutSecs = $null
            }
        }
        @{ Kind = 'no such property'; Second = @{} }
    ) {
        $first = Get-Row @{
            OutboundChannelLimit = '99'
            InboundChannelLimit = '98'
            Active = 'False'
            Tags = 'x;y'
            WebhookTimeoutSecs = '9'
        }
        $rows = $first, (Get-Row ($Second + @{ Id = $berlin }))
        $updated = $rows | Set-TelnyxExternalConnection
        $updated[0].OutboundChannelLimit | Should -Be 99
        $updated[1].OutboundChannelLimit | Should -Be 20
        $updated[1].Tags | Should -BeExactly 'emea', 'branch'
        $handler.Writes.Count | Should -Be 1
    }

    It 'do not keep values of the previous row for a plain id' {
        $updated = (Get-Row @{ OutboundChannelLimit = '99' }), $berlin | Set-TelnyxExternalConnection
        $updated.OutboundChannelLimit | Should -Be 99, 20
        $handler.Writes.Count | Should -Be 1
    }

    It 'do not override values on the command line' {
        $rows = (
            Get-Row @{ OutboundChannelLimit = '99'; Active = 'True'; Tags = 'x' }
        ), (Get-Row @{ Id = $berlin; OutboundChannelLimit = '' })
        $updated = $rows | Set-TelnyxExternalConnection -OutboundChannelLimit 7 -Active $false -Tag 'a;b'
        $updated.OutboundChannelLimit | Should -Be 7, 7
        $updated.Active | Should -Be $false, $false
        $updated[0].Tags | Should -BeExactly 'a;b'
        $updated[1].Tags | Should -BeExactly 'a;b'
    }

    It 'can be combined with -AddTag and -RemoveTag' {
        (Get-Row @{ Tags = 'x;y' } | Set-TelnyxExternalConnection -AddTag z -RemoveTag x).Tags |
            Should -BeExactly 'y', 'z'
    }

    It 'with <Cell> for <Name> are refused before any request, and the next rows continue' -ForEach @(
        @{ Name = 'Active'; Cell = 'perhaps' }
        @{ Name = 'Active'; Cell = '2' }
        @{ Name = 'Active'; Cell = 'Tru' }
        @{ Name = 'OutboundChannelLimit'; Cell = 'ten' }
        @{ Name = 'OutboundChannelLimit'; Cell = '1,000' }
        @{ Name = 'OutboundChannelLimit'; Cell = '1.5' }
        @{ Name = 'OutboundChannelLimit'; Cell = '-1' }
        @{ Name = 'OutboundChannelLimit'; Cell = '99999999999' }
        @{ Name = 'InboundChannelLimit'; Cell = '#N/A' }
        @{ Name = 'WebhookTimeoutSecs'; Cell = '31' }
        @{ Name = 'WebhookEventUrl'; Cell = 'hooks.example.com' }
        @{ Name = 'WebhookEventFailoverUrl'; Cell = 'none' }
        @{ Name = 'OutboundVoiceProfileId'; Cell = '1.91163061728445E+18' }
        @{ Name = 'Id'; Cell = '1.93024186346635E+18' }
        @{ Name = 'Id'; Cell = '' }
    ) {
        # The other cells of the row are valid, but they must not be sent either.
        $cells = @{ OutboundChannelLimit = '55'; InboundChannelLimit = '55'; Active = 'False' }
        $cells[$Name] = $Cell
        $damaged = Get-Row $cells
        $rows = (Get-Row @{ Id = $lyon; OutboundChannelLimit = '66' }), $damaged,
            (Get-Row @{ Id = $berlin; OutboundChannelLimit = '77' })
        $updated = $rows | Set-TelnyxExternalConnection -ErrorVariable failure -ErrorAction SilentlyContinue

        $updated.Id | Should -BeExactly $lyon, $berlin
        $updated.OutboundChannelLimit | Should -Be 66, 77
        $failure.Count | Should -Be 1
        $failure[0].FullyQualifiedErrorId |
            Should -BeExactly 'ParameterArgumentTransformationError,TelnyxPS.Cmdlets.SetTelnyxExternalConnectionCommand'
        [object]::ReferenceEquals($failure[0].TargetObject, $damaged) | Should -BeTrue
        if ($Cell) {
            "$($failure[0])" | Should -Match ([regex]::Escape("'$Cell'"))
        }

        $handler.Requests.PathAndQuery | Should -Not -Match $chicago
    }

    It 'with damaged tags are refused before any request, and the next rows continue: <Cell>' -ForEach @(
        @{ Cell = '"not closed' }
        @{ Cell = '"a"b;c' }
    ) {
        $rows = (Get-Row @{ Tags = $Cell; Active = 'False' }), (Get-Row @{ Id = $berlin; Tags = 'x' })
        $updated = $rows | Set-TelnyxExternalConnection -ErrorVariable failure -ErrorAction SilentlyContinue
        $updated.Id | Should -BeExactly $berlin
        $updated.Tags | Should -BeExactly 'x'
        $failure.Count | Should -Be 1
        $failure[0].FullyQualifiedErrorId |
            Should -BeExactly 'InvalidTag,TelnyxPS.Cmdlets.SetTelnyxExternalConnectionCommand'
        $failure[0].CategoryInfo.Category | Should -Be 'InvalidData'
        "$($failure[0])" | Should -Match ([regex]::Escape($Cell))
        $failure[0].TargetObject.Id | Should -BeExactly $chicago
        [object]::ReferenceEquals($failure[0].TargetObject, $rows[0]) | Should -BeTrue
        $handler.Requests.PathAndQuery | Should -Not -Match $chicago

        # The row is still damaged when it is piped again. It doesn't become a tag.
        $failure[0].TargetObject | Set-TelnyxExternalConnection -ErrorVariable again -ErrorAction SilentlyContinue
        $again[0].FullyQualifiedErrorId |
            Should -BeExactly 'InvalidTag,TelnyxPS.Cmdlets.SetTelnyxExternalConnectionCommand'
        $handler.Writes.Count | Should -Be 1
    }

    It 'are refused if a text contains an incomplete character: <Name>' -ForEach @(
        @{ Name = 'Tags'; Value = "cut $([char] 0xD83C)" }
        @{ Name = 'WebhookEventUrl'; Value = "https://example.com/$([char] 0xDF89)" }
    ) {
        Get-Row @{ $Name = $Value } | Set-TelnyxExternalConnection -ErrorVariable failure -ErrorAction SilentlyContinue
        $failure[0].FullyQualifiedErrorId |
            Should -BeExactly 'ParameterArgumentTransformationError,TelnyxPS.Cmdlets.SetTelnyxExternalConnectionCommand'
        $handler.Writes.Count | Should -Be 0
    }

    It 'are each returned once, as a connection or as an error' {
        $rows = @(
            Get-Row @{ OutboundChannelLimit = '5' }
            Get-Row @{ Id = $unknownId; OutboundChannelLimit = '5' }
            Get-Row @{ Id = $berlin; OutboundChannelLimit = 'five' }
            Get-Row @{ Id = $lyon; Active = 'False' }
            Get-Row @{ Id = 'x'; Active = 'False' }
            Get-Row @{ Id = $teams; Tags = '"' }
            Get-Row @{ Id = $board; OutboundChannelLimit = '' }
        )
        $updated = $rows | Set-TelnyxExternalConnection -ErrorVariable failure -ErrorAction SilentlyContinue
        $updated.Id | Should -BeExactly $chicago, $lyon, $board
        $failure.TargetObject.Id | Sort-Object | Should -BeExactly ($unknownId, $berlin, 'x', $teams | Sort-Object)
    }
}

Describe 'Script blocks' {
    BeforeEach {
        $handler = Get-SandboxHandler
        $null = Connect-TestAccount $handler
    }

    It 'specify settings for a row: a blank changes nothing, and a text can contain several tags' {
        $rows = "Nr,Limit,Groups", "$berlin,,q;r", "$chicago,7,", "$lyon,ten," | ConvertFrom-Csv
        $updated = $rows |
            Set-TelnyxExternalConnection -Id { $_.Nr } -OutboundChannelLimit { $_.Limit } -Tag { $_.Groups } `
                -ThrottleLimit 1 -ErrorVariable failure -ErrorAction SilentlyContinue
        $updated.Id | Should -BeExactly $berlin, $chicago
        $handler.Writes.Body | Should -BeExactly @(
            "{""tags"":[""q"",""r""],""outbound"":{""channel_limit"":20," +
                """outbound_voice_profile_id"":""$otherProfileId""}}"
            "{""outbound"":{""channel_limit"":7,""outbound_voice_profile_id"":""$profileId""}}")
        $failure.Count | Should -Be 1
        "$failure" | Should -Match "'ten'"
        [object]::ReferenceEquals($failure[0].TargetObject, $rows[2]) | Should -BeTrue
    }

    It 'specify settings for a connection object' {
        $connection = Get-TelnyxExternalConnection $berlin
        $null = Connect-TestAccount (Get-SandboxHandler)
        $handler.Clear()
        $updated = $connection | Set-TelnyxExternalConnection -InboundChannelLimit { $_.OutboundChannelLimit + 1 }
        $updated.InboundChannelLimit | Should -Be 21
        $handler.Requests.Method | Should -BeExactly 'PATCH' -Because 'it is known to the session that it came from'
    }

    It 'do not read settings from the connection object' {
        $connection = Get-TelnyxExternalConnection $chicago
        $null = Set-TelnyxExternalConnection $chicago -OutboundChannelLimit 50
        ($connection | Set-TelnyxExternalConnection -Tag { 'x' }).OutboundChannelLimit | Should -Be 50
    }

    It 'can be retried with the TargetObject of the error' {
        $scripted = [TelnyxPS.TestSupport.ScriptedHandler]::new()
        $scripted.Enqueue(503, '')
        $scripted.Forward($handler)
        $null = Connect-TestAccount $scripted
        $chicago |
            Set-TelnyxExternalConnection -OutboundChannelLimit { 12 } -Tag { 'a;b' } -ErrorVariable failure `
                -ErrorAction SilentlyContinue
        $failure.Count | Should -Be 1
        $null = $failure.TargetObject | Set-TelnyxExternalConnection
        $handler.Writes.Body |
            Should -BeExactly ("{""tags"":[""a"",""b""],""outbound"":{""channel_limit"":12," +
                """outbound_voice_profile_id"":""$profileId""}}")
    }

    It 'specify settings for a new connection' {
        $made = 1..2 |
            New-TelnyxExternalConnection -OutboundVoiceProfileId $profileId -OutboundChannelLimit { $_ } `
                -WebhookTimeoutSecs { $null }
        $made.OutboundChannelLimit | Should -Be 1, 2
        $handler.Writes.Count | Should -Be 2
    }
}
