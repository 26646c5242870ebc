BeforeAll {
    . "$PSScriptRoot/../TestSetup.ps1"
    . "$PSScriptRoot/../TestHelpers.ps1"
    $keyboard = Get-ScriptedHost
    $screen = $keyboard.Screen
    $runspace = Open-TestRunspace $keyboard

    # Runs a script in a PowerShell that records the screen and answers the prompts.
    function Invoke-AtKeyboard([scriptblock] $Script, [int[]] $Answer = @()) {
        $screen.Clear()
        $handler.Clear()
        foreach ($choice in $Answer) {
            $screen.Answer($choice)
        }

        Invoke-InRunspace $runspace $Script @($ids)
    }

    # Extracts the operations from the What if messages.
    function Get-Operation([string[]] $Text) {
        foreach ($line in $Text) {
            if ($line -match '"(?<what>[^"]*)"[^"]*"(?<where>[^"]*)"') {
                "$($Matches.where): $($Matches.what)"
            }
        }
    }

    $newAccount = {
        $handler = Get-SandboxHandler
        $session = Connect-TestAccount $handler -MaximumRetryCount 1
        $runspace.SessionStateProxy.SetVariable('global:TelnyxPSDefaultSession', $session)
        $screen.NoAnswerError = $null
    }

    $yes, $yesToAll, $no, $noToAll = 0..3
    $ids = @{
        Chicago = $chicago
        Berlin = $berlin
        Lyon = $lyon
        Teams = $teams
        Unknown = $unknownId
        Profile = $profileId
        OtherProfile = $otherProfileId
        Number = $firstNumber
        Free = $freeNumber
        OtherFree = $otherFreeNumber
        Reception = $reception
        Floor = $floor
        Ticket = $ticket
        Message = $message
    }
}

AfterAll {
    $runspace.Dispose()
    Disconnect-Telnyx
}

