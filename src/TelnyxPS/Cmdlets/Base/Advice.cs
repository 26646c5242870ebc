using System.Globalization;
using System.Net;
using TelnyxPS.Client;
using TelnyxPS.Models;

namespace TelnyxPS.Cmdlets;

/// <summary>Suggests the next step after a failed request: the cmdlet to run.</summary>
internal static class Advice
{
    /// <summary>Returns the next step; null if the message of the exception says everything.</summary>
    public static string? For(TelnyxApiException e) => e switch
    {
        { IsAmbiguous: true, Failure.About: { } about } => ForUnknownOutcome(e.Method, about),
        { IsAmbiguous: true } => "Before you try again, check whether the request was carried out.",
        { Kind: TelnyxErrorKind.Unauthorized } => "Check the key, and then run Connect-Telnyx with a valid key.",
        { Kind: TelnyxErrorKind.SessionClosed } => "Connect again with Connect-Telnyx.",
        { Kind: TelnyxErrorKind.UnexpectedStatus, StatusCode: HttpStatusCode.ProxyAuthenticationRequired } =>
            "Run Connect-Telnyx again with -Proxy and -ProxyCredential.",
        _ => null,
    };

    /// <summary>Adds the next step to the message of an exception.</summary>
    public static TelnyxApiException AddTo(TelnyxApiException e) => For(e) is { } advice ? e.WithAdvice(advice) : e;

    private static string ForUnknownOutcome(string method, ResourceReference about)
    {
        if (about.Type == typeof(ExternalConnectionRefresh))
            return "Run the command again. If a refresh is still in progress, the response says so.";

        if (about.Type == typeof(AddressSuggestion))
            return "Run the command again. If the suggestion is already accepted, nothing changes.";

        if (about.Type == typeof(ExternalConnectionStaticEmergencyAddress))
            return "The address might already be set. If it is set and accepted, Telnyx refuses to set it again.";

        string look = Look(about);
        if (method == "PATCH")
            return $"The change might still take effect. To check, run {look}.";
        if (method == "DELETE")
            return $"The removal might still take effect. To check, run {look}.";
        return about.Type == typeof(ExternalConnection)
            ? $"Before you try again, run {look} to check whether the connection was created."
            : $"Before you try again, run {look} to check whether the request was carried out.";
    }

    /// <summary>Returns the command that shows a resource.</summary>
    private static string Look(ResourceReference about)
    {
        if (about.Type == typeof(ExternalConnection))
        {
            string today = DateTime.UtcNow.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
            return "Get-TelnyxExternalConnection " + (about.Id is null ? $"-CreatedAt {today}" : $"-Id {about.Id}");
        }

        // A retried upload can have another ticket.
        string? id = about.Type == typeof(ExternalConnectionUpload) ? null : about.Id;
        string noun = about.Type == typeof(AccountPhoneNumber) ? "PhoneNumber" : about.Type.Name;
        return string.Join(" ", new[] { $"Get-Telnyx{noun}", about.ConnectionId, id }.Where(part => part is not null));
    }
}
