using System.Collections.Concurrent;
using System.Management.Automation;
using TelnyxPS.Client;
using TelnyxPS.Cmdlets.Binding;
using TelnyxPS.Cmdlets.Completion;
using TelnyxPS.Models;

namespace TelnyxPS.Cmdlets;

/// <summary>
/// Uploads phone numbers to Microsoft Teams. Returns an upload for each request: a request can contain up to 1,000
/// numbers. To get the results for the numbers, use <c>Wait-TelnyxExternalConnectionUpload</c>.
/// </summary>
[Cmdlet(
    VerbsCommon.New, "TelnyxExternalConnectionUpload", DefaultParameterSetName = ById, SupportsShouldProcess = true,
    HelpUri = ApiReference.ExternalConnections + "creates-an-upload-request")]
[OutputType(typeof(ExternalConnectionUpload))]
public sealed class NewTelnyxExternalConnectionUploadCommand : BulkCommand
{
    private const int MostNumbers = 1000;

    private readonly AccountNumberReaders readers = new();
    private readonly Dictionary<
        (string ConnectionId, TelnyxSession Session, string? Location), List<NumberRow>> collected = [];
    private readonly HashSet<(string ConnectionId, TelnyxSession Session, string Number)> seen = [];
    private readonly ConcurrentDictionary<
        (TelnyxSession Session, string ConnectionId),
        Task<IReadOnlyList<ExternalConnectionCivicAddress>>> addresses = [];
    private bool isLocationTyped;

