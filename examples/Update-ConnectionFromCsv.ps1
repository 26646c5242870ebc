#Requires -Version 5.1
#Requires -Modules TelnyxPS

<#
.SYNOPSIS
Makes external connections as a CSV file has them, and writes down what changed and what failed.

.DESCRIPTION
Each row states what is wanted of one connection: its Id, and columns named like the settings. Blank cells leave a setting
as it is. Only what differs is changed. A row that fails is an error, and the others go on. Rows that are blank in every
cell, as spreadsheets write them below the last row, are skipped.

With -WhatIf, nothing is changed, no file is written, and nothing is emitted. Otherwise a summary is emitted.

The exit code is 2 where a row failed or was not reached, 1 where the work could not begin, and else 0.

.PARAMETER Path
The CSV file.

.PARAMETER ChangedPath
Where a line is added for each setting that was changed: Id, Name, Old, New. What earlier runs wrote there stays. Left
out: wanted.changed.csv beside wanted.csv.

.PARAMETER FailedPath
Where the rows are written that failed or were not reached, as they were, with the reason in a column Error. Fix them,
and give this file as -Path. Where nothing failed there is no such file afterwards. Left out: wanted.failed.csv beside
wanted.csv.

.PARAMETER ThrottleLimit
How many requests may run at once.

.PARAMETER Sandbox
Works on the sandbox, which forgets everything in the end. Without it, the session that there is serves: run
Connect-Telnyx first, or set TELNYX_API_KEY.

.EXAMPLE
./Update-ConnectionFromCsv.ps1 ./wanted.csv -WhatIf

Shows what would be changed.

.EXAMPLE
./Update-ConnectionFromCsv.ps1 ./wanted.csv
./Update-ConnectionFromCsv.ps1 ./wanted.failed.csv -FailedPath ./wanted.failed.csv

Makes the changes; then, once the rows are fixed, those of the rows that failed, until no such file is left.
#>
[CmdletBinding(SupportsShouldProcess)]
[OutputType([pscustomobject])]
param(
    [Parameter(Mandatory, Position = 0)]
    [ValidateNotNullOrEmpty()]
    [string] $Path,

    [ValidateNotNullOrEmpty()]
    [string] $ChangedPath = [IO.Path]::ChangeExtension($Path, 'changed.csv'),

    [ValidateNotNullOrEmpty()]
    [string] $FailedPath = [IO.Path]::ChangeExtension($Path, 'failed.csv'),

    [ValidateRange(1, 256)]
    [int] $ThrottleLimit = 5,

    [switch] $Sandbox
)

$ErrorActionPreference = 'Stop'

# How reports are written: without a question of their own, also under -Confirm.
$csv = @{ NoTypeInformation = $true; Encoding = 'UTF8'; Confirm = $false }

# What could not be written down is not to be done.
foreach ($file in $ChangedPath, $FailedPath) {
    $folder = Split-Path $file
    if ($folder -and -not (Test-Path -LiteralPath $folder -PathType Container)) {
        throw "There is no folder '$folder' for the report '$file'."
    }
}

$rows = @(Import-Csv -LiteralPath $Path -Encoding UTF8 | Where-Object { $_.psobject.Properties.Value -match '\S' })
$columns = @($rows | Select-Object -First 1 | ForEach-Object { $_.psobject.Properties.Name } | Where-Object { $_ -ne 'Error' })
if ($rows -and $columns -notcontains 'Id') {
    throw "The file '$Path' has no column Id. Its columns are: $($columns -join ' | ')."
}

# An error names its row, and two rows may be about one connection: so each row gets its number.
for ($i = 0; $i -lt $rows.Count; $i++) {
    $rows[$i] | Add-Member -NotePropertyName CsvRow -NotePropertyValue ($i + 1) -Force
}

$session = if ($Sandbox) { Connect-Telnyx -Sandbox -PassThru } else { Get-TelnyxSession }
if (-not $session) {
    throw 'There is no session. Run Connect-Telnyx first, set TELNYX_API_KEY, or try this with -Sandbox.'
}

$ended = $null
try {
    $rows |
        Set-TelnyxExternalConnection -Session $session -ThrottleLimit $ThrottleLimit -OutVariable done -ErrorVariable failed -ErrorAction Continue |
        Where-Object { $_.Changes.Count -gt 0 } |
        # One after the other, so that the record holds what was done, whatever happens next.
        ForEach-Object { $_ | Select-Object -ExpandProperty Changes | Export-Csv -LiteralPath $ChangedPath -Append @csv }
}
catch {
    # Such as a key that is rejected: the rows after it were not reached.
    $ended = $_
    Write-Error -ErrorRecord $ended -ErrorAction Continue
}
finally {
    if ($Sandbox) {
        Disconnect-Telnyx -Session $session
    }
}

$reasons = @{}
foreach ($failure in $failed) {
    # The error that ended the work is about no row in particular.
    $row = if ($failure -is [Management.Automation.ErrorRecord]) { $failure.TargetObject }
    if ($row -and $row.psobject.Properties['CsvRow']) {
        $reasons[$row.CsvRow] = "$failure"
    }
}

# Connections come out in the order of their rows.
$left = @{}
foreach ($connection in $done) {
    $left[$connection.Id] = 1 + $left[$connection.Id]
}

$failedRows = @(
    foreach ($row in $rows) {
        $id = "$($row.Id)".Trim().TrimStart('0')
        $reason = $reasons[$row.CsvRow]
        if (-not $reason -and $left[$id]) {
            $left[$id]--
        }
        elseif (-not $reason -and $ended) {
            $reason = "Not reached. $ended"
        }

        if ($reason) {
            $row | Select-Object -Property ($columns + @{ Name = 'Error'; Expression = { $reason } })
        }
    }
)

if (-not $WhatIfPreference) {
    if ($failedRows) {
        $failedRows | Export-Csv -LiteralPath $FailedPath @csv
    }
    elseif (Test-Path -LiteralPath $FailedPath) {
        Remove-Item -LiteralPath $FailedPath -Confirm:$false
    }

    $changed = @($done | Where-Object { $_.Changes.Count -gt 0 })
    [pscustomobject]@{
        Rows        = $rows.Count
        Changed     = $changed.Count
        AsWanted    = $done.Count - $changed.Count
        Failed      = $failedRows.Count
        ChangedPath = if ($changed) { $ChangedPath }
        FailedPath  = if ($failedRows) { $FailedPath }
    }
}

if ($failedRows -or $ended) {
    exit 2
}

exit 0
