BeforeAll {
    . "$PSScriptRoot/../TestSetup.ps1"
    . "$PSScriptRoot/../TestHelpers.ps1"

    # Returns the values that tab completion suggests at the end of a line.
    function Get-Offered([string] $Line) {
        (TabExpansion2 -inputScript $Line -cursorColumn $Line.Length).CompletionMatches |
            Where-Object ResultType -EQ ParameterValue
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

    It 'suggests those of the connections that the session has read, and sends no request: <_>' -ForEach @(
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
        $offered[0].ToolTip | Should -BeExactly 'on 2 of 3 known connections'
        $handler.Requests.Count | Should -Be 0
    }

    It 'suggests values that match the typed text: <Typed>' -ForEach @(
        @{ Typed = 'e'; Offered = 'emea' }
        @{ Typed = 'HEAD'; Offered = 'headquarters' }
        @{ Typed = 'v'; Offered = "'vip;board'" }
        @{ Typed = "'v"; Offered = "'vip;board'" }
        @{ Typed = '"vip;'; Offered = "'vip;board'" }
        @{ Typed = 'amer, b'; Offered = 'branch' }
    ) {
        (Get-Offered "Set-TelnyxExternalConnection 1 -AddTag $Typed").CompletionText | Should -BeExactly $Offered
    }

    It 'escapes invisible characters in the list and in the inserted text' {
        $tag = "a$([char] 0x200b)`"`$x``$([char] 27)[31m$([char]::ConvertFromUtf32(0xe0041))"
        Set-TelnyxExternalConnection $chicago -Tag $tag -WarningAction SilentlyContinue
        $offered = @(Get-Offered 'Set-TelnyxExternalConnection 1 -Tag a' | Where-Object ListItemText -NE amer)
        $offered[0].ListItemText | Should -BeExactly 'a\u200b"$x`\u001b[31m\udb40\udc41'
        $offered[0].CompletionText | Should -Not -Match '[^ -~]'
        & ([scriptblock]::Create($offered[0].CompletionText)) | Should -BeExactly $tag

        $offered = @(Get-Offered "Get-TelnyxExternalConnection $chicago")
        $offered[0].ToolTip | Should -Match 'tags "a\\u200b'
        $offered[0].ToolTip | Should -Not -Match '[^ -~]'
    }

    It 'suggests nothing from connections that were not read' {
        @(Get-Offered 'Set-TelnyxExternalConnection 1 -AddTag reti').CompletionText | Should -Not -Contain 'retired'
        $handler.Requests.Count | Should -Be 0
    }

    It 'inserts a tag so that it binds as the same tag: <_>' -ForEach @(
        '007', '1kb', '0x10', '1e3', '12345678901234567890123', '42', "it's", 'two words', 'say "hi"', '$x', '@a',
            'a,b', '-x', '--', '#1', 'plain', '*'
    ) {
        $tag = $_
        $null = Set-TelnyxExternalConnection $chicago -Tag @($tag)
        $text = @(
            Get-Offered "Set-TelnyxExternalConnection 1 -AddTag ''" | Where-Object ListItemText -CEQ $tag
        ).CompletionText
        $text | Should -Not -BeNullOrEmpty
        foreach ($list in $text, "$text, other", "other, $text") {
            $taken = & ([scriptblock]::Create("Set-TelnyxExternalConnection $berlin -Tag $list"))
            $taken.Tags | Should -Contain $tag -Because "of -Tag $list"
        }
    }
}

Describe 'Completion of outbound voice profiles' {
    It 'suggests those of the connections that the session has read, and sends no request: <_>' -ForEach @(
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
        $offered[0].ToolTip | Should -BeExactly 'used by 1 of 2 known connections'
        (Get-Offered "${_}1911").CompletionText | Should -BeExactly $profileId
        $handler.Requests.Count | Should -Be 0
    }
}

Describe 'Completion of the ids of numbers, addresses, locations, uploads, releases and jobs' {
    BeforeEach {
        $handler = Get-SandboxHandler
        $session = Connect-TestAccount $handler

        # Returns the suggested values as they are inserted.
        function Get-Taken([string] $Line) {
            Get-Offered $Line | Where-Object CompletionText -NotIn 'success', 'error' |
                ForEach-Object { $_.CompletionText.Trim("'") }
        }

        function Get-Seen([string] $Kind) {
            switch ($Kind) {
                'number' { $teams, $london | Get-TelnyxExternalConnectionPhoneNumber }
                'address' { $teams, $london | Get-TelnyxExternalConnectionCivicAddress }
                'location' { ($teams, $london | Get-TelnyxExternalConnectionCivicAddress).Locations }
                'upload' { $teams, $london | Get-TelnyxExternalConnectionUpload }
                'release' { $teams, $london | Get-TelnyxExternalConnectionRelease }
                'job' { $firstNumber, $secondNumber | ForEach-Object { Set-TelnyxPhoneNumber $_ -Tag new -NoWait } }
            }
        }
    }

    It 'suggests those that the session has read, and sends no request: <Line>' -ForEach @(
        @{ Line = 'Get-TelnyxExternalConnectionPhoneNumber -NumberId '; Kind = 'number'; Property = 'NumberId' }
        @{ Line = 'Set-TelnyxExternalConnectionPhoneNumber -NumberId '; Kind = 'number'; Property = 'NumberId' }
        @{ Line = 'New-TelnyxExternalConnectionUpload -NumberId '; Kind = 'number'; Property = 'NumberId' }
        @{ Line = 'New-TelnyxExternalConnectionUpload -PhoneNumber '; Kind = 'number'; Property = 'PhoneNumber' }
        @{ Line = 'Get-TelnyxPhoneNumber -PhoneNumber '; Kind = 'number'; Property = 'PhoneNumber' }
        @{ Line = 'Set-TelnyxPhoneNumber -PhoneNumber '; Kind = 'number'; Property = 'PhoneNumber' }
        @{ Line = 'Get-TelnyxExternalConnectionUpload -PhoneNumber '; Kind = 'number'; Property = 'PhoneNumber' }
        @{ Line = 'Get-TelnyxExternalConnectionLogMessage -PhoneNumber '; Kind = 'number'; Property = 'PhoneNumber' }
        @{
            Line = 'Get-TelnyxExternalConnectionCivicAddress -CivicAddressId '
            Kind = 'address'
            Property = 'CivicAddressId'
        }
        @{
            Line = 'Get-TelnyxExternalConnectionPhoneNumber -CivicAddressId '
            Kind = 'address'
            Property = 'CivicAddressId'
        }
        @{ Line = 'New-TelnyxExternalConnectionUpload -CivicAddressId '; Kind = 'address'; Property = 'CivicAddressId' }
        @{ Line = 'Get-TelnyxExternalConnectionPhoneNumber -LocationId '; Kind = 'location'; Property = 'LocationId' }
        @{ Line = 'Set-TelnyxExternalConnectionPhoneNumber -LocationId '; Kind = 'location'; Property = 'LocationId' }
        @{ Line = 'Set-TelnyxExternalConnectionLocation -LocationId '; Kind = 'location'; Property = 'LocationId' }
        @{ Line = 'New-TelnyxExternalConnectionUpload -LocationId '; Kind = 'location'; Property = 'LocationId' }
        @{ Line = 'Get-TelnyxExternalConnectionUpload -TicketId '; Kind = 'upload'; Property = 'TicketId' }
        @{ Line = 'Wait-TelnyxExternalConnectionUpload -TicketId '; Kind = 'upload'; Property = 'TicketId' }
        @{ Line = 'Restart-TelnyxExternalConnectionUpload -TicketId '; Kind = 'upload'; Property = 'TicketId' }
        @{ Line = 'Get-TelnyxExternalConnectionRelease -TicketId '; Kind = 'release'; Property = 'TicketId' }
        @{ Line = 'Get-TelnyxPhoneNumberJob -JobId '; Kind = 'job'; Property = 'JobId' }
        @{ Line = 'Wait-TelnyxPhoneNumberJob -JobId '; Kind = 'job'; Property = 'JobId' }
    ) {
        Get-Taken $Line | Should -BeNullOrEmpty
        $seen = (Get-Seen $Kind).$Property | Sort-Object -Unique
        $seen.Count | Should -BeGreaterThan 1
        $handler.Clear()
        Get-Taken $Line | Should -BeExactly $seen
        Get-Taken "$Line'$($seen[0].Substring(0, $seen[0].Length - 1))" | Should -Contain $seen[0]
        $handler.Requests.Count | Should -Be 0
    }

    It 'suggests those of the connection on the command line: <Kind>' -ForEach @(
        @{ Kind = 'number'; Property = 'NumberId'; Cmdlet = 'Get-TelnyxExternalConnectionPhoneNumber' }
        @{ Kind = 'number'; Property = 'NumberId'; Cmdlet = 'Set-TelnyxExternalConnectionPhoneNumber' }
        @{ Kind = 'address'; Property = 'CivicAddressId'; Cmdlet = 'Get-TelnyxExternalConnectionCivicAddress' }
        @{ Kind = 'location'; Property = 'LocationId'; Cmdlet = 'Set-TelnyxExternalConnectionLocation' }
        @{ Kind = 'upload'; Property = 'TicketId'; Cmdlet = 'Wait-TelnyxExternalConnectionUpload' }
        @{ Kind = 'release'; Property = 'TicketId'; Cmdlet = 'Get-TelnyxExternalConnectionRelease' }
    ) {
        $seen = Get-Seen $Kind
        foreach ($connection in $teams, $london) {
            $own = @($seen | Where-Object ConnectionId -EQ $connection)
            foreach (
                $line in "$Cmdlet $connection -$Property ", "$Cmdlet -ConnectionId '$connection' -$Property ",
                "$Cmdlet `$teams -$Property ") {
                if ($line -notmatch '\$teams' -or $connection -eq $teams) {
                    Get-Taken $line | Should -BeExactly ($own.$Property | Sort-Object) -Because $line
                }
            }

            # PowerShell suggests nothing for an empty second argument if its parameter is mandatory in only one set.
            $own | ForEach-Object $Property |
                ForEach-Object { Get-Taken "$Cmdlet $connection '$($_.Substring(0, 8))" | Should -Contain $_ }
        }

        Get-Taken "$Cmdlet $teams, $london -$Property " | Should -BeExactly ($seen.$Property | Sort-Object)
        Get-Taken "$Cmdlet $sydney -$Property " | Should -BeNullOrEmpty
    }

    It 'suggests the numbers of any connection for a move to another connection' {
        $null = Get-TelnyxPhoneNumber -Unassigned -Country SE
        Get-Taken "New-TelnyxExternalConnectionUpload $teams -PhoneNumber '+468" | Should -Contain '+46846500400'
        Get-Taken "New-TelnyxExternalConnectionUpload $teams -NumberId 17000000468" |
            Should -Contain '1700000046846500400'
        Get-Taken "Set-TelnyxPhoneNumber -ConnectionId $berlin -PhoneNumber '+468" | Should -Contain '+46846500400'
    }

    It 'describes each value' {
        $null = Get-TelnyxExternalConnection $teams -IncludeName
        'number', 'address', 'location', 'upload', 'release' | ForEach-Object { $null = Get-Seen $_ }
        $owner = "connection $teams (Teams Chicago)"
        (Get-Offered "Get-TelnyxExternalConnectionPhoneNumber $teams $firstNumber").ToolTip |
            Should -BeExactly "+13125550110, $owner"
        (Get-Offered "Get-TelnyxPhoneNumber '+13125550110").ToolTip | Should -BeExactly $owner
        $null = Get-TelnyxPhoneNumber +46846500400
        (Get-Offered "Get-TelnyxPhoneNumber '+46846500400").ToolTip | Should -BeExactly 'unassigned'
        (Get-Offered "Get-TelnyxExternalConnectionUpload $teams $ticket").ToolTip |
            Should -BeExactly "success, 2 numbers, $owner"
        (Get-Offered "Get-TelnyxExternalConnectionRelease $teams $release").ToolTip |
            Should -BeExactly "pending, 1 number, $owner"
        (Get-Offered "Get-TelnyxExternalConnectionCivicAddress $teams $($address.Substring(0, 4))").ToolTip |
            Should -BeExactly "Chicago Office, $owner"
        (Get-Offered "Set-TelnyxExternalConnectionLocation $teams $floor").ToolTip | Should -BeExactly "Floor 2, $owner"
    }

    It 'suggests an upload as soon as it is created' {
        $made = New-TelnyxExternalConnectionUpload $sydney $freeNumber
        Get-Taken "Wait-TelnyxExternalConnectionUpload $sydney -TicketId " | Should -BeExactly $made.TicketId
    }
}

Describe 'A tag that is typed without quotes' {
    It 'keeps the typed text, even if PowerShell reads it as a number: <_>' -ForEach '007', '1kb', '0x10', '1e3' {
        Connect-Telnyx -Sandbox
        $taken = & ([scriptblock]::Create("Set-TelnyxExternalConnection $chicago -AddTag $_"))
        $taken.Tags | Should -BeExactly 'amer', 'headquarters', $_
    }
}
