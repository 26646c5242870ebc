using TelnyxPS.Models;

namespace TelnyxPS.Client;

/// <summary>The kinds of things that belong to connections.</summary>
internal static class Endpoints
{
    public static readonly Endpoint<ExternalConnectionPhoneNumber> PhoneNumber =
        new("phone number", "phone_numbers", "Get-TelnyxExternalConnectionPhoneNumber", ExternalConnectionPhoneNumber.Read);

    public static readonly Endpoint<ExternalConnectionCivicAddress> CivicAddress =
        new("civic address", "civic_addresses", "Get-TelnyxExternalConnectionCivicAddress", ExternalConnectionCivicAddress.Read) { IsPaged = false };

    public static readonly Endpoint<ExternalConnectionStaticEmergencyAddress> Location =
        new("location", "locations", "Get-TelnyxExternalConnectionCivicAddress", ExternalConnectionStaticEmergencyAddress.Read) { IsSeenAlone = false };

    public static readonly Endpoint<ExternalConnectionUpload> Upload =
        new("upload", "uploads", "Get-TelnyxExternalConnectionUpload", ExternalConnectionUpload.Read);

    public static readonly Endpoint<ExternalConnectionRelease> Release =
        new("release", "releases", "Get-TelnyxExternalConnectionRelease", ExternalConnectionRelease.Read);

    public static readonly Endpoint<ExternalConnectionLogMessage> LogMessage =
        new("log message", "log_messages", "Get-TelnyxExternalConnectionLogMessage", ExternalConnectionLogMessage.Read);

    /// <summary>Asks Telnyx to look again at Microsoft; it may be asked twice.</summary>
    public static ApiOperation<ExternalConnectionRefresh> Refresh(string path, string? connectionId, string subject) =>
        new(new ApiRequest(HttpMethod.Post, path), ExternalConnectionRefresh.Read, connectionId, subject)
        {
            IsPlain = true,
            AdviceIfUnknown = "Run it again: where a refresh is still in progress, Telnyx says so.",
        };
}
