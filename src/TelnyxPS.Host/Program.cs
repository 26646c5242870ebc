using System.Reflection;
using Microsoft.PowerShell;

string root = Metadata("RepositoryRoot");

// This PowerShell finds the modules that the build created (TelnyxPS, Pester) and the modules missing in the SDK
// package.
string?[] modules =
    [Environment.GetEnvironmentVariable("PSModulePath"), Path.Combine(root, "out"), Metadata("Modules")];
string modulePath = string.Join(Path.PathSeparator, modules.OfType<string>().Distinct());
Environment.SetEnvironmentVariable("PSModulePath", modulePath);

// In a terminal, the demo ends at a prompt, with the module loaded and the sandbox connected.
if (args is ["-Demo"])
    args = ["-NoProfile", "-NoLogo", "-NoExit", "-File", Path.Combine(root, "examples", "Demo.ps1"), "-KeepSession"];

// This is the console of PowerShell: it accepts the arguments of pwsh and returns the exit code of the script.
return ConsoleShell.Start(bannerText: null, helpText: null, args);

static string Metadata(string key) => Assembly.GetExecutingAssembly()
    .GetCustomAttributes<AssemblyMetadataAttribute>().Single(metadata => metadata.Key == key).Value!;
