using System.Management.Automation;
using TelnyxPS.Client;
using TelnyxPS.Cmdlets.Binding;
using TelnyxPS.Cmdlets.Completion;
using TelnyxPS.Models;

namespace TelnyxPS.Cmdlets;

/// <summary>
/// Sets the static emergency address of locations. Telnyx refuses a location that already has an accepted one.
/// </summary>
[Cmdlet(
    VerbsCommon.Set, "TelnyxExternalConnectionLocation", DefaultParameterSetName = ById, SupportsShouldProcess = true,
    HelpUri = ApiReference.ExternalConnections + "update-a-locations-static-emergency-address")]
[OutputType(typeof(ExternalConnectionStaticEmergencyAddress))]
public sealed class SetTelnyxExternalConnectionLocationCommand : ConnectionChildCommand<ExternalConnectionLocation>
{
    /// <summary>The ids of the locations.</summary>
    [Parameter(ParameterSetName = ById, Mandatory = true, Position = 1, ValueFromPipelineByPropertyName = true)]
    [AllowEmptyCollection]
    [ResourceId]
    [ValidateIds]
    [ArgumentCompleter(typeof(LocationIdCompleter))]
    public string[] LocationId { get; set; } = [];

    /// <summary>The id of the static emergency address.</summary>
    [Parameter(ParameterSetName = ById, ValueFromPipelineByPropertyName = true)]
    [Parameter(ParameterSetName = ByObject)]
    [Uuid]
    public string? StaticEmergencyAddressId { get; set; }

    private protected override void CheckParameters() =>
        this.RefuseMissing(nameof(StaticEmergencyAddressId), StaticEmergencyAddressId);

    private protected override void Add(string connectionId, ExternalConnectionLocation? given, TelnyxSession session)
    {
        if (StaticEmergencyAddressId is not { } address)
        {
            // For piped locations, only the command line can specify the address. For rows, a cell can be blank by
            // mistake.
            if (given is not null)
                throw this.SettingWithoutValue(nameof(StaticEmergencyAddressId));
            WriteError(ErrorRecords.Of(
                "SettingWithoutValue",
                ErrorCategory.InvalidData,
                $"Location {string.Join(", ", LocationId)} of external connection {connectionId}: "
                    + "-StaticEmergencyAddressId is required, but its value is missing or blank.",
                ErrorRecords.RowTarget(given, (nameof(ConnectionId), connectionId), (nameof(LocationId), LocationId))));
            return;
        }

        string body = JsonText.Write(writer => writer.WriteString("static_emergency_address_id", address));
        foreach (string id in Input.IdsOf(given, LocationId))
        {
            object target = ErrorRecords.RowTarget(
                given,
                (nameof(ConnectionId), connectionId),
                (nameof(LocationId), id),
                (nameof(StaticEmergencyAddressId), address));
            Run.Add(new WriteItem<ExternalConnectionStaticEmergencyAddress>(
                this,
                session,
                Endpoints.Location.Update(connectionId, id, body),
                target,
                $"Set static emergency address: {address}"));
        }
    }
}
