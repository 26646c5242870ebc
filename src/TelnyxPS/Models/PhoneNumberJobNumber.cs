using System.Text.Json;

namespace TelnyxPS.Models;

/// <summary>
/// A phone number of a background job. A property is null if the API did not return the field.
/// </summary>
public sealed class PhoneNumberJobNumber : TelnyxResource
{
    private PhoneNumberJobNumber()
    {
    }

    /// <summary>The phone number in E.164 format.</summary>
    public string? PhoneNumber { get; private set; }

    /// <summary>The id of the phone number in the account: a string of digits.</summary>
    public string? NumberId { get; private set; }

    /// <summary>The code of the first error, if the number failed.</summary>
    public string? ErrorCode { get; private set; }

    /// <summary>The error messages, if the number failed.</summary>
    public string? ErrorMessage { get; private set; }

    internal override string? ResourceId => NumberId;

    internal override string FullName => $"Phone number {PhoneNumber ?? NumberId}";

    /// <summary>Returns the phone number in E.164 format.</summary>
    public override string ToString() => PhoneNumber ?? NumberId ?? "";

    internal static PhoneNumberJobNumber Read(ref Utf8JsonReader reader)
    {
        var number = new PhoneNumberJobNumber();
        while (reader.NextField())
        {
            if (reader.IsField("id"u8))
                number.NumberId = reader.ReadText(number.Unknown);
            else if (reader.IsField("phone_number"u8))
                number.PhoneNumber = reader.ReadText(number.Unknown);
            else if (reader.IsField("errors"u8))
                number.SetErrors(reader.ReadObjects(JobError.Read, number.Unknown) ?? []);
            else
                number.KeepUnknown(ref reader);
        }

        return number;
    }

    private void SetErrors(List<JobError> errors)
    {
        ErrorCode = errors.FirstOrDefault()?.Code;
        ErrorMessage = errors.Count == 0 ? null : string.Join(" ", errors);
    }
}
