<#
.SYNOPSIS
Builds, tests, demonstrates, packs, or cleans TelnyxPS.

.DESCRIPTION
The script runs in PowerShell 7 and Windows PowerShell 5.1, from any folder. It requires the .NET SDK.

Build   Builds the solution. The module is then in out/TelnyxPS, ready to be imported.
Test    Runs all tests with dotnet test.
Package Builds a release and creates the package for the PowerShell Gallery: out/TelnyxPS.<version>.nupkg. The task
doesn't sign or publish the package.
Demo    Builds the module, and then runs examples/Demo.ps1 in a new process of this PowerShell. The demo uses only the
        sandbox. In a terminal, it ends at a prompt.
Clean   Removes all files that the other tasks created.

.PARAMETER Task
Specifies the task: Build, Test, Demo, Package, or Clean. Default: Build.

.PARAMETER Configuration
Specifies the configuration: Release or Debug. A package is always a Release build. Default: Release.

.EXAMPLE
./build.ps1

Builds the module.

.EXAMPLE
./build.ps1 -Task Demo

Builds the module and demonstrates its main task in the sandbox.

.EXAMPLE
./build.ps1 -Task Package

Creates the package for the PowerShell Gallery.

.EXAMPLE
./build.ps1 -Task Test -Configuration Debug

Runs all tests with a Debug build.
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

# Ends the script if the last program failed.
function Assert-Success([string] $What) {
    if ($LASTEXITCODE -ne 0) {
        Write-Error "$What failed (exit code $LASTEXITCODE)." -ErrorAction Continue
        exit 1
    }
}

if ($Task -ne 'Clean' -and -not (Get-Command dotnet -CommandType Application -ErrorAction Ignore)) {
    $advice = 'Install the .NET 10 SDK: https://dotnet.microsoft.com/download'
    Write-Error "The dotnet command was not found. $advice" -ErrorAction Continue
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

        # Run the demo in a new process, because a session locks the assemblies that it loads, and they can't
        # be built again.
        $powershell = & ([IO.Path]::Combine($PSScriptRoot, 'tools', 'Get-ThisPowerShell.ps1'))
        $demo = [IO.Path]::Combine($PSScriptRoot, 'examples', 'Demo.ps1')
        & $powershell.Path $powershell.ArgumentList -NoProfile -NoLogo -NoExit -ExecutionPolicy Bypass -File $demo `
            -KeepSession
        Assert-Success 'The demo'
    }
    'Package' {
        $source = Join-Path $PSScriptRoot 'src'
        dotnet build (Join-Path $source 'TelnyxPS') --configuration Release
        Assert-Success 'The build'

        # Remove older packages, so that the folder contains only the new one.
        Get-ChildItem (Join-Path $PSScriptRoot 'out') -Filter TelnyxPS.*.nupkg | Remove-Item
        dotnet pack (Join-Path $source 'TelnyxPS.Package') --configuration Release
        Assert-Success 'dotnet pack'
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
