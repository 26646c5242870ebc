using System.Management.Automation;
using TelnyxPS.Client;
using TelnyxPS.Cmdlets.Binding;
using TelnyxPS.Cmdlets.Completion;
using TelnyxPS.Models;

namespace TelnyxPS.Cmdlets;

/// <summary>
/// Moves phone numbers of external connections to another location, and emits each as the answer has it. Telnyx carries
/// the move out later.
/// </summary>
[Cmdlet(VerbsCommon.Set, "TelnyxExternalConnectionPhoneNumber", DefaultParameterSetName = ById, SupportsShouldProcess = true)]
[OutputType(typeof(ExternalConnectionPhoneNumber))]
public sealed class SetTelnyxExternalConnectionPhoneNumberCommand : ConnectionChildCommand<ExternalConnectionPhoneNumber>
{
    /// <summary>The ids of the numbers.</summary>
    [Parameter(ParameterSetName = ById, Mandatory = true, Position = 1, ValueFromPipelineByPropertyName = true)]
    [AllowEmptyCollection]
    [PartId]
    [ArgumentCompleter(typeof(NumberIdCompleter))]
    public string[] NumberId { get; set; } = [];

    /// <summary>The location, a uuid. A blank cell of a row leaves the number where it is.</summary>
    [Parameter(ParameterSetName = ById, ValueFromPipelineByPropertyName = true)]
    [Parameter(ParameterSetName = ByObject)]
    [Uuid]
    [ArgumentCompleter(typeof(LocationIdCompleter))]
    public string? LocationId { get; set; }

    /// <summary>The path of a CSV file to which each change is appended before it is sent, and its outcome afterwards.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? ChangeLog { get; set; }

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        this.RefuseMissing(nameof(LocationId), LocationId);
        OpenLog(ChangeLog);
    }

    private protected override void Take(string connectionId, ExternalConnectionPhoneNumber? given, TelnyxSession session)
    {
        // A row may leave a number where it is; for numbers as such, only the command line says where.
        if (given is not null && LocationId is null)
            throw this.SettingWithoutValue(nameof(LocationId));

        foreach (string id in IdsOf(given, NumberId))
        {
            object target = ErrorTarget(given, (nameof(ConnectionId), connectionId), (nameof(NumberId), id), (nameof(LocationId), LocationId));
            var get = Endpoints.PhoneNumber.Get(connectionId, id);
            Add(new Item(this, new ResourceTarget<ExternalConnectionPhoneNumber>(session, get, given, target), LocationId));
        }
    }

    /// <summary>A number that is moved, unless it is where it should be.</summary>
    private sealed class Item(BulkCommand command, ResourceTarget<ExternalConnectionPhoneNumber> target, string? wanted)
        : ChangeItem<ExternalConnectionPhoneNumber>(command, target)
    {
        private SettingDifference? move;

        protected override string? Plan(ExternalConnectionPhoneNumber current)
        {
            move = Difference(current.LocationId, wanted);
            return IsThere(current) ? null : $"Set {Difference(Describe(current.LocationId), Describe(wanted))}";
        }

        protected override ApiOperation<ExternalConnectionPhoneNumber> Request()
        {
            string body = JsonText.Write(writer => writer.WriteString("location_id", wanted));
            ApiOperation<ExternalConnectionPhoneNumber> update =
                Endpoints.PhoneNumber.Update(Target.ConnectionId, Target.Id, body, IsThere);
            update.Log = Command.Log?.OfNumber(Target.ConnectionId, Target.Id, [move!]);
            return update;
        }

        private static SettingDifference Difference(string? actual, string? wanted) =>
            new(nameof(LocationId), "location", actual, wanted);

        private string? Describe(string? locationId) => Target.Session.Names.DescribeLocation(locationId);

        private bool IsThere(ExternalConnectionPhoneNumber number) => wanted is null || number.LocationId == wanted;
    }
}
