namespace TelnyxPS.Cmdlets;

/// <summary>The addresses of the Telnyx API reference, which Get-Help -Online opens.</summary>
internal static class ApiReference
{
    /// <summary>The base address of all pages.</summary>
    public const string Pages = "https://developers.telnyx.com/api-reference/";

    /// <summary>The base address of the pages about external connections.</summary>
    public const string ExternalConnections = Pages + "external-connections/";
}
