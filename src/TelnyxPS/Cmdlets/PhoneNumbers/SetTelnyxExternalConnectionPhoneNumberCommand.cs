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
    public string? ChangeLog { get => Run.LogPath; set => Run.LogPath = value; }

    private protected override void CheckParameters() => this.RefuseMissing(nameof(LocationId), LocationId);

    private protected override void Add(string connectionId, ExternalConnectionPhoneNumber? given, TelnyxSession session)
    {
        // A row may leave a number where it is; for numbers as such, only the command line says where.
        if (given is not null && LocationId is null)
            throw this.SettingWithoutValue(nameof(LocationId));

        foreach (string id in Input.IdsOf(given, NumberId))
        {
            object errorTarget = ErrorRecords.RowTarget(
                given, (nameof(ConnectionId), connectionId), (nameof(NumberId), id), (nameof(LocationId), LocationId));
            var target = new ResourceTarget<ExternalConnectionPhoneNumber>(
                session, Endpoints.PhoneNumber.Get(connectionId, id), given, errorTarget);
            Run.Add(new MoveNumberItem(this, target, LocationId));
        }
    }
}
