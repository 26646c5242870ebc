# What the tests of the cmdlets share, after TestSetup.ps1: BeforeAll { . "$PSScriptRoot/TestHelpers.ps1" }

# Opens nothing anywhere.
$testKey = 'KEY018F2C6E4B7A9D3_q7ZkV5xWnLb8RtYp2G'
$testAddress = 'https://telnyx.invalid/v2'

# Some of the sandbox's connections, and what they are when it begins.
$chicago = '1930241863466354012'    # active, zoom, limits none and 10, webhooks, timeout 25, tags amer and headquarters
$berlin = '1927100270812764219'     # active, phone numbers, limits 20 and 20
$board = '1920817085505584633'      # active, tags amer and vip;board
$lyon = '1917675492851994840'       # not active, limits 4 and 4, no webhooks, no phone numbers, tags emea and retired
$teams = '1914533900198405047'      # operator_connect
$profileId = '1911630617284445511'  # the outbound voice profile of Chicago
$otherProfileId = '1908714400296371203'
$unknownId = '1000000000000000001'

function Get-SandboxHandler {
    <#
    .SYNOPSIS
    Makes an account in memory that records its requests: the sandbox's own, or one of that many alike connections.
    #>
    param([int] $Count, [switch] $Merge)

    # Only the module and its tests can make these two.
    $sandbox = if ($Count -gt 0) {
        Get-Internal ([TelnyxPS.Sandbox.SandboxHandler]) $Count
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

function Get-Internal([type] $Type, $Argument) {
    [Activator]::CreateInstance($Type, [Reflection.BindingFlags] 'Instance, NonPublic', $null, @($Argument), $null)
}

function Connect-TestAccount {
    <#
    .SYNOPSIS
    Connects to what a handler answers, and emits the session.
    #>
    param([Parameter(Mandatory)] $Handler, [int] $MaximumRetryCount = 0, [int] $TimeoutSec = 60, [string] $ApiKey = $testKey)

    Connect-Telnyx -ApiKey $ApiKey -BaseUri $testAddress -HttpMessageHandler $Handler -MaximumRetryCount $MaximumRetryCount -TimeoutSec $TimeoutSec -PassThru
}

function Get-ConnectionJson {
    <#
    .SYNOPSIS
    The JSON of a connection as the API sends it, with other values where they are given.
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
    The JSON of an answer with one connection.
    #>
    param([string] $Id = $chicago, [hashtable] $With = @{}, [string[]] $Without = @())

    '{"data":' + (Get-ConnectionJson @PSBoundParameters) + '}'
}

function Get-ErrorJson {
    <#
    .SYNOPSIS
    The JSON of an answer with one error.
    #>
    param([string] $Code = '10015', [string] $Title = 'Invalid attribute', [string] $Detail = 'Something is wrong.', [string] $Pointer)

    $problem = @{ code = $Code; title = $Title; detail = $Detail }
    if ($Pointer) {
        $problem.source = @{ pointer = $Pointer }
    }

    ConvertTo-Json @{ errors = @($problem) } -Depth 5 -Compress
}

function Open-TestRunspace {
    <#
    .SYNOPSIS
    Opens a runspace of its own, with the module and a host that keeps what is written to it.
    #>
    param($TestHost)

    $state = [Management.Automation.Runspaces.InitialSessionState]::CreateDefault2()
    $state.ImportPSModule($moduleManifest)
    $runspace = if ($TestHost) { [runspacefactory]::CreateRunspace($TestHost, $state) } else { [runspacefactory]::CreateRunspace($state) }
    $runspace.Open()
    $runspace
}

function Get-ScriptedHost {
    <#
    .SYNOPSIS
    Makes a host of PowerShell that keeps what is written to it and answers as it was told.
    #>
    if (-not ('TelnyxPS.PesterSupport.ScriptedHost' -as [type])) {
        $references = @{}
        if ($PSVersionTable.PSVersion.Major -lt 6) {
            $references.ReferencedAssemblies = [psobject].Assembly.Location
        }

        Add-Type -Path "$PSScriptRoot/ScriptedHost.cs" @references
    }

    [TelnyxPS.PesterSupport.ScriptedHost]::new()
}

function Invoke-InRunspace {
    <#
    .SYNOPSIS
    Runs a script in a runspace, and emits its output, its errors, the error that ended it, and its verbose lines.
    #>
    param([Parameter(Mandatory)] $Runspace, [Parameter(Mandatory)] [scriptblock] $Script, [object[]] $ArgumentList = @())

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
    Puts the clock of a session forward: nobody waits a minute in a test.
    #>
    param([Parameter(Mandatory)] $Session, [Parameter(Mandatory)] [timespan] $By)

    $hidden = [Reflection.BindingFlags] 'Instance, NonPublic'
    $ledger = $Session.GetType().GetProperty('Ledger', $hidden).GetValue($Session)
    $field = $ledger.GetType().GetField('clock', $hidden)
    # Compiled, not a script block: it is called on threads that have no runspace.
    $then = [Linq.Expressions.Expression]::Constant([DateTimeOffset]::UtcNow + $By)
    $field.SetValue($ledger, [Linq.Expressions.Expression]::Lambda([Func[DateTimeOffset]], $then).Compile())
}

function Get-KeyPart {
    <#
    .SYNOPSIS
    A regular expression that finds the test key and each part of it that gives something away.
    #>
    param([string] $Key = $testKey, [int] $Length = 6)

    $parts = 0..($Key.Length - $Length) | ForEach-Object { [regex]::Escape($Key.Substring($_, $Length)) }
    '(?i)' + ($parts -join '|')
}
