using System.Management.Automation;
using TelnyxPS.Commands.Binding;
using TelnyxPS.Commands.Completion;
using TelnyxPS.Models;

namespace TelnyxPS.Commands;

/// <summary>
/// Changes settings of external connections, and emits each as it then is. Only what is stated and not so already is
/// changed; where all is as stated, nothing is sent.
/// </summary>
[Cmdlet(VerbsCommon.Set, "TelnyxExternalConnection", DefaultParameterSetName = ById, SupportsShouldProcess = true)]
[OutputType(typeof(ExternalConnection))]
public sealed class SetTelnyxExternalConnectionCommand : ConnectionTargetCommand
{
    private HashSet<string> typed = [];
    // The tags of this record, once they are read: a cell may hold many.
    private TagCollection? tags;

    // The settings bind by property name beside an id only: a connection's own properties are not a wish.

    /// <summary>Whether the connection can be used.</summary>
    [Parameter(ParameterSetName = ById, ValueFromPipelineByPropertyName = true)]
    [Parameter(ParameterSetName = ByObject)]
    [Truth]
    [ArgumentCompleter(typeof(TruthCompleter))]
    public bool? Active { get; set; }

    /// <summary>The outbound voice profile: a run of digits.</summary>
    [Parameter(ParameterSetName = ById, ValueFromPipelineByPropertyName = true)]
    [Parameter(ParameterSetName = ByObject)]
    [ProfileId]
    public string? OutboundVoiceProfileId { get; set; }

    /// <summary>How many inbound calls there can be at once.</summary>
    [Parameter(ParameterSetName = ById, ValueFromPipelineByPropertyName = true)]
    [Parameter(ParameterSetName = ByObject)]
    [WholeNumber(0, int.MaxValue)]
    public int? InboundChannelLimit { get; set; }

    /// <summary>How many outbound calls there can be at once.</summary>
    [Parameter(ParameterSetName = ById, ValueFromPipelineByPropertyName = true)]
    [Parameter(ParameterSetName = ByObject)]
    [WholeNumber(0, int.MaxValue)]
    public int? OutboundChannelLimit { get; set; }

    /// <summary>The tags, instead of those that there are.</summary>
    [Parameter(ParameterSetName = ById, ValueFromPipelineByPropertyName = true)]
    [Parameter(ParameterSetName = ByObject)]
    [Alias("Tags")]
    [Tags]
    public string[]? Tag { get; set; }

    /// <summary>Tags to add to those that there are.</summary>
    [Parameter]
    [Tags]
    [ValidateNotNullOrEmpty]
    public string[]? AddTag { get; set; }

    /// <summary>Tags to take from those that there are.</summary>
    [Parameter]
    [Tags]
    [ValidateNotNullOrEmpty]
    public string[]? RemoveTag { get; set; }

    /// <summary>Where webhooks are sent: an http or https address.</summary>
    [Parameter(ParameterSetName = ById, ValueFromPipelineByPropertyName = true)]
    [Parameter(ParameterSetName = ByObject)]
    [WebAddress]
    public string? WebhookEventUrl { get; set; }

    /// <summary>Where webhooks are sent when the first address fails: an http or https address.</summary>
    [Parameter(ParameterSetName = ById, ValueFromPipelineByPropertyName = true)]
    [Parameter(ParameterSetName = ByObject)]
    [WebAddress]
    public string? WebhookEventFailoverUrl { get; set; }

    /// <summary>How many seconds a webhook may take: 0 to 30.</summary>
    [Parameter(ParameterSetName = ById, ValueFromPipelineByPropertyName = true)]
    [Parameter(ParameterSetName = ByObject)]
    [WholeNumber(0, 30)]
    public int? WebhookTimeoutSecs { get; set; }

    /// <summary>Settings to clear. A blank value, as of a CSV cell, leaves a setting; only this clears one.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public ConnectionSetting[]? Clear { get; set; }

