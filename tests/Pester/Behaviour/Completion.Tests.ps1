BeforeAll {
    . "$PSScriptRoot/../TestSetup.ps1"
    . "$PSScriptRoot/../TestHelpers.ps1"

    # The values that Tab offers at the end of a line.
    function Get-Offered([string] $Line) {
        (TabExpansion2 -inputScript $Line -cursorColumn $Line.Length).CompletionMatches | Where-Object ResultType -EQ ParameterValue
    }
}

AfterAll {
    Disconnect-Telnyx
}

Describe 'Completion of tags' {
    BeforeEach {
        $handler = Get-SandboxHandler
        $session = Connect-TestAccount $handler
        $null = Get-TelnyxExternalConnection $chicago, $berlin, $board
        $handler.Clear()
    }

    It 'offers those of the connections that the session has seen, and asks for nothing: <_>' -ForEach @(
        'Set-TelnyxExternalConnection 1 -Tag '
        'Set-TelnyxExternalConnection 1 -AddTag '
        'Set-TelnyxExternalConnection 1 -RemoveTag '
        'Set-TelnyxExternalConnection 1 -AddTag emea, '
        'Compare-TelnyxExternalConnection 1 -Tag '
        'Compare-TelnyxExternalConnection 1 -AddTag '
        'New-TelnyxExternalConnection 1 -Tag '
    ) {
        $offered = Get-Offered $_
        $offered.CompletionText | Should -BeExactly 'amer', 'branch', 'emea', 'headquarters', "'vip;board'"
        $offered[0].ToolTip | Should -BeExactly 'on 2 of the 3 connections seen'
        $handler.Requests.Count | Should -Be 0
    }

    It 'goes by what was typed: <Typed>' -ForEach @(
        @{ Typed = 'e'; Offered = 'emea' }
        @{ Typed = 'HEAD'; Offered = 'headquarters' }
        @{ Typed = 'v'; Offered = "'vip;board'" }
        @{ Typed = "'v"; Offered = "'vip;board'" }
        @{ Typed = '"vip;'; Offered = "'vip;board'" }
        @{ Typed = 'amer, b'; Offered = 'branch' }
    ) {
        (Get-Offered "Set-TelnyxExternalConnection 1 -AddTag $Typed").CompletionText | Should -BeExactly $Offered
    }

    It 'offers nothing of connections that were not seen' {
        @(Get-Offered 'Set-TelnyxExternalConnection 1 -AddTag reti').CompletionText | Should -Not -Contain 'retired'
        $handler.Requests.Count | Should -Be 0
    }

    It 'offers a tag such that it is that tag when it is taken: <_>' -ForEach @(
        '007', '1kb', '0x10', '1e3', '12345678901234567890123', '42', "it's", 'two words', 'say "hi"', '$x', '@a', 'a,b', '-x', '--', '#1', 'plain', '*'
    ) {
        $tag = $_
        $null = Set-TelnyxExternalConnection $chicago -Tag @($tag)
        $text = @(Get-Offered "Set-TelnyxExternalConnection 1 -AddTag ''" | Where-Object ListItemText -CEQ $tag).CompletionText
        $text | Should -Not -BeNullOrEmpty
        foreach ($list in $text, "$text, other", "other, $text") {
            $taken = & ([scriptblock]::Create("Set-TelnyxExternalConnection $berlin -Tag $list"))
            $taken.Tags | Should -Contain $tag -Because "of -Tag $list"
        }
    }
}

Describe 'Completion of outbound voice profiles' {
    It 'offers those of the connections that the session has seen, and asks for nothing: <_>' -ForEach @(
        'Set-TelnyxExternalConnection 1 -OutboundVoiceProfileId '
        'Compare-TelnyxExternalConnection 1 -OutboundVoiceProfileId '
        'New-TelnyxExternalConnection '
        'New-TelnyxExternalConnection -OutboundVoiceProfileId '
    ) {
        $handler = Get-SandboxHandler
        $null = Connect-TestAccount $handler
        @(Get-Offered $_ | Where-Object CompletionText -Match '^\d+$').Count | Should -Be 0
        $null = Get-TelnyxExternalConnection $chicago, $berlin
        $handler.Clear()
        $offered = Get-Offered $_
        $offered.CompletionText | Should -BeExactly $otherProfileId, $profileId
        $offered[0].ToolTip | Should -BeExactly 'of 1 of the 2 connections seen'
        (Get-Offered "${_}1911").CompletionText | Should -BeExactly $profileId
        $handler.Requests.Count | Should -Be 0
    }
}

Describe 'A tag that is typed without quotes' {
    It 'is what was typed, though PowerShell reads it as a number: <_>' -ForEach '007', '1kb', '0x10', '1e3' {
        Connect-Telnyx -Sandbox
        $taken = & ([scriptblock]::Create("Set-TelnyxExternalConnection $chicago -AddTag $_"))
        $taken.Tags | Should -BeExactly 'amer', 'headquarters', $_
    }
}
