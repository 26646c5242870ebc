#Requires -Version 5.1
#Requires -Modules TelnyxPS

<#
.SYNOPSIS
Changes external connections to match a CSV file, and saves what changed and what failed.

.DESCRIPTION
Each row contains the Id of a connection, and columns with the names of settings. The script changes only the settings
that differ. A blank cell doesn't change its setting. If a row fails, the script writes an error and continues with the
other rows. It skips a row in which every cell is blank.

Returns a summary with the number of rows, the number of connections that were changed, the number of connections that
already matched, the number of failed rows, and the paths of the files. With -WhatIf, the script changes nothing, writes
no files, and returns nothing.

Exit codes: 0 if all rows succeeded, 1 if the script couldn't start, and 2 if a row failed or wasn't processed.

.PARAMETER Path
Specifies the path of the CSV file.

.PARAMETER ChangedPath
Specifies the path of a CSV file that records each setting that changed, including its Id, Setting, Old, and New values.
If the file exists, the records are appended to it. Default: wanted.changed.csv next to wanted.csv.

.PARAMETER FailedPath
Specifies the path of a CSV file for the rows that failed or weren't processed, with the reason in the Error column.
Correct the rows, and use the file as -Path. If no row failed, the script removes the file. Default: wanted.failed.csv
next to wanted.csv.

.PARAMETER ThrottleLimit
Specifies the maximum number of requests that run at the same time.

.PARAMETER Sandbox
Indicates that the script uses a new sandbox, an in-memory account. Without this parameter, the script uses the current
session. Run Connect-Telnyx first, or set TELNYX_API_KEY.

.EXAMPLE
./Update-ConnectionFromCsv.ps1 ./wanted.csv -WhatIf

Shows what would change.

.EXAMPLE
./Update-ConnectionFromCsv.ps1 ./wanted.csv
./Update-ConnectionFromCsv.ps1 ./wanted.failed.csv -FailedPath ./wanted.failed.csv

Makes the changes. After you correct the failed rows, the second command retries them. Repeat it until the file is gone.
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

# Reports are written without a prompt, even with -Confirm.
$csv = @{ NoTypeInformation = $true; Encoding = 'UTF8'; Confirm = $false }

# Make no change that could not be reported.
foreach ($file in $ChangedPath, $FailedPath) {
    $folder = Split-Path $file
    if ($folder -and -not (Test-Path -LiteralPath $folder -PathType Container)) {
        throw "The folder '$folder' for the report '$file' does not exist."
    }
}

$rows = @(Import-Csv -LiteralPath $Path -Encoding UTF8 | Where-Object { $_.psobject.Properties.Value -match '\S' })
$columns = @(
    $rows | Select-Object -First 1 | ForEach-Object { $_.psobject.Properties.Name } | Where-Object { $_ -ne 'Error' }
)
if ($rows -and $columns -notcontains 'Id') {
    throw "The file '$Path' has no column Id. Its columns are: $($columns -join ' | ')."
}

# Two rows can have the same Id, so number the rows to match each error to its row.
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
        Set-TelnyxExternalConnection -Session $session -ThrottleLimit $ThrottleLimit -OutVariable done `
            -ErrorVariable failed -ErrorAction Continue |
        Where-Object { $_.Changes.Count -gt 0 } |
        # Write each record at once, so that the file contains every change, whatever happens next.
        ForEach-Object {
            $_ | Select-Object -ExpandProperty Changes | Export-Csv -LiteralPath $ChangedPath -Append @csv
        }
}
catch {
    # For example, the key was rejected. The rows after it were not processed.
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
    # The error that ended the command doesn't belong to a row.
    $row = if ($failure -is [Management.Automation.ErrorRecord]) { $failure.TargetObject }
    if ($row -and $row.psobject.Properties['CsvRow']) {
        $reasons[$row.CsvRow] = "$failure"
    }
}

# Connections are returned in the order of their rows.
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
            $reason = "Not processed. $ended"
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
        Unchanged   = $done.Count - $changed.Count
        Failed      = $failedRows.Count
        ChangedPath = if ($changed) { $ChangedPath }
        FailedPath  = if ($failedRows) { $FailedPath }
    }
}

if ($failedRows -or $ended) {
    exit 2
}

exit 0
