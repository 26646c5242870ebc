namespace TelnyxPS.Models;

/// <summary>Where and when a connection was read: what tells a known state from an old one.</summary>
internal sealed class Reading
{
    public Reading(object session, long sequence, DateTimeOffset time)
    {
        Session = session;
        Sequence = sequence;
        Time = time;
    }

    /// <summary>The session that read it.</summary>
    public object Session { get; }

    /// <summary>The place of the reading among the session's writes.</summary>
    public long Sequence { get; }

    /// <summary>When the request was sent.</summary>
    public DateTimeOffset Time { get; }
}
