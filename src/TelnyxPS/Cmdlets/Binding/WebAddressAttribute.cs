using TelnyxPS.Models;

namespace TelnyxPS.Cmdlets.Binding;

/// <summary>Checks an HTTP or HTTPS address. It remains text, because a Uri could change it.</summary>
internal sealed class WebAddressAttribute : ParsingAttribute
{
    private protected override object? BlankValue => SettingValue.BlankText;

    private protected override object? NoneValue => ValueText.None;

    protected override object? Parse(object value)
    {
        string? text = value switch
        {
            string s => s.Trim(),
            Uri uri => uri.OriginalString,
            _ => null,
        };

        // PowerShell converts an empty text to an empty Uri.
        if (text?.Length == 0)
            return Setting is null ? null : BlankValue;
        bool isAddress = Uri.TryCreate(text, UriKind.Absolute, out Uri? address)
            && (address.Scheme == Uri.UriSchemeHttps || address.Scheme == Uri.UriSchemeHttp)
            && address.Host.Length > 0
            && !text!.Any(char.IsWhiteSpace)
            && !HasHalfCharacter(text!);
        return isAddress
            ? text
            : throw Damage($"{Shown(value)} is not an http or https address, such as https://example.com/hook.");
    }
}
