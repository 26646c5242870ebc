using System.Globalization;

namespace TelnyxPS.Models;

/// <summary>One setting that is not as specified: its name, its value, and the value that it should have.</summary>
internal sealed class SettingDifference
{
    /// <param name="setting">The setting, as the property of a connection is named.</param>
    /// <param name="name">The setting in words.</param>
    /// <param name="actual">What it is.</param>
    /// <param name="wanted">What it shall be.</param>
    public SettingDifference(string setting, string name, object? actual, object? wanted)
    {
        Setting = setting;
        Name = name;
        Actual = actual;
        Wanted = wanted;
    }

    public string Setting { get; }

    public string Name { get; }

    public object? Actual { get; }

    public object? Wanted { get; }

    /// <summary>As <c>outbound channel limit: 10 -> 25</c>.</summary>
    public override string ToString() => $"{Name}: {Show(Actual)} -> {Show(Wanted)}";

    /// <summary>A value as a person reads it.</summary>
    public static string Show(object? value)
    {
        string text = Convert.ToString(value, CultureInfo.InvariantCulture) ?? "";
        return text.Length == 0 ? "(none)" : DisplayText.Of(text);
    }
}
