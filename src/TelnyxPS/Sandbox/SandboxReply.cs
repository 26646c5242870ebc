namespace TelnyxPS.Sandbox;

/// <summary>An answer: its status and its JSON.</summary>
internal sealed class SandboxReply(int status, byte[] json)
{
    public int Status => status;

    /// <summary>As UTF-8.</summary>
    public byte[] Json => json;
}
