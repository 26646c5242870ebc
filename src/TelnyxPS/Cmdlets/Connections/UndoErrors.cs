using System.Management.Automation;
using TelnyxPS.Models;

namespace TelnyxPS.Cmdlets;

/// <summary>Creates the errors about changes that cannot be undone.</summary>
internal static class UndoErrors
{
    public static IReadOnlyList<ErrorRecord> Of(string name, UndoPlan? plan, object target) =>
        plan?.Conflicts.Select(conflict => Of(name, conflict, target)).ToList() ?? [];

    private static ErrorRecord Of(string name, UndoConflict conflict, object target)
    {
        RecordedChange change = conflict.Change;
        string what = $"{name}: cannot undo '{change.Setting.Words}: "
            + $"{SettingDifference.Show(change.Old)} -> {SettingDifference.Show(change.New)}'";
        return conflict.HadNoValue
            ? ErrorRecords.Of(
                "CannotClear",
                ErrorCategory.InvalidOperation,
                $"{what}, because the setting had no value and cannot be cleared. It keeps the value "
                    + $"{SettingDifference.Show(conflict.Current)}.",
                target)
            : ErrorRecords.Of(
                "ChangedSince",
                ErrorCategory.ResourceExists,
                $"{what}, because the value has since been changed to {SettingDifference.Show(conflict.Current)}. To "
                    + "restore the old value anyway, use -Force.",
                target);
    }
}
