using TelnyxPS.Models;

namespace TelnyxPS.Cmdlets.Binding;

/// <summary>Checks a UUID, such as 1b9f1c4a-6d0e-4f5b-8a7e-0c2d3e4f5a6b. Blank becomes null.</summary>
internal sealed class UuidAttribute : ParsingAttribute
{
    protected override object? Parse(object value) =>
        value is Guid given ? given.ToString()
        : value is string text && Guid.TryParseExact(text.Trim(), "D", out Guid uuid) ? uuid.ToString()
        : value is TelnyxResource ? throw Damage($"{Shown(value)} is an object, not a UUID. Specify its id.")
        : throw Damage($"{Shown(value)} is not a UUID. A UUID looks like 1b9f1c4a-6d0e-4f5b-8a7e-0c2d3e4f5a6b.");
}
