BeforeDiscovery {
    . "$PSScriptRoot/../TestSetup.ps1"
    . "$PSScriptRoot/../ExampleRunner.ps1"

    $skip = $PSVersionTable.PSEdition -ne 'Core'
    $examples = (Import-PowerShellDataFile $moduleManifest).CmdletsToExport |
        ForEach-Object { Get-PageExample ([IO.Path]::Combine($repositoryRoot, 'en-US', "$_.md")) }
    $transcripts = @('README.md') + (
        Get-ChildItem ([IO.Path]::Combine($repositoryRoot, 'en-US', 'about_*.md'))).ForEach({ "en-US/$($_.Name)" }) |
        Where-Object { Get-Transcript (Join-Path $repositoryRoot $_) }
}

BeforeAll {
    . "$PSScriptRoot/../TestSetup.ps1"
    . "$PSScriptRoot/../ExampleRunner.ps1"

    # Runspaces of ForEach-Object -Parallel load the module by name.
    $paths = $env:PSModulePath
    $env:PSModulePath = (Split-Path $moduleFolder) + [IO.Path]::PathSeparator + $paths

    # The suite also runs in Windows PowerShell, where the examples are skipped.
    if ($PSVersionTable.PSEdition -eq 'Core') {
        $runspace, $screen = Open-Screen
    }

    function Test-Step([hashtable[]] $Step) {
        Reset-Screen $runspace $screen $TestDrive
        foreach ($one in $Step) {
            $shown = Invoke-OnScreen $runspace $one.Code $screen
            ConvertTo-Comparable $shown $one.Varies |
                Should -BeExactly (ConvertTo-Comparable $one.Shown $one.Varies) -Because $one.Code
        }
    }
}

AfterAll {
    $env:PSModulePath = $paths
    if ($runspace) {
        $runspace.Dispose()
    }
}

# Windows PowerShell shows errors and dates in a different format than the pages.
Describe 'Example of <Page>' -Skip:$skip -ForEach $examples {
    It '<Title>: prints what the page shows, in a new sandbox and an empty folder' {
        Test-Step $Steps
    }
}

Describe 'The transcripts of <_>' -Skip:$skip -ForEach $transcripts {
    It 'print what they show, in order and in one session' {
        Test-Step (Get-Transcript (Join-Path $repositoryRoot $_))
    }
}

Describe 'The runner of examples' -Skip:$skip {
    BeforeAll {
        $page = Join-Path $TestDrive 'page.md'
    }

    It 'finds the steps of an example, and what varies in their output' {
        $fence = '```'
        Set-Content $page "# Page", "### Example 1: First", "${fence}powershell", '$a = 1', $fence, '',
        '<!-- varies: id, time -->', "${fence}output", 'shown', $fence, "${fence}powershell", '$a', $fence,
            '## PARAMETERS', "${fence}powershell", 'no', $fence
        $found = @(Get-PageExample $page)
        $found.Count | Should -Be 1
        $found[0].Title | Should -Be 'Example 1: First'
        $found[0].Steps.Count | Should -Be 2
        $found[0].Steps[0].Code, $found[0].Steps[0].Shown | Should -Be '$a = 1', 'shown'
        $found[0].Steps[0].Varies | Should -Be 'id', 'time'
        $found[0].Steps[1].Shown | Should -Be ''
    }

    It 'finds the commands of a transcript, with continuation lines' {
        $fence = '```'
        Set-Content $page 'Text', "$fence", 'PS> 1 |', '>>     ForEach-Object { $_ }', '1', 'PS> 2', '2', $fence,
            "${fence}powershell", '3', $fence
        $found = @(Get-Transcript $page)
        $found.Code | Should -Be "1 |`n    ForEach-Object { `$_ }", '2'
        $found.Shown.Trim() | Should -Be '1', '2'
    }

    It 'gives each example a new sandbox, an empty folder and no variables' {
        Reset-Screen $runspace $screen $TestDrive
        $null =
            Invoke-OnScreen $runspace ('$left = 1; Set-Content left.txt 1; $null = Set-TelnyxExternalConnection ' +
                '1930241863466354012 -Active $false') $screen
        Reset-Screen $runspace $screen $TestDrive
        $code = '"$left|$(@(Get-ChildItem).Count)|$((Get-TelnyxExternalConnection 1930241863466354012).Active)"'
        (Invoke-OnScreen $runspace $code $screen).Trim() | Should -Be '|0|True'
    }

    It 'shows output, tables, errors, warnings, verbose lines and the host, in their order' {
        Reset-Screen $runspace $screen $TestDrive
        $code = '1; [pscustomobject]@{ A = 2 }
            Write-Error no
            Write-Warning so; Write-Verbose because -Verbose; Write-Host done
            throw "over"
            Set-TelnyxExternalConnection 1930241863466354012 -OutboundChannelLimit 11 -WhatIf'
        ConvertTo-Comparable (Invoke-OnScreen $runspace $code $screen) | Should -BeExactly (@(
                '1', '', 'A', '-', '2', '', 'Write-Error: no', 'WARNING: so', 'VERBOSE: because', 'done',
                    'Exception: over'
                'What if: Performing the operation "Set outbound channel limit: 10 -> 11" on target "External ' +
                    'connection 1930241863466354012 (zoom)".'
            ) -join "`n")
    }

    It 'compares the output that does not vary, and requires the output that varies' {
        $id = '49c7b9ee-f228-440c-b733-2169a930e351'
        ConvertTo-Comparable "a $id  `n`n`n`nb`n" 'id' | Should -BeExactly "a <id>`n`nb"
        ConvertTo-Comparable 'at 06/04/2025 12:34:57 +00:00, 2025-04-22T04:19:02.067Z' 'time' |
            Should -BeExactly 'at <time>, <time>'
        { ConvertTo-Comparable 'none' 'id' } | Should -Throw
        { ConvertTo-Comparable 'none' 'mood' } | Should -Throw
    }
}
