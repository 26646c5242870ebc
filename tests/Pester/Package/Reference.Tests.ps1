BeforeDiscovery {
    . "$PSScriptRoot/../TestSetup.ps1"

    $commands = (Import-PowerShellDataFile $moduleManifest).CmdletsToExport
}

BeforeAll {
    . "$PSScriptRoot/../TestSetup.ps1"

    $written = Join-Path $repositoryRoot 'docs/reference'
    $fresh = Join-Path $TestDrive 'reference'
    & (Join-Path $repositoryRoot 'docs/Write-Reference.ps1') -Destination $fresh
}

Describe 'The reference in docs' {
    It 'is what the help makes: ./build.ps1 -Task Docs writes it' {
        $pages = Get-ChildItem $fresh -File
        (Get-ChildItem $written -File).Name | Sort-Object | Should -Be ($pages.Name | Sort-Object)
        foreach ($page in $pages) {
            $now = [IO.File]::ReadAllText((Join-Path $written $page.Name)) -replace "`r", ''
            $now | Should -BeExactly ([IO.File]::ReadAllText($page.FullName)) -Because "$($page.Name) is made from the help"
        }
    }

    It 'has a page of <_>, with all of its parameters' -ForEach $commands {
        $text = [IO.File]::ReadAllText((Join-Path $fresh "$_.md"))
        $common = [Management.Automation.Cmdlet]::CommonParameters
        foreach ($parameter in (Get-Command $_).Parameters.Keys | Where-Object { $_ -notin $common }) {
            $text | Should -Match "(?m)^### -$parameter`$"
        }
    }

    It 'names every cmdlet in its index' {
        $index = [IO.File]::ReadAllText((Join-Path $fresh 'README.md'))
        foreach ($command in Get-Command -Module TelnyxPS) {
            $index | Should -Match ([regex]::Escape("[$($command.Name)]($($command.Name).md)"))
        }
    }
}
