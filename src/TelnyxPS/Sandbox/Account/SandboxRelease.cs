namespace TelnyxPS.Sandbox;

/// <summary>Phone numbers that Operator Connect gives back, or gave back.</summary>
internal sealed class SandboxRelease
{
    public static readonly string[] Statuses =
        { "pending_upload", "pending", "in_progress", "complete", "failed", "expired", "unknown" };

    /// <param name="ticketId">What names the release.</param>
    /// <param name="status">One of <see cref="Statuses"/>.</param>
    /// <param name="createdAt">When it was asked for.</param>
    /// <param name="location">Where the numbers were.</param>
    /// <param name="numbers">The numbers in E.164 form.</param>
    public SandboxRelease(string ticketId, string status, DateTime createdAt, SandboxLocation location,
        params string[] numbers)
    {
        TicketId = ticketId;
        Status = status;
        CreatedAt = createdAt;
        Location = location;
        Numbers = numbers;
    }

    public string TicketId { get; }

    public string Status { get; }

    public DateTime CreatedAt { get; }

    public SandboxLocation Location { get; }

    public IReadOnlyList<string> Numbers { get; }

    public string? ErrorMessage { get; set; }
}
