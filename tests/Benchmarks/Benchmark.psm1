#requires -Version 7.4

# What Measure-TelnyxPS.ps1 is made of: the server, a measurement in a fresh process, and numbers made readable.

$powershell = & ([IO.Path]::Combine($PSScriptRoot, '..', '..', 'tools', 'Get-ThisPowerShell.ps1'))

<#
.SYNOPSIS
Builds a project in Release; says what the build said where it fails.
#>
function Build-Project([string] $Path) {
    $text = dotnet build $Path --configuration Release --nologo --verbosity quiet 2>&1
    if ($LASTEXITCODE -ne 0) {
        throw "$Path does not build: $($text -join [Environment]::NewLine)"
    }
}

<#
.SYNOPSIS
Starts the loopback server; gives its addresses and its process.
#>
function Open-Server([string] $Path, [switch] $Tls) {
    $start = [Diagnostics.ProcessStartInfo]::new('dotnet')
    $start.ArgumentList.Add($Path)
    if ($Tls) {
        $start.ArgumentList.Add('--tls')
    }

    $start.RedirectStandardInput = $true
    $start.RedirectStandardOutput = $true
    $process = [Diagnostics.Process]::Start($start)
    $line = $process.StandardOutput.ReadLine()
    if (-not $line) {
        throw 'The loopback server did not start.'
    }

    $said = $line | ConvertFrom-Json
    [pscustomobject]@{ Address = $said.address; Control = $said.control; Process = $process }
}

<#
.SYNOPSIS
Ends a server.
#>
function Close-Server($Server) {
    $Server.Process.StandardInput.Close()
    if (-not $Server.Process.WaitForExit(5000)) {
        $Server.Process.Kill()
    }

    $Server.Process.Dispose()
}

<#
.SYNOPSIS
Measures one contender at one row's work, in a fresh process against a server that begins anew.
#>
function Measure-Contender($Row, [string] $Contender, $Server, [string] $ModulePath, [switch] $WarmUp) {
    $resultPath = [IO.Path]::GetTempFileName()
    $arguments = [ordered]@{
        Task = $Row.Task
        Contender = $Contender
        ModulePath = $ModulePath
        ResultPath = $resultPath
    }
    if ($Server) {
        # What a row does not state is 0: a reset leaves what it is not told.
        $latency, $rate = [int] $Row.LatencyMs, [int] $Row.Rate
        $reset = "$($Server.Control)/reset?connections=$($Row.Count)&latencyMs=$latency&rate=$rate"
        $null = Invoke-RestMethod $reset -SkipCertificateCheck
        $arguments.Address = $Server.Address
        $arguments.Control = $Server.Control
        $arguments.WarmUp = if ($WarmUp) { 'Yes' } else { '' }
        $arguments.Count = $Row.Count
        $arguments.ThrottleLimit = [Math]::Max(1, [int] $Row.ThrottleLimit)
        # The window of the limit is a second long.
        $arguments.SettleSeconds = if ($rate) { 1.5 } else { 0 }
    }

    $start = [Diagnostics.ProcessStartInfo]::new($powershell.Path)
    $powershell.ArgumentList + @(
        '-NoProfile', '-NonInteractive', '-File', (Join-Path $PSScriptRoot 'Invoke-Contender.ps1')
    ) |
        ForEach-Object { $start.ArgumentList.Add($_) }
    foreach ($name in $arguments.Keys) {
        $start.ArgumentList.Add("-$name")
        $start.ArgumentList.Add([string]::Format([cultureinfo]::InvariantCulture, '{0}', $arguments[$name]))
    }

    $start.RedirectStandardOutput = $true
    $start.RedirectStandardError = $true
    try {
        $process = [Diagnostics.Process]::Start($start)
        # The previews are many lines, and nobody is to read them.
        $output = $process.StandardOutput.BaseStream.CopyToAsync([IO.Stream]::Null)
        $failure = $process.StandardError.ReadToEndAsync()
        $process.WaitForExit()
        $null = $output.GetAwaiter().GetResult()
        if ($process.ExitCode -ne 0) {
            throw "$($Row.Work), ${Contender}: $($failure.GetAwaiter().GetResult())"
        }

        Get-Content $resultPath -Raw | ConvertFrom-Json
    }
    finally {
        Remove-Item $resultPath, "$resultPath.csv" -ErrorAction Ignore
    }
}

<#
.SYNOPSIS
The median of numbers.
#>
function Get-Median([double[]] $Number) {
    $sorted = @($Number | Sort-Object)
    $middle = [Math]::Floor($sorted.Count / 2)
    if ($sorted.Count % 2) {
        return $sorted[$middle]
    }

    ($sorted[$middle - 1] + $sorted[$middle]) / 2
}

<#
.SYNOPSIS
A number as text, the same in every culture.
#>
function Format-Number([double] $Number, [string] $Format = '0.000') {
    $Number.ToString($Format, [cultureinfo]::InvariantCulture)
}

<#
.SYNOPSIS
Objects as a Markdown table, their properties as its columns.
#>
function ConvertTo-MarkdownTable([object[]] $InputObject) {
    $names = $InputObject[0].PSObject.Properties.Name
    "| $($names -join ' | ') |"
    "| $(($names | ForEach-Object { '---' }) -join ' | ') |"
    foreach ($object in $InputObject) {
        "| $(($names | ForEach-Object { "$($object.$_)" }) -join ' | ') |"
    }
}

<#
.SYNOPSIS
The machine in a line: cores, memory, system, PowerShell.
#>
function Get-Machine {
    $system = [Runtime.InteropServices.RuntimeInformation]
    $memory = [GC]::GetGCMemoryInfo().TotalAvailableMemoryBytes / 1GB
    '{0} cores, {1} GB of memory, {2} {3}, PowerShell {4}, {5}' -f [Environment]::ProcessorCount,
    (Format-Number $memory '0.#'), $system::OSDescription.Trim(), $system::OSArchitecture, $PSVersionTable.PSVersion,
    $system::FrameworkDescription
}

<#
.SYNOPSIS
How busy the machine is: the load average of the last minute; nothing where the system does not tell.
#>
function Get-Load {
    if ($IsLinux) {
        ([IO.File]::ReadAllText('/proc/loadavg') -split ' ')[0]
    }
}

Export-ModuleMember -Function *-*
