namespace TelnyxPS.Sandbox;

/// <summary>An outbound voice profile of the account.</summary>
internal sealed class SandboxVoiceProfile(string id, string name, DateTime createdAt)
{
    public string Id => id;

    public string Name => name;

    public DateTime CreatedAt => createdAt;

    /// <summary>Where it is off, the calls of its connections are blocked.</summary>
    public bool Enabled { get; set; } = true;

    public int? ConcurrentCallLimit { get; set; }

    /// <summary>In US dollars; null where there is no limit.</summary>
    public string? DailySpendLimit { get; set; }

    /// <summary>The countries that may be called, as ISO 3166 has them.</summary>
    public IReadOnlyList<string> Destinations { get; set; } = [];

    public IReadOnlyList<string> Tags { get; set; } = [];
}
