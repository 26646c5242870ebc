using TelnyxPS.Models;

namespace TelnyxPS.Api;

/// <summary>The kinds of things that belong to connections.</summary>
internal static class ResourceKinds
{
    public static readonly ResourceKind<ExternalConnectionPhoneNumber> PhoneNumber =
        new("phone number", "phone_numbers", "Get-TelnyxExternalConnectionPhoneNumber", ExternalConnectionPhoneNumber.Read);
}
