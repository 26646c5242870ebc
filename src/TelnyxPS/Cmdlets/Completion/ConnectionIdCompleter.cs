using TelnyxPS.Models;

namespace TelnyxPS.Cmdlets.Completion;

/// <summary>Completes the ids of connections.</summary>
internal sealed class ConnectionIdCompleter : SeenCompleter
{
    protected override IEnumerable<(string Text, string ToolTip)> Values(IReadOnlyList<ExternalConnection> seen) =>
        seen.Select(connection => (connection.Id, Describe(connection)));

    private static string Describe(ExternalConnection c)
    {
        string state = c.Active switch { true => "active", false => "not active", null => "state unknown" };
        string tags = c.Tags.Count == 0 ? "" : $", tags {DisplayText.Of(c.Tags.ToString())}";
        return $"{c.ExternalSipConnection}, {state}{tags}";
    }
}
