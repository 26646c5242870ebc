BeforeDiscovery {
    # Windows PowerShell shows tables in another way.
    $skip = $PSVersionTable.PSEdition -ne 'Core'
}

BeforeAll {
    . "$PSScriptRoot/../TestSetup.ps1"
    . "$PSScriptRoot/../ExampleRunner.ps1"
    . "$PSScriptRoot/../PictureRunner.ps1"

    $picturePath = [IO.Path]::Combine($repositoryRoot, 'docs', 'whatif.svg')
}

Describe 'The picture of the README' -Skip:$skip {
    It 'shows what the module prints; if not, run tests/Pester/Update-Picture.ps1' {
        $rows = @(ConvertTo-PlainRow (Get-PictureRow $TestDrive))
        $rows.Count | Should -BeGreaterThan 15
        $rows -match 'would be changed' | Should -Not -BeNullOrEmpty
        Read-Picture $picturePath | Should -BeExactly $rows
    }

    It 'notices another text, another place and a missing row' {
        $text = [IO.File]::ReadAllText($picturePath)
        $rows = Read-Picture $picturePath
        $copy = Join-Path $TestDrive 'copy.svg'
        foreach (
            $change in { $text -replace 'headquarters', 'headquarter' }, { $text -replace 'x="505.2"', 'x="513.6"' },
            { $text -replace '(?m)^  <text y="154">.*\n' }) {
            [IO.File]::WriteAllText($copy, (& $change))
            (Read-Picture $copy) -join "`n" | Should -Not -BeExactly ($rows -join "`n")
        }
    }

    It 'breaks lines where the terminal ends, and keeps colors over them' {
        $rows = @(Split-Screen "`e[93m$('x' * 81)`e[0m`n`nend")
        ConvertTo-PlainRow $rows | Should -BeExactly ('x' * 80), 'x', '', 'end'
        $rows[0][0].Color, $rows[1][0].Color, $rows[3][0].Color | Should -BeExactly '93', '93', '0'
    }

    It 'is in the README' {
        [IO.File]::ReadAllText((Join-Path $repositoryRoot 'README.md')) |
            Should -Match '!\[A terminal: [^\]]+\]\(docs/whatif\.svg\)'
    }
}
