using System.Management.Automation;
using TelnyxPS.Client;
using TelnyxPS.Models;

namespace TelnyxPS.Cmdlets;

/// <summary>A connection with the records of its changes.</summary>
internal static class ChangedConnection
{
    /// <summary>
    /// Adds the <c>Changes</c> property. Writes a warning for each setting that the service did not change as
    /// requested.
    /// </summary>
    /// <param name="command">The cmdlet that writes the warnings.</param>
    /// <param name="connection">The current state of the connection.</param>
    /// <param name="sent">The settings that were sent; null if no request was sent.</param>
    /// <param name="update">The request; null if none was sent.</param>
    public static PSObject Output(
        Cmdlet command, ExternalConnection connection, ConnectionPatch? sent, ApiOperation<ExternalConnection>? update)
    {
        foreach (SettingDifference difference in sent?.NotDoneIn(connection) ?? [])
        {
            command.WriteWarning(
                $"{DisplayText.Of(connection.FullName)}: {difference.Name} is "
                    + $"{SettingDifference.Show(difference.Actual)} in the "
                    + $"response of Telnyx, not {SettingDifference.Show(difference.Wanted)} as you specified.");
        }

        DateTimeOffset time = (connection.Stamp as SessionStamp)?.Time ?? DateTimeOffset.UtcNow;
        ItemCollection<ConnectionSettingChange> changes =
            sent?.ChangesIn(connection, time, update?.Request.RequestId)
                ?? ItemCollection<ConnectionSettingChange>.None;
        var output = new PSObject(connection);
        output.Properties.Add(new PSNoteProperty("Changes", changes));
        return output;
    }
}
