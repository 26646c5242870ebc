using System.Management.Automation;
using TelnyxPS.Cmdlets.Binding;
using TelnyxPS.Models;

namespace TelnyxPS.Cmdlets;

/// <summary>Settings as a user specified them: typed on the command line, or in a record of the pipeline.</summary>
internal static class SpecifiedSettings
{
    /// <summary>
    /// The settings by the names of their parameters; the tags as they were read, where they were already. The value of a
    /// setting to clear is <c>(none)</c>.
    /// </summary>
    public static (string Name, object? Value)[] ByName(Cmdlet cmdlet, TagCollection? tags, bool clearBlank = false) =>
        ConnectionSettings.All.Select(setting => (setting.Parameter, ValueOf(cmdlet, setting, tags, clearBlank))).ToArray();

    /// <summary>The settings as a change or a new connection takes them. A parameter without a value leaves its setting.</summary>
    public static DesiredSettings ToSettings(Cmdlet cmdlet, TagCollection? tags, bool clearBlank = false)
    {
        var desired = new DesiredSettings();
        foreach (Setting setting in ConnectionSettings.All)
        {
            bool isUnreadTags = setting == ConnectionSettings.Tags && tags is null;
            if (!isUnreadTags && ValueOf(cmdlet, setting, tags, clearBlank) is { } value)
                desired[setting] = SettingValue.IsNone(value) ? null : value;
        }

        return desired;
    }

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

            string clear = canClear && ConnectionSettings.Find(name) is { CanClear: true } ? $" To clear it, use -Clear {name}." : "";
            throw cmdlet.Terminating(
                "SettingWithoutValue",
                ErrorCategory.InvalidArgument,
                $"The value of -{name} is null or blank. To leave the setting as it is, omit the parameter.{clear}");
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
        "SettingWithoutValue", ErrorCategory.InvalidArgument, $"-{parameter} is required, and its value is missing, null or blank.");

    /// <summary>The settings that were specified, as an object that can be piped into the same cmdlet again.</summary>
    public static PSObject ToRow(IEnumerable<(string Name, object? Value)> settings)
    {
        var row = new PSObject();
        foreach ((string name, object? value) in settings.Where(s => s.Value is not null))
            row.Properties.Add(new PSNoteProperty(name, value));
        return row;
    }

    /// <summary>What the parameter of a setting holds.</summary>
    public static object? Given(Cmdlet cmdlet, Setting setting) =>
        cmdlet.GetType().GetProperty(setting.Parameter)!.GetValue(cmdlet);

    private static object? ValueOf(Cmdlet cmdlet, Setting setting, TagCollection? tags, bool clearBlank)
    {
        object? value = setting == ConnectionSettings.Tags && tags is not null ? tags : Given(cmdlet, setting);
        if (SettingValue.IsNone(value))
            return ValueText.None;
        if (!SettingValue.IsBlank(value))
            return value;
        return clearBlank && setting.CanClear ? ValueText.None : null;
    }
}
