using System.Management.Automation;
using TelnyxPS.Cmdlets.Binding;
using TelnyxPS.Cmdlets.Completion;
using TelnyxPS.Models;

namespace TelnyxPS.Cmdlets;

/// <summary>A cmdlet with the settings of external connections as parameters.</summary>
public abstract class ConnectionSettingsCommand : TelnyxCommand
{
    private readonly ConnectionTargets targets;
    private HashSet<string> typed = [];
    // The tags of the current record, parsed: one cell can contain many.
    private TagCollection? tags;
    private TagCollection? addTags;
    private TagCollection? removeTags;
    private TagInput? tagInput;
    private TagInput? addTagInput;
    private TagInput? removeTagInput;
    private HashSet<string> scriptBlocks = [];
    private (string Name, object? Value)[]? specified;
    private bool warned;

    private protected ConnectionSettingsCommand() => targets = new ConnectionTargets(this);

    // In the set with objects, settings do not bind by property name: the properties of a piped connection are its
    // current settings, not the desired ones.

    /// <summary>Whether the connection is active.</summary>
    [Parameter(ParameterSetName = ById, ValueFromPipelineByPropertyName = true)]
    [Parameter(ParameterSetName = ByObject)]
    [Boolean(Setting = nameof(Active))]
    [ArgumentCompleter(typeof(BooleanCompleter))]
    public bool? Active { get; set; }

    /// <summary>The id of the outbound voice profile.</summary>
    [Parameter(ParameterSetName = ById, ValueFromPipelineByPropertyName = true)]
    [Parameter(ParameterSetName = ByObject)]
    [ProfileId(Setting = nameof(OutboundVoiceProfileId))]
    [ArgumentCompleter(typeof(ProfileIdCompleter))]
    public string? OutboundVoiceProfileId { get; set; }

    /// <summary>The maximum number of concurrent inbound calls.</summary>
    [Parameter(ParameterSetName = ById, ValueFromPipelineByPropertyName = true)]
    [Parameter(ParameterSetName = ByObject)]
    [WholeNumber(0, int.MaxValue, Setting = nameof(InboundChannelLimit))]
    public int? InboundChannelLimit { get; set; }

    /// <summary>The maximum number of concurrent outbound calls.</summary>
    [Parameter(ParameterSetName = ById, ValueFromPipelineByPropertyName = true)]
    [Parameter(ParameterSetName = ByObject)]
    [WholeNumber(0, int.MaxValue, Setting = nameof(OutboundChannelLimit))]
    public int? OutboundChannelLimit { get; set; }

    /// <summary>The tags. They replace the existing tags.</summary>
    [Parameter(ParameterSetName = ById, ValueFromPipelineByPropertyName = true)]
    [Parameter(ParameterSetName = ByObject)]
    [Alias("Tags")]
    [Tags(Setting = nameof(Tag))]
    [ArgumentCompleter(typeof(TagCompleter))]
    public string[]? Tag { get => tagInput?.Texts; set => tagInput = TagInput.Of(value); }

    /// <summary>The tags to add.</summary>
    [Parameter(ParameterSetName = ById, ValueFromPipelineByPropertyName = true)]
    [Parameter(ParameterSetName = ByObject)]
    [Tags]
    [ArgumentCompleter(typeof(TagCompleter))]
    public string[]? AddTag { get => addTagInput?.Texts; set => addTagInput = TagInput.Of(value); }

    /// <summary>The tags to remove.</summary>
    [Parameter(ParameterSetName = ById, ValueFromPipelineByPropertyName = true)]
    [Parameter(ParameterSetName = ByObject)]
    [Tags]
    [ArgumentCompleter(typeof(TagCompleter))]
    public string[]? RemoveTag { get => removeTagInput?.Texts; set => removeTagInput = TagInput.Of(value); }

    /// <summary>The URL for webhooks.</summary>
    [Parameter(ParameterSetName = ById, ValueFromPipelineByPropertyName = true)]
    [Parameter(ParameterSetName = ByObject)]
    [WebAddress(Setting = nameof(WebhookEventUrl))]
    public string? WebhookEventUrl { get; set; }

    /// <summary>The URL for webhooks if the first URL fails.</summary>
    [Parameter(ParameterSetName = ById, ValueFromPipelineByPropertyName = true)]
    [Parameter(ParameterSetName = ByObject)]
    [WebAddress(Setting = nameof(WebhookEventFailoverUrl))]
    public string? WebhookEventFailoverUrl { get; set; }

