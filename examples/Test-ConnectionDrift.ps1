#Requires -Version 5.1
#Requires -Modules TelnyxPS

<#
.SYNOPSIS
Finds settings of external connections that differ from a CSV file. Changes nothing.

.DESCRIPTION
Use this script for a nightly check. It returns one object for each setting that differs: Id, Setting, Actual, Wanted. A
row that can't be compared, for example because its connection no longer exists, is an error, and the other rows
continue. To apply the same file, use Update-ConnectionFromCsv.ps1.

.PARAMETER Path
The path of the CSV file. It has an Id column and columns with the names of settings. Blank cells are ignored.

.PARAMETER ReportPath
The path of a CSV file for the differences. If nothing differs, the file is removed.

.PARAMETER ExitCode
Sets the exit code: 1 if a setting differs, and 2 if something could not be compared. Without this parameter,
differences don't affect the exit code, and an error that ends the check is passed to the caller.

.PARAMETER Sandbox
Uses a new sandbox, an account in memory. Without it, the script uses the current session: run Connect-Telnyx first, or
set TELNYX_API_KEY.

.EXAMPLE
./Test-ConnectionDrift.ps1 ./wanted.csv

Shows the differences.

.EXAMPLE
pwsh -NoProfile -NonInteractive -File ./Test-ConnectionDrift.ps1 ./wanted.csv -ReportPath ./drift.csv -ExitCode

Runs as a scheduled job, with the key in TELNYX_API_KEY.
#>
[CmdletBinding()]
param(
    [Parameter(Mandatory, Position = 0)]
    [ValidateNotNullOrEmpty()]
    [string] $Path,

    [ValidateNotNullOrEmpty()]
    [string] $ReportPath,

    [switch] $ExitCode,

    [switch] $Sandbox
)

$ErrorActionPreference = 'Stop'

try {
    $session = if ($Sandbox) { Connect-Telnyx -Sandbox -PassThru } else { Get-TelnyxSession }
    if (-not $session) {
        throw 'There is no session. Run Connect-Telnyx first, set TELNYX_API_KEY, or try this with -Sandbox.'
    }

    try {
        Import-Csv -LiteralPath $Path -Encoding UTF8 |
            Compare-TelnyxExternalConnection -Session $session -OutVariable differences -ErrorVariable failed `
                -ErrorAction Continue
    }
    finally {
        if ($Sandbox) {
            Disconnect-Telnyx -Session $session
        }
    }

    if ($ReportPath -and $differences) {
        $differences | Export-Csv -LiteralPath $ReportPath -NoTypeInformation -Encoding UTF8
    }
    elseif ($ReportPath -and (Test-Path -LiteralPath $ReportPath)) {
        # Remove the report of an earlier run, so that no one mistakes it for the result of this one.
        Remove-Item -LiteralPath $ReportPath
    }
}
catch {
    if (-not $ExitCode) {
        throw
    }

    Write-Error -ErrorRecord $_ -ErrorAction Continue
    exit 2
}

if ($ExitCode) {
    exit $(if ($failed) { 2 } elseif ($differences) { 1 } else { 0 })
}
