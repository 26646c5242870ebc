<#
.SYNOPSIS
Runs the Pester suite against the built module.

.DESCRIPTION
Runs every *.Tests.ps1 beside this script with Pester 5 and writes two files into TestResults at the top of the
repository: the results as NUnit XML, and a summary of one line, 'passed=N failed=N skipped=N'. Best run in a fresh
PowerShell, since a process that has loaded an assembly once never loads a newer build of it.

The exit code is 0 where all tests passed, 1 where something failed or nothing ran, and 3 where Pester 5 is missing.

.PARAMETER ModulePath
The folder of the module under test; without it, the one that the build assembles in out.

.PARAMETER ResultName
What the names of the result files begin with.

.EXAMPLE
pwsh -NoProfile -File tests/Pester/Invoke-PesterSuite.ps1

Runs the suite in PowerShell 7 against the last build.
#>
[CmdletBinding()]
param(
    [string] $ModulePath = [IO.Path]::Combine($PSScriptRoot, '..', '..', 'out', 'TelnyxPS'),

    [ValidatePattern('^[\w-]+$')]
    [string] $ResultName = 'pester'
)

$ErrorActionPreference = 'Stop'

$resultFolder = [IO.Path]::GetFullPath([IO.Path]::Combine($PSScriptRoot, '..', '..', 'TestResults'))
$resultFile = Join-Path $resultFolder "$ResultName.xml"
$summaryFile = Join-Path $resultFolder "$ResultName-summary.txt"
$null = New-Item $resultFolder -ItemType Directory -Force
# Whatever happens from here on, nobody takes the numbers of an earlier run for those of this one.
Remove-Item $resultFile, $summaryFile -ErrorAction Ignore

$loaded = Get-Module Pester | Where-Object { $_.Version.Major -ne 5 }
if ($loaded) {
    Write-Warning "This suite needs Pester 5. This session has loaded Pester $($loaded.Version): run it in a fresh one."
    exit 3
}

$installed = @(Get-Module Pester -ListAvailable | Sort-Object Version -Descending)
$pester = $installed | Where-Object { $_.Version.Major -eq 5 } | Select-Object -First 1
if (-not $pester) {
    $found = 'none is installed'
    if ($installed) {
        $found = "only $($installed.Version -join ', ') is installed"
    }

    Write-Warning "This suite needs Pester 5, and $found."
    Write-Warning 'To install it: Install-Module Pester -MaximumVersion 5.99.99 -Force -SkipPublisherCheck'
    exit 3
}

$manifest = Join-Path $ModulePath 'TelnyxPS.psd1'
if (-not (Test-Path $manifest)) {
    Write-Warning "There is no module in '$ModulePath'. Build it first: dotnet build"
    exit 1
}

Import-Module $pester.Path
$env:TELNYXPS_MODULE = (Resolve-Path $manifest).ProviderPath

$configuration = New-PesterConfiguration
$configuration.Run.Path = $PSScriptRoot
$configuration.Run.PassThru = $true
$configuration.Output.Verbosity = 'Normal'
$configuration.TestResult.Enabled = $true
$configuration.TestResult.OutputFormat = 'NUnitXml'
$configuration.TestResult.OutputPath = $resultFile

# The tests see the variables of this script: they are to run as they do in a session of their own.
$ErrorActionPreference = 'Continue'
$run = Invoke-Pester -Configuration $configuration
$ErrorActionPreference = 'Stop'

if (-not $run) {
    Write-Warning 'Pester stopped before it had a result.'
    exit 1
}

# A file that does not load and a block whose setup or teardown fails are failures, whatever their tests say.
$failed = $run.FailedCount + $run.FailedBlocksCount + $run.FailedContainersCount
$skipped = $run.SkippedCount + $run.InconclusiveCount
Set-Content $summaryFile "passed=$($run.PassedCount) failed=$failed skipped=$skipped" -Encoding Ascii

if ($run.PassedCount + $failed -eq 0) {
    Write-Warning 'No test ran.'
    exit 1
}

if ($failed -gt 0) {
    exit 1
}

exit 0
