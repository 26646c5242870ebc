namespace TelnyxPS.Models;

/// <summary>A change of a setting, read from a change record.</summary>
internal sealed class RecordedChange(Setting setting, object? old, object? @new, DateTimeOffset time)
{
    public Setting Setting => setting;

    /// <summary>The value before the change; null if there was none.</summary>
    public object? Old => old;

    /// <summary>The value after the change; null if there is none.</summary>
    public object? New => @new;

    /// <summary>When the change was made.</summary>
    public DateTimeOffset Time => time;
}
