using System.Globalization;
using System.Management.Automation;
using TelnyxPS.Bulk;
using TelnyxPS.Client;
using TelnyxPS.Cmdlets.Binding;
using TelnyxPS.Models;

namespace TelnyxPS.Cmdlets;

/// <summary>Gets external connections: those with the specified ids, or all that match the filters.</summary>
[Cmdlet(
    VerbsCommon.Get, "TelnyxExternalConnection", DefaultParameterSetName = List, SupportsPaging = true,
    HelpUri = ApiReference.ExternalConnections + "list-all-external-connections")]
[OutputType(typeof(ExternalConnection))]
public sealed class GetTelnyxExternalConnectionCommand : ConnectionCommand
{
    private const string List = "List";
    private readonly Dictionary<TelnyxSession, ConnectionNameReader> nameReaders = [];

    /// <summary>
    /// Gets only connections whose name contains this text of at least three characters, in any case.
    /// </summary>
    [Parameter(ParameterSetName = List)]
    [PartOfName]
    [ValidateLength(3, 1000)]
    public string? ConnectionName { get; set; }

    /// <summary>Gets only connections for this service.</summary>
    [Parameter(ParameterSetName = List)]
    [ValidateSet("zoom", "operator_connect")]
    public string? ExternalSipConnection { get; set; }

    /// <summary>Gets only connections with this phone number in E.164 format, such as +15551234567.</summary>
    [Parameter(ParameterSetName = List)]
    [PhoneNumber]
    [ValidateNotNull]
    public string? PhoneNumber { get; set; }

    /// <summary>
    /// Gets only connections that were created on this day in UTC: a date, a time, or text in ISO 8601 format.
    /// </summary>
    [Parameter(ParameterSetName = List)]
    [UtcDay]
    [ValidateNotNull]
    public DateTime? CreatedAt { get; set; }

    /// <summary>
    /// Adds the name of each connection as <c>ConnectionName</c>. The names come from the list of all connections,
    /// the only place where the API returns them. The session keeps them for previews, confirmations, and tab
    /// completion.
    /// </summary>
    [Parameter]
    public SwitchParameter IncludeName { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (ParameterSetName == List)
        {
            EmitList(DefaultSession());
            return;
        }

        Lists.RefusePaging();
        base.ProcessRecord();
    }

    private protected override CommandItem ItemOf(ResourceTarget<ExternalConnection> target) =>
        IncludeName
            ? new NamedConnectionItem(this, target, NameReaderOf(target.Session))
            : new ReadItem<ExternalConnection>(this, target);

    private void EmitList(TelnyxSession session)
    {
        if (IncludeName)
            ReadAllNames(session);
        ResourceFilter filter = new ResourceFilter()
            .Where("[connection_name][contains]", ConnectionName)
            .Where("[external_sip_connection]", ExternalSipConnection?.ToLowerInvariant())
            .Where("[phone_number][contains]", PhoneNumber)
            .Where("[created_at]", CreatedAt?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        Lists.Add(session.Client.List(Endpoints.Connection, null, filter, Lists.Skip, Lists.First), "", session);
    }

    /// <summary>
    /// Reads the names of all connections, so that the list shows them. Without the names, the list is still
    /// complete.
    /// </summary>
    private void ReadAllNames(TelnyxSession session)
    {
        Paginator<NamedConnection> names = session.Client.List(Endpoints.NamedConnection, null, new ResourceFilter());
        try
        {
            while (names.HasMore)
                Pipeline.Await(names.NextAsync);
        }
        catch (TelnyxApiException e)
        {
            // If the key is rejected, the list fails with that error.
            if (e.Kind != TelnyxErrorKind.Unauthorized)
                WriteWarning($"The names of the connections could not be read: {DisplayText.Of(e.Message)}");
        }
    }

    private ConnectionNameReader NameReaderOf(TelnyxSession session)
    {
        if (!nameReaders.TryGetValue(session, out ConnectionNameReader reader))
            nameReaders[session] = reader = new ConnectionNameReader(session);
        return reader;
    }
}
