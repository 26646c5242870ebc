namespace TelnyxPS.Models;

/// <summary>A connection as a change log holds it when it is removed: what is needed to create it again.</summary>
internal sealed class RemovedConnection
{
    private const string InboundProfile = "InboundOutboundVoiceProfileId";
    private readonly Dictionary<string, string?> values = new(StringComparer.OrdinalIgnoreCase);

    /// <param name="values">The values as text, by the names in the change log; null for none.</param>
    public RemovedConnection(IEnumerable<KeyValuePair<string, string?>> values)
    {
        foreach (KeyValuePair<string, string?> value in values)
            this.values[value.Key] = value.Value;
    }

    /// <summary>The service of the connection; null where the records do not say.</summary>
    public string? ExternalSipConnection => Text(nameof(ExternalSipConnection));

    /// <summary>A connection as the differences between it and none.</summary>
    public static IReadOnlyList<SettingDifference> Differences(ExternalConnection connection)
    {
        List<SettingDifference> differences = ConnectionSettings.All
            .Select(setting => new SettingDifference(setting.Property, setting.Words, setting.Of(connection), wanted: null))
            .ToList();
        differences.Add(new(nameof(ExternalSipConnection), "service", connection.ExternalSipConnection, wanted: null));
        differences.Add(new(InboundProfile, "inbound profile", connection.Inbound?.OutboundVoiceProfileId, wanted: null));
        return differences;
    }

    /// <summary>The value that a setting had.</summary>
    public object? Of(Setting setting) =>
        Text(setting.Property) is { } text ? setting.Kind.Parse(text) : setting.Kind.None;

    /// <summary>The request that creates the connection again.</summary>
    /// <param name="restored">Older values of settings, which earlier changes had.</param>
    public CreateConnectionRequest ToRequest(DesiredSettings restored)
    {
        var request = new CreateConnectionRequest { InboundOutboundVoiceProfileId = Text(InboundProfile) };
        foreach (Setting setting in ConnectionSettings.All)
        {
            object? value = restored.Wanted(setting, Of(setting));
            if (!setting.Kind.AreSame(value, setting.Kind.None))
                request.Settings[setting] = value;
        }

        return request;
    }

    private string? Text(string name) => values.TryGetValue(name, out string? text) ? text : null;
}
