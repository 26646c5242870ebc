using System.Management.Automation;
using TelnyxPS.Client;
using TelnyxPS.Models;

namespace TelnyxPS.Cmdlets;

/// <summary>A connection together with the records of what was changed.</summary>
internal static class ChangedConnection
{
    /// <summary>The connection with a property <c>Changes</c>.</summary>
    /// <param name="connection">The connection as it is now.</param>
    /// <param name="patch">What was changed.</param>
    /// <param name="update">The request that changed it; null where nothing was changed.</param>
    public static PSObject Output(
        ExternalConnection connection, ConnectionPatch patch, ApiOperation<ExternalConnection>? update)
    {
        DateTimeOffset time = (connection.Stamp as SessionStamp)?.Time ?? DateTimeOffset.UtcNow;
        var output = new PSObject(connection);
        output.Properties.Add(new PSNoteProperty("Changes", patch.Changes(time, update?.Request.RequestId)));
        return output;
    }
}
