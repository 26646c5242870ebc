namespace TelnyxPS.Sandbox;

/// <summary>What the service tells about work that it did on its own, and about which connection, number and ticket.</summary>
internal sealed class SandboxLogMessage
{
    public SandboxLogMessage(string id, ApiProblem problem, string? connectionId, string? number, string? ticketId)
    {
        Id = id;
        Problem = problem;
        ConnectionId = connectionId;
        Number = number;
        TicketId = ticketId;
    }

    public string Id { get; }

    public ApiProblem Problem { get; }

    public string? ConnectionId { get; }

    public string? Number { get; }

    public string? TicketId { get; }
}
