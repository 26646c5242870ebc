namespace TelnyxPS.Sandbox;

/// <summary>An answer: its status and its JSON.</summary>
internal sealed class SandboxReply
{
    public SandboxReply(int status, byte[] json)
    {
        Status = status;
        Json = json;
    }

    public int Status { get; }

    /// <summary>As UTF-8.</summary>
    public byte[] Json { get; }
}
