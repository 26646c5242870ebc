namespace TelnyxPS.Sandbox;

/// <summary>All phone numbers of an account: those of its connections, then those free at the start.</summary>
internal sealed class SandboxInventory
{
    private readonly Dictionary<string, SandboxPhoneNumber> byId;

    public SandboxInventory(IEnumerable<SandboxPhoneNumber> numbers)
    {
        All = numbers.ToList();
        byId = All.ToDictionary(number => number.Id, StringComparer.Ordinal);
    }

    public IReadOnlyList<SandboxPhoneNumber> All { get; }

    public SandboxPhoneNumber? Find(string id) => byId.TryGetValue(id, out SandboxPhoneNumber? found) ? found : null;
}
