using System.Management.Automation;
using System.Text.Json;
using TelnyxPS.Client;
using TelnyxPS.Cmdlets.Binding;
using TelnyxPS.Cmdlets.Completion;
using TelnyxPS.Models;

namespace TelnyxPS.Cmdlets;

/// <summary>
/// Uploads phone numbers to Microsoft Teams, and emits an upload for each request: Telnyx takes at most 1,000 numbers at
/// a time. What becomes of the numbers is told by <c>Wait-TelnyxExternalConnectionUpload</c>.
/// </summary>
[Cmdlet(
    VerbsCommon.New, "TelnyxExternalConnectionUpload", DefaultParameterSetName = ById, SupportsShouldProcess = true,
    HelpUri = ApiReference.ExternalConnections + "creates-an-upload-request")]
[OutputType(typeof(ExternalConnectionUpload))]
public sealed class NewTelnyxExternalConnectionUploadCommand : BulkCommand
{
    private const int MostNumbers = 1000;
    private readonly Dictionary<(string ConnectionId, TelnyxSession Session), List<string>> collected = [];
    private readonly HashSet<(string ConnectionId, TelnyxSession Session, string NumberId)> seen = [];

    /// <summary>The id of the connection: a run of digits.</summary>
    [Parameter(ParameterSetName = ById, Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [ConnectionIds]
    [ArgumentCompleter(typeof(ConnectionIdCompleter))]
    [ValidateCount(1, 1)]
    public string[] ConnectionId { get; set; } = [];

    /// <summary>The connection, as <c>Get-TelnyxExternalConnection</c> emits it, or numbers of another upload.</summary>
    [Parameter(ParameterSetName = ByObject, ValueFromPipeline = true)]
    [ValidateNotNullOrEmpty]
    public TelnyxResource[]? InputObject { get; set; }

    /// <summary>The ids of the numbers in the account. Left out: those of the objects that are given.</summary>
    [Parameter(ParameterSetName = ById, Mandatory = true, Position = 1, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Parameter(ParameterSetName = ByObject)]
    [PartId]
    public string[]? NumberId { get; set; }

    /// <summary>The location that the numbers get, a uuid. Not together with -CivicAddressId.</summary>
    [Parameter]
    [Uuid]
    [ValidateNotNull]
    public string? LocationId { get; set; }

    /// <summary>The civic address that the numbers get, a uuid. Not together with -LocationId.</summary>
    [Parameter]
    [Uuid]
    [ValidateNotNull]
    public string? CivicAddressId { get; set; }

    /// <summary>What the numbers are for.</summary>
    [Parameter]
    [ValidateSet("calling_user_assignment", "first_party_app_assignment")]
    public string? Usage { get; set; }

    /// <summary>What else the numbers are for.</summary>
    [Parameter]
    [ValidateSet("calling_user_assignment", "first_party_app_assignment")]
    public string[]? AdditionalUsage { get; set; }

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        if (LocationId is not null && CivicAddressId is not null)
            throw this.Terminating("LocationAndCivicAddress", ErrorCategory.InvalidArgument, "-LocationId and -CivicAddressId exclude each other.");
    }

    /// <summary>Collects the numbers, and uploads them whenever there are as many as one request may hold.</summary>
    protected override void ProcessRecord()
    {
        if (ParameterSetName == ById)
        {
            Collect(ConnectionId[0], DefaultSession(), NumberId!);
            return;
        }

        foreach (TelnyxResource resource in InputObject ?? [])
        {
            string[]? numbers = NumberId ?? NumbersOf(resource);
            if (resource.OwnerId is { } connectionId && numbers is not null)
                Collect(connectionId, SessionFor(resource), numbers);
            else
                WriteError(ErrorRecords.Of("NoNumber", ErrorCategory.InvalidArgument, $"{DisplayText.Of(resource.FullName)} names no numbers: state -NumberId.", resource));
        }
    }

    /// <summary>Uploads the rest, and brings all uploads to their end.</summary>
    protected override void EndProcessing()
    {
        foreach (((string connectionId, TelnyxSession session), List<string> numbers) in collected.Select(pair => (pair.Key, pair.Value)))
            Upload(connectionId, session, numbers);
        base.EndProcessing();
    }

    /// <inheritdoc/>
    private protected override int? CountGiven => null;

    private static string[]? NumbersOf(TelnyxResource resource) => resource switch
    {
        ExternalConnectionUploadNumber { NumberId: { } id } => [id],
        ExternalConnectionReleaseNumber { NumberId: { } id } => [id],
        ExternalConnectionPhoneNumber { NumberId: { } id } => [id],
        _ => null,
    };

    private void Collect(string connectionId, TelnyxSession session, string[] numberIds)
    {
        if (!collected.TryGetValue((connectionId, session), out List<string> numbers))
            collected[(connectionId, session)] = numbers = [];
        foreach (string id in numberIds.Where(id => seen.Add((connectionId, session, id))))
        {
            numbers.Add(id);
            if (numbers.Count == MostNumbers)
                Upload(connectionId, session, numbers);
        }
    }

    private void Upload(string connectionId, TelnyxSession session, List<string> numbers)
    {
        if (numbers.Count == 0)
            return;

        string[] ids = numbers.ToArray();
        numbers.Clear();
        ApiOperation<ExternalConnectionUpload> call = Endpoints.Upload.Create(
            connectionId, JsonText.Write(writer => WriteBody(writer, ids)), ExternalConnectionUpload.ReadNew(ids, LocationId));
        object target = SpecifiedSettings.ToRow([(nameof(ConnectionId), connectionId), (nameof(NumberId), ids)]);
        string place = LocationId is not null ? $", location: {LocationId}"
            : CivicAddressId is not null ? $", civic address: {CivicAddressId}"
            : "";
        string what = ids.Length == 1 ? $"number {ids[0]}" : $"{ids.Length} numbers ({ids[0]} to {ids[ids.Length - 1]})";
        Add(new WriteItem<ExternalConnectionUpload>(this, session, call, target, $"Upload {what} to Microsoft Teams{place}"));
    }

    private void WriteBody(Utf8JsonWriter writer, string[] numberIds)
    {
        writer.WriteTexts("number_ids", numberIds);
        if (Usage is not null)
            writer.WriteString("usage", Usage.ToLowerInvariant());
        if (AdditionalUsage is not null)
            writer.WriteTexts("additional_usages", AdditionalUsage.Select(usage => usage.ToLowerInvariant()));
        if (CivicAddressId is not null)
            writer.WriteString("civic_address_id", CivicAddressId);
        if (LocationId is not null)
            writer.WriteString("location_id", LocationId);
    }
}
