namespace TelnyxPS.Sandbox;

/// <summary>A log message, and the connection, number, and ticket that it is about.</summary>
internal sealed class SandboxLogMessage(
    string id, ApiProblem problem, string? connectionId, string? number, string? ticketId)
{
    public string Id => id;

    public ApiProblem Problem => problem;

    public string? ConnectionId => connectionId;

    public string? Number => number;

    public string? TicketId => ticketId;
}
