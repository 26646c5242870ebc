using TelnyxPS.Models;

namespace TelnyxPS.Api;

/// <summary>A page of a list.</summary>
internal sealed class ConnectionPage
{
    public ConnectionPage(IReadOnlyList<ExternalConnection> connections, int? totalCount, bool isLast)
    {
        Connections = connections;
        TotalCount = totalCount;
        IsLast = isLast;
    }

    public IReadOnlyList<ExternalConnection> Connections { get; }

    /// <summary>How many connections all pages hold; null where the service does not say.</summary>
    public int? TotalCount { get; }

    public bool IsLast { get; }
}
