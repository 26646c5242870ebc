using System.Management.Automation;
using TelnyxPS.Client;
using TelnyxPS.Cmdlets.Binding;
using TelnyxPS.Cmdlets.Completion;
using TelnyxPS.Models;

namespace TelnyxPS.Cmdlets;

/// <summary>
/// Gets log messages about external connections: those with the specified ids, or all that match the filters.
/// </summary>
[Cmdlet(
    VerbsCommon.Get, "TelnyxExternalConnectionLogMessage", DefaultParameterSetName = List, SupportsPaging = true,
    HelpUri = ApiReference.ExternalConnections + "list-all-log-messages")]
[OutputType(typeof(ExternalConnectionLogMessage))]
public sealed class GetTelnyxExternalConnectionLogMessageCommand : BulkCommand
{
    private const string List = "List";

    // The filter value of the API for messages without a connection or a number.
    private const string None = "null";

    // Neither id is positional. Ids of messages and of connections look alike: the wrong one would find nothing or,
    // worse, return an empty list without an error.

    /// <summary>The ids of the messages.</summary>
    [Parameter(ParameterSetName = ById, Mandatory = true)]
    [ResourceId]
    [ValidateIds]
    public string[] LogMessageId { get; set; } = [];

    /// <summary>Gets only messages about these connections.</summary>
    [Parameter(ParameterSetName = List, ValueFromPipelineByPropertyName = true)]
    [ConnectionIds]
    [ValidateIds]
    [ArgumentCompleter(typeof(ConnectionIdCompleter))]
    public string[]? ConnectionId { get; set; }

    /// <summary>Gets only messages that are not about a connection.</summary>
    [Parameter(ParameterSetName = List)]
    public SwitchParameter WithoutConnection { get; set; }

    /// <summary>Gets only messages about this number in E.164 format, such as +15551234567.</summary>
    [Parameter(ParameterSetName = List)]
    [Parameter(ParameterSetName = ByObject)]
    [PhoneNumber]
    [ValidateNotNull]
    [Alias("TelephoneNumber")]
    [ArgumentCompleter(typeof(PhoneNumberCompleter))]
    public string? PhoneNumber { get; set; }

    /// <summary>Gets only messages about numbers that contain these 3 to 15 digits.</summary>
    [Parameter(ParameterSetName = List)]
    [Parameter(ParameterSetName = ByObject)]
    [PartOfNumber]
    [ValidateNotNullOrEmpty]
    [Alias("TelephoneNumberContains")]
    public string? PhoneNumberContains { get; set; }

    /// <summary>Gets only messages that are not about a number.</summary>
    [Parameter(ParameterSetName = List)]
    [Parameter(ParameterSetName = ByObject)]
    [Alias("WithoutTelephoneNumber")]
    public SwitchParameter WithoutPhoneNumber { get; set; }

    /// <summary>
    /// Connections, or resources that belong to connections, to get the messages about. A piped message is read
    /// again.
    /// </summary>
    [Parameter(ParameterSetName = ByObject, Mandatory = true, ValueFromPipeline = true)]
    [Resource]
    public TelnyxResource[] InputObject { get; set; } = [];

    private protected override void CheckParameters()
    {
        if (WithoutPhoneNumber && (PhoneNumber ?? PhoneNumberContains) is not null)
        {
            throw this.Terminating(
                "FilterConflict",
                ErrorCategory.InvalidArgument,
                "-WithoutPhoneNumber cannot be used together with -PhoneNumber or -PhoneNumberContains.");
        }

        if (ParameterSetName == ById)
            Lists.RefusePaging();
        RefuseConnection();
    }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        Input.TakeRow();
        RefuseConnection();
        if (ParameterSetName == ById)
        {
            Run.Expect(LogMessageId.Length);
            foreach (string id in LogMessageId)
                AddOne(id, given: null, DefaultSession());
        }
        else if (ParameterSetName == ByObject)
        {
            foreach (TelnyxResource resource in InputObject)
            {
                if (resource is ExternalConnectionLogMessage { LogMessageId: { } id } message)
                {
                    RefuseOfList();
                    AddOne(id, message, SessionFor(message));
                }
                else if (ConnectionOf(resource) is { } connectionId)
                {
                    AddMessages(connectionId, resource, SessionFor(resource));
                }
            }
        }
        else
        {
            TelnyxSession session = DefaultSession();
            if (ConnectionId is null)
                AddMessages(WithoutConnection ? None : null, session, session);
            foreach (string id in ConnectionId ?? [])
                AddMessages(id, ErrorRecords.IdTarget(nameof(ConnectionId), id), session);
        }
    }

    // A message can have no connection. Without an id, the messages that have no connection are listed.
    private string? ConnectionOf(TelnyxResource resource) =>
        resource is ExternalConnectionLogMessage ? resource.OwnerId ?? None : Input.ConnectionOf(resource);

    private void RefuseOfList()
    {
        Lists.RefusePaging();
        if (PhoneNumber is not null || PhoneNumberContains is not null || WithoutPhoneNumber)
        {
            throw this.Terminating(
                "FilterWithoutList",
                ErrorCategory.InvalidArgument,
                "Filters cannot be used together with a log message: they apply only to lists.");
        }
    }

    private void AddOne(string id, ExternalConnectionLogMessage? given, TelnyxSession session) =>
        Run.Add(new ReadItem<ExternalConnectionLogMessage>(this, new(
            session,
            Endpoints.LogMessage.Get(id),
            given,
            given ?? (object)ErrorRecords.IdTarget(nameof(LogMessageId), id))));

    private void AddMessages(string? connectionId, object target, TelnyxSession session)
    {
        ResourceFilter filter = new ResourceFilter()
            .Where("[external_connection_id]", connectionId)
            .Where("[telephone_number][eq]", WithoutPhoneNumber ? None : PhoneNumber)
            .Where("[telephone_number][contains]", PhoneNumberContains);
        Lists.Add(
            session.Client.List(Endpoints.LogMessage, null, filter, Lists.Skip, Lists.First),
            connectionId ?? "",
            target);
    }

    private void RefuseConnection()
    {
        if (WithoutConnection && ConnectionId is not null)
            throw this.Terminating(
                "ConnectionAndWithoutConnection",
                ErrorCategory.InvalidArgument,
                "-ConnectionId cannot be used together with -WithoutConnection.");
    }
}
