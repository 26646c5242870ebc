BeforeAll {
    . "$PSScriptRoot/../TestSetup.ps1"
    . "$PSScriptRoot/../TestHelpers.ps1"
    $class = 'TelnyxPS.Cmdlets.SetTelnyxExternalConnectionLocationCommand'
    $emergency = '5b1c0e6e-7d2a-4f5b-9a50-0b8d4f6c2a11'
}

AfterAll {
    Disconnect-Telnyx
}

Describe 'Get-TelnyxExternalConnectionCivicAddress' {
    BeforeAll {
        $handler = Get-SandboxHandler
        $null = Connect-TestAccount $handler
    }

    It 'returns an address with its locations, which contain the ids of their connection and address' {
        $found = Get-TelnyxExternalConnectionCivicAddress $teams $address
        $found.Country | Should -BeExactly 'US'
        $found.CityOrTown | Should -BeExactly 'Chicago'
        $found.DefaultLocationId | Should -BeExactly $reception
        $found.Locations.LocationId | Should -Contain $floor
        $found.Locations.CivicAddressId | Sort-Object -Unique | Should -BeExactly $address
        $found.Locations.ConnectionId | Sort-Object -Unique | Should -BeExactly $teams
        $found.Locations.Where({ $_.IsDefault }).LocationId | Should -BeExactly $reception
        $found.Locations[0].PSObject.Properties.Name | Should -Not -Contain 'Id'
    }

    It 'sends <Query> for -Country <Country>' -ForEach @(
        @{ Country = 'US'; Query = 'filter%5Bcountry%5D=US'; Count = 2 }
        @{ Country = 'ca', 'Us'; Query = 'filter%5Bcountry%5D=CA%2CUS'; Count = 2 }
        @{ Country = 'FR'; Query = 'filter%5Bcountry%5D=FR'; Count = 0 }
    ) {
        $handler.Clear()
        @(Get-TelnyxExternalConnectionCivicAddress $teams -Country $Country).Count | Should -Be $Count
        $handler.Requests.PathAndQuery | Should -BeExactly "/v2/external_connections/$teams/civic_addresses?$Query"
    }

    It 'refuses an invalid country: <_>' -ForEach 'USA', '', 'U1' {
        $handler.Clear()
        { Get-TelnyxExternalConnectionCivicAddress $teams -Country $_ } | Should -Throw
        $handler.Requests.Count | Should -Be 0
    }

    It 'returns the address of a phone number and of a location' {
        $number = Get-TelnyxExternalConnectionPhoneNumber $teams $firstNumber
        ($number | Get-TelnyxExternalConnectionCivicAddress).CivicAddressId | Should -BeExactly $address
        $location = (Get-TelnyxExternalConnectionCivicAddress $teams $otherAddress).Locations[0]
        ($location | Get-TelnyxExternalConnectionCivicAddress).CivicAddressId | Should -BeExactly $otherAddress
    }

    It 'lists nothing for a number without an address' {
        $number = Get-TelnyxExternalConnectionPhoneNumber $berlin -First 1
        $handler.Clear()
        $number | Get-TelnyxExternalConnectionCivicAddress -ErrorVariable failure -ErrorAction SilentlyContinue |
            Should -BeNullOrEmpty
        $failure.Count | Should -Be 0
        $handler.Requests.Count | Should -Be 0
    }
}

