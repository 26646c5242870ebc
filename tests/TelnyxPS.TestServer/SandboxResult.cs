namespace TelnyxPS.TestServer;

/// <summary>What the sandbox answered.</summary>
public sealed record SandboxResult(int Status, byte[] Body, string RequestId)
{
    /// <summary>Whether the request was carried out.</summary>
    public bool IsSuccess => Status is >= 200 and < 300;
}
