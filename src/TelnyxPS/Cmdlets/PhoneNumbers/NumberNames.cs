using System.Management.Automation;
using TelnyxPS.Bulk;
using TelnyxPS.Models;

namespace TelnyxPS.Cmdlets;

/// <summary>The phone numbers that objects name.</summary>
internal static class NumberNames
{
    /// <summary>
    /// The number that an object names, in E.164 form, else by id; null where it names none. The number id of an upload
    /// counts only where it is a run of digits: the API documents a uuid there, which identifies no number of the account.
    /// </summary>
    public static string? Of(TelnyxResource resource) => resource switch
    {
        AccountPhoneNumber number => E164(number.PhoneNumber) ?? Id(number.NumberId),
        PhoneNumberJobNumber number => E164(number.PhoneNumber) ?? Id(number.NumberId),
        ExternalConnectionPhoneNumber number => E164(number.PhoneNumber) ?? Id(number.NumberId),
        ExternalConnectionUploadNumber number => E164(number.PhoneNumber) ?? Id(number.NumberId),
        ExternalConnectionReleaseNumber number => E164(number.PhoneNumber) ?? Id(number.NumberId),
        ExternalConnectionLogMessage message => E164(message.PhoneNumber),
        _ => null,
    };

    /// <summary>The number that an object names by id, else in E.164 form; null where it names none.</summary>
    public static string? IdOf(TelnyxResource resource) => resource switch
    {
        AccountPhoneNumber number => Id(number.NumberId),
        PhoneNumberJobNumber number => Id(number.NumberId),
        ExternalConnectionPhoneNumber number => Id(number.NumberId),
        ExternalConnectionUploadNumber number => Id(number.NumberId),
        ExternalConnectionReleaseNumber number => Id(number.NumberId),
        _ => null,
    } ?? Of(resource);

    /// <summary>The error of an object that names no number.</summary>
    public static ErrorRecord NoNumber(TelnyxResource given) => ErrorRecords.Of(
        "NoNumber", ErrorCategory.InvalidArgument, $"{DisplayText.Of(given.FullName)} contains no phone number.", given);

    private static string? E164(string? text) => text is not null && NumberReader.IsNumber(text) ? text : null;

    private static string? Id(string? text) =>
        text is { Length: > 0 } id && id.All(c => c is >= '0' and <= '9') ? id : null;
}
