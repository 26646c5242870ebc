using System.Text.Json;
using TelnyxPS.Models;

namespace TelnyxPS.Client;

/// <summary>The table of the API resources that this module supports.</summary>
internal static class Endpoints
{
    private const string OfConnection = "/external_connections/{connection}";

    public static readonly Endpoint<ExternalConnection> Connection =
        new("external connection", "/external_connections", ExternalConnection.Read) { HasId = true };

    public static readonly Endpoint<ExternalConnectionPhoneNumber> PhoneNumber =
        new("phone number", $"{OfConnection}/phone_numbers", ExternalConnectionPhoneNumber.Read);

    public static readonly Endpoint<ExternalConnectionCivicAddress> CivicAddress =
        new(
            "civic address",
            $"{OfConnection}/civic_addresses",
            ExternalConnectionCivicAddress.Read)
        { IsPaged = false };

    public static readonly Endpoint<ExternalConnectionStaticEmergencyAddress> Location =
        new("location", $"{OfConnection}/locations", ExternalConnectionStaticEmergencyAddress.Read);

    public static readonly Endpoint<ExternalConnectionUpload> Upload =
        new("upload", $"{OfConnection}/uploads", ExternalConnectionUpload.Read);

    public static readonly Endpoint<ExternalConnectionRelease> Release =
        new("release", $"{OfConnection}/releases", ExternalConnectionRelease.Read);

    public static readonly Endpoint<ExternalConnectionLogMessage> LogMessage =
        new("log message", "/external_connections/log_messages", ExternalConnectionLogMessage.Read);

    public static readonly Endpoint<AccountPhoneNumber> AccountNumber =
        new("phone number", "/phone_numbers", AccountPhoneNumber.Read) { HasId = true };

    public static readonly Endpoint<PhoneNumberJob> NumberJob =
        new("phone number job", "/phone_numbers/jobs", PhoneNumberJob.Read) { HasId = true };

    public static readonly Endpoint<OutboundVoiceProfile> VoiceProfile =
        new("outbound voice profile", "/outbound_voice_profiles", OutboundVoiceProfile.Read) { HasId = true };

    /// <summary>Connections of all types, with their names.</summary>
    public static readonly Endpoint<NamedConnection> NamedConnection =
        new("connection", "/connections", Models.NamedConnection.Read) { HasId = true };

    /// <summary>
    /// Creates the operation that starts a job to update phone numbers. The numbers are in the body, because a filter
    /// in the query could match other numbers.
    /// </summary>
    public static ApiOperation<PhoneNumberJob> UpdateNumbers(string body)
    {
        var about = new ResourceReference(typeof(PhoneNumberJob), "phone number job", connectionId: null, id: null);
        string path = $"{NumberJob.PathOf(connectionId: null)}/update_phone_numbers";
        var request = new ApiRequest(HttpMethod.Post, path) { Body = body };
        return new ApiOperation<PhoneNumberJob>(request, PhoneNumberJob.Read, about) { HasId = true };
    }

    /// <summary>Creates the operation that accepts the suggested form of an emergency address.</summary>
    public static ApiOperation<AddressSuggestion> AcceptSuggestion(string addressId)
    {
        var about = new ResourceReference(
            typeof(AddressSuggestion), $"emergency address {addressId}", connectionId: null, id: null)
        {
            IfMissing = $"There is no emergency address {addressId}.",
        };
        string path = $"/addresses/{Uri.EscapeDataString(addressId)}/actions/accept_suggestions";
        return new ApiOperation<AddressSuggestion>(new ApiRequest(HttpMethod.Post, path), Read, about);

        // The response contains only the id of the location.
        AddressSuggestion Read(ref Utf8JsonReader reader)
        {
            AddressSuggestion suggestion = AddressSuggestion.Read(ref reader);
            suggestion.StaticEmergencyAddressId = addressId;
            return suggestion;
        }
    }

    /// <summary>Creates the operation that refreshes the uploads of a connection from Microsoft.</summary>
    public static ApiOperation<ExternalConnectionRefresh> RefreshUploads(string connectionId) =>
        Refresh($"{Upload.PathOf(connectionId)}/refresh", connectionId, $"external connection {connectionId}");

    /// <summary>Creates the operation that refreshes Operator Connect from Microsoft.</summary>
    public static ApiOperation<ExternalConnectionRefresh> RefreshOperatorConnect() =>
        Refresh("/operator_connect/actions/refresh", connectionId: null, "Operator Connect for this account");

    private static ApiOperation<ExternalConnectionRefresh> Refresh(string path, string? connectionId, string subject)
    {
        var about = new ResourceReference(typeof(ExternalConnectionRefresh), subject, connectionId, id: null)
        {
            IfMissing = connectionId is null ? null : $"There is no {subject}.",
        };
        return new(new ApiRequest(HttpMethod.Post, path), ExternalConnectionRefresh.Read, about) { IsPlain = true };
    }
}
