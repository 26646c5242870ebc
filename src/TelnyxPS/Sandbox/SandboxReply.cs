namespace TelnyxPS.Sandbox;

/// <summary>A response: its status and its JSON.</summary>
internal sealed class SandboxReply(int status, byte[] json)
{
    public int Status => status;

    /// <summary>The JSON in UTF-8.</summary>
    public byte[] Json => json;
}
