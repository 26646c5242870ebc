using System.Globalization;
using System.Management.Automation;
using System.Management.Automation.Internal;
using TelnyxPS.Models;

namespace TelnyxPS.Cmdlets.Binding;

/// <summary>
/// Reads a parameter from whatever it comes as: typed, a property, a cell of a CSV file. Blank is null; what cannot
/// be read is an error that names it, never dropped: PowerShell's binder would leave some of it unbound without a word.
/// </summary>
internal abstract class ParsingAttribute : ArgumentTransformationAttribute
{
    public sealed override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData)
    {
        object? value = Plain(inputData);
        try
        {
            if (IsBlank(value))
                return (Setting is null ? null : BlankValue) ?? OfBlank();
            if (Setting is not null && value is string text && ValueText.IsNone(text))
                return NoneOf(ConnectionSettings.Find(Setting)!) ?? Parse(value, inputData!);
            return Parse(Sound(value!), inputData!);
        }
        catch (ArgumentTransformationMetadataException e) when (e.InnerException is null && PipelineRow.Locate(value) is { } place)
        {
            throw Damage($"{place}: {e.Message}");
        }
    }

    /// <summary>
    /// The setting of a connection that the parameter changes, where <c>(none)</c> clears it and a blank may do so too; null
    /// for other parameters.
    /// </summary>
    public string? Setting { get; set; }

    /// <summary>What a blank becomes for a setting: it differs from null, which the parameter has without a value.</summary>
    private protected virtual object? BlankValue => null;

    /// <summary>What <c>(none)</c> becomes for a setting that can be cleared; null where it is parsed like other text.</summary>
    private protected virtual object? NoneValue => null;

    /// <summary>Whether text may hold invisible characters, as tags and names may.</summary>
    protected virtual bool AcceptsInvisible => false;

    /// <summary>Reads a value that is there.</summary>
    protected abstract object? Parse(object value);

    /// <summary>Reads a value that is there, beside what PowerShell gave for it, which knows how it was typed.</summary>
    protected virtual object? Parse(object value, object given) => Parse(value);

    /// <summary>What a value that is not there means: null, as a blank cell leaves a setting as it is.</summary>
    protected virtual object? OfBlank() => null;

    /// <summary>The value without PowerShell's wrapper.</summary>
    protected static object? Plain(object? value) => value is PSObject wrapped ? wrapped.BaseObject : value;

    internal static bool IsBlank(object? value) =>
        value is null or DBNull || ReferenceEquals(value, AutomationNull.Value) || (value is string text && string.IsNullOrWhiteSpace(text));

    /// <summary>Whether a text holds half of a character that takes two: JSON would have another in its place.</summary>
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

    /// <summary>The value as an error shows it.</summary>
    protected static string Shown(object? value) => $"'{DisplayText.Of(Convert.ToString(value, CultureInfo.InvariantCulture) ?? "")}'";

    private object? NoneOf(Setting setting) => setting.CanClear ? NoneValue : throw Damage(
        $"'{ValueText.None}' clears a setting, but Telnyx cannot clear {setting.Words}. "
            + "Specify a value, or leave the cell blank to keep the current one.");

    private object Sound(object value)
    {
        if (value is not string text)
            return value;
        string? problem = DestroyedText.Problem(text) ?? (AcceptsInvisible ? null : InvisibleCharacter.Problem(text));
        return problem is null ? value : throw Damage(problem);
    }

    protected static Exception Damage(string message) => new ArgumentTransformationMetadataException(message);
}
