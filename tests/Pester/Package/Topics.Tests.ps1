BeforeDiscovery {
    . "$PSScriptRoot/../TestSetup.ps1"

    $topics = (Get-ChildItem ([IO.Path]::Combine($repositoryRoot, 'en-US', 'about_*.md'))).BaseName
}

BeforeAll {
    . "$PSScriptRoot/../TestSetup.ps1"

    # Cmdlets of modules that may not be installed.
    $foreign = 'Get-Secret'
    $names = '(?<![\w./-])(?:{0})-[A-Z]\w+' -f ((Get-Verb).Verb -join '|')

    # Returns the examples: lines that are indented by eight or more spaces, after a blank line. Output isn't an
    # example.
    function Get-Example([string[]] $Line) {
        $example = @()
        $isExample = $false
        for ($i = 0; $i -le $Line.Count; $i++) {
            $isCode = $i -lt $Line.Count -and $Line[$i] -match '^ {8}'
            $goesOn = $isExample -and $i + 1 -lt $Line.Count -and $Line[$i] -eq '' -and $Line[$i + 1] -match '^ {8}'
            if ($isCode -and $i -gt 0 -and $Line[$i - 1] -eq '') {
                $isExample = $true
            }

            if ($isExample -and ($isCode -or $goesOn)) {
                $example += $Line[$i]
            }
            elseif ($isExample) {
                if ($example[0] -notmatch '^ +(What if|VERBOSE): ') {
                    $example -join "`n"
                }
                $example = @()
                $isExample = $false
            }
        }
    }

    function Get-ParameterName([string] $Command) {
        $found = Get-Command $Command
        while ($found -is [Management.Automation.AliasInfo]) {
            $found = $found.ResolvedCommand
        }
        $found.Parameters.Keys
        $found.Parameters.Values.Aliases
    }
}

Describe 'The topics' {
    It 'are about_TelnyxPS and the topics that it links to' {
        $map = (Get-Help about_TelnyxPS | Out-String)
        $found = Get-ChildItem ([IO.Path]::Combine($moduleFolder, 'en-US', 'about_*.help.txt'))
        $found.Count | Should -BeGreaterThan 1
        foreach ($file in $found) {
            $map | Should -Match "\b$($file.Name -replace '\.help\.txt$')\b"
        }
    }

    It 'list every cmdlet in about_TelnyxPS' {
        $map = [IO.File]::ReadAllText([IO.Path]::Combine($moduleFolder, 'en-US', 'about_TelnyxPS.help.txt'))
        (Get-Module TelnyxPS).ExportedCmdlets.Keys | Where-Object { $map -notmatch "\b$_(?!\w)" } |
            Should -BeNullOrEmpty
    }

    It 'describe every error id' {
        $code = (
            Get-ChildItem ([IO.Path]::Combine($repositoryRoot, 'src', 'TelnyxPS', 'Cmdlets')) -Filter *.cs -Recurse
        ).FullName |
            ForEach-Object { [IO.File]::ReadAllText($_) }
        $ids = [regex]::Matches(
            $code -join "`n", '"([A-Z]\w+)",\s*ErrorCategory\.|(?:Refusal|Refuse)\("(\w+)"|\("([A-Z]\w+)",\s*\$"'
        ).ForEach({
                "$($_.Groups[1])$($_.Groups[2])$($_.Groups[3])"
            }) + [Enum]::GetNames([TelnyxPS.Client.TelnyxErrorKind]) | Select-Object -Unique
        $ids | Should -Contain 'AddAndRemoveTag'
        $ids | Should -Contain 'AllWithoutList'
        $ids.Count | Should -BeGreaterThan 45
        $table = [IO.File]::ReadAllText([IO.Path]::Combine($moduleFolder, 'en-US', 'about_TelnyxPS_Errors.help.txt'))
        $ids | Where-Object { $table -cnotmatch "\b$_\b" } | Should -BeNullOrEmpty
    }

    It 'keep about_TelnyxPS short' {
        [IO.File]::ReadAllLines([IO.Path]::Combine($moduleFolder, 'en-US', 'about_TelnyxPS.help.txt')).Count |
            Should -BeLessThan 300
    }
}

