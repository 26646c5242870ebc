using System.Globalization;
using TelnyxPS.Models;

namespace TelnyxPS.SocketTests;

/// <summary>Values that users might paste: valid, damaged and meaningless ones.</summary>
internal sealed class RandomInput
{
    private static readonly string[] Pieces =
    [
        "a", "Z", "tag", "0", " ", "  ", ";", ";;", "\"", "\"\"", "'", "\\", "/", "\r\n", "\n", "\t", "\0", "\u0007",
        "\u001b[31m",
        "\u007f", "é", "e\u0301", "ß", "名", "😀", "👩‍👩‍👧", "\u200b", "\u202e", "\ufeff",
        "\uffff", "{", "}", "[", "]",
        ",", ":", "<script>",
        "&", "=", "%2F", "%00", "+", "#", "?", "..", "null", "true", "$(x)", "`", "\u2028", "٣",
    ];

    private static readonly string[] GoodAddresses =
    [
        "https://hooks.example.com/telnyx", "http://a.example/", "https://example.com:8443/p?q=1&r=%20#f",
        "HTTPS://EXAMPLE.COM/A",
        "https://exämple.com/ü", "https://example.com/\"quoted\"", "https://[::1]/", "http://example.com/a;b",
    ];

    private static readonly string[] BadAddresses =
        [
            "example.com",
            "ftp://example.com/",
            "javascript:alert(1)",
            "http://",
            "/relative",
            "https//example.com",
            "mailto:a@example.com",
            " ",
        ];

    private static readonly string[] BadIds =
    [
        "1.93024186346635E+18", "-5", "+5", "0x1F", "1930241863466354012 ", "1930241863466354012\n", "٣٤٥", "", " ",
        ".", "..", "../x",
        "1930241863466354012/..", "?a=b", "#", "%2e%2e", "%", "null", "*", "1;2", "{id}", "1930241863466354012?x",
        "\\", "//evil.example/",
    ];

    private readonly Random random;

    public RandomInput(Random random) => this.random = random;

    /// <summary>Returns true with the specified percentage.</summary>
    public bool Chance(int percent) => random.Next(100) < percent;

    public int Below(int count) => random.Next(count);

    public T One<T>(IReadOnlyList<T> values) => values[random.Next(values.Count)];

    public string Text(int pieces = 8) =>
        string.Concat(Enumerable.Range(0, random.Next(pieces + 1)).Select(_ => One(Pieces)));

    public TagCollection Tags() =>
        new(Enumerable.Range(0, random.Next(5)).Select(_ => Text()).Distinct(StringComparer.Ordinal));

    public string Id(IReadOnlyList<string> known) => random.Next(4) switch
    {
        0 => One(BadIds),
        1 => Text(),
        2 => random.NextInt64().ToString(CultureInfo.InvariantCulture),
        _ => One(known).Insert(random.Next(20), One(Pieces)),
    };

    public string Profile() =>
        Chance(85) ? random.NextInt64(1, long.MaxValue).ToString(CultureInfo.InvariantCulture) : One(BadIds);

    public string Address() => Chance(70) ? One(GoodAddresses) : Chance(50) ? One(BadAddresses) : Text();

    public int Limit() => random.Next(8) switch
    {
        0 => 0,
        1 => int.MaxValue,
        2 => -random.Next(1, int.MaxValue),
        _ => random.Next(1, 1000),
    };

    public int Timeout() => Chance(85) ? random.Next(31) : One([-1, 31, int.MinValue, int.MaxValue]);

    public DateTime Day() => Chance(80)
        ? new DateTime(2025, 6, 4, 12, 34, 57, DateTimeKind.Utc).AddMinutes(-random.Next(200_000))
        : One(
            [
                DateTime.MinValue,
                DateTime.MaxValue,
                DateTime.UnixEpoch,
                new DateTime(2024, 2, 29, 0, 0, 0, DateTimeKind.Utc),
            ]);

    /// <summary>Any of the settings, each with a probability of one half.</summary>
    public DesiredSettings Settings()
    {
        var settings = new DesiredSettings();
        Maybe(50, ConnectionSettings.Active, () => Chance(50));
        Maybe(30, ConnectionSettings.OutboundVoiceProfileId, Profile);
        Maybe(40, ConnectionSettings.InboundChannelLimit, () => Limit());
        Maybe(40, ConnectionSettings.OutboundChannelLimit, () => Limit());
        Maybe(40, ConnectionSettings.Tags, Tags);
        Maybe(30, ConnectionSettings.WebhookEventUrl, Address);
        Maybe(30, ConnectionSettings.WebhookEventFailoverUrl, Address);
        Maybe(30, ConnectionSettings.WebhookTimeoutSecs, () => Timeout());
        return settings;

        void Maybe(int percent, Setting setting, Func<object> value)
        {
            if (Chance(percent))
                settings[setting] = value();
        }
    }

    /// <summary>Any change: settings, tags added and removed, settings cleared.</summary>
    public DesiredSettings Change(TagCollection known)
    {
        DesiredSettings change = Settings();
        change.AddTags = Chance(30) ? Tags() : [];
        change.RemoveTags = Chance(30) && known.Count > 0 ? [One(known), Text()] : [];
        foreach (Setting setting in ConnectionSettings.All.Where(setting => setting.CanClear && Chance(8)))
            change[setting] = null;
        return change;
    }
}
