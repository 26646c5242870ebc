namespace TelnyxPS.Sandbox;

/// <summary>A release of phone numbers from Operator Connect.</summary>
/// <param name="ticketId">The ticket id of the release.</param>
/// <param name="status">One of <see cref="Statuses"/>.</param>
/// <param name="createdAt">When the release was requested.</param>
/// <param name="location">The location of the numbers before the release.</param>
/// <param name="numbers">The E.164 numbers.</param>
internal sealed class SandboxRelease(
    string ticketId, string status, DateTime createdAt, SandboxLocation location, params string[] numbers)
{
    public static readonly string[] Statuses =
        ["pending_upload", "pending", "in_progress", "complete", "failed", "expired", "unknown"];

    public string TicketId => ticketId;

    public string Status { get; private set; } = status;

    public DateTime CreatedAt => createdAt;

    public SandboxLocation Location => location;

    public IReadOnlyList<string> Numbers => numbers;

    public string? ErrorMessage { get; set; }

    /// <summary>Whether each read advances the release. The releases of the seed do not change.</summary>
    public bool IsMoving { get; set; }

    public void Advance()
    {
        if (IsMoving)
            Status = Status == "pending" ? "in_progress" : "complete";
    }
}
