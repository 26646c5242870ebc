# Shared by the tests of the cmdlets, after TestSetup.ps1: BeforeAll { . "$PSScriptRoot/../TestHelpers.ps1" }

# This key isn't valid anywhere.
$testKey = 'KEY018F2C6E4B7A9D3_q7ZkV5xWnLb8RtYp2G'
$testAddress = 'https://telnyx.invalid/v2'

# Some connections of the sandbox, and their initial state.
$chicago = '1930241863466354012'    # active, zoom, limits none and 10, webhooks, timeout 25, tags amer and headquarters
$berlin = '1927100270812764219'     # active, phone numbers, limits 20 and 20
$board = '1920817085505584633'      # active, tags amer and vip;board
$lyon = '1917675492851994840'       # not active, limits 4 and 4, no webhooks, no phone numbers, tags emea and retired
$teams = '1914533900198405047'      # operator_connect
$profileId = '1911630617284445511'  # the outbound voice profile of Chicago
$otherProfileId = '1908714400296371203'
$unknownId = '1000000000000000001'

# Operator Connect connections. Chicago: two numbers, two addresses with four locations, an upload that succeeded, and
# three releases. London: one number, and an upload in which two numbers failed. Sydney: no number and no upload.
$london = '1895684344276866289'
$sydney = '1854843639780198980'
$firstNumber, $secondNumber = '1700000013125550110', '1700000013125550111'
$freeNumber, $otherFreeNumber = '1700000013125550120', '1700000013125550121'
$address, $otherAddress = '3431eafa-63bb-4d95-a5ef-ee0189e69314', '930fb92b-3643-4d0b-b8b8-41a1e892fd1d'
$reception, $floor = 'aff0bb4d-a9ee-4fef-94b6-655d1ed64e2a', 'e650de6b-8dce-4d33-960b-24beeaf7df8c'
$ticket, $londonTicket = 'd4cab8ae-03bb-4ae5-af31-2b0bd51bfa71', 'dab8654e-701b-4e54-b832-e0d32643f530'
$release, $otherRelease = 'de6e843f-ce64-49e3-95c1-faefedbba8ba', '7fa8a136-0820-42eb-82ce-40fec5c89f8b'
$message, $generalMessage = '2051842367300119005', '2051842367300119001'
$suggestedAddress = '51639194-9190-4428-b601-ae4320c112f4'  # an emergency address with a suggestion
$unknownUuid = '00000000-0000-4000-8000-000000000001'

function Get-SandboxHandler {
    <#
    .SYNOPSIS
    Creates an in-memory account that records its requests: the sandbox account, an account with the specified number of
    similar connections, or an account with one Operator Connect connection and the specified number of free numbers.
    -MoreNumber adds free numbers to the sandbox account.
    #>
    param([int] $Count, [int] $FreeNumber, [int] $MoreNumber, [switch] $Merge)

    # Only the module and its tests can create these two.
    $sandbox = if ($Count -gt 0) {
        Get-Internal ([TelnyxPS.Sandbox.SandboxHandler]) $Count
    }
    elseif ($MoreNumber -gt 0) {
        $make = [TelnyxPS.Sandbox.SandboxHandler].GetMethod(
            'WithMoreNumbers', [Reflection.BindingFlags] 'Static, NonPublic')
        $make.Invoke($null, @($MoreNumber))
    }
    elseif ($FreeNumber -gt 0) {
        $seed = [TelnyxPS.Sandbox.SandboxHandler].Assembly.GetType('TelnyxPS.Sandbox.SandboxSeed')
        $account = $seed.GetMethod('OperatorConnectAccount').Invoke($null, @($FreeNumber))
        $nested = [TelnyxPS.Sandbox.SandboxHandler].Assembly.GetType('TelnyxPS.Sandbox.NestedObjects')
        Get-Internal ([TelnyxPS.Sandbox.SandboxHandler]) $account, ([enum]::Parse($nested, 'Replace'))
    }
    elseif ($Merge) {
        $nested = [TelnyxPS.Sandbox.SandboxHandler].Assembly.GetType('TelnyxPS.Sandbox.NestedObjects')
        Get-Internal ([TelnyxPS.Sandbox.SandboxHandler]) ([enum]::Parse($nested, 'Merge'))
    }
    else {
        [TelnyxPS.Sandbox.SandboxHandler]::new()
    }

    [TelnyxPS.TestSupport.RecordingHandler]::new($sandbox)
}

function Get-Internal([type] $Type, [object[]] $Argument) {
    [Activator]::CreateInstance($Type, [Reflection.BindingFlags] 'Instance, NonPublic', $null, $Argument, $null)
}

