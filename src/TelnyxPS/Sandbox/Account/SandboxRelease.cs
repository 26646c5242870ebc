namespace TelnyxPS.Sandbox;

/// <summary>Phone numbers that Operator Connect gives back, or gave back.</summary>
/// <param name="ticketId">What names the release.</param>
/// <param name="status">One of <see cref="Statuses"/>.</param>
/// <param name="createdAt">When it was requested.</param>
/// <param name="location">Where the numbers were.</param>
/// <param name="numbers">The numbers in E.164 form.</param>
internal sealed class SandboxRelease(string ticketId, string status, DateTime createdAt, SandboxLocation location,
    params string[] numbers)
{
    public static readonly string[] Statuses =
        ["pending_upload", "pending", "in_progress", "complete", "failed", "expired", "unknown"];

    public string TicketId => ticketId;

    public string Status { get; private set; } = status;

    public DateTime CreatedAt => createdAt;

    public SandboxLocation Location => location;

    public IReadOnlyList<string> Numbers => numbers;

    public string? ErrorMessage { get; set; }

    /// <summary>Whether it takes a step each time that it is looked at. Those of the seed stay as they are.</summary>
    public bool IsMoving { get; set; }

    public void MoveOn()
    {
        if (IsMoving)
            Status = Status == "pending" ? "in_progress" : "complete";
    }
}
