using System.Globalization;
using TelnyxPS.Client;
using TelnyxPS.Models;

namespace TelnyxPS.Cmdlets;

/// <summary>The next step after a failed request: which cmdlet to run.</summary>
internal static class Advice
{
    /// <summary>What to do next; null where the message of the exception says all.</summary>
    public static string? For(TelnyxApiException e) =>
        e.IsAmbiguous && e.Failure.About is { } about ? ForUnknownOutcome(e.Method, about) : null;

    private static string ForUnknownOutcome(string method, ResourceReference about)
    {
        if (about.Type == typeof(ExternalConnectionRefresh))
            return "Run it again: where a refresh is still in progress, Telnyx says so.";

        string look = Look(about);
        if (method == "PATCH")
            return $"The change may still take effect: look with {look}.";
        if (method == "DELETE")
            return $"The removal may still take effect: look with {look}.";
        return about.Type == typeof(ExternalConnection)
            ? $"Look whether it was made before you try again: {look}."
            : $"Look with {look} before you try again.";
    }

    /// <summary>The command that shows a resource.</summary>
    private static string Look(ResourceReference about)
    {
        if (about.Type == typeof(ExternalConnection))
        {
            string today = DateTime.UtcNow.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
            return "Get-TelnyxExternalConnection " + (about.Id is null ? $"-CreatedAt {today}" : $"-Id {about.Id}");
        }

        // A location is seen in its civic address, and a retry may give an upload another ticket.
        if (about.Type == typeof(ExternalConnectionStaticEmergencyAddress))
            return $"Get-TelnyxExternalConnectionCivicAddress {about.ConnectionId}";
        string? id = about.Type == typeof(ExternalConnectionUpload) ? null : about.Id;
        return string.Join(" ", new[] { $"Get-Telnyx{about.Type.Name}", about.ConnectionId, id }.Where(part => part is not null));
    }
}