Describe '-WhatIf' {
    BeforeEach {
        . $newAccount
    }

    It 'of Set shows the difference, sends no change, and returns nothing' {
        $result = Invoke-AtKeyboard {
            param($ids) Set-TelnyxExternalConnection $ids.Chicago -Active $false -OutboundChannelLimit 25 -WhatIf
        }
        $result.Errors | Should -BeNullOrEmpty
        $result.Output.Count | Should -Be 0
        Get-Operation $screen.Lines |
            Should -BeExactly ("External connection $chicago (zoom): Set active: True -> False; outbound channel " +
                "limit: 10 -> 25")
        $handler.Requests.Method | Should -BeExactly 'GET'
        $screen.Questions.Count | Should -Be 0
    }

    It 'of Set shows <Shown>' -ForEach @(
        @{
            Shown = 'outbound voice profile: 1911630617284445511 -> 1908714400296371203'
            Script = {
                param($ids) Set-TelnyxExternalConnection $ids.Chicago -OutboundVoiceProfileId $ids.OtherProfile -WhatIf
            }
        }
        @{
            Shown = 'inbound channel limit: (none) -> 5'
            Script = { param($ids) Set-TelnyxExternalConnection $ids.Chicago -InboundChannelLimit 5 -WhatIf }
        }
        @{
            Shown = 'outbound channel limit: 10 -> (none)'
            Script = { param($ids) Set-TelnyxExternalConnection $ids.Chicago -Clear OutboundChannelLimit -WhatIf }
        }
        @{
            Shown = 'tags: amer;headquarters -> amer;x'
            Script = { param($ids) Set-TelnyxExternalConnection $ids.Chicago -Tag amer, x -WhatIf }
        }
        @{
            Shown = 'tags: amer;headquarters -> (none)'
            Script = { param($ids) Set-TelnyxExternalConnection $ids.Chicago -Clear Tag -WhatIf }
        }
        @{
            Shown = 'webhook timeout (seconds): 25 -> 5'
            Script = { param($ids) Set-TelnyxExternalConnection $ids.Chicago -WebhookTimeoutSecs 5 -WhatIf }
        }
        @{
            Shown = 'webhook event URL: https://hooks.example.com/telnyx/chicago-headquarters -> https://a.example'
            Script = {
                param($ids) Set-TelnyxExternalConnection $ids.Chicago -WebhookEventUrl 'https://a.example' -WhatIf
            }
        }
    ) {
        $null = Invoke-AtKeyboard $Script
        Get-Operation $screen.Lines | Should -BeExactly "External connection $chicago (zoom): Set $Shown"
        $handler.Writes.Count | Should -Be 0
    }

    It 'of Set shows nothing if the connection already matches' {
        $result = Invoke-AtKeyboard { param($ids) Set-TelnyxExternalConnection $ids.Chicago -Active $true -WhatIf }
        $result.Output.Count | Should -Be 0
        $screen.Lines.Count | Should -Be 0
        $handler.Writes.Count | Should -Be 0
    }

    It 'of Set names the kind of connection' {
        $null = Invoke-AtKeyboard { param($ids) Set-TelnyxExternalConnection $ids.Teams -Active $false -WhatIf }
        Get-Operation $screen.Lines |
            Should -BeExactly "External connection $teams (operator_connect): Set active: True -> False"
    }

    It 'of Set reports a connection that does not exist' {
        $result = Invoke-AtKeyboard { param($ids) Set-TelnyxExternalConnection $ids.Unknown -Active $false -WhatIf }
        $result.Errors[0].FullyQualifiedErrorId |
            Should -BeExactly 'NotFound,TelnyxPS.Cmdlets.SetTelnyxExternalConnectionCommand'
        $screen.Lines.Count | Should -Be 0
    }

    It 'of Set keeps text from the service on one line' {
        $scripted = [TelnyxPS.TestSupport.ScriptedHandler]::new()
        $scripted.SetDefault(200, (Get-AnswerJson -With @{ tags = @("a`nWhat if: all is well$([char] 27)[2J") }))
        $runspace.SessionStateProxy.SetVariable('global:TelnyxPSDefaultSession', (Connect-TestAccount $scripted))
        $null = Invoke-AtKeyboard { param($ids) Set-TelnyxExternalConnection $ids.Chicago -Clear Tag -WhatIf }
        $screen.Lines.Count | Should -Be 1
        $screen.Lines[0] | Should -Not -Match '[\x00-\x1f]'
    }

    It 'of New shows what would be created, and sends nothing' {
        $result = Invoke-AtKeyboard {
            param($ids)
            New-TelnyxExternalConnection $ids.Profile -Active $false -OutboundChannelLimit 25 -InboundChannelLimit 3 `
                -Tag emea, vip -WebhookTimeoutSecs 5 -WhatIf
        }
        $result.Output.Count | Should -Be 0
        Get-Operation $screen.Lines | Should -BeExactly (
            "External connection (zoom): Create with active: False; outbound voice profile: $profileId; outbound " +
                "channel limit: 25; " +
            'inbound channel limit: 3; tags: emea;vip; webhook timeout (seconds): 5')
        $handler.Requests.Count | Should -Be 0
    }

    It 'of Remove sends no change, returns nothing, and takes precedence over -Force' {
        $result = Invoke-AtKeyboard {
            param($ids)
            Remove-TelnyxExternalConnection $ids.Lyon -WhatIf
            Remove-TelnyxExternalConnection $ids.Lyon -WhatIf -Force
            Remove-TelnyxExternalConnection $ids.Lyon -WhatIf -Confirm:$false
        }
        $result.Output.Count | Should -Be 0
        Get-Operation $screen.Lines |
            Should -BeExactly (@("External connection $lyon (zoom, not active, tags emea;retired): Remove") * 3)
        $handler.Writes.Count | Should -Be 0
        $screen.Questions.Count | Should -Be 0
    }

    It 'of Remove says that the service would refuse an active connection' {
        $null = Invoke-AtKeyboard { param($ids) Remove-TelnyxExternalConnection $ids.Chicago -WhatIf }
        (Get-Operation $screen.Lines) -replace '\s+', ' ' |
            Should -BeLike ("External connection $chicago (zoom, active, tags amer;headquarters): Remove (Telnyx " +
                "would refuse: the connection is active. Deactivate it first: Set-TelnyxExternalConnection " +
                "-Id $chicago -Active `$false)")
    }

    It 'of Remove says that the service would refuse one of Operator Connect' {
        $null = Invoke-AtKeyboard {
            param($ids) Get-TelnyxExternalConnection $ids.Teams | Remove-TelnyxExternalConnection -WhatIf
        }
        Get-Operation $screen.Lines |
            Should -BeLike ("External connection $teams (operator_connect, active, tags amer;teams): Remove (Telnyx " +
                "would refuse: *support@telnyx.com*")
        $handler.Writes.Count | Should -Be 0
    }

    It 'of Remove reports a connection that does not exist' {
        $result = Invoke-AtKeyboard { param($ids) Remove-TelnyxExternalConnection $ids.Unknown -WhatIf }
        $result.Errors[0].FullyQualifiedErrorId |
            Should -BeExactly 'NotFound,TelnyxPS.Cmdlets.RemoveTelnyxExternalConnectionCommand'
        $screen.Lines.Count | Should -Be 0
    }

    It 'of a whole pipeline shows each step that has input, and sends no change' {
        $result = Invoke-AtKeyboard {
            Get-TelnyxExternalConnection | Where-Object Tags -Contains retired |
                Set-TelnyxExternalConnection -Active $false -WhatIf |
                Remove-TelnyxExternalConnection -WhatIf
        }
        $result.Errors | Should -BeNullOrEmpty
        $result.Output.Count | Should -Be 0
        @(Get-Operation $screen.Lines).Count |
            Should -Be 4 -Because 'two of the six retired connections are already inactive'
        $handler.Requests.Method | Should -BeExactly 'GET'
    }

    It 'also works with $WhatIfPreference' {
        $result = Invoke-AtKeyboard {
            $ids = $args[0]
            & {
                $WhatIfPreference = $true
                Set-TelnyxExternalConnection $ids.Chicago -Active $true
                Set-TelnyxExternalConnection $ids.Chicago -Active $false
                New-TelnyxExternalConnection $ids.Profile
                Remove-TelnyxExternalConnection $ids.Lyon -Force
            }
        }
        $result.Output.Count | Should -Be 0
        @(Get-Operation $screen.Lines).Count | Should -Be 3
        $handler.Writes.Count | Should -Be 0
    }

    It 'is off with -WhatIf:$false, regardless of $WhatIfPreference' {
        $result = Invoke-AtKeyboard {
            $ids = $args[0]
            & {
                $WhatIfPreference = $true
                Set-TelnyxExternalConnection $ids.Chicago -Active $false -WhatIf:$false
                Remove-TelnyxExternalConnection $ids.Lyon -Force -WhatIf:$false
            }
        }
        $result.Output.Id | Should -BeExactly $chicago, $lyon
        $handler.Writes.Method | Should -BeExactly 'PATCH', 'DELETE'
    }
}

