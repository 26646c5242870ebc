namespace TelnyxPS.Models;

/// <summary>The settings to write to undo recorded changes of one connection.</summary>
internal sealed class UndoPlan
{
    private readonly List<UndoConflict> conflicts = [];

    private UndoPlan()
    {
    }

    /// <summary>The old values of the settings that can be restored.</summary>
    public DesiredSettings Settings { get; } = new();

    /// <summary>The changes that cannot be undone.</summary>
    public IReadOnlyList<UndoConflict> Conflicts => conflicts;

    /// <summary>
    /// Follows the changes of each setting from the newest to the oldest. A change is undone if the setting still has
    /// the new value, and skipped if it already has the old value. Any other value was set by someone else and is kept.
    /// </summary>
    /// <param name="newestFirst">The changes, the newest first.</param>
    /// <param name="current">Returns the current value of a setting.</param>
    /// <param name="force">Whether to restore the old value regardless of the current value.</param>
    public static UndoPlan Of(IEnumerable<RecordedChange> newestFirst, Func<Setting, object?> current, bool force)
    {
        var plan = new UndoPlan();
        foreach (IGrouping<Setting, RecordedChange> changes in newestFirst.GroupBy(change => change.Setting))
            plan.Follow(changes.Key, changes, current(changes.Key), force);
        return plan;
    }

    private void Follow(Setting setting, IEnumerable<RecordedChange> newestFirst, object? current, bool force)
    {
        object? value = current;
        foreach (RecordedChange change in newestFirst)
        {
            if (force || setting.Kind.AreSame(value, change.New))
            {
                value = change.Old;
            }
            else if (!setting.Kind.AreSame(value, change.Old))
            {
                conflicts.Add(new UndoConflict(change, value, hadNoValue: false));
                break;
            }
        }

        if (setting.Kind.AreSame(value, current))
            return;
        if (setting.Kind.AreSame(value, setting.Kind.None) && !setting.CanClear)
            conflicts.Add(new UndoConflict(newestFirst.Last(), current, hadNoValue: true));
        else
            Settings[setting] = value;
    }
}
