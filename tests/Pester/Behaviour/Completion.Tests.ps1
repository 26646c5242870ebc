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

    It 'names the characters that nobody sees, in what it shows and in what it inserts' {
        $tag = "a$([char] 0x200b)`"`$x``$([char] 27)[31m$([char]::ConvertFromUtf32(0xe0041))"
        Set-TelnyxExternalConnection $chicago -Tag $tag -WarningAction SilentlyContinue
        $offered = @(Get-Offered 'Set-TelnyxExternalConnection 1 -Tag a' | Where-Object ListItemText -NE amer)
        $offered[0].ListItemText | Should -BeExactly 'a\u200b"$x`\u001b[31m\udb40\udc41'
        $offered[0].CompletionText | Should -Not -Match '[^ -~]'
        Invoke-Expression $offered[0].CompletionText | Should -BeExactly $tag

        $offered = @(Get-Offered "Get-TelnyxExternalConnection $chicago")
        $offered[0].ToolTip | Should -Match 'tags "a\\u200b'
        $offered[0].ToolTip | Should -Not -Match '[^ -~]'
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
        $offered[0].ToolTip | Should -BeExactly 'used by 1 of the 2 connections seen'
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