Describe '-WhatIf of <Name>' -ForEach @(
    @{
        Name = 'Set-TelnyxExternalConnectionPhoneNumber'
        Script = {
            param($ids)
            Get-TelnyxExternalConnectionPhoneNumber $ids.Teams $ids.Number |
                Set-TelnyxExternalConnectionPhoneNumber -LocationId $ids.Floor -WhatIf
            Set-TelnyxExternalConnectionPhoneNumber $ids.Teams $ids.Number -LocationId $ids.Floor -WhatIf
        }
        Shown = 'Phone number +13125550110 of external connection {Teams}: Set location: {Reception} -> {Floor}',
            'Phone number +13125550110 of external connection {Teams}: Set location: {Reception} -> {Floor}'
    }
    @{
        Name = 'Set-TelnyxExternalConnectionLocation'
        Script = {
            param($ids) Set-TelnyxExternalConnectionLocation $ids.Teams $ids.Floor `
                -StaticEmergencyAddressId $ids.Reception -WhatIf
        }
        Shown = 'Location {Floor} of external connection {Teams}: Set static emergency address: {Reception}'
    }
    @{
        Name = 'New-TelnyxExternalConnectionUpload'
        Script = {
            param($ids)
            New-TelnyxExternalConnectionUpload $ids.Teams $ids.Free -WhatIf
            New-TelnyxExternalConnectionUpload $ids.Teams $ids.Free, $ids.OtherFree -LocationId $ids.Floor -WhatIf
            New-TelnyxExternalConnectionUpload $ids.Teams $ids.Free -CivicAddressId $ids.Floor -WhatIf
        }
        Shown = @(
            'External connection {Teams}: Upload number {Free} to Microsoft Teams'
            'External connection {Teams}: Upload 2 numbers ({Free} to {OtherFree}) to Microsoft Teams, ' +
                'location: {Floor}'
            'External connection {Teams}: Upload number {Free} to Microsoft Teams, civic address: {Floor}')
    }
    @{
        Name = 'Restart-TelnyxExternalConnectionUpload'
        Script = { param($ids) Restart-TelnyxExternalConnectionUpload $ids.Teams $ids.Ticket -WhatIf }
        Shown = 'Upload {Ticket} of external connection {Teams}: Retry'
    }
    @{
        Name = 'Update-TelnyxExternalConnectionUpload'
        Script = { param($ids) Get-TelnyxExternalConnection $ids.Teams | Update-TelnyxExternalConnectionUpload -WhatIf }
        Shown = 'External connection {Teams}: Refresh the uploads'
    }
    @{
        Name = 'Remove-TelnyxExternalConnectionLogMessage'
        Script = {
            param($ids)
            Remove-TelnyxExternalConnectionLogMessage $ids.Message -WhatIf
            Get-TelnyxExternalConnectionLogMessage -LogMessageId $ids.Message |
                Remove-TelnyxExternalConnectionLogMessage -WhatIf
        }
        Shown = 'Log message {Message}: Dismiss', 'Log message {Message} (Phone number not released): Dismiss'
    }
    @{
        Name = 'Sync-TelnyxOperatorConnect'
        Script = { Sync-TelnyxOperatorConnect -WhatIf }
        Shown = 'Operator Connect for this account: Refresh'
    }
    @{
        Name = 'Invoke-TelnyxRestMethod'
        Script = {
            'POST', 'put', 'PATCH', 'DELETE' | ForEach-Object { Invoke-TelnyxRestMethod things/1 -Method $_ -WhatIf }
        }
        Shown = '/things/1: POST', '/things/1: PUT', '/things/1: PATCH', '/things/1: DELETE'
    }
) {
    BeforeEach {
        . $newAccount
        $expected = foreach ($text in $Shown) {
            foreach ($id in $ids.Keys) {
                $text = $text.Replace("{$id}", $ids.$id)
            }

            $text
        }
    }

    It 'shows what it would do, sends no change, and returns nothing' {
        $result = Invoke-AtKeyboard $Script
        $result.Errors | Should -BeNullOrEmpty
        $result.Output.Count | Should -Be 0
        Get-Operation $screen.Lines | Should -BeExactly $expected
        $handler.Writes.Count | Should -Be 0
    }

    It 'shows the text that -Confirm shows, and No changes nothing' {
        $asking = [scriptblock]::Create($Script.ToString().Replace('-WhatIf', '-Confirm'))
        $result = Invoke-AtKeyboard $asking (@($no) * $expected.Count)
        $result.Output.Count | Should -Be 0
        Get-Operation $screen.Questions | Should -BeExactly $expected
        $handler.Writes.Count | Should -Be 0
    }
}

Describe '-WhatIf and -Confirm of a phone number that already matches' {
    BeforeEach {
        . $newAccount
    }

    It 'show nothing and do not prompt' {
        $result = Invoke-AtKeyboard {
            param($ids)
            $number = Get-TelnyxExternalConnectionPhoneNumber $ids.Teams $ids.Number
            $number | Set-TelnyxExternalConnectionPhoneNumber -LocationId $ids.Reception -WhatIf
            $number | Set-TelnyxExternalConnectionPhoneNumber -LocationId $ids.Reception -Confirm
        }
        $result.Output.NumberId | Should -BeExactly $firstNumber -Because '-WhatIf returns nothing'
        $screen.Lines.Count | Should -Be 0
        $screen.Questions.Count | Should -Be 0
        $handler.Writes.Count | Should -Be 0
    }
}

Describe '-WhatIf of a message with text from the service' {
    BeforeEach {
        . $newAccount
        $scripted = [TelnyxPS.TestSupport.ScriptedHandler]::new()
        $runspace.SessionStateProxy.SetVariable('global:TelnyxPSDefaultSession', (Connect-TestAccount $scripted))
    }

    It 'stays on one line' {
        $scripted.Enqueue(
            200, '{"log_messages":[{"id":"7","title":"a\nWhat if: all is well\u001b[2J"},{"title":"b\nWhat if"}]}')
        $result = Invoke-AtKeyboard {
            Get-TelnyxExternalConnectionLogMessage | Remove-TelnyxExternalConnectionLogMessage -WhatIf
        }
        $screen.Lines.Count | Should -Be 1
        $screen.Lines[0] | Should -Match 'Log message 7 \(a'
        $screen.Lines[0] | Should -Not -Match '[\x00-\x1f]'
        $result.Errors.Count | Should -Be 1
        "$($result.Errors)" | Should -Not -Match '[\x00-\x1f]'
        $scripted.Writes.Count | Should -Be 0
    }
}

Describe '-Confirm' {
    BeforeEach {
        . $newAccount
    }

    It 'of Remove prompts by default, and Yes removes' {
        $result = Invoke-AtKeyboard { param($ids) Remove-TelnyxExternalConnection $ids.Lyon } $yes
        $result.Output.Id | Should -BeExactly $lyon
        Get-Operation $screen.Questions |
            Should -BeExactly "External connection $lyon (zoom, not active, tags emea;retired): Remove"
        $handler.Requests.Method |
            Should -BeExactly 'GET', 'DELETE' -Because 'connections are checked before a permanent removal'
    }

    It 'of Remove shows the name of the connection if Telnyx sends one, and does not read known connections' {
        $scripted = [TelnyxPS.TestSupport.ScriptedHandler]::new()
        $scripted.SetDefault(200, (Get-AnswerJson -With @{ connection_name = 'Berlin desk'; active = $false }))
        $session = Connect-TestAccount $scripted
        $ids.Known = Get-TelnyxExternalConnection $chicago -Session $session
        $scripted.Clear()
        $null = Invoke-AtKeyboard { $args[0].Known | Remove-TelnyxExternalConnection } $no
        Get-Operation $screen.Questions |
            Should -BeExactly "External connection $chicago (zoom, not active, name 'Berlin desk'): Remove"
        $scripted.Requests.Count | Should -Be 0
    }

    It 'of Remove reports a connection that does not exist, instead of prompting' {
        $result = Invoke-AtKeyboard { param($ids) Remove-TelnyxExternalConnection $ids.Unknown } $yes
        $result.Errors[0].FullyQualifiedErrorId |
            Should -BeExactly 'NotFound,TelnyxPS.Cmdlets.RemoveTelnyxExternalConnectionCommand'
        $screen.Questions.Count | Should -Be 0
    }

    It 'of Remove answered with No removes nothing, and continues' {
        $result = Invoke-AtKeyboard { param($ids) Remove-TelnyxExternalConnection $ids.Chicago, $ids.Lyon } $no, $yes
        $result.Output.Id | Should -BeExactly $lyon
        $result.Errors.Count | Should -Be 0
        $handler.Writes.ForEach('ToString') | Should -BeExactly "DELETE /v2/external_connections/$lyon"
    }

    It 'of Remove answered with No to All does not prompt again' {
        $result = Invoke-AtKeyboard { param($ids) $ids.Chicago, $ids.Lyon | Remove-TelnyxExternalConnection } $noToAll
        $result.Output.Count | Should -Be 0
        $screen.Questions.Count | Should -Be 1
        $handler.Writes.Count | Should -Be 0
    }

    It 'of Remove answered with Yes to All prompts once' {
        $null = Set-TelnyxExternalConnection $chicago -Active $false
        $result = Invoke-AtKeyboard { param($ids) $ids.Chicago, $ids.Lyon | Remove-TelnyxExternalConnection } $yesToAll
        $result.Output.Id | Should -BeExactly $chicago, $lyon
        $screen.Questions.Count | Should -Be 1
    }

    It 'of Remove does not prompt with -Force, regardless of $ConfirmPreference' {
        $result = Invoke-AtKeyboard {
            $ids = $args[0]; & { $ConfirmPreference = 'Low'; Remove-TelnyxExternalConnection $ids.Lyon -Force }
        }
        $result.Output.Id | Should -BeExactly $lyon
        $screen.Questions.Count | Should -Be 0
    }

    It 'of Remove prompts with -Force -Confirm' {
        $result = Invoke-AtKeyboard { param($ids) Remove-TelnyxExternalConnection $ids.Lyon -Force -Confirm } $no
        $result.Output.Count | Should -Be 0
        $screen.Questions.Count | Should -Be 1
        $handler.Writes.Count | Should -Be 0
    }

    It 'of Set and New does not prompt by default' {
        $result = Invoke-AtKeyboard {
            param($ids)
            Set-TelnyxExternalConnection $ids.Chicago -Active $false
            New-TelnyxExternalConnection $ids.Profile
        }
        $result.Output.Count | Should -Be 2
        $screen.Questions.Count | Should -Be 0
    }

    It 'of Set and New shows what would be done, and No changes nothing' {
        $result = Invoke-AtKeyboard {
            param($ids)
            Set-TelnyxExternalConnection $ids.Chicago -Active $false -Confirm
            New-TelnyxExternalConnection $ids.Profile -Confirm
        } $no, $no
        $result.Output.Count | Should -Be 0
        Get-Operation $screen.Questions | Should -BeExactly @(
            "External connection $chicago (zoom): Set active: True -> False"
            "External connection (zoom): Create with outbound voice profile: $profileId")
        $handler.Writes.Count | Should -Be 0
    }

    It 'of Set does not prompt if there is nothing to change' {
        $result = Invoke-AtKeyboard { param($ids) Set-TelnyxExternalConnection $ids.Chicago -Active $true -Confirm }
        $result.Output.Id | Should -BeExactly $chicago
        $screen.Questions.Count | Should -Be 0
    }

    It 'of Set prompts again if the difference has changed by the time of the answer' {
        $result = Invoke-AtKeyboard {
            param($ids)
            $session = Get-TelnyxSession
            $Host.PrivateData.Screen.Meanwhile = {
                $null = Set-TelnyxExternalConnection $ids.Chicago -OutboundChannelLimit 11 -Session $session
            }
            Set-TelnyxExternalConnection $ids.Chicago -OutboundChannelLimit 25 -Confirm
        } $yes, $yes
        $result.Errors | Should -BeNullOrEmpty
        $result.Output.OutboundChannelLimit | Should -Be 25
        Get-Operation $screen.Questions | Should -BeExactly @(
            "External connection $chicago (zoom): Set outbound channel limit: 10 -> 25"
            "External connection $chicago (zoom): Set outbound channel limit: 11 -> 25")
    }

    It 'of Set sends the current values of unspecified settings at the time of the answer' {
        $result = Invoke-AtKeyboard {
            param($ids)
            $session = Get-TelnyxSession
            $Host.PrivateData.Screen.Meanwhile = {
                $null = Set-TelnyxExternalConnection $ids.Chicago -OutboundChannelLimit 11 -Session $session
            }
            Set-TelnyxExternalConnection $ids.Chicago -Active $false -Confirm
        } $yes
        $screen.Questions.Count | Should -Be 1
        $result.Output.OutboundChannelLimit | Should -Be 11
        $result.Output.Active | Should -BeExactly $false
        $handler.Requests.Method |
            Should -BeExactly 'GET', 'GET', 'PATCH', 'GET',
                'PATCH' -Because 'the second and third requests come from the other session'
    }
}

Describe 'If no one can answer a prompt (<Thrown>)' -ForEach @(
    @{ Thrown = 'PSInvalidOperationException' }
    @{ Thrown = 'HostException' }
    @{ Thrown = 'NullReferenceException' }
) {
    BeforeEach {
        . $newAccount
        $type = switch ($Thrown) {
            PSInvalidOperationException { [Management.Automation.PSInvalidOperationException] }
            HostException { [Management.Automation.Host.HostException] }
            NullReferenceException { [NullReferenceException] }
        }
        $screen.NoAnswerError = $type::new('No one can answer.')
    }

    It '<Name> suggests -Confirm:$false, and sends nothing' -ForEach @(
        @{ Name = 'Remove'; Script = { param($ids) Remove-TelnyxExternalConnection $ids.Lyon, $ids.Chicago } }
        @{ Name = 'Set'; Script = { param($ids) Set-TelnyxExternalConnection $ids.Chicago -Active $false -Confirm } }
        @{ Name = 'New'; Script = { param($ids) New-TelnyxExternalConnection $ids.Profile -Confirm } }
    ) {
        $result = Invoke-AtKeyboard $Script
        $result.Output.Count | Should -Be 0
        $result.Errors.Count | Should -Be 1
        $result.Errors[0].FullyQualifiedErrorId |
            Should -BeExactly "ConfirmationUnavailable,TelnyxPS.Cmdlets.${Name}TelnyxExternalConnectionCommand"
        $result.Errors[0].CategoryInfo.Category | Should -Be 'InvalidOperation'
        "$($result.Errors[0])" |
            Should -Match "^The operation '.*' on 'External connection .*' requires .* add -Confirm:\`$false"
        $handler.Writes.Count | Should -Be 0
    }
}

Describe 'In a runspace without its own host' {
    BeforeEach {
        . $newAccount
    }

    It 'suggests -Confirm:$false' {
        $bare = Open-TestRunspace
        $result = Invoke-InRunspace $bare {
            param($session, $id) Remove-TelnyxExternalConnection $id -Session $session
        } $session, $lyon
        $bare.Dispose()
        $result.Errors[0].FullyQualifiedErrorId |
            Should -BeExactly 'ConfirmationUnavailable,TelnyxPS.Cmdlets.RemoveTelnyxExternalConnectionCommand'
        "$($result.Errors[0])" | Should -Match '-Confirm:\$false'
        $handler.Writes.Count | Should -Be 0
    }
}