    /// <summary>The id of the connection.</summary>
    [Parameter(ParameterSetName = ById, Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [AllowEmptyCollection]
    [ConnectionIds]
    [ValidateIds]
    [ArgumentCompleter(typeof(ConnectionIdCompleter))]
    [ValidateCount(0, 1)]
    public string[] ConnectionId { get; set; } = [];

    /// <summary>
    /// A connection that <c>Get-TelnyxExternalConnection</c> returns, or phone numbers of the account, a connection,
    /// an upload, or a release.
    /// </summary>
    [Parameter(ParameterSetName = ByObject, ValueFromPipeline = true)]
    [Resource]
    [ValidateNotNullOrEmpty]
    public TelnyxResource[]? InputObject { get; set; }

    /// <summary>The ids of the numbers in the account. Default: the numbers of the piped objects.</summary>
    [Parameter(ParameterSetName = ById, Position = 1, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Parameter(ParameterSetName = ByObject)]
    [AllowEmptyCollection]
    [ResourceId(IsOptional = true)]
    [ValidateIds]
    [ArgumentCompleter(typeof(AnyNumberIdCompleter))]
    public string[]? NumberId { get; set; }

    /// <summary>
    /// The numbers in E.164 format, such as +15551234567. Before the upload, the cmdlet checks that each number is in
    /// the account and is assigned to the connection, and that the connection has a civic address in its country.
    /// </summary>
    [Parameter(ParameterSetName = ById, ValueFromPipelineByPropertyName = true)]
    [Parameter(ParameterSetName = ByObject)]
    [Alias("TelephoneNumber")]
    [NumberOrId]
    [ValidateIds]
    [ArgumentCompleter(typeof(PhoneNumberCompleter))]
    public string[]? PhoneNumber { get; set; }

    /// <summary>
    /// The location of the numbers: its id or its description. Cannot be used together with -CivicAddressId.
    /// </summary>
    [Parameter(ParameterSetName = ById, ValueFromPipelineByPropertyName = true)]
    [Parameter(ParameterSetName = ByObject)]
    [Alias("Location")]
    [Location]
    [ArgumentCompleter(typeof(LocationIdCompleter))]
    public string? LocationId { get; set; }

    /// <summary>The id of the civic address of the numbers. Cannot be used together with -LocationId.</summary>
    [Parameter]
    [Uuid]
    [ValidateNotNull]
    [ArgumentCompleter(typeof(CivicAddressIdCompleter))]
    public string? CivicAddressId { get; set; }

    /// <summary>The use of the numbers.</summary>
    [Parameter]
    [ValidateSet("calling_user_assignment", "first_party_app_assignment")]
    public string? Usage { get; set; }

    /// <summary>Additional uses of the numbers.</summary>
    [Parameter]
    [ValidateSet("calling_user_assignment", "first_party_app_assignment")]
    public string[]? AdditionalUsage { get; set; }

    private protected override void CheckParameters()
    {
        isLocationTyped = SpecifiedSettings.TypedNames(MyInvocation).Contains(nameof(LocationId));
        if (isLocationTyped && LocationId is null)
            throw Refusal("SettingWithoutValue", "The value of -LocationId is null or blank. To let Telnyx choose "
                + "the location, omit the parameter.");
        if (isLocationTyped && CivicAddressId is not null)
            throw Refusal("LocationAndCivicAddress", "-LocationId cannot be used together with -CivicAddressId.");
    }

    /// <summary>Collects the numbers, and uploads them when there are enough for a request.</summary>
    protected override void ProcessRecord()
    {
        Input.TakeRow();
        if (ParameterSetName == ById)
        {
            foreach (string id in ConnectionId)
            {
                if (NumberId is null && PhoneNumber is null)
                    WriteError(NoNumber("No phone number is specified. Use -PhoneNumber or -NumberId.", id));
                else
                    Collect(id, NumberId ?? PhoneNumber!, GivenNumber());
            }

            return;
        }

        foreach (TelnyxResource resource in InputObject ?? [])
        {
            string[]? numbers = NumberId ?? PhoneNumber ?? NumbersOf(resource);
            if (resource.OwnerId is { Length: > 0 } connectionId && numbers is not null)
                Collect(connectionId, numbers, resource);
            else if (resource is AccountPhoneNumber && numbers is not null)
                WriteError(NotAssigned(resource));
            else if (resource is ExternalConnectionLogMessage && NumberNames.Of(resource) is not null)
                WriteError(NoNumber(
                    $"The cmdlet does not upload the numbers in log messages ({DisplayText.Of(resource.FullName)}). "
                        + "Pipe the messages to Get-TelnyxPhoneNumber, and pipe its output to this cmdlet.",
                    resource));
            else
                WriteError(NumberNames.NoNumber(resource));
        }
    }

    /// <summary>Uploads the remaining numbers, and completes all uploads.</summary>
    protected override void EndProcessing()
    {
        foreach (((string connectionId, TelnyxSession session, string? location), List<NumberRow> rows) in
            collected.Select(pair => (pair.Key, pair.Value)))
        {
            Upload(connectionId, session, location, rows);
        }

        base.EndProcessing();
    }

    /// <summary>Reads numbers of the account. Can be called from any thread.</summary>
    internal async Task ReadAsync(TelnyxSession session, IReadOnlyList<NumberRow> rows, CallContext context)
    {
        if (rows.Count > 0)
            readers.Of(session, rows[0].Name).Expect(rows.Count);
        foreach (NumberRow row in rows)
        {
            try
            {
                row.Current = await readers.Of(session, row.Name).ReadAsync(row.Name, context).ConfigureAwait(false);
            }
            catch (TelnyxApiException e)
            {
                row.Failure = e;
            }
        }
    }

    /// <summary>
    /// Returns the civic addresses of a connection. They are read once. Can be called from any thread.
    /// </summary>
    internal Task<IReadOnlyList<ExternalConnectionCivicAddress>> AddressesAsync(
        TelnyxSession session, string connectionId, CallContext context)
    {
        return addresses.GetOrAdd((session, connectionId), _ => ListAsync());

        async Task<IReadOnlyList<ExternalConnectionCivicAddress>> ListAsync()
        {
            List<ExternalConnectionCivicAddress> all = [];
            Paginator<ExternalConnectionCivicAddress> list =
                session.Client.List(Endpoints.CivicAddress, connectionId, new ResourceFilter());
            while (list.HasMore)
                all.AddRange(await list.NextAsync(context).ConfigureAwait(false));
            return all;
        }
    }

    private static string[]? NumbersOf(TelnyxResource resource) =>
        resource is not ExternalConnectionLogMessage && NumberNames.IdOf(resource) is { } name ? [name] : null;

    private static ErrorRecord NoNumber(string message, object target) =>
        ErrorRecords.Of("NoNumber", ErrorCategory.InvalidArgument, message, target);

    private static ErrorRecord NotAssigned(TelnyxResource number) => ErrorRecords.Of(
        "NumberNotAssigned",
        ErrorCategory.InvalidData,
        $"{DisplayText.Of(number.FullName)} is not assigned to a connection. Assign it with Set-TelnyxPhoneNumber "
            + "-ConnectionId, and then upload it.",
        number);

    private Exception Refusal(string id, string message) =>
        this.Terminating(id, ErrorCategory.InvalidArgument, message);

    /// <summary>Returns the object of the record if its properties specify the number; null if there is none.</summary>
    private TelnyxResource? GivenNumber()
    {
        if (Input.Given is not { } given)
            return null;
        PSMemberInfoCollection<PSPropertyInfo> properties = new PSObject(given).Properties;
        bool isBound = NumberId?.Contains(properties[nameof(NumberId)]?.Value as string)
            ?? PhoneNumber!.Contains(properties[nameof(PhoneNumber)]?.Value as string);
        return isBound ? given : null;
    }

    private void Collect(string connectionId, string[] numbers, TelnyxResource? given)
    {
        TelnyxSession session = SessionFor(given);

        // A civic address on the command line applies to all numbers, regardless of their rows. The location of an
        // object is its current one.
        string? location = CivicAddressId is null && (given is null || isLocationTyped) ? LocationId : null;
        if (location is not null && !Guid.TryParse(location, out _))
        {
            location = FindLocation(connectionId, session, location, ErrorTarget(connectionId, location, numbers));
            if (location is null)
                return;
        }

        (string, TelnyxSession, string?) key = (connectionId, session, location);
        if (!collected.TryGetValue(key, out List<NumberRow> rows))
            collected[key] = rows = [];
        foreach (string number in numbers.Where(number => seen.Add((connectionId, session, number))))
        {
            rows.Add(new NumberRow(number, given: null, ErrorTarget(connectionId, location, [number])));
            if (rows.Count == MostNumbers)
                Upload(connectionId, session, location, rows);
        }
    }

    /// <summary>
    /// Returns the id of the location with a description. If there is not exactly one, writes an error and returns
    /// null.
    /// </summary>
    private string? FindLocation(string connectionId, TelnyxSession session, string description, object errorTarget)
    {
        bool isRead = Pipeline.Try(
            errorTarget,
            context => AddressesAsync(session, connectionId, context),
            out IReadOnlyList<ExternalConnectionCivicAddress> all);
        if (!isRead)
            return null;

        List<(string Name, string? Id)> found = all
            .SelectMany(address => address.Locations.Select(place => (Address: address, Place: place)))
            .Where(pair => Is(pair.Place.Description) || Is($"{pair.Address.Description}/{pair.Place.Description}"))
            .Select(pair => ($"'{pair.Address.Description}/{pair.Place.Description}'", pair.Place.LocationId))
            .ToList();
        if (found.Count == 1)
            return found[0].Id;

        string message = found.Count == 0
            ? $"External connection {connectionId} has no location with the description '{description}'. "
                + $"To list its locations, run (Get-TelnyxExternalConnectionCivicAddress {connectionId}).Locations."
            : $"External connection {connectionId} has {found.Count} locations with the description '{description}'. "
                + "Specify the id of one of them, or its address and description: "
                + $"{string.Join(", ", found.Select(one => one.Name))}.";
        WriteError(
            ErrorRecords.Of("LocationNotFound", ErrorCategory.ObjectNotFound, DisplayText.Of(message), errorTarget));
        return null;

        bool Is(string? text) => string.Equals(text, description, StringComparison.OrdinalIgnoreCase);
    }

    private PSObject ErrorTarget(string connectionId, string? location, string[] numbers)
    {
        string name = numbers.All(Bulk.AccountNumberReader.IsNumber) ? nameof(PhoneNumber) : nameof(NumberId);
        return SpecifiedSettings.ToRow(
        [
            (nameof(ConnectionId), connectionId),
            (name, numbers),
            (nameof(LocationId), isLocationTyped ? null : location),
        ]);
    }

    private void Upload(string connectionId, TelnyxSession session, string? location, List<NumberRow> rows)
    {
        if (rows.Count == 0)
            return;

        NumberRow[] taken = rows.ToArray();
        rows.Clear();
        PSObject target = ErrorTarget(connectionId, location, taken.Select(row => row.Name).ToArray());
        Run.Add(new UploadItem(this, session, connectionId, location, taken, target));
    }
}
