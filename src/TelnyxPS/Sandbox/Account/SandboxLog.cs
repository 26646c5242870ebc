using System.Globalization;

namespace TelnyxPS.Sandbox;

/// <summary>The log messages of an account, newest first.</summary>
internal sealed class SandboxLog
{
    private readonly List<SandboxLogMessage> messages = [];
    private long nextId = 2051842367300119001;

    public IReadOnlyList<SandboxLogMessage> Messages => messages;

    public void Add(ApiProblem problem, string? connectionId = null, string? number = null, string? ticketId = null)
    {
        string id = nextId.ToString(CultureInfo.InvariantCulture);
        messages.Insert(0, new SandboxLogMessage(id, problem, connectionId, number, ticketId));
        nextId++;
    }

    public SandboxLogMessage? Find(string id) => messages.Find(message => message.Id == id);

    public void Remove(SandboxLogMessage message) => messages.Remove(message);
}
