<#
.SYNOPSIS
Updates the output of the examples in Markdown pages.

.DESCRIPTION
Run this script in a new PowerShell 7 process after you change the output of the module, and review the differences
before
you commit them. Output that differs only in the values that its comment says vary is not changed.

.PARAMETER Path
The paths of the pages. Default: all help pages and about topics, and README.md.

.EXAMPLE
pwsh -NoProfile -File tests/Pester/Update-HelpExample.ps1

Updates all pages.
#>
[CmdletBinding(SupportsShouldProcess)]
param(
    [string[]] $Path
)

$ErrorActionPreference = 'Stop'
. "$PSScriptRoot/TestSetup.ps1"
. "$PSScriptRoot/ExampleRunner.ps1"

if (-not $Path) {
    $Path = @((Get-Item "$repositoryRoot/en-US/*.md", "$repositoryRoot/README.md").FullName)
}

# Returns the difference between the output of a step and its page, if any.
function Get-Shown([hashtable] $Step, $Runspace, $Screen) {
    $shown = Invoke-OnScreen $Runspace $Step.Code $Screen
    try {
        $isSame = (ConvertTo-Comparable $shown $Step.Varies) -ceq (ConvertTo-Comparable $Step.Shown $Step.Varies)
    }
    catch {
        $isSame = $false
    }

    if ($isSame) { ConvertTo-Comparable $Step.Shown } else { ConvertTo-Comparable $shown }
}

$temporary = New-Item (Join-Path ([IO.Path]::GetTempPath()) ([guid]::NewGuid())) -ItemType Directory
$paths = $env:PSModulePath
$env:PSModulePath = (Split-Path $moduleFolder) + [IO.Path]::PathSeparator + $paths
$runspace, $screen = Open-Screen
try {
    foreach ($page in $Path) {
        # From the last block to the first, so that the earlier line numbers remain correct.
        $lines = [Collections.Generic.List[string]] [IO.File]::ReadAllLines((Resolve-Path $page).ProviderPath)
        $edits = @()
        foreach ($example in Get-PageExample $page) {
            Reset-Screen $runspace $screen $temporary
            foreach ($step in $example.Steps) {
                $shown = Get-Shown $step $runspace $screen
                $isOutput = $step.Block.Language -eq 'output'
                if ($isOutput) {
                    $edits += @{ First = $step.Block.Line + 1; Last = $step.Block.End - 1; Text = $shown }
                }
                elseif ($shown) {
                    $edits += @{
                        First = $step.Block.End + 1; Last = $step.Block.End; Text = "`n``````output`n$shown`n``````"
                    }
                }
            }
        }

        $steps = @(Get-Transcript $page)
        if ($steps) {
            Reset-Screen $runspace $screen $temporary
            foreach ($block in $steps | Group-Object { $_.Block.Line }) {
                $text = foreach ($step in $block.Group) {
                    'PS> ' + ($step.Code -replace "`n", "`n>> ")
                    $shown = Get-Shown $step $runspace $screen
                    if ($shown) {
                        # A blank line separates tables from the command, as in a console.
                        $isTable = $shown -match '(?m)^-{2,}|^\w+ +: '
                        $(if ($isTable) { "`n" }) + $shown + $(if ($isTable -and $step -ne $block.Group[-1]) { "`n" })
                    }
                }

                $first = $block.Group[0].Block
                $edits += @{ First = $first.Line + 1; Last = $first.End - 1; Text = $text -join "`n" }
            }
        }

        $old = $lines -join "`n"
        foreach ($edit in $edits | Sort-Object { $_.First } -Descending) {
            $lines.RemoveRange($edit.First - 1, $edit.Last - $edit.First + 1)
            $lines.InsertRange($edit.First - 1, [string[]] ($edit.Text -split "`n"))
        }

        if (($lines -join "`n") -cne $old -and $PSCmdlet.ShouldProcess($page, 'Update the output of the examples')) {
            [IO.File]::WriteAllText((Resolve-Path $page).ProviderPath, ($lines -join "`n") + "`n")
            $page
        }
    }
}
finally {
    $runspace.Dispose()
    $env:PSModulePath = $paths
    Remove-Item $temporary -Recurse -Force
}
