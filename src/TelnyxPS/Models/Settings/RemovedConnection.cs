namespace TelnyxPS.Models;

/// <summary>A removed connection, read from a change log: everything needed to create it again.</summary>
internal sealed class RemovedConnection
{
    private const string InboundProfile = "InboundOutboundVoiceProfileId";
    private readonly Dictionary<string, string?> values = new(StringComparer.OrdinalIgnoreCase);

    /// <param name="values">The names in the change log, with their values as text; null if there was no value.</param>
    public RemovedConnection(IEnumerable<KeyValuePair<string, string?>> values)
    {
        foreach (KeyValuePair<string, string?> value in values)
            this.values[value.Key] = value.Value;
    }

    /// <summary>The service of the connection; null if the change log does not contain it.</summary>
    public string? ExternalSipConnection => Text(nameof(ExternalSipConnection));

    /// <summary>Returns the values of a connection, as differences from a connection without values.</summary>
    public static IReadOnlyList<SettingDifference> Differences(ExternalConnection connection)
    {
        List<SettingDifference> differences =
        [
            .. ConnectionSettings.All.Select(
                setting =>
                    new SettingDifference(setting.Property, setting.Words, setting.Of(connection), wanted: null)),
            new(nameof(ExternalSipConnection), "service", connection.ExternalSipConnection, wanted: null),
            new(InboundProfile, "inbound profile", connection.Inbound?.OutboundVoiceProfileId, wanted: null),
        ];
        return differences;
    }

    /// <summary>Returns the value of a setting.</summary>
    public object? Of(Setting setting) =>
        Text(setting.Property) is { } text ? setting.Kind.Parse(text) : setting.Kind.None;

    /// <summary>Creates the request that creates the connection again.</summary>
    /// <param name="restored">Older values to restore, from changes before the removal.</param>
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
