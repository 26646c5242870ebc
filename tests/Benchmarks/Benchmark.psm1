#requires -Version 7.4

# The functions of Measure-TelnyxPS.ps1: start the server, measure in a new process, format the results.

$powershell = & ([IO.Path]::Combine($PSScriptRoot, '..', '..', 'tools', 'Get-ThisPowerShell.ps1'))

<#
.SYNOPSIS
Builds a project in Release. If the build fails, the error contains its output.
#>
function Build-Project([string] $Path) {
    $text = dotnet build $Path --configuration Release --nologo --verbosity quiet 2>&1
    if ($LASTEXITCODE -ne 0) {
        throw "$Path does not build: $($text -join [Environment]::NewLine)"
    }
}

<#
.SYNOPSIS
Starts the loopback server, and returns its addresses and its process.
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
Stops a server.
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
Measures one contender at the work of one row, in a new process, against a server with a new account.
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
        # A value that a row does not specify is 0: a reset keeps values that it does not get.
        $latency, $rate = [int] $Row.LatencyMs, [int] $Row.Rate
        $reset = "$($Server.Control)/reset?connections=$($Row.Count)&latencyMs=$latency&rate=$rate"
        $null = Invoke-RestMethod $reset -SkipCertificateCheck
        $arguments.Address = $Server.Address
        $arguments.Control = $Server.Control
        $arguments.WarmUp = if ($WarmUp) { 'Yes' } else { '' }
        $arguments.Count = $Row.Count
        $arguments.ThrottleLimit = [Math]::Max(1, [int] $Row.ThrottleLimit)
        # The rate limit counts the requests of one second.
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
        # Read and discard the output, so that the process does not wait for a reader.
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
Gets the median of numbers.
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
Gets a number as text, the same in every culture.
#>
function Format-Number([double] $Number, [string] $Format = '0.000') {
    $Number.ToString($Format, [cultureinfo]::InvariantCulture)
}

<#
.SYNOPSIS
Gets objects as a Markdown table, with a column for each property.
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
Gets a line about the machine: cores, memory, operating system, PowerShell.
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
Gets the load average of the last minute, on Linux.
#>
function Get-Load {
    if ($IsLinux) {
        ([IO.File]::ReadAllText('/proc/loadavg') -split ' ')[0]
    }
}

Export-ModuleMember -Function *-*
