BeforeAll {
    . "$PSScriptRoot/../TestSetup.ps1"
    . "$PSScriptRoot/../TestHelpers.ps1"
    $class = 'TelnyxPS.Cmdlets.SetTelnyxExternalConnectionPhoneNumberCommand'
    $moved = "PATCH /v2/external_connections/$teams/phone_numbers/$firstNumber {`"location_id`":`"$floor`"}"
}

AfterAll {
    Disconnect-Telnyx
}

Describe 'Get-TelnyxExternalConnectionPhoneNumber' {
    BeforeAll {
        $handler = Get-SandboxHandler
        $null = Connect-TestAccount $handler
    }

    It 'returns a number with all its properties' {
        $number = Get-TelnyxExternalConnectionPhoneNumber $teams $firstNumber
        $number.PhoneNumber | Should -BeExactly '+13125550110'
        $number.DisplayedCountryCode | Should -BeExactly 'US'
        $number.CivicAddressId | Should -BeExactly $address
        $number.LocationId | Should -BeExactly $reception
        $number.TicketId | Should -BeExactly $ticket
        $number.AcquiredCapabilities |
            Should -BeExactly 'InboundCalling', 'OutboundCalling', 'Office365', 'UserAssignment'
        "$number" | Should -BeExactly '+13125550110'
    }

    It 'returns only the piped number if Get-TelnyxPhoneNumber returned it' {
        $handler.Clear()
        $number = Get-TelnyxPhoneNumber '+13125550110' | Get-TelnyxExternalConnectionPhoneNumber
        $number.NumberId | Should -BeExactly $firstNumber
        $handler.Requests[-1].PathAndQuery |
            Should -BeExactly "/v2/external_connections/$teams/phone_numbers/$firstNumber"
    }

    It 'sends <Query> for -<Name>' -ForEach @(
        @{
            Name = 'PhoneNumber'
            Value = '+13125550110'
            Query = 'filter%5Bphone_number%5D%5Beq%5D=%2B13125550110'
            Count = 1
        }
        @{
            Name = 'PhoneNumberContains'
            Value = '0111'
            Query = 'filter%5Bphone_number%5D%5Bcontains%5D=0111'
            Count = 1
        }
        @{
            Name = 'CivicAddressId'
            Value = '3431EAFA-63bb-4d95-a5ef-ee0189e69314'
            Query = 'filter%5Bcivic_address_id%5D%5Beq%5D=3431eafa-63bb-4d95-a5ef-ee0189e69314'
            Count = 2
        }
        @{
            Name = 'LocationId'
            Value = ' e650de6b-8dce-4d33-960b-24beeaf7df8c'
            Query = 'filter%5Blocation_id%5D%5Beq%5D=e650de6b-8dce-4d33-960b-24beeaf7df8c'
            Count = 0
        }
    ) {
        $filter = @{ $Name = $Value }
        $handler.Clear()
        @(Get-TelnyxExternalConnectionPhoneNumber $teams @filter).Count | Should -Be $Count
        $handler.Requests.PathAndQuery |
            Should -BeExactly ("/v2/external_connections/$teams/phone_numbers?$Query&page%5Bnumber%5D=1&" +
                "page%5Bsize%5D=250")
    }

    It 'sends all filters together' {
        $handler.Clear()
        $null = Get-TelnyxExternalConnectionPhoneNumber $teams -PhoneNumberContains 131 -LocationId $floor `
            -CivicAddressId $address -PhoneNumber +13125550110
        $handler.Requests.UnescapedPathAndQuery | Should -BeExactly (
            "/v2/external_connections/$teams/phone_numbers?filter[civic_address_id][eq]=$address&" +
                "filter[location_id][eq]=$floor" +
            '&filter[phone_number][eq]=+13125550110&filter[phone_number][contains]=131&page[number]=1&page[size]=250')
    }

    It 'refuses an invalid filter before any request: -<Name> <Value>' -ForEach @(
        @{ Name = 'PhoneNumber'; Value = '3125550110' }
        @{ Name = 'PhoneNumber'; Value = $null }
        @{ Name = 'PhoneNumberContains'; Value = '' }
        @{ Name = 'LocationId'; Value = 'floor 2' }
        @{ Name = 'LocationId'; Value = '' }
        @{ Name = 'CivicAddressId'; Value = $null }
    ) {
        $filter = @{ $Name = $Value }
        $handler.Clear()
        { Get-TelnyxExternalConnectionPhoneNumber $teams @filter } | Should -Throw
        $handler.Requests.Count | Should -Be 0
    }

    It 'returns the number of an upload, of a release or of a number object' {
        $upload = Get-TelnyxExternalConnectionUpload $teams $ticket
        @($upload.Numbers | Get-TelnyxExternalConnectionPhoneNumber).NumberId |
            Should -BeExactly $firstNumber, $secondNumber
        $given = Get-TelnyxExternalConnectionRelease $teams $release
        @($given.PhoneNumbers | Get-TelnyxExternalConnectionPhoneNumber).NumberId | Should -BeExactly $secondNumber
        @($upload | Get-TelnyxExternalConnectionPhoneNumber).NumberId | Should -BeExactly $firstNumber, $secondNumber
    }

    It 'reads all pages' {
        $scripted = [TelnyxPS.TestSupport.ScriptedHandler]::new()
        $page = {
            param($from, $to) '{"data":[' + (@($from..$to | ForEach-Object { "{`"number_id`":`"$_`"}" }) -join ',') +
            '],"meta":{"total_pages":2,"total_results":300}}'
        }
        $scripted.Enqueue(200, (& $page 1001 1250))
        $scripted.Enqueue(200, (& $page 1251 1300))
        $session = Connect-Telnyx -ApiKey $testKey -BaseUri $testAddress -HttpMessageHandler $scripted -PassThru
        @(Get-TelnyxExternalConnectionPhoneNumber $teams -Session $session).NumberId |
            Should -BeExactly @(1001..1300 | ForEach-Object { "$_" })
        $scripted.Requests.UnescapedPathAndQuery | Should -BeExactly @(
            1, 2 | ForEach-Object { "/v2/external_connections/$teams/phone_numbers?page[number]=$_&page[size]=250" })
    }
}

