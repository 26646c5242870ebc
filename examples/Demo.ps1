<#
.SYNOPSIS
Shows the main job of TelnyxPS in the sandbox: edit connections in a CSV file, preview, apply, and retire connections.

.DESCRIPTION
The sandbox is an account in memory. It needs no account, no key and no network, and is discarded at the end. All
commands use the session of the sandbox, so none can reach a real account.

.PARAMETER ModulePath
The folder of the module. Default: out, where the build puts it.

.PARAMETER KeepSession
For pwsh -NoExit. In a terminal, opens a new sandbox at the end, so that you can try more commands at the prompt. If
input or output is redirected, ends the process.

.EXAMPLE
./build.ps1 -Task Demo

Builds the module and runs this script in the current PowerShell.

.EXAMPLE
dotnet run --project src/TelnyxPS.Host -- -Demo

Does the same if PowerShell isn't installed.
#>
[Diagnostics.CodeAnalysis.SuppressMessageAttribute(
    'PSAvoidUsingWriteHost', '', Justification = 'A demo is there to be looked at.')]
[CmdletBinding()]
param(
    [string] $ModulePath = [IO.Path]::Combine($PSScriptRoot, '..', 'out', 'TelnyxPS'),

    [switch] $KeepSession
)

# Runs in a scope of its own, so that its preferences are not those of the prompt that may follow.
$demo = {
    $ErrorActionPreference = 'Stop'
    Import-Module (Join-Path $ModulePath 'TelnyxPS.psd1')
    $session = Connect-Telnyx -Sandbox -PassThru
    $PSDefaultParameterValues = @{ '*-Telnyx*:Session' = $session }
    $folder = New-Item (Join-Path ([IO.Path]::GetTempPath()) "telnyxps-demo-$PID") -ItemType Directory -Force
    Push-Location -LiteralPath $folder

    # Shows a command as it is typed, and returns it for the caller to run.
    function Step([string] $Text, [scriptblock] $Command) {
        Write-Host ''
        Write-Host "# $Text" -ForegroundColor Green
        foreach ($line in $Command.ToString().Trim() -split '\r?\n') {
            Write-Host "PS> $($line.Trim())" -ForegroundColor Cyan
        }

        $Command
    }

    try {
        Write-Host 'This demo runs in the sandbox: an account in memory with 36 external connections.'

        . (Step 'List external connections.' {
                Get-TelnyxExternalConnection -First 5
            }) | Out-Host

        . (Step 'Export all of them to a CSV file, to edit it in a spreadsheet.' {
                Get-TelnyxExternalConnection | Export-Csv ./wanted.csv -NoTypeInformation
            })

        . (Step 'Edit three cells, as in a spreadsheet.' {
                $rows = Import-Csv ./wanted.csv
                $rows[0].OutboundChannelLimit = '25'
                $rows[1].OutboundChannelLimit = '30'
                $rows[1].Tags = 'emea;branch;priority'
                $rows | Export-Csv ./wanted.csv -NoTypeInformation
            })

        . (Step 'Preview. Only what differs from the account is shown; nothing is changed.' {
                Import-Csv ./wanted.csv | Set-TelnyxExternalConnection -WhatIf
            })

        . (Step 'Apply.' {
                $changed = Import-Csv ./wanted.csv | Set-TelnyxExternalConnection | Where-Object Changes
                $changed
            }) | Out-Host

        . (Step 'The change record: every setting that changed, with its old and new value.' {
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
            # As PowerShell shows it at the prompt, where no script line belongs to it.
            Write-Host "$($_.InvocationInfo.MyCommand): $_" -ForegroundColor Red
        }

        . (Step 'So retire all of them: deactivate them first, then remove them.' {
                $retired | Set-TelnyxExternalConnection -Active $false | Remove-TelnyxExternalConnection -Confirm:$false
            }) | Out-Host

        . (Step 'Count what is left.' {
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
    & $demo
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
        # No one is there for a prompt, and with -NoExit no exit ends the process.
        [Environment]::Exit(0)
    }

    Connect-Telnyx -Sandbox
    Write-Host ''
    Write-Host 'Now it is your turn. This prompt is connected to a new sandbox. To leave it, type exit.'
    Write-Host 'Start with: Get-TelnyxExternalConnection -First 5'
    Write-Host 'More: "The first five minutes" in README.md, and Get-Help about_TelnyxPS'
}
