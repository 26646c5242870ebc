using System.Management.Automation;
using TelnyxPS.Client;
using TelnyxPS.Cmdlets.Binding;
using TelnyxPS.Cmdlets.Completion;
using TelnyxPS.Models;

namespace TelnyxPS.Cmdlets;

/// <summary>
/// A cmdlet that gets resources of external connections that contain phone numbers, and can filter them by number and
/// location.
/// </summary>
/// <typeparam name="T">The type of the resources.</typeparam>
public abstract class ConnectionNumberGetCommand<T> : TelnyxCommand
    where T : ConnectionChild
{
    /// <summary>Gets only resources with this number in E.164 format, such as +15551234567.</summary>
    [Parameter]
    [PhoneNumber]
    [ValidateNotNull]
    [ArgumentCompleter(typeof(PhoneNumberCompleter))]
    public string? PhoneNumber { get; set; }

    /// <summary>Gets only resources with numbers that contain these 3 to 15 digits.</summary>
    [Parameter]
    [PartOfNumber]
    [ValidateNotNullOrEmpty]
    public string? PhoneNumberContains { get; set; }

    /// <summary>Gets only resources with numbers that have this civic address.</summary>
    [Parameter]
    [Uuid]
    [ValidateNotNull]
    [ArgumentCompleter(typeof(CivicAddressIdCompleter))]
    public string? CivicAddressId { get; set; }

    /// <summary>Gets only resources with numbers at this location.</summary>
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
    [ValidateIds]
    [ArgumentCompleter(typeof(ConnectionIdCompleter))]
    public string[] ConnectionId { get; set; } = [];

    /// <inheritdoc cref="ConnectionChildCommand{T}.InputObject"/>
    [Parameter(ParameterSetName = ByObject, Position = 0, ValueFromPipeline = true)]
    [Resource]
    [ValidateNotNullOrEmpty]
    public TelnyxResource[]? InputObject { get; set; }

    /// <inheritdoc cref="ConnectionChildCommand{T}.AdditionalProperties"/>
    [Parameter(ParameterSetName = ById, ValueFromPipelineByPropertyName = true, DontShow = true)]
    public object? AdditionalProperties { get; set; }

    /// <inheritdoc cref="BulkCommand.ThrottleLimit"/>
    [Parameter]
    [WholeNumber(1, 256, RefusesBlank = true)]
    [ValidateRange(1, 256)]
    public int ThrottleLimit { get => Run.ThrottleLimit; set => Run.ThrottleLimit = value; }

    /// <summary>The resources to get.</summary>
    private protected abstract ChildQuery<T> Query { get; }

    /// <summary>The filters of all these cmdlets.</summary>
    private protected ResourceFilter NumberFilter => new ResourceFilter()
        .Where("[civic_address_id][eq]", CivicAddressId)
        .Where("[location_id][eq]", LocationId)
        .Where("[phone_number][eq]", PhoneNumber)
        .Where("[phone_number][contains]", PhoneNumberContains);

    private protected override void CheckParameters() => Query.CheckParameters();

    /// <summary>Adds the resources that a record specifies.</summary>
    protected override void ProcessRecord()
    {
        foreach ((string connectionId, TelnyxResource? given, TelnyxSession session) in
            Input.Read(ConnectionId, InputObject, Input.ConnectionOf))
        {
            Input.RefuseObject(AdditionalProperties);
            Query.Add(connectionId, given, session);
        }
    }
}
