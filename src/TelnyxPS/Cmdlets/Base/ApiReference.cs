namespace TelnyxPS.Cmdlets;

/// <summary>Where Telnyx documents its API: what Get-Help -Online opens.</summary>
internal static class ApiReference
{
    /// <summary>The address before the path of a page.</summary>
    public const string Pages = "https://developers.telnyx.com/api-reference/";

    /// <summary>The address before the name of a page about external connections.</summary>
    public const string ExternalConnections = Pages + "external-connections/";
}
