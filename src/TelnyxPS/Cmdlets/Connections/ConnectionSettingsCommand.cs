using System.Management.Automation;
using TelnyxPS.Cmdlets.Binding;
using TelnyxPS.Cmdlets.Completion;
using TelnyxPS.Models;

namespace TelnyxPS.Cmdlets;

/// <summary>A cmdlet that takes settings of external connections: typed, or in the rows of a file.</summary>
public abstract class ConnectionSettingsCommand : TelnyxCommand
{
    private readonly ConnectionTargets targets;
    private HashSet<string> typed = [];
    // The tags of this record, once they are read: a cell may hold many.
    private TagCollection? tags;
    private TagCollection? addTags;
    private TagCollection? removeTags;
    private TagInput? tagInput;
    private TagInput? addTagInput;
    private TagInput? removeTagInput;
    private HashSet<string> scriptBlocks = [];
    private bool warned;

    private protected ConnectionSettingsCommand() => targets = new ConnectionTargets(this);

    // The settings bind by property name beside an id only: a connection's own properties are not a wish.

    /// <summary>Whether the connection can be used.</summary>
    [Parameter(ParameterSetName = ById, ValueFromPipelineByPropertyName = true)]
    [Parameter(ParameterSetName = ByObject)]
    [Boolean(Setting = nameof(Active))]
    [ArgumentCompleter(typeof(BooleanCompleter))]
    public bool? Active { get; set; }

    /// <summary>The outbound voice profile: a run of digits.</summary>
    [Parameter(ParameterSetName = ById, ValueFromPipelineByPropertyName = true)]
    [Parameter(ParameterSetName = ByObject)]
    [ProfileId(Setting = nameof(OutboundVoiceProfileId))]
    [ArgumentCompleter(typeof(ProfileIdCompleter))]
    public string? OutboundVoiceProfileId { get; set; }

    /// <summary>How many inbound calls there can be at once.</summary>
    [Parameter(ParameterSetName = ById, ValueFromPipelineByPropertyName = true)]
    [Parameter(ParameterSetName = ByObject)]
    [WholeNumber(0, int.MaxValue, Setting = nameof(InboundChannelLimit))]
    public int? InboundChannelLimit { get; set; }

    /// <summary>How many outbound calls there can be at once.</summary>
    [Parameter(ParameterSetName = ById, ValueFromPipelineByPropertyName = true)]
    [Parameter(ParameterSetName = ByObject)]
    [WholeNumber(0, int.MaxValue, Setting = nameof(OutboundChannelLimit))]
    public int? OutboundChannelLimit { get; set; }

    /// <summary>The tags, instead of those that there are.</summary>
    [Parameter(ParameterSetName = ById, ValueFromPipelineByPropertyName = true)]
    [Parameter(ParameterSetName = ByObject)]
    [Alias("Tags")]
    [Tags(Setting = nameof(Tag))]
    [ArgumentCompleter(typeof(TagCompleter))]
    public string[]? Tag { get => tagInput?.Texts; set => tagInput = TagInput.Of(value); }

    /// <summary>Tags to add to those that there are.</summary>
    [Parameter(ParameterSetName = ById, ValueFromPipelineByPropertyName = true)]
    [Parameter(ParameterSetName = ByObject)]
    [Tags]
    [ArgumentCompleter(typeof(TagCompleter))]
    public string[]? AddTag { get => addTagInput?.Texts; set => addTagInput = TagInput.Of(value); }

    /// <summary>Tags to take from those that there are.</summary>
    [Parameter(ParameterSetName = ById, ValueFromPipelineByPropertyName = true)]
    [Parameter(ParameterSetName = ByObject)]
    [Tags]
    [ArgumentCompleter(typeof(TagCompleter))]
    public string[]? RemoveTag { get => removeTagInput?.Texts; set => removeTagInput = TagInput.Of(value); }

    /// <summary>Where webhooks are sent: an http or https address.</summary>
    [Parameter(ParameterSetName = ById, ValueFromPipelineByPropertyName = true)]
    [Parameter(ParameterSetName = ByObject)]
    [WebAddress(Setting = nameof(WebhookEventUrl))]
    public string? WebhookEventUrl { get; set; }

    /// <summary>Where webhooks are sent when the first address fails: an http or https address.</summary>
    [Parameter(ParameterSetName = ById, ValueFromPipelineByPropertyName = true)]
    [Parameter(ParameterSetName = ByObject)]
    [WebAddress(Setting = nameof(WebhookEventFailoverUrl))]
    public string? WebhookEventFailoverUrl { get; set; }

    /// <summary>How many seconds a webhook may take: 0 to 30.</summary>
    [Parameter(ParameterSetName = ById, ValueFromPipelineByPropertyName = true)]
    [Parameter(ParameterSetName = ByObject)]
    [WholeNumber(0, 30, Setting = nameof(WebhookTimeoutSecs))]
    public int? WebhookTimeoutSecs { get; set; }

    /// <summary>Settings to clear. A blank value, as of a CSV cell, leaves a setting as it is, unless <see cref="ClearBlank"/> is used.</summary>
    [Parameter(ParameterSetName = ById, ValueFromPipelineByPropertyName = true)]
    [Parameter(ParameterSetName = ByObject)]
    [SettingNames]
    public ConnectionSetting[]? Clear { get; set; }

