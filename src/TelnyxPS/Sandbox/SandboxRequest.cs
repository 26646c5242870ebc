namespace TelnyxPS.Sandbox;

/// <summary>A request that has found its route.</summary>
internal sealed class SandboxRequest
{
    private readonly IReadOnlyDictionary<string, string> pathValues;

    public SandboxRequest(HttpRequestMessage message, string body, IReadOnlyDictionary<string, string> pathValues)
    {
        this.pathValues = pathValues;
        Body = body;
        Query = new SandboxQuery(message.RequestUri!.Query);
    }

    public string Body { get; }

    public SandboxQuery Query { get; }

    /// <summary>What stands in the path where the route has <c>{name}</c>.</summary>
    public string PathValue(string name) => pathValues[name];
}
