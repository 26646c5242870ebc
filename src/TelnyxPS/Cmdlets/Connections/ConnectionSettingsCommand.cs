using System.Management.Automation;
using TelnyxPS.Cmdlets.Binding;
using TelnyxPS.Cmdlets.Completion;
using TelnyxPS.Models;

namespace TelnyxPS.Cmdlets;

/// <summary>A cmdlet to which settings of external connections are stated: typed, or in the rows of a file.</summary>
public abstract class ConnectionSettingsCommand : ConnectionCommand
{
    private HashSet<string> typed = [];
    // The tags of this record, once they are read: a cell may hold many.
    private TagCollection? tags;

    // The settings bind by property name beside an id only: a connection's own properties are not a wish.

    /// <summary>Whether the connection can be used.</summary>
    [Parameter(ParameterSetName = ById, ValueFromPipelineByPropertyName = true)]
    [Parameter(ParameterSetName = ByObject)]
    [Boolean]
    [ArgumentCompleter(typeof(BooleanCompleter))]
    public bool? Active { get; set; }

    /// <summary>The outbound voice profile: a run of digits.</summary>
    [Parameter(ParameterSetName = ById, ValueFromPipelineByPropertyName = true)]
    [Parameter(ParameterSetName = ByObject)]
    [ProfileId]
    [ArgumentCompleter(typeof(ProfileIdCompleter))]
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
    [ArgumentCompleter(typeof(TagCompleter))]
    public string[]? Tag { get; set; }

    /// <summary>Tags to add to those that there are.</summary>
    [Parameter]
    [Tags]
    [ArgumentCompleter(typeof(TagCompleter))]
    [ValidateNotNullOrEmpty]
    public string[]? AddTag { get; set; }

    /// <summary>Tags to take from those that there are.</summary>
    [Parameter]
    [Tags]
    [ArgumentCompleter(typeof(TagCompleter))]
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

    private (string Name, object? Value)[] Stated => SpecifiedSettings.ByName(this, tags);

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        typed = SpecifiedSettings.TypedNames(MyInvocation);
        this.RefuseTypedNulls(Stated, typed, canClear: true);
        foreach (ConnectionSetting setting in Clear ?? [])
        {
            if (typed.Contains(setting.ToString()))
                throw this.Terminating("SettingAndClear", ErrorCategory.InvalidArgument, $"{setting} is to be set and to be cleared: state one of the two.");
        }

        if (AddTag?.Intersect(RemoveTag ?? [], StringComparer.Ordinal).FirstOrDefault() is { } tag)
            throw this.Terminating("AddAndRemoveTag", ErrorCategory.InvalidArgument, $"The tag '{tag}' is to be added and to be removed: state one of the two.");
    }

    private protected sealed override CommandItem ItemOf(ResourceTarget<ExternalConnection> target)
    {
        tags = null;
        try
        {
            tags = TagsAttribute.Read(Tag, typed.Contains(nameof(Tag)));
            return ItemOf(target, Change(), ErrorTarget(target));
        }
        catch (FormatException e)
        {
            object row = ErrorTarget(target);
            CommandItem damaged = ItemOf(target, new DesiredSettings(), row);
            damaged.Error = ErrorRecords.InvalidTag(Tag![0], e, row);
            return damaged;
        }
    }

    /// <summary>Makes an item of a connection and the settings specified for it.</summary>
    /// <param name="target">The connection.</param>
    /// <param name="change">The settings.</param>
    /// <param name="errorTarget">What an error names.</param>
    private protected abstract CommandItem ItemOf(
        ResourceTarget<ExternalConnection> target, DesiredSettings change, object errorTarget);

    private object ErrorTarget(ResourceTarget<ExternalConnection> target)
    {
        if (ParameterSetName == ByObject)
            return target.Given!;

        var stated = Stated.Where(s => s.Value is not null && !typed.Contains(s.Name)).ToList();
        return stated.Count == 0 ? target.Id : SpecifiedSettings.ToRow([(nameof(Id), target.Id), .. stated]);
    }

    private DesiredSettings Change()
    {
        DesiredSettings change = SpecifiedSettings.ToSettings(this, tags);
        change.AddTags = AddTag ?? [];
        change.RemoveTags = RemoveTag ?? [];

        // Typed by hand, so it wins over a value that a row carries along.
        foreach (ConnectionSetting setting in Clear ?? [])
            change[ConnectionSettings.Find(setting.ToString())!] = null;
        return change;
    }
}
