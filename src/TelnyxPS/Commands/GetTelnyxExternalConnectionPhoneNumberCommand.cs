using System.Management.Automation;
using TelnyxPS.Api;
using TelnyxPS.Commands.Binding;
using TelnyxPS.Models;

namespace TelnyxPS.Commands;

/// <summary>Emits the phone numbers of external connections: those named, or all that fit a filter.</summary>
[Cmdlet(VerbsCommon.Get, "TelnyxExternalConnectionPhoneNumber", DefaultParameterSetName = ById, SupportsPaging = true)]
[OutputType(typeof(ExternalConnectionPhoneNumber))]
public sealed class GetTelnyxExternalConnectionPhoneNumberCommand : ConnectionPartGetCommand<ExternalConnectionPhoneNumber>
{
    /// <summary>The ids of the numbers. Left out: all numbers of the connection.</summary>
    [Parameter(ParameterSetName = ById, Position = 1, ValueFromPipelineByPropertyName = true)]
    [Parameter(ParameterSetName = ByObject, Position = 1)]
    [PartId]
    public string[]? NumberId { get; set; }

    /// <summary>Only this number, whole, in E.164 form, as +15551234567.</summary>
    [Parameter]
    [PhoneNumber]
    [ValidateNotNull]
    public string? PhoneNumber { get; set; }

    /// <summary>Only numbers that contain these digits.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? PhoneNumberContains { get; set; }

    /// <summary>Only numbers of this civic address, a uuid.</summary>
    [Parameter]
    [Uuid]
    [ValidateNotNull]
    public string? CivicAddressId { get; set; }

    /// <summary>Only numbers at this location, a uuid.</summary>
    [Parameter]
    [Uuid]
    [ValidateNotNull]
    public string? LocationId { get; set; }

    private protected override ResourceKind<ExternalConnectionPhoneNumber> Kind => ResourceKinds.PhoneNumber;

    private protected override (string Parameter, string[]? Ids) Named => (nameof(NumberId), NumberId);

    private protected override ResourceFilter Filter => new ResourceFilter()
        .Where("[civic_address_id][eq]", CivicAddressId)
        .Where("[location_id][eq]", LocationId)
        .Where("[phone_number][eq]", PhoneNumber)
        .Where("[phone_number][contains]", PhoneNumberContains);

    private protected override string[]? IdsIn(ConnectionResource given) => given switch
    {
        ExternalConnectionUploadNumber number => OneOrNone(number.NumberId),
        ExternalConnectionReleaseNumber number => OneOrNone(number.NumberId),
        _ => base.IdsIn(given),
    };
}
