using System.Management.Automation;
using TelnyxPS.Bulk;
using TelnyxPS.Models;

namespace TelnyxPS.Cmdlets;

/// <summary>Finds the phone number in an object.</summary>
internal static class NumberNames
{
    /// <summary>
    /// Returns the number in E.164 format or, without one, its id; null if the object contains neither. The number id
    /// of an upload counts only if it consists of digits: the API documents a UUID there, which does not identify a
    /// number of the account.
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

    /// <summary>
    /// Returns the id of the number or, without one, its E.164 format; null if the object contains neither.
    /// </summary>
    public static string? IdOf(TelnyxResource resource) => resource switch
    {
        AccountPhoneNumber number => Id(number.NumberId),
        PhoneNumberJobNumber number => Id(number.NumberId),
        ExternalConnectionPhoneNumber number => Id(number.NumberId),
        ExternalConnectionUploadNumber number => Id(number.NumberId),
        ExternalConnectionReleaseNumber number => Id(number.NumberId),
        _ => null,
    } ?? Of(resource);

    /// <summary>Creates the error about an object without a phone number.</summary>
    public static ErrorRecord NoNumber(TelnyxResource given) => ErrorRecords.Of(
        "NoNumber",
        ErrorCategory.InvalidArgument,
        given is ExternalConnection or ExternalConnectionUpload or ExternalConnectionRelease or PhoneNumberJob
            ? $"{DisplayText.Of(given.FullName)} is not a phone number. Specify phone numbers with -PhoneNumber."
            : $"{DisplayText.Of(given.FullName)} contains no phone number.",
        given);

    private static string? E164(string? text) => text is not null && AccountNumberReader.IsNumber(text) ? text : null;

    private static string? Id(string? text) =>
        text is { Length: > 0 } id && id.All(c => c is >= '0' and <= '9') ? id : null;
}
