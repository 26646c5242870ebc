using TelnyxPS.Models;

namespace TelnyxPS.Cmdlets.Binding;

/// <summary>Converts a value to the id of a profile or a connection.</summary>
internal sealed class ProfileIdAttribute : ParsingAttribute
{
    private protected override object? BlankValue => SettingValue.BlankText;

    private protected override object? NoneValue => ValueText.None;

    protected override object? Parse(object value) =>
        IdText.TryRead(value, out string id, out string problem) ? id : throw Damage(problem);
}
