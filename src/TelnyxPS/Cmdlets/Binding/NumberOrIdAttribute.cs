using TelnyxPS.Models;

namespace TelnyxPS.Cmdlets.Binding;

/// <summary>Converts values to phone numbers of the account: in E.164 format, or their ids.</summary>
internal sealed class NumberOrIdAttribute : IdsAttribute
{
    // E.164 numbers have at most 15 digits, and ids of Telnyx have 19.
    private const int MostDigitsOfNumber = 15;

    protected override string Required => "A phone number or an id";

    protected override bool TryRead(object value, out string id, out string problem)
    {
        if (value is string text && text.Trim() is { Length: > 0 } number && number[0] == '+')
        {
            id = number;
            problem = PhoneNumberAttribute.IsE164(number)
                ? ""
                : $"'{DisplayText.Of(number)}' is not a complete phone number in E.164 format, such as +15551234567.";
            return problem.Length == 0;
        }

        if (value is not (string or ulong))
            return TryReadObject(value, out id, out problem);
        if (!IdText.TryReadText(value, out id, out problem, "phone number or id"))
            return false;

        if (id.Length <= MostDigitsOfNumber || !IdText.TryRead(id, out id, out _))
        {
            problem = $"'{IdText.Shown(value)}' is neither a phone number nor the id of a phone number. A phone number "
                + "begins with a plus sign and the country code, such as +15551234567. A spreadsheet can remove the "
                + "plus sign. To keep it, import the column as text.";
        }

        return problem.Length == 0;
    }

    private static bool TryReadObject(object value, out string id, out string problem)
    {
        if (IdText.TryRead(value, out id, out problem) && id.Length > MostDigitsOfNumber)
            return true;

        problem = value is double or float or decimal || WholeNumber.Of(value) is not null
            ? $"{IdText.Shown(value)} is a number, not text. Specify the phone number as text, with the plus sign and "
                + "the country code, such as '+15551234567', or specify its id as text."
            : $"A value of type {value.GetType().Name} is not a phone number or an id. Specify the phone number or id "
                + "as text.";
        return false;
    }
}
