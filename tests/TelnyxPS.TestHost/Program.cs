using Microsoft.PowerShell;

// PowerShell's own console, which takes the arguments of pwsh and returns the exit code of the script.
return ConsoleShell.Start(bannerText: null, helpText: null, args);
