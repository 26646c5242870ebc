using System.Management.Automation;
using TelnyxPS.Api;
using TelnyxPS.Commands.Binding;
using TelnyxPS.Models;

namespace TelnyxPS.Commands;

/// <summary>Emits the releases of phone numbers from Microsoft Teams: those named, or all that fit a filter.</summary>
[Cmdlet(VerbsCommon.Get, "TelnyxExternalConnectionRelease", DefaultParameterSetName = ById, SupportsPaging = true)]
[OutputType(typeof(ExternalConnectionRelease))]
public sealed class GetTelnyxExternalConnectionReleaseCommand : ConnectionPartGetCommand<ExternalConnectionRelease>
{
    /// <summary>The ids of the releases, uuids. Left out: all releases of the connection.</summary>
    [Parameter(ParameterSetName = ById, Position = 1, ValueFromPipelineByPropertyName = true)]
    [Parameter(ParameterSetName = ByObject, Position = 1)]
    [Alias("ReleaseId")]
    [PartId]
    public string[]? TicketId { get; set; }

    /// <summary>Only releases that are so far.</summary>
    [Parameter]
    [ValidateSet("pending_upload", "pending", "in_progress", "complete", "failed", "expired", "unknown")]
    public string[]? Status { get; set; }

    /// <summary>Only releases of this number, whole, in E.164 form, as +15551234567.</summary>
    [Parameter]
    [PhoneNumber]
    [ValidateNotNull]
    public string? PhoneNumber { get; set; }

    /// <summary>Only releases of numbers that contain these digits.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? PhoneNumberContains { get; set; }

    /// <summary>Only releases of numbers of this civic address, a uuid.</summary>
    [Parameter]
    [Uuid]
    [ValidateNotNull]
    public string? CivicAddressId { get; set; }

    /// <summary>Only releases of numbers at this location, a uuid.</summary>
    [Parameter]
    [Uuid]
    [ValidateNotNull]
    public string? LocationId { get; set; }

    private protected override ResourceKind<ExternalConnectionRelease> Kind => ResourceKinds.Release;

    private protected override (string Parameter, string[]? Ids) Named => (nameof(TicketId), TicketId);

    private protected override ResourceFilter Filter => new ResourceFilter()
        .Where("[status][eq]", Status?.Select(status => status.ToLowerInvariant()))
        .Where("[civic_address_id][eq]", CivicAddressId)
        .Where("[location_id][eq]", LocationId)
        .Where("[phone_number][eq]", PhoneNumber)
        .Where("[phone_number][contains]", PhoneNumberContains);

    private protected override string[]? IdsIn(ConnectionResource given) =>
        given is ExternalConnectionReleaseNumber number ? OneOrNone(number.TicketId) : base.IdsIn(given);
}
