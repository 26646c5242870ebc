using System.Management.Automation;
using TelnyxPS.Client;
using TelnyxPS.Models;

namespace TelnyxPS.Cmdlets;

/// <summary>A connection together with the records of what was changed.</summary>
internal static class ChangedConnection
{
    /// <summary>The connection with a property <c>Changes</c>. Warns where the service did something else than was asked for.</summary>
    /// <param name="command">The cmdlet that writes the warnings.</param>
    /// <param name="connection">The connection as it is now.</param>
    /// <param name="sent">What was sent; null where nothing was.</param>
    /// <param name="update">The request that changed it; null where nothing was sent.</param>
    public static PSObject Output(
        Cmdlet command, ExternalConnection connection, ConnectionPatch? sent, ApiOperation<ExternalConnection>? update)
    {
        foreach (SettingDifference difference in sent?.NotDoneIn(connection) ?? [])
        {
            command.WriteWarning(
                $"{DisplayText.Of(connection.FullName)}: you specified {SettingDifference.Show(difference.Wanted)} for "
                    + $"{difference.Name}, but Telnyx returned {SettingDifference.Show(difference.Actual)}.");
        }

        DateTimeOffset time = (connection.Stamp as SessionStamp)?.Time ?? DateTimeOffset.UtcNow;
        ItemCollection<ConnectionSettingChange> changes =
            sent?.ChangesIn(connection, time, update?.Request.RequestId) ?? ItemCollection<ConnectionSettingChange>.None;
        var output = new PSObject(connection);
        output.Properties.Add(new PSNoteProperty("Changes", changes));
        return output;
    }
}
