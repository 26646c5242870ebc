using System.Globalization;
using System.Management.Automation;
using System.Management.Automation.Internal;
using TelnyxPS.Models;

namespace TelnyxPS.Cmdlets.Binding;

/// <summary>
/// Converts the value of a parameter from any source: the command line, a property, or a CSV cell. Blank becomes
/// null. A value that cannot be converted is an error that names it: otherwise, the binder would leave some
/// parameters unbound without an error.
/// </summary>
internal abstract class ParsingAttribute : ArgumentTransformationAttribute
{
    public sealed override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData)
    {
        object? value = Plain(inputData);
        if (StandInFor(value, inputData) is { } standIn)
            return standIn;
        try
        {
            if (IsBlank(value))
                return (Setting is null ? null : BlankValue) ?? OfBlank();
            if (Setting is not null && value is string text && ValueText.IsNone(text))
                return NoneOf(ConnectionSettings.Find(Setting)!) ?? Parse(value, inputData!);
            return Parse(Sound(value!), inputData!);
        }
        catch (ArgumentTransformationMetadataException e) when (
            e.InnerException is null && PipelineRow.Locate(value) is { } place)
        {
            throw Damage($"{place}: {e.Message}");
        }
    }

    /// <summary>
    /// The setting that the parameter changes. For a setting, <c>(none)</c> clears it, and a blank value can clear
    /// it. Null for other parameters.
    /// </summary>
    public string? Setting { get; set; }

    /// <summary>
    /// The value that represents a blank for a setting. It differs from null, which means that the parameter was not
    /// specified.
    /// </summary>
    private protected virtual object? BlankValue => null;

    /// <summary>
    /// The value that represents <c>(none)</c> for a setting that can be cleared; null if it is parsed like other text.
    /// </summary>
    private protected virtual object? NoneValue => null;

    /// <summary>Whether text can contain invisible characters, as tags and names can.</summary>
    protected virtual bool AcceptsInvisible => false;

    /// <summary>
    /// Returns the object to bind instead of an object that is not a value; null if the object is a value. The
    /// original object can be a row.
    /// </summary>
    protected virtual object? StandInFor(object? value, object? given) => null;

    /// <summary>Converts a value that is not blank.</summary>
    protected abstract object? Parse(object value);

    /// <summary>Converts a value that is not blank. The original object can contain how it was typed.</summary>
    protected virtual object? Parse(object value, object given) => Parse(value);

    /// <summary>Returns the value that a blank becomes: null, because a blank cell does not change a setting.</summary>
    protected virtual object? OfBlank() => null;

    /// <summary>Returns the value without its PSObject.</summary>
    protected static object? Plain(object? value) => value is PSObject wrapped ? wrapped.BaseObject : value;

    internal static bool IsBlank(object? value) =>
        value is null or DBNull
            || ReferenceEquals(value, AutomationNull.Value)
            || (value is string text && string.IsNullOrWhiteSpace(text));

    /// <summary>Returns whether a text contains an unpaired surrogate, which JSON would replace.</summary>
    protected static bool HasHalfCharacter(string text)
    {
        for (int i = 0; i < text.Length; i++)
        {
            if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
                i++;
            else if (char.IsSurrogate(text[i]))
                return true;
        }

        return false;
    }

    /// <summary>Returns the value for an error message.</summary>
    protected static string Shown(object? value) =>
        $"'{DisplayText.Of(Convert.ToString(value, CultureInfo.InvariantCulture) ?? "")}'";

    private object? NoneOf(Setting setting) => setting.CanClear ? NoneValue : throw Damage(
        $"'{ValueText.None}' clears a setting, but {setting.Parameter} cannot be cleared. "
            + "Specify a value, omit the parameter, or leave the cell blank.");

    private object Sound(object value)
    {
        if (value is not string text)
            return value;
        string? problem = DestroyedText.Problem(text) ?? (AcceptsInvisible ? null : InvisibleCharacter.Problem(text));
        return problem is null ? value : throw Damage(problem);
    }

    protected static Exception Damage(string message) =>
        new ArgumentTransformationMetadataException(ErrorRecords.Shown(message));
}
