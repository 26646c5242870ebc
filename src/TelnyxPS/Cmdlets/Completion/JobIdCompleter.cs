using TelnyxPS.Client;

namespace TelnyxPS.Cmdlets.Completion;

/// <summary>Completes the ids of jobs that change phone numbers.</summary>
internal sealed class JobIdCompleter : ChildIdCompleter
{
    protected override SeenResources Seen(NameCache names) => names.Jobs;
}
