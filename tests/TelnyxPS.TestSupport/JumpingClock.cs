namespace TelnyxPS.TestSupport;

/// <summary>A clock that jumps when it is told to, from any thread.</summary>
public sealed class JumpingClock(TimeSpan by)
{
    private long offset;

    /// <summary>The time.</summary>
    public DateTimeOffset Read() => DateTimeOffset.UtcNow + TimeSpan.FromTicks(Interlocked.Read(ref offset));

    /// <summary>Puts the clock forward.</summary>
    public void Jump() => Interlocked.Add(ref offset, by.Ticks);
}