function Connect-TestAccount {
    <#
    .SYNOPSIS
    Connects to a handler, and returns the session.
    #>
    param(
        [Parameter(Mandatory)] $Handler, [int] $MaximumRetryCount = 0, [int] $TimeoutSec = 60,
        [string] $ApiKey = $testKey)

    Connect-Telnyx -ApiKey $ApiKey -BaseUri $testAddress -HttpMessageHandler $Handler `
        -MaximumRetryCount $MaximumRetryCount -TimeoutSec $TimeoutSec -PassThru
}

function Get-ConnectionJson {
    <#
    .SYNOPSIS
    Returns the JSON of a connection as the API sends it, with the specified values.
    #>
    param([string] $Id = $chicago, [hashtable] $With = @{}, [string[]] $Without = @())

    $connection = [ordered]@{
        id                      = $Id
        record_type             = 'external_connection'
        active                  = $true
        credential_active       = $true
        external_sip_connection = 'zoom'
        tags                    = @()
        inbound                 = @{ channel_limit = $null }
        outbound                = @{ channel_limit = 10; outbound_voice_profile_id = $profileId }
    }
    foreach ($name in $With.Keys) {
        $connection[$name] = $With[$name]
    }

    foreach ($name in $Without) {
        $connection.Remove($name)
    }

    ConvertTo-Json $connection -Depth 5 -Compress
}

function Get-AnswerJson {
    <#
    .SYNOPSIS
    Returns the JSON of a response with one connection.
    #>
    param([string] $Id = $chicago, [hashtable] $With = @{}, [string[]] $Without = @())

    '{"data":' + (Get-ConnectionJson @PSBoundParameters) + '}'
}

function Get-ErrorJson {
    <#
    .SYNOPSIS
    Returns the JSON of a response with one error.
    #>
    param(
        [string] $Code = '10015', [string] $Title = 'Invalid attribute', [string] $Detail = 'Something is wrong.',
        [string] $Pointer)

    $problem = @{ code = $Code; title = $Title; detail = $Detail }
    if ($Pointer) {
        $problem.source = @{ pointer = $Pointer }
    }

    ConvertTo-Json @{ errors = @($problem) } -Depth 5 -Compress
}

function Open-TestRunspace {
    <#
    .SYNOPSIS
    Opens a new runspace, with the module and a host that records its output.
    #>
    param($TestHost)

    $state = [Management.Automation.Runspaces.InitialSessionState]::CreateDefault2()
    $state.ImportPSModule($moduleManifest)
    $runspace =
        if ($TestHost) {
            [runspacefactory]::CreateRunspace($TestHost, $state)
        } else { [runspacefactory]::CreateRunspace($state) }
    $runspace.Open()
    $runspace
}

function Get-ScriptedHost {
    <#
    .SYNOPSIS
    Creates a PowerShell host that records its output and gives scripted answers.
    #>
    & "$PSScriptRoot/Add-TestHost.ps1"
    [TelnyxPS.PesterSupport.ScriptedHost]::new()
}

function Invoke-InRunspace {
    <#
    .SYNOPSIS
    Runs a script in a runspace, and returns its output, its errors, the error that ended it, and its verbose lines.
    #>
    param(
        [Parameter(Mandatory)] $Runspace, [Parameter(Mandatory)] [scriptblock] $Script, [object[]] $ArgumentList = @())

    $powershell = [powershell]::Create()
    $powershell.Runspace = $Runspace
    $null = $powershell.AddScript($Script.ToString())
    foreach ($argument in $ArgumentList) {
        $null = $powershell.AddArgument($argument)
    }

    $result = [pscustomobject]@{ Output = @(); Errors = @(); Stopped = $null; Verbose = @(); Warnings = @() }
    try {
        $result.Output = @($powershell.Invoke())
    }
    catch [Management.Automation.MethodInvocationException] {
        $result.Stopped = $_.Exception.InnerException.ErrorRecord
    }

    $result.Errors = @($powershell.Streams.Error)
    $result.Verbose = @($powershell.Streams.Verbose | ForEach-Object Message)
    $result.Warnings = @($powershell.Streams.Warning | ForEach-Object Message)
    $powershell.Dispose()
    $result
}

function Move-SessionClock {
    <#
    .SYNOPSIS
    Advances the clock of a session, so that a test doesn't wait for a minute.
    #>
    param([Parameter(Mandatory)] $Session, [Parameter(Mandatory)] [timespan] $By)

    # Compiled instead of a script block, because it is called on threads without a runspace.
    $then = [Linq.Expressions.Expression]::Constant([DateTimeOffset]::UtcNow + $By)
    Set-SessionClock $Session ([Linq.Expressions.Expression]::Lambda([Func[DateTimeOffset]], $then).Compile())
}

function Set-SessionClock {
    <#
    .SYNOPSIS
    Sets the clock of a session.
    #>
    param([Parameter(Mandatory)] $Session, [Parameter(Mandatory)] [Func[DateTimeOffset]] $Clock)

    $hidden = [Reflection.BindingFlags] 'Instance, NonPublic'
    $cache = $Session.GetType().GetProperty('Cache', $hidden).GetValue($Session)
    $cache.GetType().GetField('clock', $hidden).SetValue($cache, $Clock)
}

function Get-KeyPart {
    <#
    .SYNOPSIS
    Returns a regular expression that finds the test key and each part of it that must be masked.
    #>
    param([string] $Key = $testKey, [int] $Length = 6)

    $parts = 0..($Key.Length - $Length) | ForEach-Object { [regex]::Escape($Key.Substring($_, $Length)) }
    '(?i)' + ($parts -join '|')
}
