using System.Management.Automation;
using TelnyxPS.Api;
using TelnyxPS.Commands.Binding;
using TelnyxPS.Models;

namespace TelnyxPS.Commands;

/// <summary>
/// Moves phone numbers of external connections to another location, and emits each as the answer has it. Telnyx carries
/// the move out later.
/// </summary>
[Cmdlet(VerbsCommon.Set, "TelnyxExternalConnectionPhoneNumber", DefaultParameterSetName = ById, SupportsShouldProcess = true)]
[OutputType(typeof(ExternalConnectionPhoneNumber))]
public sealed class SetTelnyxExternalConnectionPhoneNumberCommand : ConnectionPartCommand<ExternalConnectionPhoneNumber>
{
    /// <summary>The ids of the numbers.</summary>
    [Parameter(ParameterSetName = ById, Mandatory = true, Position = 1, ValueFromPipelineByPropertyName = true)]
    [PartId]
    public string[] NumberId { get; set; } = [];

    /// <summary>The location, a uuid. A blank cell of a row leaves the number where it is.</summary>
    [Parameter(ParameterSetName = ById, ValueFromPipelineByPropertyName = true)]
    [Parameter(ParameterSetName = ByObject)]
    [Uuid]
    public string? LocationId { get; set; }

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        if (LocationId is null && (!MyInvocation.ExpectingInput || MyInvocation.BoundParameters.ContainsKey(nameof(LocationId))))
            throw this.SettingWithoutValue(nameof(LocationId));
    }

    private protected override void Take(string connectionId, ExternalConnectionPhoneNumber? given, TelnyxSession session)
    {
        // A row may leave a number where it is; for numbers as such, only the command line says where.
        if (given is not null && LocationId is null)
            throw this.SettingWithoutValue(nameof(LocationId));

        foreach (string id in IdsOf(given, NumberId))
        {
            object target = ErrorTarget(given, (nameof(ConnectionId), connectionId), (nameof(NumberId), id), (nameof(LocationId), LocationId));
            Add(LocationId is null
                ? new ReadItem<ExternalConnectionPhoneNumber>(this, session, ResourceKinds.PhoneNumber.Get(connectionId, id), target)
                : Move(connectionId, id, given, session, target));
        }
    }

    private WriteItem<ExternalConnectionPhoneNumber> Move(
        string connectionId, string id, ExternalConnectionPhoneNumber? given, TelnyxSession session, object target)
    {
        string wanted = LocationId!;
        string body = JsonText.Write(writer => writer.WriteString("location_id", wanted));
        ResourceCall<ExternalConnectionPhoneNumber> call = ResourceKinds.PhoneNumber.Update(connectionId, id, body);
        string action = given is null ? $"Set location: {wanted}" : $"Set {new SettingDifference(nameof(LocationId), "location", given.LocationId, wanted)}";
        return new WriteItem<ExternalConnectionPhoneNumber>(this, session, call, target, action)
        {
            Given = given,
            AsWanted = () => given?.LocationId == wanted && session.Ledger.IsKnown(given) ? given : null,
        };
    }
}
