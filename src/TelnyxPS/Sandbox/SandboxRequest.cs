namespace TelnyxPS.Sandbox;

/// <summary>A request with a matching route.</summary>
internal sealed class SandboxRequest(
    HttpRequestMessage message, string body, IReadOnlyDictionary<string, string> pathValues)
{
    public string Body => body;

    public SandboxQuery Query { get; } = new(message.RequestUri!.Query);

    /// <summary>Returns the path segment that matches the placeholder <c>{name}</c> of the route.</summary>
    public string PathValue(string name) => pathValues[name];
}
