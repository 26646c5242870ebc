namespace TelnyxPS.Sandbox;

/// <summary>What the service tells of its work: which connection, number and ticket it is about.</summary>
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
