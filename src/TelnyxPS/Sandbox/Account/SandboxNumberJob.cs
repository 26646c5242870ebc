namespace TelnyxPS.Sandbox;

/// <summary>A background job that updates phone numbers.</summary>
internal sealed class SandboxNumberJob(
    string id, IReadOnlyList<SandboxJobEntry> entries, SandboxNumberChange change, DateTime createdAt)
{
    public const string Type = "update_phone_numbers";

    public static readonly string[] Types = ["update_emergency_settings", "delete_phone_numbers", Type];

    public static readonly string[] Statuses = [Pending, InProgress, Completed, Failed, "expired"];

    private const string Pending = "pending";
    private const string InProgress = "in_progress";
    private const string Completed = "completed";
    private const string Failed = "failed";

    public string Id => id;

    public string Status { get; private set; } = Pending;

    public IReadOnlyList<SandboxJobEntry> Entries => entries;

    public DateTime CreatedAt { get; } = createdAt;

    public DateTime UpdatedAt { get; private set; } = createdAt;

    /// <summary>Advances the job by one step: first half of the numbers, then the rest.</summary>
    public void Advance(SandboxAccount account)
    {
        if (Status == Pending)
        {
            Status = InProgress;
            Change(entries.Take(entries.Count / 2), account);
        }
        else if (Status == InProgress)
        {
            Change(entries.Where(entry => !entry.Ended), account);
            Status = entries.All(entry => entry.Problem is not null) ? Failed : Completed;
        }
    }

    private void Change(IEnumerable<SandboxJobEntry> part, SandboxAccount account)
    {
        List<SandboxJobEntry> changing = [.. part];
        IReadOnlyDictionary<SandboxPhoneNumber, ApiProblem> refused =
            change.ApplyTo([.. changing.Select(entry => entry.PhoneNumber).OfType<SandboxPhoneNumber>()], account);
        foreach (SandboxJobEntry entry in changing)
        {
            entry.End(entry.PhoneNumber is null ? ApiProblem.NotFound("The account does not have this phone number.")
                : refused.TryGetValue(entry.PhoneNumber, out ApiProblem? problem) ? problem
                : null);
        }

        UpdatedAt = account.Stamp();
    }
}
