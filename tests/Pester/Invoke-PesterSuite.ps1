<#
.SYNOPSIS
Runs the Pester tests against the built module.

.DESCRIPTION
Runs the test files below this folder with Pester 5, and writes two files to the TestResults folder of the repository:
the
results as NUnit XML, and a summary, 'N passed, N failed, N skipped', with the reasons for the skipped tests. The build
copies Pester to the out folder.

Run this script in a new PowerShell process, because a process can't load a new build of an assembly.

The exit code is 0 if all tests passed, and 1 if a test failed or no test ran.

.PARAMETER Path
The test files or folders to run. Default: all.

.PARAMETER ModulePath
The folder of the module to test. Default: the module that the build created in the out folder.

.PARAMETER ResultName
The first part of the names of the result files.

.PARAMETER Progress
Writes a line '::running <test>' when a test starts, so that a test that hangs can be named.

.EXAMPLE
dotnet run --project src/TelnyxPS.Host -- -File tests/Pester/Invoke-PesterSuite.ps1

Builds the module and runs all Pester tests. This needs the .NET SDK only.

.EXAMPLE
pwsh -NoProfile -File tests/Pester/Invoke-PesterSuite.ps1 -Path tests/Pester/Module.Tests.ps1

Runs one test file in an installed PowerShell against the last build.
#>
[CmdletBinding()]
param(
    [string[]] $Path = $PSScriptRoot,

    [string] $ModulePath = [IO.Path]::Combine($PSScriptRoot, '..', '..', 'out', 'TelnyxPS'),

    [ValidatePattern('^[\w.-]+$')]
    [string] $ResultName = 'Pester',

    [switch] $Progress
)

$ErrorActionPreference = 'Stop'

$root = [IO.Path]::GetFullPath([IO.Path]::Combine($PSScriptRoot, '..', '..'))
$resultFolder = Join-Path $root 'TestResults'
$resultFile = Join-Path $resultFolder "$ResultName.xml"
$summaryFile = Join-Path $resultFolder "$ResultName.summary.txt"
$null = New-Item $resultFolder -ItemType Directory -Force
# If this run fails early, the results of an earlier run must not be mistaken for its results.
Remove-Item $resultFile, $summaryFile -ErrorAction Ignore

$pester = [IO.Path]::Combine($root, 'out', 'Pester', 'Pester.psd1')
$manifest = Join-Path $ModulePath 'TelnyxPS.psd1'
foreach ($needed in $pester, $manifest) {
    if (-not (Test-Path $needed)) {
        Write-Warning "'$needed' does not exist. Build it first: dotnet build"
        exit 1
    }
}

Import-Module $pester
$env:TELNYXPS_MODULE = (Resolve-Path $manifest).ProviderPath

if ($Progress) {
    # Editors follow a Pester run in this way.
    & (Get-Module Pester) {
        $script:additionalPlugins = New-PluginObject -Name 'Progress' -ContainerRunStart {
            param($Context)
            [Console]::WriteLine("::running $($Context.Block.BlockContainer.Item.Name)")
        } -EachTestSetupStart {
            param($Context)
            $container = $Context.Test.Block.Root.BlockContainer
            [Console]::WriteLine(
                "::running $($container.Item.Name): $($Context.Block.ExpandedPath).$($Context.Test.Name)")
        }
    }
}

$configuration = New-PesterConfiguration
$configuration.Run.Path = $Path
$configuration.Run.PassThru = $true
$configuration.Output.Verbosity = 'Normal'
$configuration.TestResult.Enabled = $true
$configuration.TestResult.OutputFormat = 'NUnitXml'
$configuration.TestResult.OutputPath = $resultFile

# The tests see the variables of this script, but they must run as if in their own session.
$ErrorActionPreference = 'Continue'
$run = Invoke-Pester -Configuration $configuration
$ErrorActionPreference = 'Stop'

if (-not $run) {
    Write-Warning 'Pester ended without a result.'
    exit 1
}

# A file that doesn't load, and a block whose setup or teardown fails, count as failed, regardless of their tests.
$failed = $run.FailedCount + $run.FailedBlocksCount + $run.FailedContainersCount
$skipped = $run.SkippedCount + $run.InconclusiveCount
$summary = @(
    "$($run.PassedCount) passed, $failed failed, $skipped skipped"
    $run.Skipped | Group-Object { "$($_.ErrorRecord[0])" } | ForEach-Object { "$($_.Count) skipped: $($_.Name)" }
)
Set-Content $summaryFile $summary -Encoding Ascii

if ($run.PassedCount + $failed -eq 0) {
    Write-Warning 'No test ran.'
    exit 1
}

if ($failed -gt 0) {
    exit 1
}

exit 0
