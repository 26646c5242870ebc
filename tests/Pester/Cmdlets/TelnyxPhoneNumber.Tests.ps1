BeforeAll {
    . "$PSScriptRoot/../TestSetup.ps1"
    . "$PSScriptRoot/../TestHelpers.ps1"
    $job = 'POST /v2/phone_numbers/jobs/update_phone_numbers'

    function Get-JobRequest {
        $handler.Writes | Where-Object Method -EQ 'POST' | ForEach-Object { $_.Body | ConvertFrom-Json }
    }
}

AfterAll {
    Disconnect-Telnyx
}

Describe 'Get-TelnyxPhoneNumber' {
    BeforeAll {
        $handler = Get-SandboxHandler
    }

    BeforeEach {
        $null = Connect-TestAccount $handler
        $handler.Clear()
    }

    It 'returns a number with all its properties: <Kind>' -ForEach @(
        @{ Kind = 'in E.164 format'; Name = '+13125550110' }
        @{ Kind = 'with spaces around it'; Name = ' +13125550110 ' }
        @{ Kind = 'by id'; Name = '1700000013125550110' }
    ) {
        $number = Get-TelnyxPhoneNumber $Name
        $number | Should -BeOfType ([TelnyxPS.Models.AccountPhoneNumber])
        $number.PhoneNumber | Should -BeExactly '+13125550110'
        $number.NumberId | Should -BeExactly $firstNumber
        $number.Status | Should -BeExactly 'active'
        $number.PhoneNumberType | Should -BeExactly 'local'
        $number.Country | Should -BeExactly 'US'
        $number.ConnectionId | Should -BeExactly $teams
        $number.ConnectionName | Should -BeExactly 'Teams Chicago'
        $number.Tags.ToString() | Should -BeExactly 'amer'
        $number.CustomerReference | Should -BeExactly 'teams-chicago'
        $number.SourceType | Should -BeExactly 'number_order'
        $number.PurchasedAt | Should -BeOfType ([DateTimeOffset])
        $number.PSObject.Properties['Id'] | Should -BeNullOrEmpty
        $handler.Requests.Count | Should -Be 1
    }

    It 'requests a number by its digits, because a plus sign finds nothing' {
        $null = Get-TelnyxPhoneNumber +13125550110
        $handler.Requests.UnescapedPathAndQuery |
            Should -BeExactly '/v2/phone_numbers?filter[phone_number]=13125550110&page[number]=1&page[size]=250'
    }

    It 'does not return a longer number that contains the requested one' {
        $scripted = [TelnyxPS.TestSupport.ScriptedHandler]::new()
        $scripted.Enqueue(
            200,
            '{"data":[{"id":"1","phone_number":"+9913125550110"},{"id":"2","phone_number":"+13125550110"}],' +
                '"meta":{"total_pages":1,"total_results":2}}')
        $session = Connect-TestAccount $scripted
        (Get-TelnyxPhoneNumber +13125550110 -Session $session).NumberId | Should -BeExactly '2'
    }

    It 'reports a number that does not exist: <_>' -ForEach '+15555550100', '1700000000000000001' {
        Get-TelnyxPhoneNumber $_ -ErrorVariable problem -ErrorAction SilentlyContinue | Should -BeNullOrEmpty
        $problem[0].Exception.Message | Should -BeLike "There is no phone number $_*"
        $problem[0].CategoryInfo.Category | Should -Be 'ObjectNotFound'
        $problem[0].TargetObject | Should -BeExactly $_
    }

    It 'refuses <_> before any request' -ForEach '13125550110', '+1312-555', '', 'abc', '1.70000000E+18' {
        { Get-TelnyxPhoneNumber $_ } | Should -Throw
        $handler.Requests.Count | Should -Be 0
    }

    It 'explains the missing plus sign of a number' {
        { Get-TelnyxPhoneNumber '13125550110' } |
            Should -Throw '*begins with a plus sign and the country code*spreadsheet*'
    }

    It 'says that <Value> (<Type>) is not text' -ForEach @(
        @{ Value = 13125550110; Type = 'long'; Problem = '13125550110 is a number, not text. *plus sign*' }
        @{ Value = 13125550110.0; Type = 'double'; Problem = '13125550110 is a number, not text. *plus sign*' }
        @{ Value = [datetime] '2026-01-02'; Type = 'date'; Problem = 'A value of type DateTime is not a phone *' }
    ) {
        { Get-TelnyxPhoneNumber $Value } | Should -Throw "*$Problem"
    }

    It 'accepts an id that is a number' {
        { Get-TelnyxPhoneNumber 1700000013125550110 } | Should -Not -Throw
    }

    It 'says that <Value> is not a phone number' -ForEach @(
        @{ Value = 'abc'; Problem = "'abc' is neither a phone number nor the id of a phone number." }
        @{ Value = '1.3E+10'; Problem = "A spreadsheet converted the phone number or id '1.3E+10' to a number" }
    ) {
        { Get-TelnyxPhoneNumber $Value } | Should -Throw "*$Problem*"
    }

    It 'says that a connection is not a phone number' {
        $null = Get-TelnyxExternalConnection $chicago |
            Set-TelnyxPhoneNumber -Tag x -ErrorVariable problem -ErrorAction SilentlyContinue
        "$problem" | Should -BeLike 'External connection * is not a phone number. Specify phone numbers with *'
        $problem.FullyQualifiedErrorId | Should -BeLike 'NoNumber,*'
    }

    It 'names what a blank value should be' {
        { Get-TelnyxPhoneNumber ' ' } | Should -Throw '*A phone number or an id is required*'
    }

    It 'sends <Query> for -<Name>' -ForEach @(
        @{ Name = 'PhoneNumberContains'; Value = '+1312'; Query = 'filter[phone_number]=1312'; Count = 13 }
        @{
            Name = 'ConnectionId'
            Value = '1914533900198405047'
            Query = 'filter[connection_id]=1914533900198405047'
            Count = 2
        }
        @{ Name = 'ConnectionName'; Value = 'eams'; Query = 'filter[voice.connection_name][contains]=eams'; Count = 5 }
        @{
            Name = 'ConnectionName'; Value = '*eams*'; Query = 'filter[voice.connection_name][contains]=eams'; Count = 5
        }
        @{
            Name = 'ConnectionName'
            Value = 'Teams*'
            Query = 'filter[voice.connection_name][starts_with]=Teams'
            Count = 5
        }
        @{
            Name = 'ConnectionName'
            Value = '*Center'
            Query = 'filter[voice.connection_name][ends_with]=Center'
            Count = 10
        }
        @{ Name = 'Country'; Value = 'se', 'FR'; Query = 'filter[country_iso_alpha2]=SE,FR'; Count = 9 }
        @{ Name = 'Status'; Value = 'ACTIVE'; Query = 'filter[status]=active'; Count = 65 }
        @{ Name = 'PhoneNumberType'; Value = 'National'; Query = 'filter[number_type][eq]=national'; Count = 5 }
        @{ Name = 'Tag'; Value = 'apac'; Query = 'filter[tag]=apac'; Count = 2 }
        @{ Name = 'WithoutTag'; Value = $true; Query = 'filter[without_tags]=true'; Count = 40 }
        @{
            Name = 'CustomerReference'
            Value = 'berlin-branch'
            Query = 'filter[customer_reference]=berlin-branch'
            Count = 3
        }
        @{ Name = 'BillingGroupId'; Value = 'g'; Query = 'filter[billing_group_id]=g'; Count = 0 }
        @{ Name = 'WithoutBillingGroup'; Value = $true; Query = 'filter[billing_group_id]=null'; Count = 65 }
        @{ Name = 'EmergencyAddressId'; Value = 'a'; Query = 'filter[emergency_address_id]=a'; Count = 0 }
        @{ Name = 'WithoutEmergencyAddress'; Value = $true; Query = 'filter[emergency_address_id]=null'; Count = 65 }
        @{ Name = 'Source'; Value = 'Ported'; Query = 'filter[source]=ported'; Count = 10 }
    ) {
        $filter = @{ $Name = $Value }
        @(Get-TelnyxPhoneNumber @filter).Count | Should -Be $Count
        $handler.Requests.UnescapedPathAndQuery |
            Should -BeExactly "/v2/phone_numbers?$Query&page[number]=1&page[size]=250"
    }

    It 'lists all numbers of the account' {
        @(Get-TelnyxPhoneNumber).Count | Should -Be 65
    }

    It 'returns only unassigned numbers with -Unassigned' {
        $numbers = Get-TelnyxPhoneNumber -Unassigned
        $numbers.Count | Should -Be 40
        @($numbers | Where-Object ConnectionId).Count | Should -Be 0
        @(Get-TelnyxPhoneNumber -Unassigned -Country SE).Count | Should -Be 4
    }

    It 'refuses filters that cannot be used together: <Kind>' -ForEach @(
        @{ Kind = 'Unassigned and ConnectionId'; Script = { Get-TelnyxPhoneNumber -Unassigned -ConnectionId 5 } }
        @{ Kind = 'Unassigned and ConnectionName'; Script = { Get-TelnyxPhoneNumber -Unassigned -ConnectionName abc } }
        @{ Kind = 'WithoutTag and Tag'; Script = { Get-TelnyxPhoneNumber -WithoutTag -Tag a } }
        @{
            Kind = 'WithoutBillingGroup and BillingGroupId'
            Script = { Get-TelnyxPhoneNumber -WithoutBillingGroup -BillingGroupId a }
        }
        @{
            Kind = 'WithoutEmergencyAddress and EmergencyAddressId'
            Script = { Get-TelnyxPhoneNumber -WithoutEmergencyAddress -EmergencyAddressId a }
        }
        @{ Kind = 'Unassigned and First'; Script = { Get-TelnyxPhoneNumber -Unassigned -First 5 } }
        @{ Kind = 'a short name'; Script = { Get-TelnyxPhoneNumber -ConnectionName ab } }
        @{ Kind = 'two digits'; Script = { Get-TelnyxPhoneNumber -PhoneNumberContains 12 } }
    ) {
        $Script | Should -Throw
        $handler.Requests.Count | Should -Be 0
    }

    It 'refuses -First with piped numbers' {
        { '+13125550110', '+13125550111' | Get-TelnyxPhoneNumber -First 1 } |
            Should -Throw -ErrorId 'PagingWithoutList,TelnyxPS.Cmdlets.GetTelnyxPhoneNumberCommand'
        $handler.Requests.Count | Should -Be 0
    }

    It 'accepts <Kind> from the pipeline' -ForEach @(
        @{
            Kind = 'rows of a CSV file'
            Script = { "PhoneNumber`n+13125550110" | ConvertFrom-Csv | Get-TelnyxPhoneNumber }
        }
        @{
            Kind = 'rows with the column of the API'
            Script = { "TelephoneNumber`n+13125550110" | ConvertFrom-Csv | Get-TelnyxPhoneNumber }
        }
        @{
            Kind = 'rows with ids'
            Script = { "NumberId`n1700000013125550110" | ConvertFrom-Csv | Get-TelnyxPhoneNumber }
        }
        @{
            Kind = 'a number of a connection'
            Script = { Get-TelnyxExternalConnectionPhoneNumber $teams $firstNumber | Get-TelnyxPhoneNumber }
        }
        @{
            Kind = 'a number of an upload'
            Script = { (Get-TelnyxExternalConnectionUpload $teams $ticket).Numbers[0] | Get-TelnyxPhoneNumber }
        }
        @{ Kind = 'itself'; Script = { Get-TelnyxPhoneNumber +13125550110 | Get-TelnyxPhoneNumber } }
    ) {
        @(& $Script).PhoneNumber | Should -BeExactly '+13125550110'
    }

    It 'returns the numbers of a piped connection' {
        @(Get-TelnyxExternalConnection $teams | Get-TelnyxPhoneNumber).PhoneNumber |
            Should -BeExactly '+13125550110', '+13125550111'
    }

    It 'does not use a UUID as the id of a number' {
        $scripted = [TelnyxPS.TestSupport.ScriptedHandler]::new()
        $scripted.Enqueue(
            200,
            "{`"data`":{`"ticket_id`":`"$ticket`",`"tn_upload_entries`":[{`"number_id`":`"$unknownUuid`"," +
                "`"phone_number`":`"+13125550110`"},{`"number_id`":`"$unknownUuid`"}]}}")
        $scripted.Enqueue(
            200, '{"data":[{"id":"2","phone_number":"+13125550110"}],"meta":{"total_pages":1,"total_results":1}}')
        $session = Connect-TestAccount $scripted
        $numbers = (Get-TelnyxExternalConnectionUpload $teams $ticket -Session $session).Numbers
        ($numbers | Get-TelnyxPhoneNumber -ErrorVariable problem -ErrorAction SilentlyContinue).NumberId |
            Should -BeExactly '2'
        $problem.FullyQualifiedErrorId | Should -BeExactly 'NoNumber,TelnyxPS.Cmdlets.GetTelnyxPhoneNumberCommand'
    }

    It 'reads many numbers with the pages of the list' {
        $many = Get-SandboxHandler -MoreNumber 500
        $session = Connect-TestAccount $many
        $all = (Get-TelnyxPhoneNumber -Session $session).PhoneNumber
        $many.Clear()
        ($all | Get-TelnyxPhoneNumber -Session $session).PhoneNumber | Should -BeExactly $all
        $many.Requests.Count | Should -BeLessOrEqual 10
    }
}

Describe 'Set-TelnyxPhoneNumber' {
    BeforeEach {
        $handler = Get-SandboxHandler
        $null = Connect-TestAccount $handler
    }

    It 'changes one number with one request, and returns the changed number: <Kind>' -ForEach @(
        @{ Kind = 'by number'; Script = { Set-TelnyxPhoneNumber +13125550120 -ConnectionId $berlin } }
        @{ Kind = 'by id'; Script = { Set-TelnyxPhoneNumber $freeNumber -ConnectionId $berlin } }
        @{ Kind = 'from the pipeline'; Script = { '+13125550120' | Set-TelnyxPhoneNumber -ConnectionId $berlin } }
        @{
            Kind = 'an object'
            Script = { Get-TelnyxPhoneNumber +13125550120 | Set-TelnyxPhoneNumber -ConnectionId $berlin }
        }
        @{
            Kind = 'a row'
            Script = {
                "PhoneNumber,ConnectionId,Tags,CustomerReference`n+13125550120,$berlin,," | ConvertFrom-Csv |
                    Set-TelnyxPhoneNumber
            }
        }
    ) {
        $number = & $Script
        $number | Should -BeOfType ([TelnyxPS.Models.AccountPhoneNumber])
        $number.ConnectionId | Should -BeExactly $berlin
        $number.ConnectionName | Should -BeExactly 'Berlin Branch'
        $number.Changes.Count | Should -Be 1
        "$($number.Changes)" | Should -BeExactly "ConnectionId: (none) -> $berlin"
        $handler.Writes.ForEach('ToString') |
            Should -BeExactly "PATCH /v2/phone_numbers/$freeNumber {`"connection_id`":`"$berlin`"}"
    }

    It 'sends only what differs' {
        $number = Set-TelnyxPhoneNumber +13125550110 -ConnectionId $teams -Tag a, b -CustomerReference teams-chicago
        $number.Tags.ToString() | Should -BeExactly 'a;b'
        "$($number.Changes)" | Should -BeExactly 'Tags: amer -> a;b'
        $handler.Writes.ForEach('ToString') |
            Should -BeExactly "PATCH /v2/phone_numbers/$firstNumber {`"tags`":[`"a`",`"b`"]}"
    }

    It 'clears tags and the customer reference' {
        $number = Set-TelnyxPhoneNumber +13125550110 -Clear Tag, CustomerReference
        $number.Tags.Count | Should -Be 0
        $number.CustomerReference | Should -BeNullOrEmpty
        $handler.Writes.ForEach('ToString') |
            Should -BeExactly "PATCH /v2/phone_numbers/$firstNumber {`"tags`":[],`"customer_reference`":`"`"}"
    }

    It 'sends nothing for a number that already matches, and -Verbose says so' {
        $output = Set-TelnyxPhoneNumber +13125550110 -ConnectionId $teams -Verbose 4>&1
        $output[0].Message | Should -BeExactly 'Phone number +13125550110 already matches; no update sent.'
        $output[1].PhoneNumber | Should -BeExactly '+13125550110'
        $output[1].Changes.Count | Should -Be 0
        $output[1].PSObject.Properties.Name | Should -Contain 'Changes'
        $handler.Writes.Count | Should -Be 0
    }

    It 'changes many numbers with one job that lists them, without a filter' {
        $numbers = '+13125550120', '+13125550121', '+13125550122'
        $output = $numbers | Set-TelnyxPhoneNumber -ConnectionId $berlin
        $output.PhoneNumber | Should -BeExactly '+13125550120', '+13125550121', '+13125550122'
        $output.ConnectionId | Should -BeExactly $berlin, $berlin, $berlin
        $output.ForEach({ "$($_.Changes)" }) | Should -BeExactly (@("ConnectionId: (none) -> $berlin") * 3)
        $handler.Writes.ForEach('ToString') | Should -BeExactly (
            "$job {`"phone_numbers`":[`"\u002B13125550120`",`"\u002B13125550121`",`"\u002B13125550122`"]," +
                "`"connection_id`":`"$berlin`"}")
        (Get-TelnyxPhoneNumber -ConnectionId $berlin).Count | Should -Be 6
    }

    It 'groups rows by their settings' {
        $csv =
            "PhoneNumber,ConnectionId,Tags`n+13125550120,$berlin,a;b`n+13125550121,$chicago,`n+13125550122," +
                "$berlin,a;b`n+13125550123,$chicago,`n+13125550124,,c"
        $output = $csv | ConvertFrom-Csv | Set-TelnyxPhoneNumber
        $output.PhoneNumber | Sort-Object | Should -BeExactly (0..4 | ForEach-Object { "+1312555012$_" })
        @(Get-JobRequest).Count | Should -Be 2
        @(Get-JobRequest).ForEach({ $_.phone_numbers -join ' ' }) | Sort-Object |
            Should -BeExactly '+13125550120 +13125550122', '+13125550121 +13125550123'
        @($handler.Writes | Where-Object Method -EQ 'PATCH').Count | Should -Be 1
    }

    It ('returns each number once, as an object or an error with the reason from the job, and the targets of the ' +
        'errors can be piped again') {
        $handler = Get-SandboxHandler -MoreNumber 1200
        $null = Connect-TestAccount $handler
        $numbers = (Get-TelnyxPhoneNumber -Unassigned).PhoneNumber | Select-Object -Last 1200
        $handler.Clear()
        $rows = $numbers | ForEach-Object { [pscustomobject]@{ PhoneNumber = $_; ConnectionId = $berlin } }
        $output = $rows | Set-TelnyxPhoneNumber -ErrorVariable problem -ErrorAction SilentlyContinue

        $output.Count | Should -Be 1198
        $problem.Count | Should -Be 2
        $problem.FullyQualifiedErrorId |
            Should -BeExactly (@('PhoneNumberFailed,TelnyxPS.Cmdlets.SetTelnyxPhoneNumberCommand') * 2)
        $problem[0].Exception.Message | Should -BeLike '*was not changed by job*still being provisioned*'
        @($output.PhoneNumber) + @($problem.TargetObject.PhoneNumber) | Sort-Object |
            Should -BeExactly ($numbers | Sort-Object)
        @(Get-JobRequest).ForEach({ $_.phone_numbers.Count }) | Sort-Object | Should -BeExactly 200, 1000

        $again = $problem.TargetObject | Set-TelnyxPhoneNumber
        $again.PhoneNumber | Sort-Object | Should -BeExactly ($problem.TargetObject.PhoneNumber | Sort-Object)
        @(Get-TelnyxPhoneNumber -ConnectionId $berlin).Count | Should -Be 1203
    }

    It 'writes an error for a number that is not in the account, and changes the others' {
        $output = '+13125550120', '+15555550100', '+13125550121' |
            Set-TelnyxPhoneNumber -ConnectionId $berlin -ErrorVariable problem -ErrorAction SilentlyContinue
        $output.PhoneNumber | Should -BeExactly '+13125550120', '+13125550121'
        $problem.Exception.Message | Should -BeExactly 'There is no phone number +15555550100 in this account.'
        $problem.TargetObject | Should -BeExactly '+15555550100'
    }

    It 'changes a number that occurs twice one change after the other' {
        $csv = "PhoneNumber,ConnectionId`n+13125550120,$berlin`n+13125550121,$berlin`n+13125550120,$chicago"
        $output = $csv | ConvertFrom-Csv | Set-TelnyxPhoneNumber
        $output.Count | Should -Be 3
        (Get-TelnyxPhoneNumber +13125550120).ConnectionId | Should -BeExactly $chicago
        "$($output[2].Changes)" | Should -BeExactly "ConnectionId: $berlin -> $chicago"
    }

    It 'only starts jobs and returns them with -NoWait' {
        $output = '+13125550120', '+13125550121' | Set-TelnyxPhoneNumber -ConnectionId $berlin -NoWait
        $output | Should -BeOfType ([TelnyxPS.Models.PhoneNumberJob])
        $output.Status | Should -BeExactly 'pending'
        @($handler.Requests | Where-Object { $_.Uri.AbsolutePath -like '*/jobs/*' }).Count | Should -Be 1
        $one = Set-TelnyxPhoneNumber +13125550122 -ConnectionId $berlin -NoWait
        $one | Should -BeOfType ([TelnyxPS.Models.PhoneNumberJob])
    }

    It 'says which job continues after the timeout' {
        '+13125550120', '+13125550121' |
            Set-TelnyxPhoneNumber -ConnectionId $berlin -TimeoutSec 0 -ErrorVariable problem `
                -ErrorAction SilentlyContinue |
            Should -BeNullOrEmpty
        $problem.Count | Should -Be 2
        $problem[0].FullyQualifiedErrorId | Should -BeExactly 'JobNotEnded,TelnyxPS.Cmdlets.SetTelnyxPhoneNumberCommand'
        $problem[0].Exception.Message |
            Should -BeLike ('Phone number +*: job * is still in progress after 0 s, so the result is unknown. To ' +
                'keep waiting, run Wait-TelnyxPhoneNumberJob *.')
    }

    It 'ends in time if the service does not respond for the job' {
        $scripted = [TelnyxPS.TestSupport.ScriptedHandler]::new()
        $account = Get-SandboxHandler
        $null = 1..3 | ForEach-Object { $scripted.EnqueueForward($account) }
        $scripted.EnqueueHang()
        $session = Connect-TestAccount $scripted
        $took = Measure-Command {
            '+13125550120', '+13125550121' |
                Set-TelnyxPhoneNumber -ConnectionId $berlin -Session $session -TimeoutSec 1 -ErrorVariable problem `
                    -ErrorAction SilentlyContinue
        }

        $took.TotalSeconds | Should -BeLessThan 6
        $problem.FullyQualifiedErrorId |
            Should -BeExactly (@('JobNotEnded,TelnyxPS.Cmdlets.SetTelnyxPhoneNumberCommand') * 2)
        $problem.TargetObject | Should -BeExactly '+13125550120', '+13125550121'
        $scripted.StepsLeft | Should -Be 0
    }

    It 'does not say that a number was not changed if <Kind>' -ForEach @(
        @{
            Kind    = 'the job ended without a result for it'
            Forward = 2
            Status  = 202
            Body    = '{"data":{"id":"7b6a6449-b055-45a6-81f6-f6f0dffa4cc6","status":"completed"}}'
            Id      = 'JobIncomplete'
            Message = 'Phone number +13125550120: job 7b6a6449-b055-45a6-81f6-f6f0dffa4cc6 ended with the status ' +
                'completed, but does not show whether the number was changed. To check, run ' +
                'Get-TelnyxPhoneNumber +13125550120.'
        }
        @{
            Kind    = 'the job cannot be read'
            Forward = 3
            Status  = 404
            Body    = '{}'
            Id      = 'JobNotEnded'
            Message = 'Phone number +13125550120: it is unknown whether job * changed the number. ' +
                'No resource was found for GET * (HTTP 404). To check, run Get-TelnyxPhoneNumberJob *.'
        }
    ) {
        $scripted = [TelnyxPS.TestSupport.ScriptedHandler]::new()
        $account = Get-SandboxHandler
        $null = 1..$Forward | ForEach-Object { $scripted.EnqueueForward($account) }
        $null = $scripted.Enqueue($Status, $Body)
        $session = Connect-TestAccount $scripted
        '+13125550120', '+13125550121' |
            Set-TelnyxPhoneNumber -ConnectionId $berlin -Session $session -ErrorVariable problem `
                -ErrorAction SilentlyContinue |
            Should -BeNullOrEmpty
        $problem.FullyQualifiedErrorId | Should -BeExactly (@("$Id,TelnyxPS.Cmdlets.SetTelnyxPhoneNumberCommand") * 2)
        $problem[0].Exception.Message | Should -BeLike $Message
        $scripted.StepsLeft | Should -Be 0
    }

    It 'writes an error for each number of a refused job' {
        '+13125550120', '+13125550121' |
            Set-TelnyxPhoneNumber -ConnectionId 5 -ErrorVariable problem -ErrorAction SilentlyContinue |
            Should -BeNullOrEmpty
        $problem.TargetObject | Should -BeExactly '+13125550120', '+13125550121'
        $problem[0].Exception.Message |
            Should -BeLike 'Phone number +13125550120: POST *There is no connection with this id*'
    }

    It 'does not send a job twice if the response is lost' {
        $scripted = [TelnyxPS.TestSupport.ScriptedHandler]::new()
        $account = Get-SandboxHandler
        $null = 1..2 | ForEach-Object { $scripted.EnqueueForward($account) }
        $scripted.Enqueue(500, '{}')
        $session = Connect-TestAccount $scripted -MaximumRetryCount 3
        '+13125550120', '+13125550121' |
            Set-TelnyxPhoneNumber -ConnectionId $berlin -Session $session -ErrorVariable problem `
                -ErrorAction SilentlyContinue
        $problem.Count | Should -Be 2
        $problem[0].Exception.Message | Should -BeLike ('*Before you try again, run Get-TelnyxPhoneNumberJob to ' +
            'check whether the request was carried out.')
        @($scripted.Requests | Where-Object Method -EQ 'POST').Count | Should -Be 1
    }

    Context 'a preview' {
        BeforeAll {
            function Get-Preview([scriptblock] $Script) {
                $testHost = Get-ScriptedHost
                $runspace = Open-TestRunspace $testHost
                $runspace.SessionStateProxy.SetVariable('handler', $handler)
                $null = Invoke-InRunspace $runspace {
                    param($key, $address) $null = Connect-Telnyx -ApiKey $key -BaseUri $address `
                        -HttpMessageHandler $handler
                } $testKey, $testAddress
                $result = Invoke-InRunspace $runspace $Script
                $result | Add-Member Text ($testHost.Screen.Lines -join "`n")
                $runspace.Dispose()
                $result
            }
        }

        It 'shows the number and the old and new connection, and sends nothing' {
            $result = Get-Preview {
                Set-TelnyxPhoneNumber +493023125014, +13125550120 -ConnectionId 1930241863466354012 -WhatIf
            }
            $result.Output | Should -BeNullOrEmpty
            $result.Text |
                Should -BeLike ('*"Set connection: 1927100270812764219 (Berlin Branch) -> 1930241863466354012" ' +
                    'on target "Phone number +493023125014"*')
            $result.Text |
                Should -BeLike '*"Set connection: (none) -> 1930241863466354012" on target "Phone number +13125550120"*'
            $result.Text | Should -BeLike '*What if: 2 of 2 phone numbers would be changed.*'
            $result.Warnings | Should -BeNullOrEmpty
            $handler.Writes.Count | Should -Be 0
        }

        It 'shows the name of the new connection if it is known' {
            $result = Get-Preview {
                $null = Get-TelnyxExternalConnection -IncludeName
                Set-TelnyxPhoneNumber +13125550120 -ConnectionId 1930241863466354012 -WhatIf
            }
            $result.Text | Should -BeLike '*"Set connection: (none) -> 1930241863466354012 (Chicago Headquarters)"*'
        }

        It 'warns once that numbers on Teams are released there' {
            $result = Get-Preview {
                Set-TelnyxPhoneNumber +13125550110, +13125550111 -ConnectionId 1930241863466354012 -WhatIf
            }
            $result.Warnings |
                Should -BeExactly ('Moving phone numbers from the Operator Connect connection ' +
                    '1914533900198405047 (Teams Chicago) releases those that are on Microsoft Teams.')
            $result.Text |
                Should -BeLike ('*(releases the number if it is on Microsoft Teams)" on target "Phone number ' +
                    '+13125550110"*')
        }
    }

    It 'changes only the confirmed numbers' {
        $testHost = Get-ScriptedHost
        0, 2, 0 | ForEach-Object { $testHost.Screen.Answer($_) }
        $runspace = Open-TestRunspace $testHost
        $runspace.SessionStateProxy.SetVariable('handler', $handler)
        $null = Invoke-InRunspace $runspace {
            param($key, $address) $null = Connect-Telnyx -ApiKey $key -BaseUri $address -HttpMessageHandler $handler
        } $testKey, $testAddress
        $result = Invoke-InRunspace $runspace {
            '+13125550120', '+13125550121', '+13125550122' |
                Set-TelnyxPhoneNumber -ConnectionId 1930241863466354012 -Confirm
        }
        $runspace.Dispose()
        $result.Output.PhoneNumber | Should -BeExactly '+13125550120', '+13125550122'
        (Get-JobRequest).phone_numbers | Should -BeExactly '+13125550120', '+13125550122'
    }

    It 'refuses <Kind>' -ForEach @(
        @{ Kind = 'nothing to set'; Id = 'NothingToSet'; Script = { Set-TelnyxPhoneNumber +13125550120 } }
        @{
            Kind = 'a blank connection'
            Id = 'SettingWithoutValue'
            Script = { Set-TelnyxPhoneNumber +13125550120 -ConnectionId '' }
        }
        @{
            Kind = 'a null reference'
            Id = 'SettingWithoutValue'
            Script = { Set-TelnyxPhoneNumber +13125550120 -CustomerReference $null }
        }
        @{
            Kind = 'to set and to clear'
            Id = 'SettingAndClear'
            Script = { Set-TelnyxPhoneNumber +13125550120 -Tag a -Clear Tag }
        }
        @{
            Kind = 'a connection with an invalid id'
            Id = 'ParameterArgumentTransformationError'
            Script = { Set-TelnyxPhoneNumber +13125550120 -ConnectionId teams }
        }
    ) {
        $problem = { & $Script } | Should -Throw -PassThru
        $problem.FullyQualifiedErrorId | Should -BeLike "$Id,*"
        $handler.Requests.Count | Should -Be 0
    }

    It 'names the row of an invalid cell: <Kind>' -ForEach @(
        @{ Kind = 'a blank number'; Cells = ',1927100270812764219,a'; Place = 'Row with ConnectionId *' }
        @{ Kind = 'a connection'; Cells = '+13125550120,teams,a'; Place = 'Row with PhoneNumber +13125550120' }
        @{ Kind = 'tags'; Cells = '+13125550120,,"""a"'; Place = 'Phone number +13125550120'; Column = 'Tags' }
    ) {
        $column = if ($Column) { $Column } elseif ($Kind -eq 'a connection') { 'ConnectionId' } else { 'PhoneNumber' }
        "PhoneNumber,ConnectionId,Tags`n$Cells" | ConvertFrom-Csv |
            Set-TelnyxPhoneNumber -ErrorVariable problem -ErrorAction SilentlyContinue
        "$($problem[0])" | Should -BeLike "*$Place, column '$column':*"
        $handler.Requests.Count | Should -Be 0
    }

    It 'warns once about rows that specify nothing, and does not change them' {
        $output = "PhoneNumber,ConnectionId`n+13125550120,`n+13125550121," | ConvertFrom-Csv |
            Set-TelnyxPhoneNumber -WarningVariable warning -WarningAction SilentlyContinue
        $output.Count | Should -Be 2
        $warning.Count | Should -Be 1
        $handler.Writes.Count | Should -Be 0
    }

    It 'writes an error for a bad cell, and changes the other rows' {
        $csv = "PhoneNumber,ConnectionId`n+13125550120,x`n+13125550121,$berlin"
        $output = $csv | ConvertFrom-Csv | Set-TelnyxPhoneNumber -ErrorVariable problem -ErrorAction SilentlyContinue
        $output.PhoneNumber | Should -BeExactly '+13125550121'
        $problem.Count | Should -Be 1
    }

    It 'assigns 10,000 numbers with ten jobs, in constant memory' {
        $handler = Get-SandboxHandler -MoreNumber 10000
        $null = Connect-TestAccount $handler
        $rows = (Get-TelnyxPhoneNumber -Unassigned).PhoneNumber | Select-Object -Last 10000 |
            ForEach-Object { [pscustomobject]@{ PhoneNumber = $_; ConnectionId = $berlin } }
        $handler.Clear()
        $before = [GC]::GetTotalMemory($true)
        $count = $peak = 0
        $rows | Set-TelnyxPhoneNumber -ErrorVariable problem -ErrorAction SilentlyContinue | ForEach-Object {
            if (++$count % 2000 -eq 0) {
                $peak = [Math]::Max($peak, [GC]::GetTotalMemory($true))
            }
        }
        $count + $problem.Count | Should -Be 10000
        @(Get-JobRequest).Count | Should -Be 10
        # Five running jobs, the list of the account, and the jobs of the sandbox, but not all output.
        ($peak - $before) / 1MB | Should -BeLessThan 60
        $handler.Requests.Count | Should -BeLessOrEqual 110
    }
}