Describe '<_>' -ForEach $topics {
    BeforeAll {
        $topic = $_
        $text = [IO.File]::ReadAllText([IO.Path]::Combine($moduleFolder, 'en-US', "$topic.help.txt"))
        $lines = $text.TrimEnd() -split '\r?\n'
        $examples = @(Get-Example $lines)
    }

    It 'is found by its name' {
        $help = (Get-Help $topic | Out-String).Trim() -split '\r?\n'
        $help[0] | Should -Be 'TOPIC'
        $help[1].Trim() | Should -Be $topic
    }

    It 'has the standard sections, each with content, and ends with links' {
        $sections = @($lines | Where-Object { $_ -match '^\S' })
        $sections[0..2] | Should -Be 'TOPIC', 'SHORT DESCRIPTION', 'LONG DESCRIPTION'
        $sections[-1] | Should -Be 'SEE ALSO'
        foreach ($section in $sections) {
            $section | Should -MatchExactly '^[A-Z, ]+$'
            $lines[[Array]::IndexOf($lines, $section) + 1] | Should -Match '^ {4}\S' -Because $section
        }

        @($sections | Select-Object -Unique).Count | Should -Be $sections.Count
    }

    It 'contains only ASCII characters in lines of at most 80 columns, without trailing spaces' {
        $text | Should -Not -Match '[^\x0A\x0D\x20-\x7E]'
        $lines | Where-Object { $_.Length -gt 80 -or $_ -match '\s$' } | Should -BeNullOrEmpty
    }

    It 'names cmdlets that exist' {
        $named = [regex]::Matches($text, $names).Value | Select-Object -Unique | Where-Object { $_ -notin $foreign }
        $named.Count | Should -BeGreaterThan 3
        $named | Where-Object { -not (Get-Command $_ -ErrorAction Ignore) } | Should -BeNullOrEmpty
    }

    It 'names parameters, on the line of a cmdlet, that it has' {
        foreach ($line in $lines) {
            $found = [regex]::Matches($line, $names)
            for ($i = 0; $i -lt $found.Count; $i++) {
                $name = $found[$i].Value
                if ($name -in $foreign) {
                    continue
                }

                if ($i -gt 0 -and $found[$i - 1].Value -eq 'Get-Help') {
                    $name = 'Get-Help'
                }

                $end = if ($i + 1 -lt $found.Count) { $found[$i + 1].Index } else { $line.Length }
                $rest = $line.Substring(
                    $found[$i].Index + $found[$i].Length, $end - $found[$i].Index - $found[$i].Length)
                $known = Get-ParameterName $name
                foreach ($parameter in [regex]::Matches(($rest -split '[|#]')[0], '(?<=^|[ (])-([A-Z]\w*)')) {
                    $parameter.Groups[1].Value | Should -BeIn $known -Because $line
                }
            }
        }
    }

    It 'has examples that PowerShell can read, with commands and parameters that exist' {
        $examples.Count | Should -BeGreaterThan 2
        foreach ($example in $examples) {
            $errors = $null
            $ast = [Management.Automation.Language.Parser]::ParseInput($example, [ref] $null, [ref] $errors)
            $errors | Should -BeNullOrEmpty -Because $example
            foreach ($command in $ast.FindAll({ $args[0] -is [Management.Automation.Language.CommandAst] }, $true)) {
                $name = $command.GetCommandName()
                if (-not (Get-Command "$name" -ErrorAction Ignore)) {
                    # The other commands are the reader's own, or belong to Pester.
                    if ($name -notin $foreign) {
                        $name | Should -Not -Match "^$names$" -Because $example
                    }
                    continue
                }

                $known = @(Get-ParameterName $name)
                $given = $command.CommandElements |
                    Where-Object { $_ -is [Management.Automation.Language.CommandParameterAst] }
                foreach ($parameter in $given) {
                    if ($known -and $name -notin 'pwsh', 'ForEach-Object') {
                        $parameter.ParameterName | Should -BeIn $known -Because $example
                    }
                }
            }
        }
    }

    It 'names topics that exist' {
        foreach ($name in ([regex]::Matches($text, '\babout_\w+').Value | Select-Object -Unique)) {
            if ($name -like 'about_Telnyx*') {
                [IO.Path]::Combine($moduleFolder, 'en-US', "$name.help.txt") | Should -Exist
            }
            else {
                # The help of PowerShell itself may not be installed.
                $name |
                    Should -BeIn 'about_CommonParameters', 'about_Environment_Variables', 'about_Preference_Variables',
                        'about_Parameters_Default_Values'
            }
        }
    }
}
