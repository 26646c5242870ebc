namespace TelnyxPS.Models;

/// <summary>
/// The settings that a user specified for a connection. A setting that is absent does not change, null clears it, and a
/// value sets it.
/// </summary>
internal sealed class DesiredSettings
{
    private readonly Dictionary<Setting, object?> specified = [];

    /// <summary>Tags to add to the current or the specified tags.</summary>
    public IReadOnlyCollection<string> AddTags { get; set; } = [];

    /// <summary>Tags to remove from the current or the specified tags.</summary>
    public IReadOnlyCollection<string> RemoveTags { get; set; } = [];

    /// <summary>Settings that should be cleared but keep their value, because the API cannot clear them.</summary>
    public IReadOnlyList<Setting> Kept { get; set; } = [];

    /// <summary>The value to set; null clears the setting.</summary>
    public object? this[Setting setting]
    {
        get => specified[setting];
        set => specified[setting] = value;
    }

    /// <summary>Whether the setting was specified, to be set or cleared.</summary>
    public bool Has(Setting setting) => specified.ContainsKey(setting);

    /// <summary>Whether nothing was specified.</summary>
    public bool IsEmpty => specified.Count == 0 && !AffectsTags;

    private bool AffectsTags => AddTags.Count + RemoveTags.Count > 0;

    /// <summary>Returns the desired value of a setting, given its current value.</summary>
    public object? Wanted(Setting setting, object? actual)
    {
        object? wanted = specified.TryGetValue(setting, out object? value) ? value ?? setting.Kind.None : actual;
        return wanted is TagCollection tags && AffectsTags
            ? new TagCollection(tags.Union(AddTags, StringComparer.Ordinal).Except(RemoveTags, StringComparer.Ordinal))
            : wanted;
    }

    /// <summary>Returns a warning about the settings that a connection keeps; null if there are none.</summary>
    public string? WarningFor(string name, ExternalConnection? current)
    {
        if (current is null || Kept.Count == 0)
            return null;

        List<string> kept = Kept
            .Where(setting => !setting.Kind.AreSame(setting.Of(current), setting.Kind.None))
            .Select(setting => $"{setting.Words} ({SettingDifference.Show(setting.Of(current))})")
            .ToList();
        return kept.Count == 0
            ? null
            : $"{name}: the blank values of these settings are ignored, because the settings cannot be cleared: "
                + $"{string.Join(", ", kept)}.";
    }

    /// <summary>
    /// Computes the update for a connection whose state is known; it is empty if the connection already matches.
    /// </summary>
    public ConnectionPatch Against(ExternalConnection known)
    {
        var differences = new List<SettingDifference>();
        foreach (Setting setting in ConnectionSettings.All)
        {
            if (!Affects(setting))
                continue;
            object? actual = setting.Of(known);
            object? wanted = Wanted(setting, actual);
            if (!setting.Kind.AreSame(actual, wanted))
                differences.Add(new SettingDifference(setting.Property, setting.Words, actual, wanted));
        }

        return new ConnectionPatch(known, differences) { Unreadable = FirstUnreadable(known) };
    }

    /// <summary>The first field whose current value the update needs and that could not be read.</summary>
    private string? FirstUnreadable(ExternalConnection known)
    {
        // The API requires this object in every update.
        const string Outbound = "outbound";
        if (known.IsUnreadable(Outbound))
            return Outbound;
        foreach (Setting setting in ConnectionSettings.All)
        {
            bool isSpecified = specified.TryGetValue(setting, out object? value);
            if (isSpecified && setting.Parent is { } parent && known.IsUnreadable(parent))
                return parent;

            // Clearing a setting that looks unset would do nothing, so its current value must be known.
            bool needsValue = isSpecified ? value is null : Affects(setting);
            if (needsValue && known.IsUnreadable(setting.Path))
                return setting.Path;
        }

        return null;
    }

    private bool Affects(Setting setting) =>
        specified.ContainsKey(setting) || (setting == ConnectionSettings.Tags && AffectsTags);
}