    /// <summary>The webhook timeout in seconds: 0 to 30.</summary>
    [Parameter(ParameterSetName = ById, ValueFromPipelineByPropertyName = true)]
    [Parameter(ParameterSetName = ByObject)]
    [WholeNumber(0, 30, Setting = nameof(WebhookTimeoutSecs))]
    public int? WebhookTimeoutSecs { get; set; }

    /// <summary>
    /// The settings to clear. A blank value, such as a blank CSV cell, does not change a setting unless <see
    /// cref="ClearBlank"/> is used.
    /// </summary>
    [Parameter(ParameterSetName = ById, ValueFromPipelineByPropertyName = true)]
    [Parameter(ParameterSetName = ByObject)]
    [SettingNames]
    public ConnectionSetting[]? Clear { get; set; }

    /// <summary>Clears settings whose values in the pipeline are blank, such as blank CSV cells.</summary>
    [Parameter]
    public SwitchParameter ClearBlank { get; set; }

    /// <summary>Recognizes the module's objects. It is bound only by their properties.</summary>
    [Parameter(ParameterSetName = ById, ValueFromPipelineByPropertyName = true, DontShow = true)]
    public object? AdditionalProperties { get; set; }

    /// <inheritdoc cref="ConnectionCommand.Id"/>
    [Parameter(
        ParameterSetName = ById,
        Mandatory = true,
        Position = 0,
        ValueFromPipeline = true,
        ValueFromPipelineByPropertyName = true)]
    [AllowEmptyCollection]
    [ConnectionIds]
    [ValidateIds]
    [ArgumentCompleter(typeof(ConnectionIdCompleter))]
    public string[] Id { get; set; } = [];

    /// <inheritdoc cref="ConnectionCommand.InputObject"/>
    [Parameter(ParameterSetName = ByObject, Position = 0, ValueFromPipeline = true)]
    [Resource]
    [ValidateNotNullOrEmpty]
    public ExternalConnection[]? InputObject { get; set; }

    /// <inheritdoc cref="BulkCommand.ThrottleLimit"/>
    [Parameter]
    [WholeNumber(1, 256, RefusesBlank = true)]
    [ValidateRange(1, 256)]
    public int ThrottleLimit { get => Run.ThrottleLimit; set => Run.ThrottleLimit = value; }

    // Read once for each connection, when its tags are read.
    private (string Name, object? Value)[] Specified => specified ??= AllSpecified(ClearBlank);

    // A piped outbound voice profile specifies only the profile.
    private bool HasSettingsOfObject => ConnectionSettings.All.Any(setting =>
        setting.Parameter != nameof(OutboundVoiceProfileId)
        && MyInvocation.BoundParameters.ContainsKey(setting.Parameter)
        && !typed.Contains(setting.Parameter));

    private (string Name, object? Value)[] AllSpecified(bool clearBlank) =>
    [
        .. SpecifiedSettings.ByName(this, tags, clearBlank),
        (nameof(AddTag), addTags ?? (object?)AddTag),
        (nameof(RemoveTag), removeTags ?? (object?)RemoveTag),
        (nameof(Clear), Clear),
    ];

    private protected override void CheckParameters()
    {
        typed = SpecifiedSettings.TypedNames(MyInvocation);
        scriptBlocks = [.. MyInvocation.BoundParameters.Keys.Where(name => !typed.Contains(name))];
        this.RefuseTypedNulls(AllSpecified(clearBlank: false), typed, canClear: true);
        if (Conflict() is var (id, message))
            throw this.Terminating(id, ErrorCategory.InvalidArgument, message);
    }

    /// <summary>Adds the connections of a record.</summary>
    protected override void ProcessRecord()
    {
        if ((typed.Contains(nameof(Id)) || scriptBlocks.Contains(nameof(Id))) && HasSettingsOfObject)
            SpecifiedSettings.RefuseObject(this, nameof(Id), AdditionalProperties);
        foreach (ResourceTarget<ExternalConnection> target in targets.Read(Id, InputObject))
            Run.Add(ItemOf(target));
    }

