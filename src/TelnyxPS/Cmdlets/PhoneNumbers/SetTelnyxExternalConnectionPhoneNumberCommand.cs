using System.Management.Automation;
using TelnyxPS.Client;
using TelnyxPS.Cmdlets.Binding;
using TelnyxPS.Cmdlets.Completion;
using TelnyxPS.Models;

namespace TelnyxPS.Cmdlets;

/// <summary>
/// Moves phone numbers of external connections to another location, and returns each one as the service returned it.
/// Telnyx completes the move later.
/// </summary>
[Cmdlet(
    VerbsCommon.Set,
    "TelnyxExternalConnectionPhoneNumber",
    DefaultParameterSetName = ById,
    SupportsShouldProcess = true)]
[OutputType(typeof(ExternalConnectionPhoneNumber))]
public sealed class SetTelnyxExternalConnectionPhoneNumberCommand
    : ConnectionChildCommand<ExternalConnectionPhoneNumber>
{
    private bool isWarned;

    /// <summary>The ids of the numbers.</summary>
    [Parameter(ParameterSetName = ById, Mandatory = true, Position = 1, ValueFromPipelineByPropertyName = true)]
    [AllowEmptyCollection]
    [ResourceId]
    [ValidateIds]
    [ArgumentCompleter(typeof(NumberIdCompleter))]
    public string[] NumberId { get; set; } = [];

    /// <summary>The id of the location. A blank cell in a row does not move the number.</summary>
    [Parameter(ParameterSetName = ById, ValueFromPipelineByPropertyName = true)]
    [Parameter(ParameterSetName = ByObject)]
    [Uuid]
    [ArgumentCompleter(typeof(LocationIdCompleter))]
    public string? LocationId { get; set; }

    /// <summary>
    /// The path of a CSV file. Each change is appended before it is sent, and its outcome afterward.
    /// </summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? ChangeLog { get => Run.LogPath; set => Run.LogPath = value; }

    private protected override void CheckParameters() => this.RefuseMissing(nameof(LocationId), LocationId);

    private protected override void Add(
        string connectionId, ExternalConnectionPhoneNumber? given, TelnyxSession session)
    {
        // A row can leave the number at its location. For piped numbers, only the command line can specify the
        // location.
        if (given is not null && LocationId is null)
            throw this.SettingWithoutValue(nameof(LocationId));
        if (!isWarned && !MyInvocation.BoundParameters.ContainsKey(nameof(LocationId)))
        {
            isWarned = true;
            string place = Input.Row is { } row ? PipelineRow.Describe(row) : $"External connection {connectionId}";
            WriteWarning($"{place}: no LocationId is specified, so there is nothing to set. This warning is shown only "
                + "once.");
        }

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
