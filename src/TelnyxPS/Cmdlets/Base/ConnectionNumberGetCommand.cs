using System.Management.Automation;
using TelnyxPS.Client;
using TelnyxPS.Cmdlets.Binding;
using TelnyxPS.Cmdlets.Completion;
using TelnyxPS.Models;

namespace TelnyxPS.Cmdlets;

/// <summary>
/// A cmdlet that gets resources of external connections that are about phone numbers, and can filter them by number and
/// by location.
/// </summary>
/// <typeparam name="T">The type of the resources.</typeparam>
public abstract class ConnectionNumberGetCommand<T> : TelnyxCommand
    where T : ConnectionChild
{
    /// <summary>Gets only what is about this number in E.164 form, such as +15551234567.</summary>
    [Parameter]
    [PhoneNumber]
    [ValidateNotNull]
    [ArgumentCompleter(typeof(PhoneNumberCompleter))]
    public string? PhoneNumber { get; set; }

    /// <summary>Gets only what is about numbers that contain these 3 to 15 digits.</summary>
    [Parameter]
    [PartOfNumber]
    [ValidateNotNullOrEmpty]
    public string? PhoneNumberContains { get; set; }

    /// <summary>Gets only what is about numbers with this civic address.</summary>
    [Parameter]
    [Uuid]
    [ValidateNotNull]
    [ArgumentCompleter(typeof(CivicAddressIdCompleter))]
    public string? CivicAddressId { get; set; }

    /// <summary>Gets only what is about numbers at this location.</summary>
    [Parameter]
    [Uuid]
    [ArgumentCompleter(typeof(LocationIdCompleter))]
    [ValidateNotNull]
    public string? LocationId { get; set; }

    /// <inheritdoc cref="ConnectionChildCommand{T}.ConnectionId"/>
    [Parameter(
        ParameterSetName = ById,
        Mandatory = true,
        Position = 0,
        ValueFromPipeline = true,
        ValueFromPipelineByPropertyName = true)]
    [AllowEmptyCollection]
    [ConnectionIds]
    [ArgumentCompleter(typeof(ConnectionIdCompleter))]
    public string[] ConnectionId { get; set; } = [];

    /// <inheritdoc cref="ConnectionChildCommand{T}.InputObject"/>
    [Parameter(ParameterSetName = ByObject, Position = 0, ValueFromPipeline = true)]
    [Resource]
    [ValidateNotNullOrEmpty]
    public TelnyxResource[]? InputObject { get; set; }

    /// <inheritdoc cref="BulkCommand.ThrottleLimit"/>
    [Parameter]
    [WholeNumber(1, 256, RefusesBlank = true)]
    [ValidateRange(1, 256)]
    public int ThrottleLimit { get => Run.ThrottleLimit; set => Run.ThrottleLimit = value; }

    /// <summary>What to get.</summary>
    private protected abstract ChildQuery<T> Query { get; }

    /// <summary>The filters of all these cmdlets.</summary>
    private protected ResourceFilter NumberFilter => new ResourceFilter()
        .Where("[civic_address_id][eq]", CivicAddressId)
        .Where("[location_id][eq]", LocationId)
        .Where("[phone_number][eq]", PhoneNumber)
        .Where("[phone_number][contains]", PhoneNumberContains);

    private protected override void CheckParameters() => Query.CheckParameters();

    /// <summary>Adds what a record asks for.</summary>
    protected override void ProcessRecord()
    {
        foreach ((string connectionId, TelnyxResource? given, TelnyxSession session) in
            Input.Read(ConnectionId, InputObject, Input.ConnectionOf))
        {
            Query.Add(connectionId, given, session);
        }
    }
}
