using System.Globalization;
using System.Management.Automation;
using TelnyxPS.Client;
using TelnyxPS.Models;

namespace TelnyxPS.Cmdlets;

/// <summary>
/// Changes settings of external connections, and returns the changed connections. Only settings that are specified
/// and differ are sent.
/// </summary>
[Cmdlet(
    VerbsCommon.Set, "TelnyxExternalConnection", DefaultParameterSetName = ById, SupportsShouldProcess = true,
    HelpUri = ApiReference.ExternalConnections + "update-an-external-connection")]
[OutputType(typeof(ExternalConnection))]
public sealed class SetTelnyxExternalConnectionCommand : ConnectionSettingsCommand
{
    private int previewed;
    private int different;

    /// <summary>
    /// The path of a CSV file. Each change is appended before it is sent, and its outcome afterward.
    /// </summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? ChangeLog { get => Run.LogPath; set => Run.LogPath = value; }

    /// <summary>Completes all connections. A preview of several shows how many would be changed.</summary>
    protected override void EndProcessing()
    {
        base.EndProcessing();
        if (!IsPreview || previewed < 2)
            return;

        string summary = string.Format(
            CultureInfo.CurrentCulture,
            "What if: {0:N0} of {1:N0} external connections would be changed.",
            different,
            previewed);
        WriteInformation(new HostInformationMessage { Message = summary }, ["PSHOST"]);
    }

    private protected override CommandItem ItemOf(
        ResourceTarget<ExternalConnection> target, DesiredSettings change, object errorTarget) =>
        new SetConnectionItem(this, target, change, errorTarget);

    /// <summary>Counts a connection for the summary of a preview.</summary>
    internal void Count(ConnectionPatch patch)
    {
        previewed++;
        if (!patch.IsEmpty)
            different++;
    }
}