    private CommandItem ItemOf(ResourceTarget<ExternalConnection> target)
    {
        tags = addTags = removeTags = null;
        specified = null;
        string column = nameof(Tag);
        string[]? cell = Tag;
        try
        {
            tags = tagInput?.Read(typed.Contains(nameof(Tag)));
            if (tags is null && Tag is not null && ClearBlank)
                tags = TagCollection.None;
            (column, cell) = (nameof(AddTag), AddTag);
            addTags = addTagInput?.Read(typed.Contains(nameof(AddTag)));
            (column, cell) = (nameof(RemoveTag), RemoveTag);
            removeTags = removeTagInput?.Read(typed.Contains(nameof(RemoveTag)));
        }
        catch (FormatException e)
        {
            return Damaged(
                target, row => ErrorRecords.InvalidTag(Place(target), column, cell![0], e, row, Input.Row));
        }

        if (Conflict() is var (id, message))
            return Damaged(
                target, row => ErrorRecords.Of(id, ErrorCategory.InvalidData, $"{Place(target)}: {message}", row));
        DesiredSettings change = Change();
        if (!warned && change.IsEmpty && !ClearBlank && AddTag is null && RemoveTag is null && Clear is null)
        {
            warned = true;
            WriteWarning($"{Place(target)}: no setting is specified, so there is nothing to set or compare. This "
                + "warning is shown only once.");
        }

        return ItemOf(target, change, ErrorTarget(target));
    }

    /// <summary>Creates the item of a connection.</summary>
    /// <param name="target">The connection.</param>
    /// <param name="change">The specified settings.</param>
    /// <param name="errorTarget">The target of an error.</param>
    private protected abstract CommandItem ItemOf(
        ResourceTarget<ExternalConnection> target, DesiredSettings change, object errorTarget);

    private CommandItem Damaged(ResourceTarget<ExternalConnection> target, Func<object, ErrorRecord> error)
    {
        object row = ErrorTarget(target);
        CommandItem damaged = ItemOf(target, new DesiredSettings(), row);
        damaged.Error = error(row);
        return damaged;
    }

    // Returns the conflict between settings, if there is one. A -Clear on the command line overrides the values of a
    // row.
    private (string Id, string Message)? Conflict()
    {
        bool clearIsTyped = typed.Contains(nameof(Clear));
        foreach (ConnectionSetting setting in Clear ?? [])
        {
            string name = setting.ToString();
            bool isSet = clearIsTyped
                ? typed.Contains(name)
                : Specified.Any(one => one.Name == name && one.Value is not null && !SettingValue.IsNone(one.Value));
            if (isSet)
            {
                return ("SettingAndClear",
                    $"{setting} cannot be both set and cleared. Remove its value, or remove {setting} from Clear.");
            }
        }

        IEnumerable<string>? both = (addTags ?? (IEnumerable<string>?)AddTag)?.Intersect(
            removeTags ?? RemoveTag ?? (IEnumerable<string>)[], StringComparer.Ordinal);
        return both?.FirstOrDefault() is { } tag
            ? ("AddAndRemoveTag",
                $"The tag '{DisplayText.Of(tag)}' cannot be both added and removed. Remove it from AddTag or "
                    + "RemoveTag.")
            : null;
    }

    private string Place(ResourceTarget<ExternalConnection> target) =>
        Input.Row is null ? target.Describe(target.Given) : PipelineRow.Describe(Input.Row);

    // The row, unless script blocks define what its columns mean.
    private object ErrorTarget(ResourceTarget<ExternalConnection> target)
    {
        if (ParameterSetName == ByObject)
            return target.Given!;
        if (Input.Row is not null && scriptBlocks.Count == 0)
            return Input.Row;

        var piped = Specified.Where(s => s.Value is not null && !typed.Contains(s.Name)).ToList();
        return piped.Count == 0
            ? ErrorRecords.IdTarget(nameof(Id), target.Id)
            : SpecifiedSettings.ToRow([(nameof(Id), target.Id), .. piped]);
    }

    private DesiredSettings Change()
    {
        DesiredSettings change = SpecifiedSettings.ToSettings(this, tags, ClearBlank);
        change.Kept = ClearBlank ? [.. ConnectionSettings.All.Where(IsBlankToKeep)] : [];
        change.AddTags = addTags ?? TagCollection.None;
        change.RemoveTags = removeTags ?? TagCollection.None;

        // A -Clear on the command line overrides the values of a row.
        foreach (ConnectionSetting setting in Clear ?? [])
            change[ConnectionSettings.Find(setting.ToString())!] = null;
        return change;
    }

    // A bool cannot represent a blank value: the row shows whether there is one.
    private bool IsBlankToKeep(Setting setting) => !setting.CanClear && (setting == ConnectionSettings.Active
        ? Active is null && (scriptBlocks.Contains(nameof(Active)) || Input.Row?.Properties[nameof(Active)] is not null)
        : SettingValue.IsBlank(SpecifiedSettings.Given(this, setting)));
}
