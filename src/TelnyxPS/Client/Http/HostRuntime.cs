using System.Net;

namespace TelnyxPS.Client;

/// <summary>Information about the .NET runtime.</summary>
internal static class HostRuntime
{
    /// <summary>Whether the runtime is .NET Framework, as in Windows PowerShell, or Mono.</summary>
    public static readonly bool IsNetFramework = typeof(object).Assembly.GetName().Name == "mscorlib";

    /// <summary>
    /// Adds TLS 1.2 to the protocols of .NET Framework. The value 0 means that the system decides and is not changed:
    /// otherwise TLS 1.2 would be the only protocol.
    /// </summary>
    public static SecurityProtocolType WithTls12(SecurityProtocolType protocols) =>
        protocols == 0 ? protocols : protocols | SecurityProtocolType.Tls12;
}
