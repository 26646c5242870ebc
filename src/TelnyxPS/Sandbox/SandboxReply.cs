namespace TelnyxPS.Sandbox;

/// <summary>An answer: its status and its JSON.</summary>
internal sealed class SandboxReply
{
    public SandboxReply(int status, string json)
    {
        Status = status;
        Json = json;
    }

    public int Status { get; }

    public string Json { get; }
}
