# Reads the examples of Markdown pages and runs them like a console, after TestSetup.ps1:
# BeforeAll { . "$PSScriptRoot/../ExampleRunner.ps1" }

function Read-MarkdownBlock {
    <#
    .SYNOPSIS
    Gets the headings and fenced code blocks of a Markdown file, each with the values that vary.

    .DESCRIPTION
    A comment before a block, such as <!-- varies: id, time -->, names the values that are different in each run.
    #>
    param([Parameter(Mandatory)] [string] $Path)

    $fence, $varies, $lines, $number = $null, @(), $null, 0
    foreach ($line in [IO.File]::ReadAllLines($Path)) {
        $number++
        if ($null -ne $fence) {
            if ($line.Trim() -eq '```') {
                [pscustomobject]@{
                    Kind = 'Block'
                    Text = $lines -join "`n"
                    Language = $fence
                    Varies = $varies
                    Line = $start
                    End = $number
                }
                $fence, $varies = $null, @()
            }
            else {
                $lines += $line
            }
        }
        elseif ($line -match '^```(\w*)\s*$') {
            $fence, $lines, $start = $Matches[1], @(), $number
        }
        elseif ($line -match '^(#+) (.+)$') {
            [pscustomobject]@{
                Kind = 'Heading'; Text = $Matches[2]; Language = ''; Varies = @(); Line = $number; End = $number
            }
        }
        elseif ($line -match '^<!-- varies: (.+) -->$') {
            $varies = @($Matches[1] -split ', *')
        }
    }
}

function Get-PageExample {
    <#
    .SYNOPSIS
    Gets the examples of a help page: the title, and the steps with their output.
    #>
    param([Parameter(Mandatory)] [string] $Path)

    $example = $null
    foreach ($block in Read-MarkdownBlock $Path) {
        if ($block.Kind -eq 'Heading') {
            if ($example) {
                $example
            }

            $example = $null
            if ($block.Text -match '^Example \d+: ') {
                $example = @{ Page = [IO.Path]::GetFileNameWithoutExtension($Path); Title = $block.Text; Steps = @() }
            }
        }
        elseif ($example -and $block.Language -eq 'powershell') {
            $example.Steps += @{ Code = $block.Text; Shown = ''; Varies = @(); Block = $block }
        }
        elseif ($example -and $block.Language -eq 'output') {
            $example.Steps[-1].Shown = $block.Text
            $example.Steps[-1].Varies = $block.Varies
            $example.Steps[-1].Block = $block
        }
    }
}

function Get-Transcript {
    <#
    .SYNOPSIS
    Gets the steps of all transcripts of a Markdown file: blocks with commands after the prompt 'PS> '.
    #>
    param([Parameter(Mandatory)] [string] $Path)

    foreach ($block in Read-MarkdownBlock $Path | Where-Object Text -Match '^PS> ') {
        foreach ($part in $block.Text -split '(?m)^PS> ' | Where-Object { $_ }) {
            $lines = $part -split "`n"
            $code = @($lines[0])
            for ($i = 1; $i -lt $lines.Count -and $lines[$i] -match '^>> ?'; $i++) {
                $code += $lines[$i] -replace '^>> ?'
            }

            $shown = @($lines | Select-Object -Skip $i) -join "`n"
            @{ Block = $block; Code = $code -join "`n"; Shown = $shown; Varies = $block.Varies }
        }
    }
}

function Open-Screen {
    <#
    .SYNOPSIS
    Opens a runspace with the module, and returns it and its screen.
    #>
    param([int] $Width = 120)

    & "$PSScriptRoot/Add-TestHost.ps1"
    $screen = [TelnyxPS.PesterSupport.ScreenHost]::new($Width)
    # A key that a reader enters, or has in a vault. It isn't valid anywhere.
    $screen.Screen.Secret = 'KEY018F2C6E4B7A9D3_q7ZkV5xWnLb8RtYp2G'
    $state = [Management.Automation.Runspaces.InitialSessionState]::CreateDefault2()
    $state.ImportPSModule($moduleManifest)
    $runspace = [runspacefactory]::CreateRunspace($screen, $state)
    # One thread, so that its culture doesn't change.
    $runspace.ThreadOptions = 'ReuseThread'
    $runspace.Open()
    $runspace, $screen.Screen
}

function Reset-Screen {
    <#
    .SYNOPSIS
    Sets an empty folder and a new sandbox for a runspace, and removes its variables.
    #>
    param([Parameter(Mandatory)] $Runspace, [Parameter(Mandatory)] $Screen, [Parameter(Mandatory)] [string] $Folder)

    $setup = {
        param($folder, $key)
        Set-Location $folder
        [cultureinfo]::CurrentCulture = [cultureinfo]::CurrentUICulture = 'en-US'
        $secret = ConvertTo-SecureString $key -AsPlainText -Force
        Set-Item Function:global:Get-Secret { $secret }.GetNewClosure()
        Connect-Telnyx -Sandbox
    }
    $Runspace.ResetRunspaceState()
    $empty = New-Item (Join-Path $Folder ([guid]::NewGuid())) -ItemType Directory
    $powershell =
        [powershell]::Create($Runspace).AddScript($setup).AddArgument($empty.FullName).AddArgument($Screen.Secret)
    $null = $powershell.Invoke()
    if ($powershell.HadErrors) {
        throw $powershell.Streams.Error[0]
    }

    $powershell.Dispose()
    $null = $Screen.Take()
}

function Invoke-OnScreen {
    <#
    .SYNOPSIS
    Runs code statement by statement, like a console, and returns its output.
    #>
    param([Parameter(Mandatory)] $Runspace, [Parameter(Mandatory)] [string] $Code, [Parameter(Mandatory)] $Screen)

    $errors = $null
    $ast = [Management.Automation.Language.Parser]::ParseInput($Code, [ref] $null, [ref] $errors)
    if ($errors) {
        throw "$($errors[0]) in: $Code"
    }

    foreach ($statement in $ast.EndBlock.Statements) {
        $powershell = [powershell]::Create($Runspace).AddScript($statement.Extent.Text).AddCommand('Out-Default')
        $powershell.Commands.Commands[0].MergeMyResults('Error', 'Output')
        try {
            $null = $powershell.Invoke()
        }
        catch [Management.Automation.MethodInvocationException] {
            $stopped = $_.Exception.InnerException.ErrorRecord
            $null =
                [powershell]::Create($Runspace).AddCommand('Out-Default').AddParameter('InputObject', $stopped).Invoke()
        }

        $powershell.Dispose()
    }

    $Screen.Take()
}

function ConvertTo-Comparable {
    <#
    .SYNOPSIS
    Makes two screens comparable: removes colors, trailing spaces, duplicate blank lines, and the values that vary.
    #>
    param([string] $Text, [string[]] $Varies)

    $plain = $Text -replace '\x1b\[[\d;]*m' -replace "`r" -replace ' +(?=\n|$)' -replace '\n{3,}', "`n`n"
    $patterns = @{
        id   = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}'
        time =
            '\d{4}-\d\d-\d\dT[\d:.]+(?:Z|[+-]\d\d:\d\d)|\d\d?/\d\d?/\d{4} \d\d?:\d\d:\d\d(?: [AP]M)?(?: [+-]\d\d:\d\d)?'
    }
    foreach ($name in $Varies) {
        if (-not $patterns.ContainsKey($name) -or $plain -notmatch $patterns[$name]) {
            throw "The comment says that $name varies, but the output does not contain it: $plain"
        }

        $plain = $plain -replace $patterns[$name], "<$name>"
    }

    $plain.Trim("`n")
}
