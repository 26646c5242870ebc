<#
.SYNOPSIS
Returns what starts another process of the PowerShell that runs this script.

.DESCRIPTION
Installed from a package or an archive, PowerShell is a program of its own. Installed as a .NET tool, or as the host of
this repository, it is a library that dotnet runs, and the process is called dotnet.

.OUTPUTS
An object with the Path of the program, and the ArgumentList that must come before the arguments of PowerShell.

.EXAMPLE
$powershell = ./tools/Get-ThisPowerShell.ps1
& $powershell.Path $powershell.ArgumentList -NoProfile -File ./examples/Demo.ps1

Runs a script in a new process.
#>
[CmdletBinding()]
param()

$program = (Get-Process -Id $PID).Path
$first = @()
if ($PSVersionTable.PSEdition -eq 'Desktop') {
    # Also in the ISE, which is a program of its own.
    $program = Join-Path $PSHOME 'powershell.exe'
}
elseif ([IO.Path]::GetFileNameWithoutExtension($program) -eq 'dotnet') {
    $first = @([Reflection.Assembly]::GetEntryAssembly().Location)
}

[pscustomobject]@{
    Path         = $program
    ArgumentList = [string[]] $first
}
