using System.Management.Automation;
using TelnyxPS.Api;
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
public sealed class SetTelnyxExternalConnectionCommand : ConnectionTargetCommand, ISettingParameters
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

    private (string Name, object? Value)[] Stated => StatedSettings.ByName(this, tags);

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

    private protected override ConnectionItem ItemOf(ConnectionTarget target)
    {
        tags = null;
        try
        {
            tags = TagsAttribute.Read(Tag, typed.Contains(nameof(Tag)));
            return new Item(this, target, Change(), error: null);
        }
        catch (FormatException e)
        {
            return new Item(this, target, new ConnectionChange(), ErrorRecords.InvalidTag(Tag![0], e, ErrorTarget(target)));
        }
    }

    private object ErrorTarget(ConnectionTarget target)
    {
        if (ParameterSetName == ByObject)
            return target.Piped!;

        var stated = Stated.Where(s => s.Value is not null && !typed.Contains(s.Name)).ToList();
        return stated.Count == 0 ? target.Id : StatedSettings.ToRow([(nameof(Id), target.Id), .. stated]);
    }

    private ConnectionChange Change() => new()
    {
        AddTags = AddTag ?? [],
        RemoveTags = RemoveTag ?? [],
        Clear = new HashSet<ConnectionSetting>(Clear ?? []),
        Settings = StatedSettings.ToSettings(this, tags),
    };

    /// <summary>A connection that is changed.</summary>
    private sealed class Item : ConnectionItem
    {
        private readonly SetTelnyxExternalConnectionCommand command;
        private readonly ConnectionChange change;
        private ConnectionPatch? patch;

        public Item(
            SetTelnyxExternalConnectionCommand command, ConnectionTarget target, ConnectionChange change, ErrorRecord? error)
            : base(command, target, command.ErrorTarget(target))
        {
            this.command = command;
            this.change = change;
            Error = error;
        }

        public override bool NeedsReading => Error is null && base.NeedsReading;

        public override bool Decide()
        {
            if (Error is not null)
                return false;

            // An answer to the question may take its time: what was known when it was asked is then read again.
            string? confirmed = null;
            while (true)
            {
                if (!IsKnown)
                    Current = command.ReadNow(Target);
                patch = change.Against(Current!);
                string name = ConnectionTarget.Describe(Target.Id, Current);
                if (patch.IsEmpty)
                {
                    command.WriteVerbose($"{name} is as wanted already; nothing is sent.");
                    Result = command.IsPreview ? null : Current;
                    return false;
                }

                if (!patch.HasProfile)
                {
                    Error = ErrorRecords.Of(
                        "OutboundVoiceProfileRequired",
                        ErrorCategory.InvalidData,
                        $"{name} has no outbound voice profile, and Telnyx takes no update without one: state -OutboundVoiceProfileId.",
                        ErrorTarget);
                    return false;
                }

                string action = $"Set {patch}";
                if (action != confirmed && !command.Confirm(name, action))
                    return false;
                if (IsKnown)
                    return true;
                confirmed = action;
            }
        }

        public override async Task WriteAsync(CallContext context) =>
            Result = await Client.UpdateAsync(Target.Id, change, patch!, context).ConfigureAwait(false);
    }
}
