namespace TelnyxPS.Models;

/// <summary>A change that cannot be undone.</summary>
internal sealed class UndoConflict(RecordedChange change, object? current, bool hadNoValue)
{
    public RecordedChange Change => change;

    /// <summary>The current value of the setting.</summary>
    public object? Current => current;

    /// <summary>
    /// Whether the setting had no value before the change, which the API cannot restore. If false, the setting was
    /// changed again afterward.
    /// </summary>
    public bool HadNoValue => hadNoValue;
}
