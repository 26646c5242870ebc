<#
.SYNOPSIS
Draws the picture of the README, docs/whatif.svg, from what the module prints now.

.DESCRIPTION
Run it in a fresh PowerShell 7 after a change of what the module prints. The commands are in PictureRunner.ps1; they run
in
a new sandbox, on a screen of 80 columns. A test fails if the text of the picture is not what the module prints.

.EXAMPLE
pwsh -NoProfile -File tests/Pester/Update-Picture.ps1

Draws the picture.
#>
[CmdletBinding(SupportsShouldProcess)]
param()

$ErrorActionPreference = 'Stop'
. "$PSScriptRoot/TestSetup.ps1"
. "$PSScriptRoot/ExampleRunner.ps1"
. "$PSScriptRoot/PictureRunner.ps1"

$temporary = New-Item (Join-Path ([IO.Path]::GetTempPath()) ([guid]::NewGuid())) -ItemType Directory
try {
    $picture = @{
        Row         = Get-PictureRow $temporary
        Title       = 'A preview with -WhatIf in the sandbox'
        Description =
            'A terminal: Get-TelnyxExternalConnection lists two connections. Set-TelnyxExternalConnection ' +
                '-WhatIf, given ' +
            'an edited CSV file, shows the edited cells only. Remove-TelnyxExternalConnection -WhatIf shows ' +
                'which removal the ' +
            'service would refuse, and why.'
    }
    $path = [IO.Path]::Combine($repositoryRoot, 'docs', 'whatif.svg')
    if ($PSCmdlet.ShouldProcess($path, 'Write what the commands print')) {
        [IO.File]::WriteAllText($path, (ConvertTo-Picture @picture) + "`n")
    }
}
finally {
    Remove-Item $temporary -Recurse -Force
}
