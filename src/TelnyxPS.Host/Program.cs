using System.Reflection;
using Microsoft.PowerShell;

string root = Metadata("RepositoryRoot");

// By name this PowerShell finds what the build made (TelnyxPS, Pester) and the modules that the SDK package lacks.
string?[] modules = [Environment.GetEnvironmentVariable("PSModulePath"), Path.Combine(root, "out"), Metadata("Modules")];
Environment.SetEnvironmentVariable("PSModulePath", string.Join(Path.PathSeparator, modules.OfType<string>().Distinct()));

// In a terminal the demo ends at a prompt, with the module loaded and the sandbox connected.
if (args is ["-Demo"])
    args = ["-NoProfile", "-NoLogo", "-NoExit", "-File", Path.Combine(root, "examples", "Demo.ps1"), "-KeepSession"];

// The console of PowerShell itself: it takes the arguments of pwsh and returns the exit code of the script.
return ConsoleShell.Start(bannerText: null, helpText: null, args);

static string Metadata(string key) => Assembly.GetExecutingAssembly()
    .GetCustomAttributes<AssemblyMetadataAttribute>().Single(metadata => metadata.Key == key).Value!;
