# Every test file starts with: BeforeAll { . "$PSScriptRoot/../TestSetup.ps1" }
# Imports the module under test (from TELNYXPS_MODULE, or else the last build) and the test support.

# Tests must not see or use an API key of the person who runs them.
Remove-Item Env:TELNYX_API_KEY, Env:TELNYX_BASE_URL -ErrorAction Ignore

$repositoryRoot = [IO.Path]::GetFullPath([IO.Path]::Combine($PSScriptRoot, '..', '..'))

$moduleManifest = $env:TELNYXPS_MODULE
if (-not $moduleManifest) {
    $moduleManifest = [IO.Path]::Combine($repositoryRoot, 'out', 'TelnyxPS', 'TelnyxPS.psd1')
}

if (-not (Test-Path $moduleManifest)) {
    throw "The module '$moduleManifest' does not exist. Build it first: dotnet build"
}

$moduleFolder = Split-Path $moduleManifest

# A different TelnyxPS that is installed or was loaded earlier must not be tested by mistake.
Get-Module TelnyxPS | Where-Object ModuleBase -NE $moduleFolder | Remove-Module
Import-Module $moduleManifest -ErrorAction Stop

$loadedFrom = @([AppDomain]::CurrentDomain.GetAssemblies() | Where-Object { $_.GetName().Name -eq 'TelnyxPS' }).Location
if ($loadedFrom -ne (Join-Path $moduleFolder 'TelnyxPS.dll')) {
    throw "This PowerShell has loaded a different build of TelnyxPS, from '$loadedFrom'. Run the tests in a new " +
        "process."
}

if (-not [AppDomain]::CurrentDomain.GetAssemblies().Where({ $_.GetName().Name -eq 'TelnyxPS.TestSupport' })) {
    $supportBuilds = [IO.Path]::Combine(
        $repositoryRoot, 'tests', 'TelnyxPS.TestSupport', 'bin', '*', 'netstandard2.0', 'TelnyxPS.TestSupport.dll')
    $support = Get-Item $supportBuilds | Sort-Object LastWriteTimeUtc -Descending | Select-Object -First 1
    if (-not $support) {
        throw 'The test support is not built. Build it first: dotnet build'
    }

    Add-Type -Path $support.FullName
}
