#Requires -Version 5.1
#Requires -Modules TelnyxPS

<#
.SYNOPSIS
Restores external connections after a bulk change, from a change log or an export.

.DESCRIPTION
Before a bulk change, export the connections, and record the change in a log:

    Get-TelnyxExternalConnection | Export-Csv ./before.csv -NoTypeInformation -Encoding UTF8
    Import-Csv ./wanted.csv | Set-TelnyxExternalConnection -ChangeLog ./changes.csv

With -ChangeLogPath, this script undoes the recorded changes, even if the process that made them was killed. If a
setting has been changed again since then, the script doesn't restore it and writes an error. With only -ExportPath, the
script sets every connection to the values in the export, and blank cells clear their settings. With both parameters, it
undoes the recorded changes, and then compares all connections with the export.

Returns a summary with the number of restored connections, the number of errors, and the settings that still differ from
the export.

Exit codes: 0 if everything was restored, 1 if the script couldn't start, and 2 if an error occurred or a setting still
differs.

.PARAMETER ChangeLogPath
Specifies the path of the change log, which is the file that a cmdlet wrote with -ChangeLog.

.PARAMETER ExportPath
Specifies the path of the CSV file that contains the connections as they were before the change.

.PARAMETER UndoLogPath
Specifies the path of a change log for the changes that this script makes, so that you can undo them too. Default: none.

.PARAMETER ThrottleLimit
Specifies the maximum number of requests that run at the same time.

.PARAMETER Sandbox
Indicates that the script uses a new sandbox, an in-memory account. Without this parameter, the script uses the current
session. Run Connect-Telnyx first, or set TELNYX_API_KEY.

.EXAMPLE
./Restore-Connection.ps1 -ChangeLogPath ./changes.csv -WhatIf

Shows what would be undone.

.EXAMPLE
./Restore-Connection.ps1 -ChangeLogPath ./changes.csv -ExportPath ./before.csv

Undoes the recorded changes, and checks that all connections match the export.

.EXAMPLE
./Restore-Connection.ps1 -ExportPath ./before.csv

Restores all connections to the exported state.
#>
[CmdletBinding(SupportsShouldProcess)]
[OutputType([pscustomobject])]
param(
    [ValidateNotNullOrEmpty()]
    [string] $ChangeLogPath,

    [ValidateNotNullOrEmpty()]
    [string] $ExportPath,

    [ValidateNotNullOrEmpty()]
    [string] $UndoLogPath,

    [ValidateRange(1, 256)]
    [int] $ThrottleLimit = 5,

    [switch] $Sandbox
)

$ErrorActionPreference = 'Stop'
if (-not $ChangeLogPath -and -not $ExportPath) {
    throw 'Specify -ChangeLogPath, -ExportPath, or both.'
}

# Read both files first, so that nothing is changed if one of them is missing.
$records = if ($ChangeLogPath) { @(Import-Csv -LiteralPath $ChangeLogPath -Encoding UTF8) }
$rows = if ($ExportPath) { @(Import-Csv -LiteralPath $ExportPath -Encoding UTF8) }

$session = if ($Sandbox) { Connect-Telnyx -Sandbox -PassThru } else { Get-TelnyxSession }
if (-not $session) {
    throw 'There is no session. Run Connect-Telnyx first, set TELNYX_API_KEY, or try this with -Sandbox.'
}

$common = @{ Session = $session; ThrottleLimit = $ThrottleLimit; ErrorAction = 'Continue' }
$write = @{}
if ($UndoLogPath) {
    $write.ChangeLog = $UndoLogPath
}

$restored = @()
$undoErrors = @()
$compareErrors = @()
$different = @()
try {
    if ($ChangeLogPath) {
        $restored = @($records | Undo-TelnyxExternalConnectionChange @common @write -ErrorVariable undoErrors)
    }
    else {
        $restored = @($rows | Set-TelnyxExternalConnection @common @write -ClearBlank -ErrorVariable undoErrors)
    }

    if ($ExportPath -and -not $WhatIfPreference) {
        $different = @($rows | Compare-TelnyxExternalConnection @common -ClearBlank -ErrorVariable compareErrors)
    }
}
finally {
    if ($Sandbox) {
        Disconnect-Telnyx -Session $session
    }
}

$failed = @($undoErrors).Count + @($compareErrors).Count
if (-not $WhatIfPreference) {
    [pscustomobject]@{
        Restored  = @($restored | Where-Object { $_.Changes.Count -gt 0 }).Count
        Failed    = $failed
        Different = $different
    }
}

if ($failed -or $different) {
    exit 2
}

exit 0
