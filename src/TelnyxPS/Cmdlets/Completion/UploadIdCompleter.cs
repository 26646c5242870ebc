using TelnyxPS.Client;

namespace TelnyxPS.Cmdlets.Completion;

/// <summary>Completes the ids of uploads.</summary>
internal sealed class UploadIdCompleter : ChildIdCompleter
{
    protected override SeenResources Seen(NameCache names) => names.Uploads;
}
