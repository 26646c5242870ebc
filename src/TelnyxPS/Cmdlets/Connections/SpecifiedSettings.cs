using System.Management.Automation;
using TelnyxPS.Models;

namespace TelnyxPS.Cmdlets;

/// <summary>Settings as a user stated them: typed on the command line, or in a record of the pipeline.</summary>
internal static class SpecifiedSettings
{
    /// <summary>The settings by the names of their parameters; the tags as they were read, where they were already.</summary>
    public static (string Name, object? Value)[] ByName(ISettingParameters parameters, TagCollection? tags) =>
    [
        (nameof(parameters.Active), parameters.Active),
        (nameof(parameters.OutboundVoiceProfileId), parameters.OutboundVoiceProfileId),
        (nameof(parameters.InboundChannelLimit), parameters.InboundChannelLimit),
        (nameof(parameters.OutboundChannelLimit), parameters.OutboundChannelLimit),
        (nameof(parameters.Tag), tags ?? (object?)parameters.Tag),
        (nameof(parameters.WebhookEventUrl), parameters.WebhookEventUrl),
        (nameof(parameters.WebhookEventFailoverUrl), parameters.WebhookEventFailoverUrl),
        (nameof(parameters.WebhookTimeoutSecs), parameters.WebhookTimeoutSecs),
    ];

    /// <summary>The settings as a change or a new connection takes them.</summary>
    public static SettingValues ToSettings(ISettingParameters parameters, TagCollection? tags) => new()
    {
        Active = parameters.Active,
        OutboundVoiceProfileId = parameters.OutboundVoiceProfileId,
        InboundChannelLimit = parameters.InboundChannelLimit,
        OutboundChannelLimit = parameters.OutboundChannelLimit,
        Tags = tags,
        WebhookEventUrl = parameters.WebhookEventUrl,
        WebhookEventFailoverUrl = parameters.WebhookEventFailoverUrl,
        WebhookTimeoutSecs = parameters.WebhookTimeoutSecs,
    };

    /// <summary>
    /// The parameters that were typed, asked for before the first record: what is bound later came with a record, and
    /// so does what a script block yields for it.
    /// </summary>
    public static HashSet<string> TypedNames(InvocationInfo invocation)
    {
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (KeyValuePair<string, object> parameter in invocation.BoundParameters)
        {
            if (parameter.Value?.GetType().Name != "DelayedScriptBlockArgument")
                names.Add(parameter.Key);
        }

        return names;
    }

    /// <summary>
    /// Refuses a setting that was typed without a value: a mistyped $row.Limt is $null too. Leaving a setting is done
    /// by leaving the parameter out, clearing it by -Clear.
    /// </summary>
    public static void RefuseTypedNulls(
        this Cmdlet cmdlet, (string Name, object? Value)[] settings, HashSet<string> typed, bool canClear)
    {
        foreach ((string name, object? value) in settings)
        {
            if (value is not null || !typed.Contains(name))
                continue;

            string clear = canClear && Enum.IsDefined(typeof(ConnectionSetting), name) ? $" To clear it, use -Clear {name}." : "";
            throw cmdlet.Terminating(
                "SettingWithoutValue",
                ErrorCategory.InvalidArgument,
                $"-{name} was given no value: it is null or blank. To leave the setting as it is, leave the parameter out.{clear}");
        }
    }

    /// <summary>Refuses a cmdlet's only setting where it was typed without a value, or left out where no row can bring it.</summary>
    public static void RefuseMissing(this PSCmdlet cmdlet, string parameter, object? value)
    {
        if (value is null && (!cmdlet.MyInvocation.ExpectingInput || cmdlet.MyInvocation.BoundParameters.ContainsKey(parameter)))
            throw cmdlet.SettingWithoutValue(parameter);
    }

    /// <summary>Ends the cmdlet where it has nothing to set. It never returns.</summary>
    public static Exception SettingWithoutValue(this Cmdlet cmdlet, string parameter) => cmdlet.Terminating(
        "SettingWithoutValue", ErrorCategory.InvalidArgument, $"-{parameter} needs a value, and has none: it is left out, null or blank.");

    /// <summary>The settings that were stated, as an object that can be piped into the same cmdlet again.</summary>
    public static PSObject ToRow(IEnumerable<(string Name, object? Value)> settings)
    {
        var row = new PSObject();
        foreach ((string name, object? value) in settings.Where(s => s.Value is not null))
            row.Properties.Add(new PSNoteProperty(name, value));
        return row;
    }
}
