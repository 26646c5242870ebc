using TelnyxPS.Client;

namespace TelnyxPS.Cmdlets.Completion;

/// <summary>
/// Completes the ids of resources that belong to connections. If the command specifies connections, only theirs are
/// offered.
/// </summary>
internal abstract class ChildIdCompleter : SeenCompleter
{
    protected sealed override IEnumerable<(string Text, string ToolTip)> Values(
        TelnyxSession session, string[] connectionIds) =>
        Seen(session.Names).All
            .Where(resource => connectionIds.Length == 0 || connectionIds.Contains(resource.ConnectionId))
            .Select(resource => (resource.Id, resource.Describe(session.Names)));

    /// <summary>The resources of this type that the session has seen.</summary>
    protected abstract SeenResources Seen(NameCache names);
}
