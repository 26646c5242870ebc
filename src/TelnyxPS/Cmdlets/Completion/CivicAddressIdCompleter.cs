using TelnyxPS.Client;

namespace TelnyxPS.Cmdlets.Completion;

/// <summary>Completes the ids of civic addresses.</summary>
internal sealed class CivicAddressIdCompleter : ChildIdCompleter
{
    protected override SeenResources Seen(NameCache names) => names.CivicAddresses;
}
