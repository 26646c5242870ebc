namespace TelnyxPS.TestSupport;

/// <summary>A clock that can be advanced from any thread.</summary>
public sealed class JumpingClock(TimeSpan by)
{
    private long offset;

    /// <summary>Returns the time.</summary>
    public DateTimeOffset Read() => DateTimeOffset.UtcNow + TimeSpan.FromTicks(Interlocked.Read(ref offset));

    /// <summary>Advances the clock.</summary>
    public void Jump() => Interlocked.Add(ref offset, by.Ticks);
}
