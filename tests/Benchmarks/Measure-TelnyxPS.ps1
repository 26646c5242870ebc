#requires -Version 7.4
<#
.SYNOPSIS
Compares TelnyxPS with Invoke-RestMethod, in a loop and in ForEach-Object -Parallel.

.DESCRIPTION
Builds the module and the loopback server in Release. Then every contender does the same work against that server, in
turns (A B A B), each time in a new PowerShell process. Only the work is timed. Starting the process, importing the
module
and reading what will be changed are not. Every run checks that all the work was done without errors.

The script returns two tables. The first contains the measurements: medians, ratios, the peak memory of the process, the
connections opened, and the requests. The second compares them with what the module promises. Run it on a machine that
has
nothing else to do. The results include the load average.

.PARAMETER Row
Specifies the rows of the table to measure, from 1 to 8. Default: all.

.PARAMETER Repeat
Specifies how many times each contender does each work. The import is so short that it is repeated four times as often.

.PARAMETER Quick
Runs everything once, to see whether it works. Don't quote these figures.

.PARAMETER AsMarkdown
Returns the tables as Markdown.

.PARAMETER WarmUp
Does some of the work in each process before the timed part, for updates and lists. Without it, the figures include what
a
process does only once, such as compiling code that runs for the first time.

.PARAMETER NoBuild
Uses the existing build.

.EXAMPLE
pwsh -NoProfile -File tests/Benchmarks/Measure-TelnyxPS.ps1

Measures everything.

.EXAMPLE
pwsh -NoProfile -File tests/Benchmarks/Measure-TelnyxPS.ps1 -Row 1,5 -Repeat 9

Measures two rows, nine times each.
#>
[CmdletBinding()]
param(
    # Text, because pwsh -File passes 1,5 as one argument, and as a number that is 15.
    [ValidatePattern('^\s*[1-8]\s*(,\s*[1-8]\s*)*$')]
    [string[]] $Row = 1..8,

    [ValidateRange(1, 1000)]
    [int] $Repeat = 5,

    [switch] $Quick,

    [switch] $AsMarkdown,

    [switch] $WarmUp,

    [switch] $NoBuild
)

$ErrorActionPreference = 'Stop'
Import-Module (Join-Path $PSScriptRoot 'Benchmark.psm1') -Force
$selected = [int[]] ($Row -split ',')
if ($Quick) {
    $Repeat = 1
}

$repository = [IO.Path]::GetFullPath([IO.Path]::Combine($PSScriptRoot, '..', '..'))
$serverPath = [IO.Path]::Combine(
    $repository, 'tests', 'TelnyxPS.TestServer', 'bin', 'Release', 'net10.0', 'TelnyxPS.TestServer.dll')
$modulePath = [IO.Path]::Combine($repository, 'out', 'TelnyxPS', 'TelnyxPS.psd1')
$emptyPath = [IO.Path]::Combine(
    $PSScriptRoot, 'EmptyModule', 'bin', 'Release', 'netstandard2.0', 'EmptyModule.psd1')

# One promise: its text, what was measured, and whether the promise is kept.
function Get-Verdict([string] $Promise, [string] $Measured, [bool] $IsMet) {
    [pscustomobject]@{ Promise = $Promise; Measured = $Measured; Met = if ($IsMet) { 'yes' } else { 'NO' } }
}

function Test-Ratio([hashtable] $Median, [string] $To, [double] $AtLeast, [string] $Than) {
    $ratio = $Median[$To] / $Median.TelnyxPS
    $measured = "$(Format-Number $ratio '0.0') times"
    Get-Verdict -Promise "$AtLeast times faster than $Than" -Measured $measured -IsMet ($ratio -ge $AtLeast)
}

function Test-Bulk([hashtable] $Median) {
    # 200 updates, 16 at once, need 13 rounds of 50 ms.
    $ideal = [Math]::Ceiling(200 / 16) * 0.05
    $over = ($Median.TelnyxPS / $ideal - 1) * 100
    $measured = "$(Format-Number $Median.TelnyxPS) s, $(Format-Number $over '+0.0;-0.0') %"
    Get-Verdict -Promise 'within 10 % of 13 rounds of 50 ms' -Measured $measured -IsMet ($over -le 10)
    Test-Ratio -Median $Median -To Loop -AtLeast 14 -Than 'the loop'
    Test-Ratio -Median $Median -To Parallel -AtLeast 1.7 -Than 'ForEach-Object -Parallel'
}

function Test-Single([hashtable] $Median) {
    Test-Ratio -Median $Median -To Loop -AtLeast 3 -Than 'the loop'
}