    private (string Name, object? Value)[] Stated =>
    [
        (nameof(Active), Active),
        (nameof(OutboundVoiceProfileId), OutboundVoiceProfileId),
        (nameof(InboundChannelLimit), InboundChannelLimit),
        (nameof(OutboundChannelLimit), OutboundChannelLimit),
        (nameof(Tag), tags ?? (object?)Tag),
        (nameof(WebhookEventUrl), WebhookEventUrl),
        (nameof(WebhookEventFailoverUrl), WebhookEventFailoverUrl),
        (nameof(WebhookTimeoutSecs), WebhookTimeoutSecs),
    ];

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        typed = StatedSettings.TypedNames(MyInvocation);
        this.RefuseTypedNulls(Stated, typed, canClear: true);
        foreach (ConnectionSetting setting in Clear ?? [])
        {
            if (typed.Contains(setting.ToString()))
                throw this.Terminating("SettingAndClear", ErrorCategory.InvalidArgument, $"{setting} is to be set and to be cleared: state one of the two.");
        }

        if (AddTag?.Intersect(RemoveTag ?? [], StringComparer.Ordinal).FirstOrDefault() is { } tag)
            throw this.Terminating("AddAndRemoveTag", ErrorCategory.InvalidArgument, $"The tag '{tag}' is to be added and to be removed: state one of the two.");
    }

    private protected override void Process(ConnectionTarget target)
    {
        if (!TryReadChange(target, out ConnectionChange change))
            return;

        string? confirmed = null;
        while (TryGetCurrent(target, out ExternalConnection current))
        {
            ConnectionPatch patch = change.Against(current);
            if (patch.IsEmpty)
            {
                WriteVerbose($"{ConnectionTarget.Describe(target.Id, current)} is as wanted already; nothing is sent.");
                if (!IsPreview)
                    WriteObject(current);
                return;
            }

            if (!patch.HasProfile)
            {
                WriteError(
                    "OutboundVoiceProfileRequired",
                    ErrorCategory.InvalidData,
                    $"External connection {target.Id} has no outbound voice profile, and Telnyx takes no update without one: state -OutboundVoiceProfileId.",
                    ErrorTarget(target));
                return;
            }

            string action = $"Set {patch}";
            if (action != confirmed && !Confirm(ConnectionTarget.Describe(target.Id, current), action))
                return;

            // An answer to the question may take its time: what was known when it was asked is then read again.
            confirmed = action;
            target = new ConnectionTarget(target.Id, current, target.Session);
            if (target.Session.Ledger.IsKnown(current))
            {
                Send(target, change, patch);
                return;
            }
        }
    }

    private protected override object ErrorTarget(ConnectionTarget target)
    {
        if (ParameterSetName == ByObject)
            return target.Piped!;

        var stated = Stated.Where(s => s.Value is not null && !typed.Contains(s.Name)).ToList();
        return stated.Count == 0 ? target.Id : StatedSettings.ToRow([(nameof(Id), target.Id), .. stated]);
    }

    private bool TryReadChange(ConnectionTarget target, out ConnectionChange change)
    {
        change = new ConnectionChange { AddTags = AddTag ?? [], RemoveTags = RemoveTag ?? [] };
        change.Clear.UnionWith(Clear ?? []);
        tags = null;
        if (!TryReadTags(Tag, typed.Contains(nameof(Tag)), () => ErrorTarget(target), out tags))
            return false;

        change.Settings = new ConnectionSettings
        {
            Active = Active,
            OutboundVoiceProfileId = OutboundVoiceProfileId,
            InboundChannelLimit = InboundChannelLimit,
            OutboundChannelLimit = OutboundChannelLimit,
            Tags = tags,
            WebhookEventUrl = WebhookEventUrl,
            WebhookEventFailoverUrl = WebhookEventFailoverUrl,
            WebhookTimeoutSecs = WebhookTimeoutSecs,
        };
        return true;
    }

    private void Send(ConnectionTarget target, ConnectionChange change, ConnectionPatch patch)
    {
        if (Try(
            ErrorTarget(target),
            context => target.Session.Client.UpdateAsync(target.Id, change, patch, context),
            out ExternalConnection updated))
        {
            WriteObject(updated);
        }
    }
}
