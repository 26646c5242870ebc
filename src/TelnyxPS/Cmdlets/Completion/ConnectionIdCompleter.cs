using TelnyxPS.Client;
using TelnyxPS.Models;

namespace TelnyxPS.Cmdlets.Completion;

/// <summary>Completes the ids of connections.</summary>
internal sealed class ConnectionIdCompleter : SeenCompleter
{
    protected override IEnumerable<(string Text, string ToolTip)> Values(
        TelnyxSession session, string[] connectionIds) =>
        session.Cache.Seen().Select(connection =>
            (connection.Id, Describe(connection, session.Names.OfConnection(connection.Id))));

    private static string Describe(ExternalConnection c, string? name)
    {
        string state = c.Active switch { true => "active", false => "not active", null => "state unknown" };
        string tags = c.Tags.Count == 0 ? "" : $", tags {DisplayText.Of(c.Tags.ToString())}";
        string prefix = name is null ? "" : DisplayText.Of(name) + ", ";
        return $"{prefix}{c.ExternalSipConnection}, {state}{tags}";
    }
}
