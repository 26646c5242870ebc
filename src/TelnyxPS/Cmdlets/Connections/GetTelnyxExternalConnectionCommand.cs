using System.Globalization;
using System.Management.Automation;
using TelnyxPS.Client;
using TelnyxPS.Cmdlets.Binding;
using TelnyxPS.Models;

namespace TelnyxPS.Cmdlets;

/// <summary>Emits external connections: those named, or all that fit a filter, as their pages arrive.</summary>
[Cmdlet(VerbsCommon.Get, "TelnyxExternalConnection", DefaultParameterSetName = List, SupportsPaging = true)]
[OutputType(typeof(ExternalConnection))]
public sealed class GetTelnyxExternalConnectionCommand : ConnectionCommand
{
    private const string List = "List";

    /// <summary>A part of the connection's name, at least three characters, in any case.</summary>
    [Parameter(ParameterSetName = List)]
    [PartOfName]
    [ValidateLength(3, 1000)]
    public string? ConnectionName { get; set; }

    /// <summary>The service that consumes the connection.</summary>
    [Parameter(ParameterSetName = List)]
    [ValidateSet("zoom", "operator_connect")]
    public string? ExternalSipConnection { get; set; }

    /// <summary>A phone number of the connection, whole, in E.164 form, as +15551234567.</summary>
    [Parameter(ParameterSetName = List)]
    [PhoneNumber]
    [ValidateNotNull]
    public string? PhoneNumber { get; set; }

    /// <summary>The day on which the connection was created, in UTC: a date, a time, or text in ISO form.</summary>
    [Parameter(ParameterSetName = List)]
    [UtcDay]
    [ValidateNotNull]
    public DateTime? CreatedAt { get; set; }

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        if (ParameterSetName != List)
            RefusePaging();
    }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (ParameterSetName == List)
            EmitList(DefaultSession());
        else
            base.ProcessRecord();
    }

    private protected override CommandItem ItemOf(ResourceTarget<ExternalConnection> target) =>
        new ReadItem<ExternalConnection>(this, target);

    private void EmitList(TelnyxSession session)
    {
        ResourceFilter filter = new ResourceFilter()
            .Where("[connection_name][contains]", ConnectionName)
            .Where("[external_sip_connection]", ExternalSipConnection?.ToLowerInvariant())
            .Where("[phone_number][contains]", PhoneNumber)
            .Where("[created_at]", CreatedAt?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        AddList(session.Client.List(Endpoints.Connection, null, filter, Skip, First), "", session);
    }
}
