<#
.SYNOPSIS
Demonstrates the main task of TelnyxPS in the sandbox: editing connections in a CSV file, previewing and applying the
changes, and retiring connections.

.DESCRIPTION
The sandbox is an in-memory account. You don't need a Telnyx account, a key, or a network connection. The sandbox is
discarded at the end. All commands use the session of the sandbox, so they can't reach a real account.

.PARAMETER ModulePath
Specifies the folder of the module. Default: out, the output folder of the build.

.PARAMETER KeepSession
Indicates that the script opens a new sandbox at the end, so that you can try more commands at the prompt. Use this
parameter with pwsh -NoExit. If input or output is redirected, the script ends the process.

.EXAMPLE
./build.ps1 -Task Demo

Builds the module and runs this script in the current PowerShell.

.EXAMPLE
dotnet run --project src/TelnyxPS.Host -- -Demo

Builds the module and runs this script, even if PowerShell isn't installed.
#>
[Diagnostics.CodeAnalysis.SuppressMessageAttribute(
    'PSAvoidUsingWriteHost', '', Justification = 'The output of the demo is for the screen.')]
[CmdletBinding()]
param(
    [string] $ModulePath = [IO.Path]::Combine($PSScriptRoot, '..', 'out', 'TelnyxPS'),

    [switch] $KeepSession
)

# Runs in its own scope, so that its preferences don't affect the prompt that may follow.
$demo = {
    param([string] $Manifest)

    $ErrorActionPreference = 'Stop'
    Import-Module $Manifest
    $session = Connect-Telnyx -Sandbox -PassThru
    $PSDefaultParameterValues = @{ '*-Telnyx*:Session' = $session }
    $folder = New-Item (Join-Path ([IO.Path]::GetTempPath()) "telnyxps-demo-$PID") -ItemType Directory -Force
    Push-Location -LiteralPath $folder

    # Shows a command as a user would type it, and returns it for the caller to run.
    function Step([string] $Text, [scriptblock] $Command) {
        Write-Host ''
        Write-Host "# $Text" -ForegroundColor Green
        foreach ($line in $Command.ToString().Trim() -split '\r?\n') {
            Write-Host "PS> $($line.Trim())" -ForegroundColor Cyan
        }

        $Command
    }

    try {
        Write-Host 'This demo runs in the sandbox, an in-memory account with 36 external connections.'

        . (Step 'List external connections.' {
                Get-TelnyxExternalConnection -First 5
            }) | Out-Host

        . (Step 'Export all connections to a CSV file.' {
                Get-TelnyxExternalConnection | Export-Csv ./wanted.csv -NoTypeInformation
            })

        . (Step 'Edit three cells, as you would in a spreadsheet.' {
                $rows = Import-Csv ./wanted.csv
                $rows[0].OutboundChannelLimit = '25'
                $rows[1].OutboundChannelLimit = '30'
                $rows[1].Tags = 'emea;branch;priority'
                $rows | Export-Csv ./wanted.csv -NoTypeInformation
            })

        . (Step 'Preview the changes. Only settings that differ are shown, and nothing is changed.' {
                Import-Csv ./wanted.csv | Set-TelnyxExternalConnection -WhatIf
            })

        . (Step 'Apply the changes.' {
                $changed = Import-Csv ./wanted.csv | Set-TelnyxExternalConnection | Where-Object Changes
                $changed
            }) | Out-Host

        . (Step 'Show the change record: each setting that changed, with its old and new value.' {
                $changed | Select-Object -ExpandProperty Changes
            }) | Out-Host

        . (Step 'Find the connections with the tag "retired", and preview their removal.' {
                $retired = Get-TelnyxExternalConnection | Where-Object Tags -Contains retired
                $retired | Remove-TelnyxExternalConnection -WhatIf
            })

        . (Step 'Telnyx does not remove an active connection. The error says what to do.' {
                $active = $retired | Where-Object Active | Select-Object -First 1
                $active | Remove-TelnyxExternalConnection -Confirm:$false -ErrorAction Continue
            }) 2>&1 | ForEach-Object {
            # As PowerShell shows it at the prompt, without a script line.
            Write-Host "$($_.InvocationInfo.MyCommand): $_" -ForegroundColor Red
        }

        . (Step 'Retire all of them: deactivate them, and then remove them.' {
                $retired | Set-TelnyxExternalConnection -Active $false | Remove-TelnyxExternalConnection -Confirm:$false
            }) | Out-Host

        . (Step 'Count the remaining connections.' {
                (Get-TelnyxExternalConnection).Count
            }) | Out-Host
    }
    finally {
        Pop-Location
        Remove-Item -LiteralPath $folder -Recurse
        Disconnect-Telnyx -Session $session
    }

    Write-Host ''
    Write-Host 'The demo is over. Nothing outside this process was changed.'
}

try {
    & $demo (Join-Path $ModulePath 'TelnyxPS.psd1')
}
catch {
    if ($KeepSession) {
        Write-Host "The demo failed. $_" -ForegroundColor Red
        [Environment]::Exit(1)
    }

    throw
}

if ($KeepSession) {
    if ([Console]::IsInputRedirected -or [Console]::IsOutputRedirected) {
        # No one can use a prompt here. With -NoExit, the exit keyword doesn't end the process.
        [Environment]::Exit(0)
    }

    Connect-Telnyx -Sandbox
    Write-Host ''
    Write-Host 'Now it is your turn. This prompt is connected to a new sandbox. To leave it, type exit.'
    Write-Host 'Start with: Get-TelnyxExternalConnection -First 5'
    Write-Host 'More: "The first five minutes" in README.md, and Get-Help about_TelnyxPS'
}
