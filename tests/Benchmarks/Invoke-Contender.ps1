#requires -Version 7.4
<#
.SYNOPSIS
Does one piece of work in one way, and writes what it cost to a file.

.DESCRIPTION
Measure-TelnyxPS.ps1 runs this in a fresh process for each measurement. What has to be there before the work can begin
(the module, the connections that are to be changed) is made ready first and is not timed.

.PARAMETER Task
The work: Update, List, Preview, Csv or Import.

.PARAMETER Contender
The way: TelnyxPS, Loop (Invoke-RestMethod in a loop), Parallel (the same in ForEach-Object -Parallel), or Empty (the
empty module, for Import).

.PARAMETER ModulePath
The manifest of the module to import.

.PARAMETER ResultPath
The file for the result, as JSON.

.PARAMETER Address
The base address of the API.

.PARAMETER Control
The address of the server's control paths.

.PARAMETER Count
How many connections there are.

.PARAMETER ThrottleLimit
How many requests may run at once.

.PARAMETER SettleSeconds
How long to wait between making ready and the work, so that a rate limit has forgotten what came before.

.PARAMETER WarmUp
Yes to have done some of the same before it is timed, in the same process: five updates, or the list once.
#>
[Diagnostics.CodeAnalysis.SuppressMessageAttribute(
    'PSAvoidUsingConvertToSecureStringWithPlainText', '', Justification = 'The key of a server on this machine.')]
[CmdletBinding()]
param(
    [Parameter(Mandatory)]
    [ValidateSet('Update', 'List', 'Preview', 'Csv', 'Import')]
    [string] $Task,

    [Parameter(Mandatory)]
    [ValidateSet('TelnyxPS', 'Loop', 'Parallel', 'Empty')]
    [string] $Contender,

    [Parameter(Mandatory)]
    [string] $ModulePath,

    [Parameter(Mandatory)]
    [string] $ResultPath,

    [string] $Address,
    [string] $Control,
    [int] $Count,
    [int] $ThrottleLimit = 1,
    [double] $SettleSeconds,

    [ValidateSet('', 'Yes')]
    [string] $WarmUp
)

$ErrorActionPreference = 'Stop'
$ProgressPreference = 'SilentlyContinue'
$limit = 77
$atOnce = $ThrottleLimit
$key = 'KEY0123456789ABCDEF_benchmarks'

# The loop as people write it: the key in a header, and for the test certificate no check of it.
$request = @{ Headers = @{ Authorization = "Bearer $key" } }
$isTls = $Address -like 'https:*'
if ($isTls) {
    $request.SkipCertificateCheck = $true
}

function Connect-Server {
    $connect = @{ ApiKey = $key; BaseUri = $Address }
    if ($isTls) {
        $connect.HttpMessageHandler = Get-TrustingHandler
    }

    Connect-Telnyx @connect
}

# Takes the test certificate as Invoke-RestMethod -SkipCertificateCheck does.
function Get-TrustingHandler {
    $handler = [Net.Http.HttpClientHandler]::new()
    $handler.AllowAutoRedirect = $false
    $handler.ServerCertificateCustomValidationCallback =
        [Net.Http.HttpClientHandler]::DangerousAcceptAnyServerCertificateValidator
    $handler
}

function Get-Statistic {
    $client = [Net.Http.HttpClient]::new((Get-TrustingHandler))
    try {
        $client.GetStringAsync("$Control/stats").GetAwaiter().GetResult() | ConvertFrom-Json
    }
    finally {
        $client.Dispose()
    }
}

# The most memory that this process has held, in MB.
function Get-PeakMemory {
    if ($IsLinux) {
        $line = [IO.File]::ReadAllLines('/proc/self/status').Where({ $_ -like 'VmHWM:*' })[0]
        return [double] ($line -replace '\D') / 1KB
    }

    [Diagnostics.Process]::GetCurrentProcess().PeakWorkingSet64 / 1MB
}

# The memory that is in use, after everything that can be freed was freed, in MB. Aggressive: what .NET holds in reserve
# for new objects goes back to the system too.
function Get-UsedMemory {
    [GC]::Collect()
    [GC]::WaitForPendingFinalizers()
    [GC]::Collect([GC]::MaxGeneration, [GCCollectionMode]::Aggressive, $true, $true)
    [pscustomobject]@{ Managed = [GC]::GetTotalMemory($true) / 1MB; Process = [Environment]::WorkingSet / 1MB }
}

# All connections, by paging with Invoke-RestMethod.
function Get-AllByPaging {
    $page = 1
    do {
        $answer = Invoke-RestMethod "$Address/external_connections?page[number]=$page&page[size]=250" @request
        $answer.data
        $page++
    } while ($page -le $answer.meta.total_pages)
}

function Assert-Count([int] $Actual, [int] $Wanted, [string] $What) {
    if ($Actual -ne $Wanted) {
        throw "$What`: $Actual instead of $Wanted."
    }
}

$extra = @{}
if ($Contender -eq 'TelnyxPS' -and $Task -ne 'Import') {
    Import-Module $ModulePath
    Connect-Server
}

