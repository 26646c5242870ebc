namespace TelnyxPS.Sandbox;

/// <summary>All phone numbers of an account, newest first: those of its connections, then those free at the start.</summary>
internal sealed class SandboxInventory
{
    private static readonly DateTime Newest = new(2025, 6, 3, 15, 0, 0, DateTimeKind.Utc);

    private readonly Dictionary<string, SandboxPhoneNumber> byId;
    private readonly Dictionary<string, SandboxPhoneNumber> byNumber;

    public SandboxInventory(IEnumerable<SandboxPhoneNumber> numbers)
    {
        All = numbers.ToList();
        byId = All.ToDictionary(number => number.Id, StringComparer.Ordinal);
        byNumber = All.ToDictionary(number => number.Number, StringComparer.Ordinal);
        for (int i = 0; i < All.Count; i++)
            All[i].PurchasedAt = All[i].UpdatedAt = Newest.AddMinutes(-i);
    }

    public IReadOnlyList<SandboxPhoneNumber> All { get; }

    public SandboxPhoneNumber? Find(string id) => byId.TryGetValue(id, out SandboxPhoneNumber? found) ? found : null;

    /// <summary>Finds a number by its id or in E.164 form.</summary>
    public SandboxPhoneNumber? FindAny(string text) =>
        byNumber.TryGetValue(text, out SandboxPhoneNumber? found) ? found : Find(text);
}
