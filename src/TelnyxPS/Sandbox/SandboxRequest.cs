namespace TelnyxPS.Sandbox;

/// <summary>A request that has found its route.</summary>
internal sealed class SandboxRequest(
    HttpRequestMessage message, string body, IReadOnlyDictionary<string, string> pathValues)
{
    public string Body => body;

    public SandboxQuery Query { get; } = new(message.RequestUri!.Query);

    /// <summary>What stands in the path where the route has <c>{name}</c>.</summary>
    public string PathValue(string name) => pathValues[name];
}
