using TelnyxPS.Models;

namespace TelnyxPS.Client;

/// <summary>Which session read a resource, when, and where among the writes: shows whether the state still holds.</summary>
internal sealed class SessionStamp(TelnyxSession session, long sequence, DateTimeOffset time) : ReadStamp
{
    /// <summary>The session that read it.</summary>
    public TelnyxSession Session { get; } = session;

    /// <summary>The place of the read in the sequence of writes.</summary>
    public long Sequence { get; } = sequence;

    /// <summary>When the request was sent.</summary>
    public DateTimeOffset Time { get; } = time;
}
