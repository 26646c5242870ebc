using System.Management.Automation;
using TelnyxPS.Cmdlets.Binding;
using TelnyxPS.Models;

namespace TelnyxPS.Cmdlets;

/// <summary>The settings that a user specified on the command line or in a record of the pipeline.</summary>
internal static class SpecifiedSettings
{
    /// <summary>
    /// Returns the values of the settings with the names of their parameters. The value of a setting to clear is
    /// <c>(none)</c>.
    /// </summary>
    public static (string Name, object? Value)[] ByName(Cmdlet cmdlet, TagCollection? tags, bool clearBlank = false) =>
        ConnectionSettings.All.Select(
            setting => (setting.Parameter, ValueOf(cmdlet, setting, tags, clearBlank))).ToArray();

    /// <summary>
    /// Returns the settings for a change or a new connection. Parameters without a value are omitted.
    /// </summary>
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
    /// Returns the parameters that were specified on the command line. Call this before the first record: parameters
    /// that are bound later come from a record, and so do the results of script blocks.
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
    /// Ends the cmdlet if an object of the module is piped to a specified id. Its properties are the settings that it
    /// had when it was read, and would overwrite newer ones.
    /// </summary>
    /// <param name="cmdlet">The cmdlet.</param>
    /// <param name="parameter">The parameter of the id.</param>
    /// <param name="additionalProperties">The value of this property of the object; null for rows.</param>
    public static void RefuseObject(Cmdlet cmdlet, string parameter, object? additionalProperties)
    {
        if (additionalProperties is not null
            && PSObject.AsPSObject(additionalProperties).TypeNames[0].EndsWith(
                typeof(AdditionalProperties).FullName, StringComparison.Ordinal))
        {
            throw cmdlet.ObjectAndId(parameter, "their properties would be set", "do not pipe objects");
        }
    }

    /// <summary>
    /// Ends the cmdlet if the value of a setting on the command line is null: a misspelled $row.Limt is null too.
    /// </summary>
    public static void RefuseTypedNulls(
        this Cmdlet cmdlet, (string Name, object? Value)[] settings, HashSet<string> typed, bool canClear)
    {
        foreach ((string name, object? value) in settings)
        {
            if (value is not null || !typed.Contains(name))
                continue;

            string clear = canClear && ConnectionSettings.Find(name) is { CanClear: true }
                ? $" To clear it, use -Clear {name}."
                : "";
            throw cmdlet.Terminating(
                "SettingWithoutValue",
                ErrorCategory.InvalidArgument,
                $"The value of -{name} is null or blank. Specify a value, or omit the parameter.{clear}");
        }
    }

    /// <summary>
    /// Ends the cmdlet if its only setting is null on the command line, or is missing and no row can specify it.
    /// </summary>
    public static void RefuseMissing(this PSCmdlet cmdlet, string parameter, object? value)
    {
        if (value is null
            && (!cmdlet.MyInvocation.ExpectingInput || cmdlet.MyInvocation.BoundParameters.ContainsKey(parameter)))
            throw cmdlet.SettingWithoutValue(parameter);
    }

    /// <summary>Ends the cmdlet because a setting has no value. It never returns.</summary>
    public static Exception SettingWithoutValue(this Cmdlet cmdlet, string parameter) => cmdlet.Terminating(
        "SettingWithoutValue",
        ErrorCategory.InvalidArgument,
        $"-{parameter} is required, but its value is missing, null, or blank.");

    /// <summary>Returns the specified settings as an object that can be piped to the same cmdlet again.</summary>
    public static PSObject ToRow(IEnumerable<(string Name, object? Value)> settings)
    {
        var row = new PSObject();
        foreach ((string name, object? value) in settings.Where(s => s.Value is not null))
            row.Properties.Add(new PSNoteProperty(name, value));
        return row;
    }

    /// <summary>Returns the value of the parameter of a setting.</summary>
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