Describe 'Set-TelnyxExternalConnectionPhoneNumber' {
    BeforeEach {
        $handler = Get-SandboxHandler
        $null = Connect-TestAccount $handler
        $number = Get-TelnyxExternalConnectionPhoneNumber $teams $firstNumber
        $handler.Clear()
    }

    It 'moves a number with one request, and returns it as the service returned it: <Kind>' -ForEach @(
        @{ Kind = 'by id'; Script = { Set-TelnyxExternalConnectionPhoneNumber $teams $firstNumber -LocationId $floor } }
        @{
            Kind = 'an id from the pipeline'
            Script = {
                $teams | Set-TelnyxExternalConnectionPhoneNumber -NumberId $firstNumber -LocationId $floor.ToUpper()
            }
        }
        @{ Kind = 'a number'; Script = { $number | Set-TelnyxExternalConnectionPhoneNumber -LocationId $floor } }
        @{
            Kind = 'a number by name'
            Script = { Set-TelnyxExternalConnectionPhoneNumber -InputObject $number -LocationId $floor }
        }
        @{
            Kind = 'a row'
            Script = {
                [pscustomobject]@{ ConnectionId = $teams; NumberId = $firstNumber; LocationId = $floor } |
                    Set-TelnyxExternalConnectionPhoneNumber
            }
        }
        @{
            Kind = 'a row, and the location for all'
            Script = {
                [pscustomobject]@{ ConnectionId = $teams; NumberId = $firstNumber } |
                    Set-TelnyxExternalConnectionPhoneNumber -LocationId $floor
            }
        }
        @{
            Kind = 'a number of an upload'
            Script = {
                (Get-TelnyxExternalConnectionUpload $teams $ticket).Numbers[0] |
                    Set-TelnyxExternalConnectionPhoneNumber -LocationId $floor
            }
        }
        @{
            Kind = 'without a query'
            Script = { $number | Set-TelnyxExternalConnectionPhoneNumber -LocationId $floor -Confirm:$false }
        }
    ) {
        $output = & $Script
        $output | Should -BeOfType ([TelnyxPS.Models.ExternalConnectionPhoneNumber])
        $output.LocationId | Should -BeExactly $floor
        $output.ConnectionId | Should -BeExactly $teams
        $handler.Writes.ForEach('ToString') | Should -BeExactly $moved
    }

    Context 'a number that is already at the location' {
        It 'is returned, no request is sent, and -Verbose says so' {
            $output = $number | Set-TelnyxExternalConnectionPhoneNumber -LocationId $reception -Verbose 4>&1
            $output[0].Message |
                Should -BeExactly ("Phone number +13125550110 of external connection $teams already matches; no " +
                    "update sent.")
            [object]::ReferenceEquals($output[1], $number) | Should -BeTrue
            $handler.Requests.Count | Should -Be 0
        }

        It 'is read again if <Kind>, and moved if it is at another location' -ForEach @(
            @{
                Kind = 'it was changed since'
                Writes = 1
                Script = { $null = Set-TelnyxExternalConnectionPhoneNumber $teams $firstNumber -LocationId $floor }
            }
            @{
                Kind = 'it may have been changed since'
                Writes = 0
                Script = { $null = Invoke-TelnyxRestMethod operator_connect/actions/refresh -Method POST }
            }
            @{
                Kind = 'it was read a minute ago'
                Writes = 0
                Script = { Move-SessionClock (Get-TelnyxSession) ([timespan]::FromSeconds(61)) }
            }
        ) {
            & $Script
            $handler.Clear()
            ($number | Set-TelnyxExternalConnectionPhoneNumber -LocationId $reception).LocationId |
                Should -BeExactly $reception
            $handler.Requests[0].ToString() |
                Should -BeExactly "GET /v2/external_connections/$teams/phone_numbers/$firstNumber"
            $handler.Writes.Count | Should -Be $Writes
        }

        It 'is not read again if only another number was changed since' {
            $null = Set-TelnyxExternalConnectionPhoneNumber $teams $secondNumber -LocationId $floor
            $handler.Clear()
            ($number | Set-TelnyxExternalConnectionPhoneNumber -LocationId $reception).NumberId |
                Should -BeExactly $firstNumber
            $handler.Requests.Count | Should -Be 0
        }

        It 'has the location in the response to a change' {
            $number | Set-TelnyxExternalConnectionPhoneNumber -LocationId $floor |
                Set-TelnyxExternalConnectionPhoneNumber -LocationId $floor | Out-Null
            $handler.Requests.ForEach('ToString') | Should -BeExactly $moved
        }
    }

    Context 'rows' {
        It 'does not move a number with a blank cell, and returns it' {
            $rows = "ConnectionId,NumberId,LocationId`n$teams,$firstNumber,`n$teams,$secondNumber,$floor" |
                ConvertFrom-Csv
            $output = $rows | Set-TelnyxExternalConnectionPhoneNumber -WarningVariable warned
            $output.NumberId | Should -BeExactly $firstNumber, $secondNumber
            $output.LocationId | Should -BeExactly $reception, $floor
            $warned | Should -BeNullOrEmpty
            $handler.Writes.Count | Should -Be 1
        }

        It 'warns once if there is no column with the location' {
            $output = $firstNumber, $secondNumber |
                ForEach-Object { [pscustomobject]@{ ConnectionId = $teams; NumberId = $_ } } |
                Set-TelnyxExternalConnectionPhoneNumber -WarningVariable warned -WarningAction SilentlyContinue
            $output.NumberId | Should -BeExactly $firstNumber, $secondNumber
            "$warned" |
                Should -BeExactly ("Row with NumberId ${firstNumber}: no LocationId is specified, so there is " +
                    'nothing to set. This warning is shown only once.')
            $handler.Writes.Count | Should -Be 0
        }

        It 'writes an error for a row with an invalid UUID, and continues' {
            $rows = "ConnectionId,NumberId,LocationId`n$teams,$firstNumber,floor 2`n$teams,$secondNumber,$floor" |
                ConvertFrom-Csv
            $output = $rows |
                Set-TelnyxExternalConnectionPhoneNumber -ErrorVariable failure -ErrorAction SilentlyContinue
            $output.NumberId | Should -BeExactly $secondNumber
            $failure.Count | Should -Be 1
            "$($failure[0])" | Should -Match "'floor 2' is not a UUID"
            $handler.Writes.Count | Should -Be 1
        }

        It 'accepts the rows that it exported' {
            $file = $number | ConvertTo-Csv
            $null = $number | Set-TelnyxExternalConnectionPhoneNumber -LocationId $floor
            ($file | ConvertFrom-Csv | Set-TelnyxExternalConnectionPhoneNumber).LocationId |
                Should -BeExactly $reception
        }
    }

    It 'refuses a missing location: <Kind>' -ForEach @(
        @{ Kind = 'missing'; Script = { Set-TelnyxExternalConnectionPhoneNumber $teams $firstNumber } }
        @{ Kind = '$null'; Script = { Set-TelnyxExternalConnectionPhoneNumber $teams $firstNumber -LocationId $null } }
        @{ Kind = 'blank'; Script = { Set-TelnyxExternalConnectionPhoneNumber $teams $firstNumber -LocationId '' } }
        @{
            Kind = '$null together with rows'
            Script = {
                [pscustomobject]@{ ConnectionId = $teams; NumberId = $firstNumber } |
                    Set-TelnyxExternalConnectionPhoneNumber -LocationId $null
            }
        }
        @{ Kind = 'missing, with piped numbers'; Script = { $number | Set-TelnyxExternalConnectionPhoneNumber } }
    ) {
        $Script | Should -Throw -ErrorId "SettingWithoutValue,$class"
        $handler.Requests.Count | Should -Be 0
    }

    It 'sends nothing for a different object: <Kind>' -ForEach @(
        @{
            Kind = 'a connection'
            Script = {
                Get-TelnyxExternalConnection $teams | Set-TelnyxExternalConnectionPhoneNumber -LocationId $floor
            }
        }
        @{
            Kind = 'an upload'
            Script = {
                Get-TelnyxExternalConnectionUpload $teams $ticket |
                    Set-TelnyxExternalConnectionPhoneNumber -LocationId $floor
            }
        }
        @{
            Kind = 'a civic address'
            Script = {
                Get-TelnyxExternalConnectionCivicAddress $teams |
                    Set-TelnyxExternalConnectionPhoneNumber -LocationId $floor
            }
        }
    ) {
        $ErrorActionPreference = 'Stop'
        $Script | Should -Throw
        $handler.Writes.Count | Should -Be 0
    }

    It 'writes an error for a number that Telnyx sent without an id, and lists nothing' {
        $scripted = [TelnyxPS.TestSupport.ScriptedHandler]::new()
        $scripted.Enqueue(200, '{"data":[{"telephone_number":"+13125550110"}]}')
        $null = Connect-TestAccount $scripted
        $nameless = Get-TelnyxExternalConnectionPhoneNumber $teams
        $nameless |
            Set-TelnyxExternalConnectionPhoneNumber -LocationId $floor -ErrorVariable failure `
                -ErrorAction SilentlyContinue |
            Should -BeNullOrEmpty
        $failure[0].FullyQualifiedErrorId | Should -BeExactly "NoId,$class"
        [object]::ReferenceEquals($failure[0].TargetObject, $nameless) | Should -BeTrue
        $scripted.Requests.Count | Should -Be 1
    }

    Context 'errors' {
        It 'continues after a number that does not exist and one that is refused' {
            $rows = @(
                [pscustomobject]@{ ConnectionId = $teams; NumberId = '5'; LocationId = $floor }
                [pscustomobject]@{ ConnectionId = $teams; NumberId = $firstNumber; LocationId = $unknownUuid }
                [pscustomobject]@{ ConnectionId = $teams; NumberId = $secondNumber; LocationId = $floor }
            )
            $output = $rows |
                Set-TelnyxExternalConnectionPhoneNumber -ErrorVariable failure -ErrorAction SilentlyContinue
            $output.NumberId | Should -BeExactly $secondNumber
            $failure.FullyQualifiedErrorId | Should -BeExactly "NotFound,$class", "InvalidRequest,$class"
            "$($failure[0])" | Should -BeLike "There is no phone number 5 for external connection $teams.*"
            $failure[1].TargetObject.LocationId | Should -BeExactly $unknownUuid
        }

        It 'has a target in the error that can be piped again: <Kind>' -ForEach @(
            @{
                Kind = 'the row'
                Script = {
                    Set-TelnyxExternalConnectionPhoneNumber $teams $firstNumber -LocationId $floor `
                        -ErrorVariable failure -ErrorAction SilentlyContinue
                    $failure.TargetObject | Set-TelnyxExternalConnectionPhoneNumber
                }
            }
            @{
                Kind = 'the number'
                Script = {
                    $number |
                        Set-TelnyxExternalConnectionPhoneNumber -LocationId $floor -ErrorVariable failure `
                            -ErrorAction SilentlyContinue
                    $failure.TargetObject | Set-TelnyxExternalConnectionPhoneNumber -LocationId $floor
                }
            }
        ) {
            $scripted = [TelnyxPS.TestSupport.ScriptedHandler]::new()
            $scripted.EnqueueForward($handler)
            $scripted.Enqueue(422, (Get-ErrorJson))
            $scripted.Forward($handler)
            $null = Connect-TestAccount $scripted
            $number = Get-TelnyxExternalConnectionPhoneNumber $teams $firstNumber
            (& $Script).LocationId | Should -BeExactly $floor
        }

        It 'stops after the first failure with -ErrorAction Stop' {
            { Set-TelnyxExternalConnectionPhoneNumber $teams '5', $firstNumber -LocationId $floor -ErrorAction Stop } |
                Should -Throw -ErrorId "NotFound,$class"
            $handler.Requests.Count | Should -Be 1
        }

        It 'says how to check if the response is lost' {
            $scripted = [TelnyxPS.TestSupport.ScriptedHandler]::new()
            $scripted.EnqueueForward($handler)
            $scripted.EnqueueAppliedThenLost($handler)
            $null = Connect-TestAccount $scripted
            Set-TelnyxExternalConnectionPhoneNumber $teams $firstNumber -LocationId $floor -ErrorVariable failure `
                -ErrorAction SilentlyContinue
            $failure[0].FullyQualifiedErrorId | Should -BeExactly "ConnectionFailed,$class"
            "$($failure[0])" |
                Should -Match ("might still take effect. To check, run Get-TelnyxExternalConnectionPhoneNumber " +
                    "$teams $firstNumber")
        }

        It 'fails with SessionMismatch for a number of another session, and sends nothing' {
            $session = Connect-TestAccount (Get-SandboxHandler)
            { $number | Set-TelnyxExternalConnectionPhoneNumber -LocationId $floor -Session $session } |
                Should -Throw -ErrorId "SessionMismatch,$class"
            ($number | Set-TelnyxExternalConnectionPhoneNumber -LocationId $floor).LocationId | Should -BeExactly $floor
            $handler.Writes.ForEach('ToString') | Should -BeExactly $moved
        }
    }
}
