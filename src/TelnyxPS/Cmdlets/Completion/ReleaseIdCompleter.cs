using TelnyxPS.Client;

namespace TelnyxPS.Cmdlets.Completion;

/// <summary>Completes the ids of releases.</summary>
internal sealed class ReleaseIdCompleter : ChildIdCompleter
{
    protected override SeenResources Seen(NameCache names) => names.Releases;
}