Describe 'Set-TelnyxExternalConnectionLocation' {
    BeforeEach {
        $handler = Get-SandboxHandler
        $null = Connect-TestAccount $handler
        $location =
            (Get-TelnyxExternalConnectionCivicAddress $teams $address).Locations.Where({ $_.LocationId -eq $floor })
        $handler.Clear()
    }

    It 'sets the emergency address with one request: <Kind>' -ForEach @(
        @{
            Kind = 'by id'
            Script = { Set-TelnyxExternalConnectionLocation $teams $floor -StaticEmergencyAddressId $emergency }
        }
        @{
            Kind = 'an id from the pipeline'
            Script = {
                $teams |
                    Set-TelnyxExternalConnectionLocation -LocationId $floor `
                        -StaticEmergencyAddressId $emergency.ToUpper()
            }
        }
        @{
            Kind = 'a location'
            Script = { $location | Set-TelnyxExternalConnectionLocation -StaticEmergencyAddressId $emergency }
        }
        @{
            Kind = 'a location by name'
            Script = {
                Set-TelnyxExternalConnectionLocation -InputObject $location -StaticEmergencyAddressId $emergency `
                    -Confirm:$false
            }
        }
        @{
            Kind = 'a row'
            Script = {
                "ConnectionId,LocationId,StaticEmergencyAddressId`n$teams,$floor,$emergency" | ConvertFrom-Csv |
                    Set-TelnyxExternalConnectionLocation
            }
        }
    ) {
        $given = & $Script
        $given | Should -BeOfType ([TelnyxPS.Models.ExternalConnectionStaticEmergencyAddress])
        $given.ConnectionId | Should -BeExactly $teams
        $given.LocationId | Should -BeExactly $floor
        $given.StaticEmergencyAddressId | Should -BeExactly $emergency
        $given.AcceptedAddressSuggestions | Should -BeExactly $true
        $given.PSObject.Properties.Name | Should -Not -Contain 'Id'
        $handler.Writes.ForEach('ToString') | Should -BeExactly (
            "PATCH /v2/external_connections/$teams/locations/$floor {`"static_emergency_address_id`":`"$emergency`"}")
    }

    It 'accepts HTTP 202 for a location that has numbers' {
        (Set-TelnyxExternalConnectionLocation $teams $reception -StaticEmergencyAddressId $emergency).LocationId |
            Should -BeExactly $reception
    }

    It 'has no suggestion to approve if it is already accepted: -Verbose says so' {
        $given = Set-TelnyxExternalConnectionLocation $teams $floor -StaticEmergencyAddressId $emergency
        $handler.Clear()
        $output = $given | Approve-TelnyxAddressSuggestion -Verbose 4>&1
        $output.Message | Should -BeExactly (
            "The address suggestion for emergency address $emergency is already accepted; no request sent.")
        $handler.Requests.Count | Should -Be 0
    }

    It 'refuses an address without a value: <Kind>' -ForEach @(
        @{ Kind = 'missing'; Script = { Set-TelnyxExternalConnectionLocation $teams $floor } }
        @{
            Kind = '$null'
            Script = { Set-TelnyxExternalConnectionLocation $teams $floor -StaticEmergencyAddressId $null }
        }
        @{
            Kind = 'blank'
            Script = { Set-TelnyxExternalConnectionLocation $teams $floor -StaticEmergencyAddressId ' ' }
        }
        @{ Kind = 'missing, with piped locations'; Script = { $location | Set-TelnyxExternalConnectionLocation } }
    ) {
        $Script | Should -Throw -ErrorId "SettingWithoutValue,$class"
        $handler.Requests.Count | Should -Be 0
    }

    It 'writes an error for a row with an invalid UUID, and continues' {
        $output = "ConnectionId,LocationId,StaticEmergencyAddressId`n$teams,$floor,x`n$teams,$reception,$emergency" |
            ConvertFrom-Csv |
            Set-TelnyxExternalConnectionLocation -ErrorVariable failure -ErrorAction SilentlyContinue
        $output.LocationId | Should -BeExactly $reception
        $failure.Count | Should -Be 1
        $handler.Requests.Count | Should -Be 1
    }

    It 'writes an error for a row with a blank cell, and continues' {
        $third = '233dfb6f-1449-44a7-b6e8-33b11741ccb2'
        $output =
            "ConnectionId,LocationId,StaticEmergencyAddressId`n$teams,$floor,$emergency`n$teams,$reception," +
                "`n$teams,$third,$emergency" |
            ConvertFrom-Csv |
            Set-TelnyxExternalConnectionLocation -ErrorVariable failure -ErrorAction SilentlyContinue
        $output.LocationId | Should -BeExactly $floor, $third
        $failure.FullyQualifiedErrorId | Should -BeExactly "SettingWithoutValue,$class"
        $failure[0].TargetObject.LocationId | Should -BeExactly $reception
        (
            $failure[0].TargetObject | Set-TelnyxExternalConnectionLocation -StaticEmergencyAddressId $emergency
        ).LocationId |
            Should -BeExactly $reception
        $handler.Requests.Count | Should -Be 3
    }

    It 'reports a location that does not exist and one that has an accepted address, and continues' {
        $null = Set-TelnyxExternalConnectionLocation $teams $floor -StaticEmergencyAddressId $emergency
        $output = Set-TelnyxExternalConnectionLocation $teams $unknownUuid, $floor, $reception `
            -StaticEmergencyAddressId $emergency -ErrorVariable failure -ErrorAction SilentlyContinue
        $output.LocationId | Should -BeExactly $reception
        $failure.FullyQualifiedErrorId | Should -BeExactly "NotFound,$class", "InvalidRequest,$class"
        "$($failure[0])" | Should -BeLike "There is no location $unknownUuid for external connection $teams.*"
        $failure[1].TargetObject.LocationId | Should -BeExactly $floor
        $failure[1].TargetObject.StaticEmergencyAddressId | Should -BeExactly $emergency
    }

    It 'says what to do if the response is lost' {
        $scripted = [TelnyxPS.TestSupport.ScriptedHandler]::new()
        $scripted.EnqueueAppliedThenLost($handler)
        $scripted.Forward($handler)
        $null = Connect-TestAccount $scripted
        Set-TelnyxExternalConnectionLocation $teams $floor -StaticEmergencyAddressId $emergency -ErrorVariable failure `
            -ErrorAction SilentlyContinue
        "$($failure[0])" | Should -BeLike '* The address might already be set. If it is set and accepted, Telnyx *'
    }

    It 'has a location or a row as the target of the error, which can be piped again' {
        $scripted = [TelnyxPS.TestSupport.ScriptedHandler]::new()
        $scripted.Enqueue(503)
        $scripted.Forward($handler)
        $null = Connect-TestAccount $scripted
        Set-TelnyxExternalConnectionLocation $teams $floor -StaticEmergencyAddressId $emergency -ErrorVariable failure `
            -ErrorAction SilentlyContinue
        ($failure.TargetObject | Set-TelnyxExternalConnectionLocation).StaticEmergencyAddressId |
            Should -BeExactly $emergency
    }
}