function Test-Handshake([object[]] $Run, [int] $AtMost) {
    $handshakes = ($Run.handshakes | Measure-Object -Maximum).Maximum
    $connections = ($Run.connections | Measure-Object -Maximum).Maximum
    $isMet = $handshakes -le $connections -and $handshakes -le $AtMost
    Get-Verdict -Promise 'one handshake for each connection, not for each item' -IsMet $isMet -Measured (
        "at most $handshakes on $connections connection(s)")
}

# The rows of the table. A judge gets the medians and the runs of TelnyxPS.
$rows = @(
    @{
        Row = 1; Work = '200 updates, 50 ms a request, -ThrottleLimit 16'; Task = 'Update'
        Contenders = 'TelnyxPS', 'Loop', 'Parallel'; Count = 200; LatencyMs = 50; ThrottleLimit = 16
        Judge = { param($Result) Test-Bulk -Median $Result.Median }
    }
    @{
        Row = 2; Work = '1,000 updates, no latency, -ThrottleLimit 1'; Task = 'Update'
        Contenders = 'TelnyxPS', 'Loop'; Count = 1000; ThrottleLimit = 1
        Judge = { param($Result) Test-Single -Median $Result.Median }
    }
    @{
        Row = 3; Work = '10,000 connections listed'; Task = 'List'; Contenders = 'TelnyxPS', 'Loop'; Count = 10000
        Judge = {
            param($Result)

            Test-Ratio -Median $Result.Median -To Loop -AtLeast 4 -Than 'paging with Invoke-RestMethod'
        }
    }
    @{
        Row = 4; Work = '100,000 connections listed and piped to Set -WhatIf'; Task = 'Preview'
        Contenders = @('TelnyxPS'); Count = 100000
        Judge = {
            param($Result)

            $extras = $Result.Runs.extra
            $managed = Get-Median ($extras | ForEach-Object { $_.last.Managed - $_.first.Managed })
            $process = Get-Median ($extras | ForEach-Object { $_.last.Process - $_.first.Process })
            $measured =
                "managed $(Format-Number $managed '+0.0;-0.0') MB, process $(Format-Number $process '+0.0;-0.0') MB"
            Get-Verdict -Promise 'memory grows by less than 50 MB from item 1,000 to the last' -Measured $measured `
                -IsMet (
                $managed -lt 50 -and $process -lt 50)
        }
    }
    @{
        Row = 5; Work = '200 updates, 50 ms a request, at most 40 a second'; Task = 'Update'
        Contenders = @('TelnyxPS'); Count = 200; LatencyMs = 50; Rate = 40; ThrottleLimit = 16
        Judge = {
            param($Result)

            # The first 40 requests can be sent at once, and the last 40 after four seconds.
            $ideal = [Math]::Ceiling(200 / 40) - 1
            $seconds = $Result.Median.TelnyxPS
            $over = ($seconds / $ideal - 1) * 100
            $refused = Get-Median $Result.Runs.throttled
            $measured = "$(Format-Number $seconds) s, $(Format-Number $over '+0.0;-0.0') %, $refused requests refused"
            Get-Verdict -Promise "within 10 % of $ideal s, the least that the limit allows, and at most 2 % refused" `
                -IsMet (
                $over -le 10 -and $refused -le 0.02 * 200) -Measured $measured
        }
    }
    @{
        Row = 6; Work = '5,000 CSV rows, 10 of them changed, account of 5,000'; Task = 'Csv'
        Contenders = 'TelnyxPS', 'Loop'; Count = 5000; ThrottleLimit = 5
        Judge = {
            param($Result)

            $most = ($Result.Runs.requests | Measure-Object -Maximum).Maximum
            $ratio = Format-Number ($Result.Median.Loop / $Result.Median.TelnyxPS) '0.0'
            Get-Verdict -Promise 'at most 40 requests' -IsMet ($most -le 40) -Measured (
                "$most requests, $ratio times faster than the loop")
        }
    }
    @{
        Row = 7; Work = 'Import-Module'; Task = 'Import'; Contenders = 'TelnyxPS', 'Empty'; NoServer = $true; Factor = 4
        Judge = {
            param($Result)

            $ratio = $Result.Median.TelnyxPS / $Result.Median.Empty
            $measured = "$(Format-Number $ratio '0.00') times"
            Get-Verdict -Promise 'at most 2 times as long as an empty compiled module' -Measured $measured `
                -IsMet ($ratio -le 2)
        }
    }
    @{
        Row = 8; Work = '200 updates, 50 ms a request, -ThrottleLimit 16, TLS'; Task = 'Update'; Tls = $true
        Contenders = 'TelnyxPS', 'Loop', 'Parallel'; Count = 200; LatencyMs = 50; ThrottleLimit = 16
        Judge = {
            param($Result)

            Test-Handshake -Run $Result.Runs -AtMost 16
            Test-Bulk -Median $Result.Median
        }
    }
    @{
        Row = 8; Work = '1,000 updates, no latency, -ThrottleLimit 1, TLS'; Task = 'Update'; Tls = $true
        Contenders = 'TelnyxPS', 'Loop'; Count = 1000; ThrottleLimit = 1
        Judge = {
            param($Result)

            Test-Handshake -Run $Result.Runs -AtMost 1
            Test-Single -Median $Result.Median
        }
    }
)

$names = @{
    TelnyxPS = 'TelnyxPS'
    Loop = 'Invoke-RestMethod loop'
    Parallel = 'ForEach-Object -Parallel'
    Empty = 'empty module'
}

if (-not $NoBuild) {
    Write-Verbose 'Building.'
    Build-Project ([IO.Path]::Combine($repository, 'tests', 'TelnyxPS.TestServer'))
    Build-Project (Join-Path $PSScriptRoot 'EmptyModule')
}

$loads = @(Get-Load)
$measurements = [Collections.Generic.List[object]]::new()
$verdicts = [Collections.Generic.List[object]]::new()
$servers = @{}
try {
    foreach ($current in $rows | Where-Object { $_.Row -in $selected }) {
        $server = $null
        if (-not $current.NoServer) {
            $isTls = [bool] $current.Tls
            if (-not $servers[$isTls]) {
                $servers[$isTls] = Open-Server $serverPath -Tls:$isTls
            }

            $server = $servers[$isTls]
        }

        $runs = @{}
        $times = $Repeat * [Math]::Max(1, [int] $current.Factor)
        for ($i = 1; $i -le $times; $i++) {
            foreach ($contender in $current.Contenders) {
                Write-Progress 'Measuring' "$($current.Work): $($names[$contender]), $i of $times"
                $path = if ($contender -eq 'Empty') { $emptyPath } else { $modulePath }
                $runs[$contender] += @(Measure-Contender $current $contender $server $path -WarmUp:$WarmUp)
            }
        }

        $medians = @{}
        $current.Contenders | ForEach-Object { $medians[$_] = Get-Median $runs[$_].seconds }
        foreach ($contender in $current.Contenders) {
            $of = $runs[$contender]
            $range = $of.seconds | Measure-Object -Minimum -Maximum
            $measurements.Add([pscustomobject][ordered]@{
                    Row         = $current.Row
                    Work        = $current.Work
                    By          = $names[$contender]
                    Seconds     = Format-Number $medians[$contender]
                    'From - to' = "$(Format-Number $range.Minimum) - $(Format-Number $range.Maximum)"
                    Ratio       = Format-Number ($medians[$contender] / $medians.TelnyxPS) '0.00'
                    'Peak MB'   = Format-Number (Get-Median $of.peakMemory) '0'
                    Connections = if ($server) { [int] (Get-Median $of.connections) }
                    Handshakes  = if ($current.Tls) { [int] (Get-Median $of.handshakes) }
                    Requests    = if ($server) { [int] (Get-Median $of.requests) }
                })
        }

        foreach ($verdict in & $current.Judge @{ Median = $medians; Runs = $runs.TelnyxPS }) {
            $verdicts.Add([pscustomobject][ordered]@{
                    Row      = $current.Row
                    Work     = $current.Work
                    Promise  = $verdict.Promise
                    Measured = $verdict.Measured
                    Met      = $verdict.Met
                })
        }
    }
}
finally {
    $servers.Values | ForEach-Object { Close-Server $_ }
    Write-Progress 'Measuring' -Completed
}

$loads += Get-Load
$conditions = @(
    "Machine: $(Get-Machine)."
    "Medians of $Repeat run(s) of each contender, each in a new process, in turns. The server runs on the same machine."
    if ($WarmUp) { 'Each process did some of the work before the timed part.' }
    if ($loads) { "Load average before and after: $($loads -join ', ')." }
)
if ($AsMarkdown) {
    ConvertTo-MarkdownTable $measurements
    ''
    ConvertTo-MarkdownTable $verdicts
    ''
    $conditions
}
else {
    ($measurements | Format-Table -AutoSize | Out-String -Width 250).Trim()
    ''
    ($verdicts | Format-Table -AutoSize | Out-String -Width 250).Trim()
    ''
    $conditions
}
