namespace TelnyxPS.Models;

/// <summary>A change that cannot be undone.</summary>
internal sealed class UndoConflict(RecordedChange change, object? current, bool hadNoValue)
{
    public RecordedChange Change => change;

    /// <summary>The value that the setting has now.</summary>
    public object? Current => current;

    /// <summary>Whether the setting had no value before, which the API cannot restore; else someone changed it since.</summary>
    public bool HadNoValue => hadNoValue;
}
