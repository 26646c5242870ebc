namespace TelnyxPS.TestServer;

/// <summary>A response of the sandbox.</summary>
public sealed record SandboxResult(int Status, byte[] Body, string RequestId)
{
    /// <summary>Whether the request was carried out.</summary>
    public bool IsSuccess => Status is >= 200 and < 300;
}
