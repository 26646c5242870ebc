#Requires -Version 5.1
#Requires -Modules TelnyxPS

<#
.SYNOPSIS
Says where external connections are not as a CSV file has them. Changes nothing.

.DESCRIPTION
For a nightly check. Emits one object for each setting that differs: Id, Setting, Actual, Wanted. A row that cannot be
compared, as of a connection that is gone, is an error, and the others go on. Update-ConnectionFromCsv.ps1 takes the
same file and makes the connections as it has them.

.PARAMETER Path
The CSV file: a column Id, and columns named like the settings. Blank cells want nothing.

.PARAMETER ReportPath
Where the differences are written too, as CSV. Where there are none there is no such file afterwards.

.PARAMETER ExitCode
Ends with the exit code 1 where something differs, and 2 where something could not be compared. Without it, differences
are no failure, and an error that ends the check is one for whoever called it.

.PARAMETER Sandbox
Works on the sandbox. Without it, the session that there is serves: run Connect-Telnyx first, or set TELNYX_API_KEY.

.EXAMPLE
./Test-ConnectionDrift.ps1 ./wanted.csv

Shows what differs.

.EXAMPLE
pwsh -NoProfile -NonInteractive -File ./Test-ConnectionDrift.ps1 ./wanted.csv -ReportPath ./drift.csv -ExitCode

As a scheduled job, which TELNYX_API_KEY lets in.
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
            Compare-TelnyxExternalConnection -Session $session -OutVariable differences -ErrorVariable failed -ErrorAction Continue
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
        # A report of another night must not be taken for that of this one.
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
