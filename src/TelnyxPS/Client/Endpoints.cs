using TelnyxPS.Models;

namespace TelnyxPS.Client;

/// <summary>The resources of the API that this module knows.</summary>
internal static class Endpoints
{
    private const string OfConnection = "/external_connections/{connection}";

    public static readonly Endpoint<ExternalConnection> Connection =
        new("external connection", "/external_connections", ExternalConnection.Read) { HasId = true };

    public static readonly Endpoint<ExternalConnectionPhoneNumber> PhoneNumber =
        new("phone number", $"{OfConnection}/phone_numbers", ExternalConnectionPhoneNumber.Read);

    public static readonly Endpoint<ExternalConnectionCivicAddress> CivicAddress =
        new("civic address", $"{OfConnection}/civic_addresses", ExternalConnectionCivicAddress.Read) { IsPaged = false };

    public static readonly Endpoint<ExternalConnectionStaticEmergencyAddress> Location =
        new("location", $"{OfConnection}/locations", ExternalConnectionStaticEmergencyAddress.Read);

    public static readonly Endpoint<ExternalConnectionUpload> Upload =
        new("upload", $"{OfConnection}/uploads", ExternalConnectionUpload.Read);

    public static readonly Endpoint<ExternalConnectionRelease> Release =
        new("release", $"{OfConnection}/releases", ExternalConnectionRelease.Read);

    public static readonly Endpoint<ExternalConnectionLogMessage> LogMessage =
        new("log message", "/external_connections/log_messages", ExternalConnectionLogMessage.Read);

    /// <summary>Asks Telnyx to refresh the uploads of a connection from Microsoft.</summary>
    public static ApiOperation<ExternalConnectionRefresh> RefreshUploads(string connectionId) =>
        Refresh($"{Upload.PathOf(connectionId)}/refresh", connectionId, $"external connection {connectionId}");

    /// <summary>Asks Telnyx to refresh Operator Connect from Microsoft.</summary>
    public static ApiOperation<ExternalConnectionRefresh> RefreshOperatorConnect() =>
        Refresh("/operator_connect/actions/refresh", connectionId: null, "Operator Connect of this account");

    private static ApiOperation<ExternalConnectionRefresh> Refresh(string path, string? connectionId, string subject)
    {
        var about = new ResourceReference(typeof(ExternalConnectionRefresh), subject, connectionId, id: null);
        return new(new ApiRequest(HttpMethod.Post, path), ExternalConnectionRefresh.Read, about) { IsPlain = true };
    }
}
