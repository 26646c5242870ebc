<#
.SYNOPSIS
Builds, tests, demonstrates, packs or cleans TelnyxPS.

.DESCRIPTION
Runs in PowerShell 7 and in Windows PowerShell 5.1, from any folder. It needs the .NET SDK.

Build   builds the solution; the module is then in out/TelnyxPS, ready to be imported.
Test    runs all tests: dotnet test.
Package builds the module as a release and packs it for the PowerShell Gallery: out/TelnyxPS.<version>.nupkg. It does not
        sign and does not publish.
Demo    builds the module, then runs examples/Demo.ps1 in a new process of this PowerShell. It uses the sandbox only. In a
        terminal it ends at a prompt of that process.
Clean   removes what the other tasks have made.

.PARAMETER Task
What to do: Build (the default), Test, Demo, Package or Clean.

.PARAMETER Configuration
Release (the default) or Debug. A package is always of a release.

.EXAMPLE
./build.ps1

Builds the module.

.EXAMPLE
./build.ps1 -Task Demo

Builds the module and shows its main job in the sandbox.

.EXAMPLE
./build.ps1 -Task Package

Makes the package for the PowerShell Gallery.

.EXAMPLE
./build.ps1 -Task Test -Configuration Debug

Runs all tests in a debug build.
#>
[CmdletBinding()]
param(
    [Parameter(Position = 0)]
    [ValidateSet('Build', 'Test', 'Demo', 'Package', 'Clean')]
    [string] $Task = 'Build',

    [ValidateSet('Release', 'Debug')]
    [string] $Configuration = 'Release'
)

$ErrorActionPreference = 'Stop'
$solution = Join-Path $PSScriptRoot 'TelnyxPS.sln'

# Ends the script where the program that ran last has failed.
function Assert-Success([string] $What) {
    if ($LASTEXITCODE -ne 0) {
        Write-Error "$What failed (exit code $LASTEXITCODE)." -ErrorAction Continue
        exit 1
    }
}

if ($Task -ne 'Clean' -and -not (Get-Command dotnet -CommandType Application -ErrorAction Ignore)) {
    $advice = 'Install the .NET 10 SDK: https://dotnet.microsoft.com/download'
    Write-Error "There is no dotnet on the PATH. $advice" -ErrorAction Continue
    exit 1
}

switch ($Task) {
    'Build' {
        dotnet build $solution --configuration $Configuration
        Assert-Success 'The build'
    }
    'Test' {
        dotnet test $solution --configuration $Configuration
        Assert-Success 'The test run'
    }
    'Demo' {
        dotnet build ([IO.Path]::Combine($PSScriptRoot, 'src', 'TelnyxPS')) --configuration $Configuration
        Assert-Success 'The build'

        # In a new process, because a session that has loaded an assembly keeps its file from being built again.
        $powershell = & ([IO.Path]::Combine($PSScriptRoot, 'tools', 'Get-ThisPowerShell.ps1'))
        $demo = [IO.Path]::Combine($PSScriptRoot, 'examples', 'Demo.ps1')
        & $powershell.Path $powershell.ArgumentList -NoProfile -NoLogo -NoExit -ExecutionPolicy Bypass -File $demo -KeepSession
        Assert-Success 'The demo'
    }
    'Package' {
        $source = Join-Path $PSScriptRoot 'src'
        dotnet build (Join-Path $source 'TelnyxPS') --configuration Release
        Assert-Success 'The build'

        # One package in the folder: the one that was just made.
        Get-ChildItem (Join-Path $PSScriptRoot 'out') -Filter TelnyxPS.*.nupkg | Remove-Item
        dotnet pack (Join-Path $source 'TelnyxPS.Package') --configuration Release
        Assert-Success 'The packing'
    }
    'Clean' {
        $projectFolders = (Join-Path $PSScriptRoot 'src'), (Join-Path $PSScriptRoot 'tests')
        $projects = Get-ChildItem -LiteralPath $projectFolders -Filter *.csproj -Recurse
        $made = @(
            foreach ($project in $projects) {
                Join-Path $project.DirectoryName 'bin'
                Join-Path $project.DirectoryName 'obj'
            }
            Join-Path $PSScriptRoot 'out'
            Join-Path $PSScriptRoot 'TestResults'
        )
        foreach ($folder in $made) {
            if (Test-Path -LiteralPath $folder) {
                Remove-Item -LiteralPath $folder -Recurse -Force
            }
        }
    }
}
