# Compiles the test hosts once for each process.
if (-not ('TelnyxPS.PesterSupport.TestUserInterface' -as [type])) {
    $references = @{}
    if ($PSVersionTable.PSVersion.Major -lt 6) {
        $references.ReferencedAssemblies = [psobject].Assembly.Location
    }

    $sources = 'TestHost.cs', 'ScreenHost.cs', 'ScriptedHost.cs' | ForEach-Object { Join-Path $PSScriptRoot $_ }
    Add-Type -Path $sources @references
}
