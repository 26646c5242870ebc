using System.Management.Automation;
using TelnyxPS.Client;
using TelnyxPS.Cmdlets.Binding;
using TelnyxPS.Models;

namespace TelnyxPS.Cmdlets;

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
    protected override void BeginProcessing() => this.RefuseMissing(nameof(LocationId), LocationId);

    private protected override void Take(string connectionId, ExternalConnectionPhoneNumber? given, TelnyxSession session)
    {
        // A row may leave a number where it is; for numbers as such, only the command line says where.
        if (given is not null && LocationId is null)
            throw this.SettingWithoutValue(nameof(LocationId));

        foreach (string id in IdsOf(given, NumberId))
        {
            object target = ErrorTarget(given, (nameof(ConnectionId), connectionId), (nameof(NumberId), id), (nameof(LocationId), LocationId));
            Add(new Item(this, session, connectionId, id, given, LocationId, target));
        }
    }

    /// <summary>A number that is moved, unless it is where it should be.</summary>
    private sealed class Item : CommandItem
    {
        private static readonly Endpoint<ExternalConnectionPhoneNumber> Kind = Endpoints.PhoneNumber;
        private readonly TelnyxSession session;
        private readonly string connectionId;
        private readonly string id;
        private readonly string? wanted;
        private ExternalConnectionPhoneNumber? number;
        private ExternalConnectionPhoneNumber? result;

        public Item(
            BulkCommand command,
            TelnyxSession session,
            string connectionId,
            string id,
            ExternalConnectionPhoneNumber? given,
            string? wanted,
            object errorTarget)
            : base(command, Kind.PathOf(connectionId, id), errorTarget)
        {
            this.session = session;
            this.connectionId = connectionId;
            this.id = id;
            this.wanted = wanted;
            number = given;
        }

        public override bool NeedsReading => number is null || !session.Cache.IsKnown(number);

        public override async Task ReadAsync(CallContext context) =>
            number = await session.Resources.CallAsync(Kind.Get(connectionId, id), context).ConfigureAwait(false);

        public override bool Decide()
        {
            string target = DisplayText.Of(number!.FullName);
            if (wanted is null || number.LocationId == wanted)
            {
                Command.WriteVerbose($"{target} is as wanted already; nothing is sent.");
                result = Command.IsPreview ? null : number;
                return false;
            }

            return Command.Confirm(target, $"Set {new SettingDifference(nameof(LocationId), "location", number.LocationId, wanted)}");
        }

        public override async Task WriteAsync(CallContext context)
        {
            string body = JsonText.Write(writer => writer.WriteString("location_id", wanted));
            result = await session.Resources.CallAsync(Kind.Update(connectionId, id, body), context).ConfigureAwait(false);
        }

        protected override void EmitResult()
        {
            if (result is not null)
                Command.WriteObject(result);
        }
    }
}
