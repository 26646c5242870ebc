using System.Globalization;

namespace TelnyxPS.Models;

/// <summary>A setting whose current value differs from the desired value.</summary>
/// <param name="setting">The name of the setting: the property of a connection.</param>
/// <param name="name">The setting in words.</param>
/// <param name="actual">The current value.</param>
/// <param name="wanted">The desired value.</param>
internal sealed class SettingDifference(string setting, string name, object? actual, object? wanted)
{

    public string Setting => setting;

    public string Name => name;

    public object? Actual => actual;

    public object? Wanted => wanted;

    /// <summary>Returns, for example, <c>outbound channel limit: 10 -> 25</c>.</summary>
    public override string ToString() => $"{Name}: {Show(Actual)} -> {Show(Wanted)}";

    /// <summary>Converts a value to text for messages.</summary>
    public static string Show(object? value)
    {
        string text = Convert.ToString(value, CultureInfo.InvariantCulture) ?? "";
        return text.Length == 0 ? "(none)" : DisplayText.Of(text);
    }
}