# Makes ready; gives the work, as a script block that gives what is then checked.
$work = switch ("$Task $Contender") {
    'Update TelnyxPS' {
        $connections = @(Get-TelnyxExternalConnection)
        { $connections | Set-TelnyxExternalConnection -OutboundChannelLimit $limit -ThrottleLimit $atOnce }
    }
    'Update Loop' {
        $connections = @(Get-AllByPaging)
        {
            foreach ($connection in $connections) {
                $body = @{
                    outbound = @{
                        outbound_voice_profile_id = $connection.outbound.outbound_voice_profile_id
                        channel_limit             = $limit
                    }
                } | ConvertTo-Json
                $uri = "$Address/external_connections/$($connection.id)"
                Invoke-RestMethod $uri -Method Patch -Body $body -ContentType 'application/json' @request
            }
        }
    }
    'Update Parallel' {
        $connections = @(Get-AllByPaging)
        {
            $connections | ForEach-Object -ThrottleLimit $atOnce -Parallel {
                $body = @{
                    outbound = @{
                        outbound_voice_profile_id = $_.outbound.outbound_voice_profile_id
                        channel_limit             = $using:limit
                    }
                } | ConvertTo-Json
                $uri = "$using:Address/external_connections/$($_.id)"
                $request = $using:request
                Invoke-RestMethod $uri -Method Patch -Body $body -ContentType 'application/json' @request
            }
        }
    }
    'List TelnyxPS' {
        { Get-TelnyxExternalConnection }
    }
    'List Loop' {
        { Get-AllByPaging }
    }
    'Preview TelnyxPS' {
        {
            $seen = 0
            Get-TelnyxExternalConnection | ForEach-Object {
                $seen++
                if ($seen -eq 1000) {
                    $extra.first = Get-UsedMemory
                }
                elseif ($seen -eq $Count) {
                    $extra.last = Get-UsedMemory
                }

                $_
            } | Set-TelnyxExternalConnection -OutboundChannelLimit $limit -WhatIf
            $extra.seen = $seen
        }
    }
    { $_ -in 'Csv TelnyxPS', 'Csv Loop' } {
        # A file as it comes back from a spreadsheet: all of them, and a few that somebody changed.
        $file = "$ResultPath.csv"
        if ($Contender -eq 'TelnyxPS') {
            $rows = @(
                Get-TelnyxExternalConnection | Select-Object Id, Active, OutboundVoiceProfileId, OutboundChannelLimit
            )
            # A session that has seen nothing yet.
            Connect-Server
        }
        else {
            $rows =
                @(Get-AllByPaging | Select-Object @{ n = 'Id'; e = { $_.id } }, @{ n = 'Active'; e = { $_.active } },
                @{ n = 'OutboundVoiceProfileId'; e = { $_.outbound.outbound_voice_profile_id } },
                @{ n = 'OutboundChannelLimit'; e = { $_.outbound.channel_limit } })
        }

        for ($i = 0; $i -lt $Count; $i += $Count / 10) {
            $rows[$i].OutboundChannelLimit = $limit
        }

        $rows | Export-Csv $file
    }
    'Csv TelnyxPS' {
        { Import-Csv $file | Set-TelnyxExternalConnection -ThrottleLimit $atOnce }
    }
    'Csv Loop' {
        {
            foreach ($row in Import-Csv $file) {
                $body = @{
                    active   = $row.Active -eq 'True'
                    outbound = @{
                        outbound_voice_profile_id = $row.OutboundVoiceProfileId
                        channel_limit             = [int] $row.OutboundChannelLimit
                    }
                } | ConvertTo-Json
                $uri = "$Address/external_connections/$($row.Id)"
                Invoke-RestMethod $uri -Method Patch -Body $body -ContentType 'application/json' @request
            }
        }
    }
    { $_ -like 'Import *' } {
        { Import-Module $ModulePath }
    }
    default {
        throw "There is no way to do $_."
    }
}

if ($WarmUp -eq 'Yes' -and $Task -eq 'Update') {
    $connections = $connections | Select-Object -First 5
    $limit = 99
    $null = . $work
    $limit = 77
    $connections = if ($Contender -eq 'TelnyxPS') { @(Get-TelnyxExternalConnection) } else { @(Get-AllByPaging) }
}
elseif ($WarmUp -eq 'Yes' -and $Task -eq 'List') {
    $null = . $work
}

$before = if ($Control) { Get-Statistic }
if ($SettleSeconds) {
    Start-Sleep -Seconds $SettleSeconds
}

$clock = [Diagnostics.Stopwatch]::StartNew()
$output = @(. $work)
$clock.Stop()

switch ($Task) {
    'Update' {
        Assert-Count -Actual $output.Count -Wanted $Count -What 'Connections changed'
        $changed =
            if ($Contender -eq 'TelnyxPS') { $output.OutboundChannelLimit } else { $output.data.outbound.channel_limit }
        Assert-Count -Actual @($changed -eq $limit).Count -Wanted $Count -What 'Connections as wanted'
    }
    'List' { Assert-Count -Actual $output.Count -Wanted $Count -What 'Connections listed' }
    'Csv' { Assert-Count -Actual $output.Count -Wanted $Count -What 'Rows done' }
    'Preview' { Assert-Count -Actual $extra.seen -Wanted $Count -What 'Connections seen' }
    'Import' {
        Assert-Count -Actual @(
            Get-Module ([IO.Path]::GetFileNameWithoutExtension($ModulePath))
        ).Count -Wanted 1 -What 'Modules imported'
    }
}

Assert-Count -Actual $Error.Count -Wanted 0 -What 'Errors'
$result = @{ seconds = $clock.Elapsed.TotalSeconds; peakMemory = Get-PeakMemory; extra = $extra }
if ($Control) {
    $after = Get-Statistic
    $result.requests = $after.totalRequests - $before.totalRequests
    $result.allRequests = $after.totalRequests
    $result.throttled = $after.throttled - $before.throttled
    $result.connections = $after.connectionsOpened
    $result.handshakes = $after.tlsHandshakes
    $result.protocols = @($after.protocols.PSObject.Properties.Name)
}

$result | ConvertTo-Json -Depth 5 | Set-Content $ResultPath
