using System.Management.Automation;
using TelnyxPS.Client;
using TelnyxPS.Cmdlets.Binding;
using TelnyxPS.Cmdlets.Completion;
using TelnyxPS.Models;

namespace TelnyxPS.Cmdlets;

/// <summary>
/// Creates an external connection for Zoom. Connections for Operator Connect are created in Microsoft Teams. The
/// request is sent once: if its response is lost, the error says how to check the outcome.
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

    /// <summary>The id of the outbound voice profile.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [ProfileId]
    [ArgumentCompleter(typeof(ProfileIdCompleter))]
    [AllowNull]
    public string? OutboundVoiceProfileId { get; set; }

    /// <summary>
    /// A row whose properties are the settings. It is declared only to warn about columns that are not bound.
    /// </summary>
    [Parameter(ValueFromPipeline = true, DontShow = true)]
    [Row(typeof(NewTelnyxExternalConnectionCommand))]
    public PSObject? InputObject { get; set; }

    /// <summary>The service of the connection. Only zoom is possible.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Text(Blank = "zoom")]
    [ValidateSet("zoom")]
    public string ExternalSipConnection { get; set; } = "zoom";

    /// <summary>Whether the connection is active. Default: it is active.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Boolean]
    [ArgumentCompleter(typeof(BooleanCompleter))]
    public bool? Active { get; set; }

    /// <summary>The maximum number of concurrent outbound calls. Default: no limit.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [WholeNumber(0, int.MaxValue)]
    public int? OutboundChannelLimit { get; set; }

    /// <summary>The maximum number of concurrent inbound calls. Default: no limit.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [WholeNumber(0, int.MaxValue)]
    public int? InboundChannelLimit { get; set; }

    /// <summary>
    /// The voice profile in the inbound settings, if it differs from <see cref="OutboundVoiceProfileId"/>.
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

    /// <summary>The URL for webhooks.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [WebAddress]
    public string? WebhookEventUrl { get; set; }

    /// <summary>The URL for webhooks if the first URL fails.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [WebAddress]
    public string? WebhookEventFailoverUrl { get; set; }

    /// <summary>The webhook timeout in seconds: 0 to 30.</summary>
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
            PSObject target = SpecifiedSettings.ToRow(Specified);
            WriteError(ErrorRecords.InvalidTag(place, nameof(Tag), Tag![0], e, target, row));
            return;
        }

        CreateConnectionRequest draft = Draft();
        ApiOperation<ExternalConnection> operation = Endpoints.Connection.Create(null, draft.ToJson());
        if (Confirm($"External connection ({draft.ExternalSipConnection})", $"Create with {draft}")
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
            + "but its value is null or blank. To list the profiles, run Get-TelnyxOutboundVoiceProfile.",
        SpecifiedSettings.ToRow(Specified));

    private CreateConnectionRequest Draft() => new()
    {
        ExternalSipConnection = ExternalSipConnection.ToLowerInvariant(),
        InboundOutboundVoiceProfileId = InboundOutboundVoiceProfileId,
        Settings = SpecifiedSettings.ToSettings(this, tags),
    };
}
