#requires -Version 7.4
<#
.SYNOPSIS
Runs one contender once, and writes its time and memory to a file.

.DESCRIPTION
Measure-TelnyxPS.ps1 runs this script in a new process for each measurement. What the work needs (the module, and the
connections to change) is prepared first and not timed.

.PARAMETER Task
Specifies the work: Update, List, Preview, Csv or Import.

.PARAMETER Contender
Specifies how to do it: TelnyxPS, Loop (Invoke-RestMethod in a loop), Parallel (Invoke-RestMethod in ForEach-Object
-Parallel), or Empty (the empty module, for Import).

.PARAMETER ModulePath
Specifies the manifest of the module to import.

.PARAMETER ResultPath
Specifies the file for the result, in JSON.

.PARAMETER Address
Specifies the base address of the API.

.PARAMETER Control
Specifies the address of the server's control paths.

.PARAMETER Count
Specifies how many connections the account has.

.PARAMETER ThrottleLimit
Specifies how many requests can run at the same time.

.PARAMETER SettleSeconds
Specifies how long to wait before the work, so that the rate limit does not count the requests of the preparation.

.PARAMETER WarmUp
Yes does some of the work in this process before the timed part: five updates, or the list once.
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

# The loop as people write it: the key in a header. The test certificate is not checked.
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

# Accepts the test certificate, as Invoke-RestMethod -SkipCertificateCheck does.
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

# The peak memory of this process, in MB.
function Get-PeakMemory {
    if ($IsLinux) {
        $line = [IO.File]::ReadAllLines('/proc/self/status').Where({ $_ -like 'VmHWM:*' })[0]
        return [double] ($line -replace '\D') / 1KB
    }

    [Diagnostics.Process]::GetCurrentProcess().PeakWorkingSet64 / 1MB
}

# The memory in use after a garbage collection, in MB. With Aggressive, .NET also returns the memory that it keeps for
# new
# objects.
function Get-UsedMemory {
    [GC]::Collect()
    [GC]::WaitForPendingFinalizers()
    [GC]::Collect([GC]::MaxGeneration, [GCCollectionMode]::Aggressive, $true, $true)
    [pscustomobject]@{ Managed = [GC]::GetTotalMemory($true) / 1MB; Process = [Environment]::WorkingSet / 1MB }
}

# Gets all connections, page by page, with Invoke-RestMethod.
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

# Prepares the work, and returns it as a script block. Its output is checked.
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
        # A file as it comes back from a spreadsheet: all connections, a few of them edited.
        $file = "$ResultPath.csv"
        if ($Contender -eq 'TelnyxPS') {
            $rows = @(
                Get-TelnyxExternalConnection | Select-Object Id, Active, OutboundVoiceProfileId, OutboundChannelLimit
            )
            # A new session, which has not seen the connections.
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
        throw "$_ is not a combination of a task and a contender."
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
        Assert-Count -Actual @($changed -eq $limit).Count -Wanted $Count -What 'Connections with the new limit'
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
