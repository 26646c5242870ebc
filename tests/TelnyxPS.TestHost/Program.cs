using Microsoft.PowerShell;

// PowerShell's own console, with the arguments of pwsh: -NoProfile -NonInteractive -File <script> ...
// The exit code is the script's.
string[] policy = OperatingSystem.IsWindows() ? ["-ExecutionPolicy", "Bypass"] : [];
return ConsoleShell.Start(bannerText: null, helpText: null, args: [.. policy, .. args]);
