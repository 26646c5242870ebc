using System.Management.Automation;
using TelnyxPS.Client;
using TelnyxPS.Cmdlets.Binding;
using TelnyxPS.Cmdlets.Completion;
using TelnyxPS.Models;

namespace TelnyxPS.Cmdlets;

/// <summary>
/// Makes an external connection, for Zoom: connections of Operator Connect come from Microsoft Teams, by a refresh.
/// Emits the new connection. The request is sent once: where its answer is lost, the error says how to look.
/// </summary>
[Cmdlet(
    VerbsCommon.New, "TelnyxExternalConnection", SupportsShouldProcess = true,
    HelpUri = ApiReference.ExternalConnections + "creates-an-external-connection")]
[OutputType(typeof(ExternalConnection))]
public sealed class NewTelnyxExternalConnectionCommand : TelnyxCommand
{
    private HashSet<string> typed = [];
    private TagCollection? tags;
    private TagInput? tagInput;

    /// <summary>The outbound voice profile of its calls: a run of digits.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [ProfileId]
    [ArgumentCompleter(typeof(ProfileIdCompleter))]
    [AllowNull]
    public string? OutboundVoiceProfileId { get; set; }

    /// <summary>The row of the pipeline whose properties are the settings. It is only known to warn of columns that do not bind.</summary>
    [Parameter(ValueFromPipeline = true, DontShow = true)]
    [Row(typeof(NewTelnyxExternalConnectionCommand))]
    public PSObject? InputObject { get; set; }

    /// <summary>The service that consumes the connection: only zoom.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ValidateSet("zoom")]
    public string ExternalSipConnection { get; set; } = "zoom";

    /// <summary>Whether the connection can be used. Default: it can.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Boolean]
    [ArgumentCompleter(typeof(BooleanCompleter))]
    public bool? Active { get; set; }

    /// <summary>How many outbound calls there can be at once. Default: no limit.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [WholeNumber(0, int.MaxValue)]
    public int? OutboundChannelLimit { get; set; }

    /// <summary>How many inbound calls there can be at once. Default: no limit.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [WholeNumber(0, int.MaxValue)]
    public int? InboundChannelLimit { get; set; }

    /// <summary>
    /// The profile inside the inbound settings, where it is another one than <see cref="OutboundVoiceProfileId"/>.
    /// </summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ProfileId]
    [ArgumentCompleter(typeof(ProfileIdCompleter))]
    public string? InboundOutboundVoiceProfileId { get; set; }

    /// <summary>The tags.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("Tags")]
    [Tags]
    [ArgumentCompleter(typeof(TagCompleter))]
    public string[]? Tag { get => tagInput?.Texts; set => tagInput = TagInput.Of(value); }

    /// <summary>Where webhooks are sent: an http or https address.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [WebAddress]
    public string? WebhookEventUrl { get; set; }

    /// <summary>Where webhooks are sent when the first address fails: an http or https address.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [WebAddress]
    public string? WebhookEventFailoverUrl { get; set; }

    /// <summary>How many seconds a webhook may take: 0 to 30.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [WholeNumber(0, 30)]
    public int? WebhookTimeoutSecs { get; set; }

    private (string Name, object? Value)[] Specified =>
    [
        .. SpecifiedSettings.ByName(this, tags),
        (nameof(InboundOutboundVoiceProfileId), InboundOutboundVoiceProfileId),
    ];

    private protected override void CheckParameters()
    {
        typed = SpecifiedSettings.TypedNames(MyInvocation);
        if (typed.Contains(nameof(InputObject)))
        {
            throw this.Terminating(
                "RowNotPiped",
                ErrorCategory.InvalidArgument,
                "-InputObject accepts only pipeline input. Pipe the row to this cmdlet.");
        }

        if (OutboundVoiceProfileId is null && typed.Contains(nameof(OutboundVoiceProfileId)))
            throw this.SettingWithoutValue(nameof(OutboundVoiceProfileId));
        this.RefuseTypedNulls(Specified, typed, canClear: false);
    }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        PSObject? row = Input.TakeRow();
        if (OutboundVoiceProfileId is null)
        {
            if (!PipelineRow.HasOnlyBlanks(row))
                WriteError(MissingProfile(row));
            return;
        }

        TelnyxSession session = DefaultSession();
        tags = null;
        try
        {
            tags = tagInput?.Read(typed.Contains(nameof(Tag)));
        }
        catch (FormatException e)
        {
            string place = row is null ? "The new connection" : PipelineRow.Describe(row);
            WriteError(ErrorRecords.InvalidTag(place, nameof(Tag), Tag![0], e, SpecifiedSettings.ToRow(Specified)));
            return;
        }

        CreateConnectionRequest draft = Draft();
        ApiOperation<ExternalConnection> operation = Endpoints.Connection.Create(null, draft.ToJson());
        if (Confirm($"External connection ({draft.ExternalSipConnection})", $"Create {draft}")
            && Pipeline.Try(
                SpecifiedSettings.ToRow(Specified),
                context => session.Client.SendAsync(operation, context),
                out ExternalConnection created))
        {
            WriteObject(created);
        }
    }

    private ErrorRecord MissingProfile(PSObject? row) => ErrorRecords.Of(
        "SettingWithoutValue",
        ErrorCategory.InvalidData,
        $"{(row is null ? "The new connection" : PipelineRow.Describe(row))}: -OutboundVoiceProfileId is required, "
            + "and its value is null or blank. To list the profiles, run Get-TelnyxOutboundVoiceProfile.",
        SpecifiedSettings.ToRow(Specified));

    private CreateConnectionRequest Draft() => new()
    {
        ExternalSipConnection = ExternalSipConnection.ToLowerInvariant(),
        InboundOutboundVoiceProfileId = InboundOutboundVoiceProfileId,
        Settings = SpecifiedSettings.ToSettings(this, tags),
    };
}
