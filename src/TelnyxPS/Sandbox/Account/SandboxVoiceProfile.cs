namespace TelnyxPS.Sandbox;

/// <summary>An outbound voice profile of the account.</summary>
internal sealed class SandboxVoiceProfile(string id, string name, DateTime createdAt)
{
    public string Id => id;

    public string Name => name;

    public DateTime CreatedAt => createdAt;

    /// <summary>Whether the profile is enabled. If it is not, calls of its connections are blocked.</summary>
    public bool Enabled { get; set; } = true;

    public int? ConcurrentCallLimit { get; set; }

    /// <summary>The limit in US dollars; null if there is none.</summary>
    public string? DailySpendLimit { get; set; }

    /// <summary>The ISO 3166-1 alpha-2 codes of the countries that can be called.</summary>
    public IReadOnlyList<string> Destinations { get; set; } = [];

    public IReadOnlyList<string> Tags { get; set; } = [];
}
