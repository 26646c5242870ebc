#Requires -Version 5.1
#Requires -Modules TelnyxPS

<#
.SYNOPSIS
Finds settings of external connections that differ from a CSV file. Changes nothing.

.DESCRIPTION
Use this script for a nightly check. It returns one object for each setting that differs, with the Id, Setting, Actual,
and Wanted properties. If the script can't compare a row, for example because the connection no longer exists, it writes
an error and continues with the other rows. To apply the same file, use Update-ConnectionFromCsv.ps1.

.PARAMETER Path
Specifies the path of the CSV file. The file must have an Id column, and columns with the names of settings. Blank cells
are ignored.

.PARAMETER ReportPath
Specifies the path of a CSV file for the differences. If nothing differs, the script removes the file.

.PARAMETER ExitCode
Indicates that the script sets the exit code to 1 if a setting differs, or to 2 if something couldn't be compared.
Without this parameter, differences don't affect the exit code, and an error that ends the check is passed to the
caller.

.PARAMETER Sandbox
Indicates that the script uses a new sandbox, an in-memory account. Without this parameter, the script uses the current
session. Run Connect-Telnyx first, or set TELNYX_API_KEY.

.EXAMPLE
./Test-ConnectionDrift.ps1 ./wanted.csv

Shows the differences.

.EXAMPLE
pwsh -NoProfile -NonInteractive -File ./Test-ConnectionDrift.ps1 ./wanted.csv -ReportPath ./drift.csv -ExitCode

Runs the script as a scheduled job, with the key in TELNYX_API_KEY.
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
