using TelnyxPS.Models;

namespace TelnyxPS.Cmdlets.Binding;

/// <summary>
/// What the parameter of a setting holds for a blank and for <c>(none)</c>. Both differ from null, which is what a parameter
/// has that was not specified. No attribute makes these of any other value.
/// </summary>
internal static class SettingValue
{
    public const string BlankText = "";
    public const int BlankNumber = int.MinValue;
    public const int NoneNumber = int.MinValue + 1;

    /// <summary>No tags at all, as a blank cell has them.</summary>
    public static readonly string[] BlankTags = [];

    /// <summary>Whether a parameter was specified as a blank.</summary>
    public static bool IsBlank(object? value) => value is BlankText or BlankNumber or string[] { Length: 0 };

    /// <summary>Whether a parameter was specified as <c>(none)</c>.</summary>
    public static bool IsNone(object? value) => value is ValueText.None or NoneNumber or TagCollection { Count: 0 };
}
