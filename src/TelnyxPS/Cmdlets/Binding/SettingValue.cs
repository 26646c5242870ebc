using TelnyxPS.Models;

namespace TelnyxPS.Cmdlets.Binding;

/// <summary>
/// The parameter values that represent a blank setting and <c>(none)</c>. Both differ from null, which means that
/// the the parameter was not specified. No other value is converted to them.
/// </summary>
internal static class SettingValue
{
    public const string BlankText = "";
    public const int BlankNumber = int.MinValue;
    public const int NoneNumber = int.MinValue + 1;

    /// <summary>The value that represents a blank cell of tags.</summary>
    public static readonly string[] BlankTags = [];

    /// <summary>Returns whether the value of a parameter is blank.</summary>
    public static bool IsBlank(object? value) => value is BlankText or BlankNumber or string[] { Length: 0 };

    /// <summary>Returns whether the value of a parameter is <c>(none)</c>.</summary>
    public static bool IsNone(object? value) => value is ValueText.None or NoneNumber or TagCollection { Count: 0 };
}
