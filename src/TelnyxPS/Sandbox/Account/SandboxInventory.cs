namespace TelnyxPS.Sandbox;

/// <summary>
/// All phone numbers of an account: first those of its connections, then those that had no connection at the start.
/// </summary>
internal sealed class SandboxInventory
{
    private static readonly DateTime Newest = new(2025, 6, 3, 15, 0, 0, DateTimeKind.Utc);

    private readonly Dictionary<string, SandboxPhoneNumber> byId;
    private readonly Dictionary<string, SandboxPhoneNumber> byNumber;

    public SandboxInventory(IEnumerable<SandboxPhoneNumber> numbers)
    {
        All = [.. numbers];
        byId = All.ToDictionary(number => number.Id, StringComparer.Ordinal);
        byNumber = All.ToDictionary(number => number.Number, StringComparer.Ordinal);
        for (int i = 0; i < All.Count; i++)
            All[i].PurchasedAt = All[i].UpdatedAt = Newest.AddMinutes(-i);
    }

    public IReadOnlyList<SandboxPhoneNumber> All { get; }

    public SandboxPhoneNumber? Find(string id) =>
        byId.TryGetValue(id, out SandboxPhoneNumber? found) ? found : null;

    /// <summary>Finds a number by its id or its E.164 number.</summary>
    public SandboxPhoneNumber? FindAny(string text) =>
        byNumber.TryGetValue(text, out SandboxPhoneNumber? found) ? found : Find(text);
}
