using System.Collections;
using TelnyxPS.Models;

namespace TelnyxPS.Cmdlets.Binding;

/// <summary>Converts values to names of settings: a list, or a cell with semicolons or commas.</summary>
internal sealed class SettingNamesAttribute : ParsingAttribute
{
    protected override object? Parse(object value)
    {
        ConnectionSetting[] settings = value switch
        {
            ConnectionSetting setting => [setting],
            string text => text
                .Split([';', ','], StringSplitOptions.RemoveEmptyEntries)
                .Where(name => !IsBlank(name))
                .Select(Named)
                .ToArray(),
            IEnumerable many and not IDictionary => many.Cast<object?>()
                .Select(one => Plain(one) is ConnectionSetting setting ? setting : Named($"{one}"))
                .ToArray(),
            _ => throw Unknown(value),
        };
        return settings.Length == 0 ? null : settings.Distinct().ToArray();
    }

    // The column of the tags is named Tags. A number would be parsed as the index of a setting.
    private static ConnectionSetting Named(string name)
    {
        string plain = name.Trim();
        if (string.Equals(plain, nameof(ExternalConnection.Tags), StringComparison.OrdinalIgnoreCase))
            return ConnectionSetting.Tag;
        return plain.All(char.IsLetter) && Enum.TryParse(plain, ignoreCase: true, out ConnectionSetting setting)
            ? setting
            : throw Unknown(name);
    }

    private static Exception Unknown(object value) =>
        Damage(
            $"{Shown(value)} is not a setting that can be cleared: "
                + $"{string.Join(", ", Enum.GetNames(typeof(ConnectionSetting)))}.");
}
