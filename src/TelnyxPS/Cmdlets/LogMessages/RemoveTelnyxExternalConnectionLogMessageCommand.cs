using System.Management.Automation;
using TelnyxPS.Client;
using TelnyxPS.Cmdlets.Binding;
using TelnyxPS.Models;

namespace TelnyxPS.Cmdlets;

/// <summary>Dismisses log messages about external connections.</summary>
[Cmdlet(
    VerbsCommon.Remove, "TelnyxExternalConnectionLogMessage",
    DefaultParameterSetName = ById, SupportsShouldProcess = true,
    HelpUri = ApiReference.ExternalConnections + "dismiss-a-log-message")]
public sealed class RemoveTelnyxExternalConnectionLogMessageCommand : BulkCommand
{
    /// <summary>The ids of the messages.</summary>
    [Parameter(
        ParameterSetName = ById,
        Mandatory = true,
        Position = 0,
        ValueFromPipeline = true,
        ValueFromPipelineByPropertyName = true)]
    [AllowEmptyCollection]
    [ResourceId]
    [ValidateIds]
    public string[] LogMessageId { get; set; } = [];

    /// <summary>The messages that <c>Get-TelnyxExternalConnectionLogMessage</c> returns.</summary>
    [Parameter(ParameterSetName = ByObject, ValueFromPipeline = true)]
    [Resource]
    [ValidateNotNullOrEmpty]
    public ExternalConnectionLogMessage[]? InputObject { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        foreach ((string id, ExternalConnectionLogMessage? given, TelnyxSession session) in
            Input.Read(LogMessageId, InputObject, Input.IdOf))
        {
            object errorTarget = given ?? Input.IdTarget(nameof(LogMessageId), id);
            Run.Add(new WriteItem<ExternalConnectionRefresh>(
                this, session, Endpoints.LogMessage.Dismiss(id), errorTarget, "Dismiss")
            {
                Given = given,
                HasOutput = false,
            });
        }
    }
}
