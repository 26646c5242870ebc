using System.Management.Automation;
using TelnyxPS.Client;
using TelnyxPS.Cmdlets.Binding;
using TelnyxPS.Cmdlets.Completion;
using TelnyxPS.Models;

namespace TelnyxPS.Cmdlets;

/// <summary>Gets the outbound voice profiles of the account. External connections require the id of one.</summary>
[Cmdlet(
    VerbsCommon.Get, "TelnyxOutboundVoiceProfile", DefaultParameterSetName = List, SupportsPaging = true,
    HelpUri = ApiReference.Pages + "outbound-voice-profiles/get-all-outbound-voice-profiles")]
[OutputType(typeof(OutboundVoiceProfile))]
public sealed class GetTelnyxOutboundVoiceProfileCommand : BulkCommand
{
    private const string List = "List";

    /// <summary>The ids of the profiles. Default: all profiles.</summary>
    [Parameter(
        ParameterSetName = ById,
        Mandatory = true,
        Position = 0,
        ValueFromPipeline = true,
        ValueFromPipelineByPropertyName = true)]
    [AllowEmptyCollection]
    [ConnectionIds]
    [ValidateIds]
    [ArgumentCompleter(typeof(ProfileIdCompleter))]
    public string[] OutboundVoiceProfileId { get; set; } = [];

    /// <summary>Gets only profiles whose name contains this text, in any case.</summary>
    [Parameter(ParameterSetName = List)]
    [ValidateNotNullOrEmpty]
    public string? Name { get; set; }

    private protected override void CheckParameters()
    {
        if (ParameterSetName == ById)
            Lists.RefusePaging();
    }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        TelnyxSession session = DefaultSession();
        if (ParameterSetName == List)
        {
            ResourceFilter filter = new ResourceFilter().Where("[name][contains]", Name);
            Lists.Add(session.Client.List(Endpoints.VoiceProfile, null, filter, Lists.Skip, Lists.First), "", session);
            return;
        }

        Run.Expect(OutboundVoiceProfileId.Length);
        foreach (string id in OutboundVoiceProfileId)
            Run.Add(
                new ReadItem<OutboundVoiceProfile>(
                    this, new(session, Endpoints.VoiceProfile.Get(id), given: null, id)));
    }
}
