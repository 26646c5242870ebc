using System.Runtime.InteropServices;

namespace TelnyxPS.Api;

/// <summary>What the module runs on.</summary>
internal static class HostRuntime
{
    /// <summary>Whether it is .NET Framework, as in Windows PowerShell.</summary>
    public static readonly bool IsNetFramework =
        RuntimeInformation.FrameworkDescription.StartsWith(".NET Framework", StringComparison.Ordinal);
}