    /// <summary>Clears the settings whose values in the pipeline are blank, such as the blank cells of a CSV file.</summary>
    [Parameter]
    public SwitchParameter ClearBlank { get; set; }

    /// <inheritdoc cref="ConnectionCommand.Id"/>
    [Parameter(
        ParameterSetName = ById,
        Mandatory = true,
        Position = 0,
        ValueFromPipeline = true,
        ValueFromPipelineByPropertyName = true)]
    [AllowEmptyCollection]
    [ConnectionIds]
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

    private (string Name, object? Value)[] Specified => AllSpecified(ClearBlank);

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
        foreach (ResourceTarget<ExternalConnection> target in targets.Read(Id, InputObject))
            Run.Add(ItemOf(target));
    }

    private CommandItem ItemOf(ResourceTarget<ExternalConnection> target)
    {
        tags = addTags = removeTags = null;
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
            return Damaged(target, row => ErrorRecords.InvalidTag(Place(target), column, cell![0], e, row));
        }

        if (Conflict() is var (id, message))
            return Damaged(target, row => ErrorRecords.Of(id, ErrorCategory.InvalidData, $"{Place(target)}: {message}", row));
        if (!warned && Specified.All(setting => setting.Value is null))
        {
            warned = true;
            WriteWarning($"{Place(target)}: no setting is specified, so there is nothing to set or compare. This "
                + "warning is shown only once.");
        }

        return ItemOf(target, Change(), ErrorTarget(target));
    }

    /// <summary>Makes an item of a connection and the settings specified for it.</summary>
    /// <param name="target">The connection.</param>
    /// <param name="change">The settings.</param>
    /// <param name="errorTarget">What an error names.</param>
    private protected abstract CommandItem ItemOf(
        ResourceTarget<ExternalConnection> target, DesiredSettings change, object errorTarget);

    private CommandItem Damaged(ResourceTarget<ExternalConnection> target, Func<object, ErrorRecord> error)
    {
        object row = ErrorTarget(target);
        CommandItem damaged = ItemOf(target, new DesiredSettings(), row);
        damaged.Error = error(row);
        return damaged;
    }

    // What is wrong with the settings together. Typed by hand, -Clear wins over a value that a row carries along.
    private (string Id, string Message)? Conflict()
    {
        bool clearIsTyped = typed.Contains(nameof(Clear));
        foreach (ConnectionSetting setting in Clear ?? [])
        {
            string name = setting.ToString();
            bool isSet = clearIsTyped ? typed.Contains(name) : Specified.Any(one => one.Name == name && one.Value is not null && !SettingValue.IsNone(one.Value));
            if (isSet)
                return ("SettingAndClear", $"{setting} cannot be both set and cleared. Specify only one of them.");
        }

        IEnumerable<string>? both = (addTags ?? (IEnumerable<string>?)AddTag)?.Intersect(removeTags ?? RemoveTag ?? (IEnumerable<string>)[], StringComparer.Ordinal);
        return both?.FirstOrDefault() is { } tag
            ? ("AddAndRemoveTag", $"The tag '{DisplayText.Of(tag)}' cannot be both added and removed. Specify only "
                + "one of them.")
            : null;
    }

    private string Place(ResourceTarget<ExternalConnection> target) =>
        Input.Row is null ? target.Describe(target.Given) : PipelineRow.Describe(Input.Row);

    // The row itself, unless script blocks say what its columns mean.
    private object ErrorTarget(ResourceTarget<ExternalConnection> target)
    {
        if (ParameterSetName == ByObject)
            return target.Given!;
        if (Input.Row is not null && scriptBlocks.Count == 0)
            return Input.Row;

        var specified = Specified.Where(s => s.Value is not null && !typed.Contains(s.Name)).ToList();
        return specified.Count == 0
            ? ErrorRecords.IdTarget(nameof(Id), target.Id)
            : SpecifiedSettings.ToRow([(nameof(Id), target.Id), .. specified]);
    }

    private DesiredSettings Change()
    {
        DesiredSettings change = SpecifiedSettings.ToSettings(this, tags, ClearBlank);
        change.Kept = ClearBlank ? [.. ConnectionSettings.All.Where(IsBlankToKeep)] : [];
        change.AddTags = addTags ?? TagCollection.None;
        change.RemoveTags = removeTags ?? TagCollection.None;

        // Typed by hand, so it wins over a value that a row carries along.
        foreach (ConnectionSetting setting in Clear ?? [])
            change[ConnectionSettings.Find(setting.ToString())!] = null;
        return change;
    }

    // A bool cannot hold a blank, so the row tells whether there is one.
    private bool IsBlankToKeep(Setting setting) => !setting.CanClear && (setting == ConnectionSettings.Active
        ? Active is null && (scriptBlocks.Contains(nameof(Active)) || Input.Row?.Properties[nameof(Active)] is not null)
        : SettingValue.IsBlank(SpecifiedSettings.Given(this, setting)));
}
