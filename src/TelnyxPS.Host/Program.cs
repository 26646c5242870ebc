using System.Reflection;
using Microsoft.PowerShell;

// What the build made is found by name: TelnyxPS, and in a build with the tests Pester.
string root = Assembly.GetExecutingAssembly().GetCustomAttributes<AssemblyMetadataAttribute>()
    .Single(metadata => metadata.Key == "RepositoryRoot").Value!;
string? others = Environment.GetEnvironmentVariable("PSModulePath");
Environment.SetEnvironmentVariable(
    "PSModulePath", string.Join(Path.PathSeparator, new[] { Path.Combine(root, "out"), others }.OfType<string>()));

if (args is ["-Demo"])
    args = Demo(root);

// The console of PowerShell itself: it takes the arguments of pwsh and returns the exit code of the script.
return ConsoleShell.Start(bannerText: null, helpText: null, args);

// In a terminal the demo ends at a prompt, with the module loaded and the sandbox connected.
static string[] Demo(string root)
{
    bool isTerminal = !Console.IsInputRedirected && !Console.IsOutputRedirected;
    string script = Path.Combine(root, "examples", "Demo.ps1");
    string[] run = ["-NoProfile", "-NoLogo", "-File", script];
    return isTerminal ? ["-NoExit", .. run, "-KeepSession"] : run;
}
