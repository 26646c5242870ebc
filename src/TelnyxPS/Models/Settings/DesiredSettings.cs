namespace TelnyxPS.Models;

/// <summary>
/// The settings that a user specified for a connection. A setting that is absent stays as it is, null clears it, and a
/// value sets it.
/// </summary>
internal sealed class DesiredSettings
{
    private readonly Dictionary<Setting, object?> specified = [];

    /// <summary>Tags to add to those that the connection has, or to those specified.</summary>
    public IReadOnlyCollection<string> AddTags { get; set; } = [];

    /// <summary>Tags to remove from those that the connection has, or from those specified.</summary>
    public IReadOnlyCollection<string> RemoveTags { get; set; } = [];

    /// <summary>Settings that should be cleared, but that the API cannot clear: they keep their values.</summary>
    public IReadOnlyList<Setting> Kept { get; set; } = [];

    /// <summary>The value to set; null clears the setting.</summary>
    public object? this[Setting setting]
    {
        get => specified[setting];
        set => specified[setting] = value;
    }

    /// <summary>Whether the setting was specified: set or cleared.</summary>
    public bool Has(Setting setting) => specified.ContainsKey(setting);

    /// <summary>Has the setting stay as it is.</summary>
    public void Leave(Setting setting) => specified.Remove(setting);

    /// <summary>The value that the setting shall have, given the one that it has.</summary>
    public object? Wanted(Setting setting, object? actual)
    {
        object? wanted = specified.TryGetValue(setting, out object? value) ? value ?? setting.Kind.None : actual;
        return wanted is TagCollection tags && AddTags.Count + RemoveTags.Count > 0
            ? new TagCollection(tags.Union(AddTags, StringComparer.Ordinal).Except(RemoveTags, StringComparer.Ordinal))
            : wanted;
    }

    /// <summary>What a user has to know of the settings that a connection keeps; empty where there is nothing to say.</summary>
    public IEnumerable<string> WarningsFor(string name, ExternalConnection? current)
    {
        List<string> kept = current is null ? [] : Kept
            .Where(setting => !setting.Kind.AreSame(setting.Of(current), setting.Kind.None))
            .Select(setting => $"{setting.Words} {SettingDifference.Show(setting.Of(current))}")
            .ToList();
        if (kept.Count > 0)
            yield return $"{name} keeps {string.Join(", ", kept)}: its blank value changes nothing, because Telnyx cannot clear this setting.";
    }

    /// <summary>What has to be sent to a connection in a known state; empty where it already matches.</summary>
    public ConnectionPatch Against(ExternalConnection known)
    {
        var differences = new List<SettingDifference>();
        foreach (Setting setting in ConnectionSettings.All)
        {
            object? actual = setting.Of(known);
            object? wanted = Wanted(setting, actual);
            if (!setting.Kind.AreSame(actual, wanted))
                differences.Add(new SettingDifference(setting.Property, setting.Words, actual, wanted));
        }

        return new ConnectionPatch(known, differences) { Unreadable = FirstUnreadable(known) };
    }

    /// <summary>The first field that the change needs to know and that came in a form that cannot be read.</summary>
    private string? FirstUnreadable(ExternalConnection known)
    {
        // Telnyx requires this object in every update.
        const string Outbound = "outbound";
        if (known.IsUnreadable(Outbound))
            return Outbound;
        foreach (Setting setting in ConnectionSettings.All)
        {
            bool isSpecified = specified.TryGetValue(setting, out object? value);
            if (isSpecified && setting.Parent is { } parent && known.IsUnreadable(parent))
                return parent;

            // To clear what seems to be unset already would do nothing.
            bool needsValue = isSpecified ? value is null : setting == ConnectionSettings.Tags && AddTags.Count + RemoveTags.Count > 0;
            string field = setting.Parent is null ? setting.Field : $"{setting.Parent}.{setting.Field}";
            if (needsValue && known.IsUnreadable(field))
                return field;
        }

        return null;
    }
}
