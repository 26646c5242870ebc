using TelnyxPS.Client;

namespace TelnyxPS.Cmdlets.Completion;

/// <summary>Completes the ids of the phone numbers of connections.</summary>
internal sealed class NumberIdCompleter : ChildIdCompleter
{
    protected override SeenResources Seen(NameCache names) => names.Numbers;
}
