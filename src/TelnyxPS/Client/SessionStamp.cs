using TelnyxPS.Models;

namespace TelnyxPS.Client;

/// <summary>Records which session read a resource, when, and at which position in the sequence of writes.</summary>
internal sealed class SessionStamp(TelnyxSession session, long sequence, DateTimeOffset time) : ReadStamp
{
    /// <summary>The session that read the resource.</summary>
    public TelnyxSession Session { get; } = session;

    /// <summary>The position of the read in the sequence of writes.</summary>
    public long Sequence { get; } = sequence;

    /// <summary>When the request was sent.</summary>
    public DateTimeOffset Time { get; } = time;
}
