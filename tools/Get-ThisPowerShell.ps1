<#
.SYNOPSIS
Returns the command that starts a new process of the current PowerShell.

.DESCRIPTION
If PowerShell was installed from a package or an archive, it is a separate program. If it was installed as a .NET tool,
or is the host of this repository, it is a library that dotnet runs, and the name of the process is dotnet.

.OUTPUTS
An object with the Path of the program, and an ArgumentList to specify before the arguments of PowerShell.

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
    # The ISE is a different program, so don't use its path.
    $program = Join-Path $PSHOME 'powershell.exe'
}
elseif ([IO.Path]::GetFileNameWithoutExtension($program) -eq 'dotnet') {
    $first = @([Reflection.Assembly]::GetEntryAssembly().Location)
}

[pscustomobject]@{
    Path         = $program
    ArgumentList = [string[]] $first
}
