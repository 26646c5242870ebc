using System.Net;

namespace TelnyxPS.Client;

/// <summary>What the module runs on.</summary>
internal static class HostRuntime
{
    /// <summary>Whether it is .NET Framework, as in Windows PowerShell, or Mono, which stands in for it.</summary>
    public static readonly bool IsNetFramework = typeof(object).Assembly.GetName().Name == "mscorlib";

    /// <summary>
    /// The protocols of .NET Framework with TLS 1.2 among them. Where the system decides (0), it goes on deciding: named beside
    /// that, TLS 1.2 would be the only one.
    /// </summary>
    public static SecurityProtocolType WithTls12(SecurityProtocolType protocols) =>
        protocols == 0 ? protocols : protocols | SecurityProtocolType.Tls12;
}
