using TelnyxPS.Models;

namespace TelnyxPS.Cmdlets;

/// <summary>Finds the id of a resource in an object that refers to it.</summary>
internal static class RelatedIds
{
    /// <summary>
    /// Returns the id of the resource that an object refers to; empty if the id is missing. Returns null for an object
    /// that represents all resources of its connection.
    /// </summary>
    /// <typeparam name="T">The type of the resource.</typeparam>
    public static string[]? Of<T>(TelnyxResource given)
        where T : ConnectionChild => typeof(T).Name switch
        {
            nameof(ExternalConnectionCivicAddress) => given switch
            {
                ExternalConnectionPhoneNumber number => OneOrNone(number.CivicAddressId),
                ExternalConnectionUploadNumber number => OneOrNone(number.CivicAddressId),
                ExternalConnectionLocation location => OneOrNone(location.CivicAddressId),
                _ => null,
            },
            nameof(ExternalConnectionPhoneNumber) => given switch
            {
                AccountPhoneNumber number => OneOrNone(number.NumberId),
                ExternalConnectionUploadNumber number => OneOrNone(number.NumberId),
                ExternalConnectionReleaseNumber number => OneOrNone(number.NumberId),
                _ => null,
            },
            nameof(ExternalConnectionUpload) => given switch
            {
                ExternalConnectionPhoneNumber number => OneOrNone(number.TicketId),
                ExternalConnectionUploadNumber number => OneOrNone(number.TicketId),
                _ => null,
            },
            nameof(ExternalConnectionRelease) =>
                given is ExternalConnectionReleaseNumber number ? OneOrNone(number.TicketId) : null,
            _ => null,
        };

    private static string[] OneOrNone(string? id) => id is null ? [] : [id];
}
