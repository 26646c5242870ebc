using TelnyxPS.Client;

namespace TelnyxPS.Cmdlets.Completion;

/// <summary>
/// Completes the ids of what belongs to connections; of the connections that the command line names, where it names any.
/// </summary>
internal abstract class ChildIdCompleter : SeenCompleter
{
    protected sealed override IEnumerable<(string Text, string ToolTip)> Values(TelnyxSession session, string[] connectionIds) =>
        Seen(session.Names).All
            .Where(resource => connectionIds.Length == 0 || connectionIds.Contains(resource.ConnectionId))
            .Select(resource => (resource.Id, resource.Describe(session.Names)));

    /// <summary>The resources of the kind that the session has seen.</summary>
    protected abstract SeenResources Seen(NameCache names);
}
