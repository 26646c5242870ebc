using System.Management.Automation;
using TelnyxPS.Client;
using TelnyxPS.Cmdlets.Binding;
using TelnyxPS.Cmdlets.Completion;
using TelnyxPS.Models;

namespace TelnyxPS.Cmdlets;

/// <summary>A cmdlet that emits what of connections is about phone numbers, and filters it by these and by their places.</summary>
public abstract class ConnectionNumberGetCommand<T> : ConnectionChildGetCommand<T>
    where T : ConnectionChild
{
    private protected ConnectionNumberGetCommand()
    {
    }

    /// <summary>Only what is about this number, whole, in E.164 form, as +15551234567.</summary>
    [Parameter]
    [PhoneNumber]
    [ValidateNotNull]
    [ArgumentCompleter(typeof(PhoneNumberCompleter))]
    public string? PhoneNumber { get; set; }

    /// <summary>Only what is about numbers that contain these 3 to 15 digits.</summary>
    [Parameter]
    [PartOfNumber]
    [ValidateNotNullOrEmpty]
    public string? PhoneNumberContains { get; set; }

    /// <summary>Only what is about numbers of this civic address, a uuid.</summary>
    [Parameter]
    [Uuid]
    [ValidateNotNull]
    [ArgumentCompleter(typeof(CivicAddressIdCompleter))]
    public string? CivicAddressId { get; set; }

    /// <summary>Only what is about numbers at this location, a uuid.</summary>
    [Parameter]
    [Uuid]
    [ArgumentCompleter(typeof(LocationIdCompleter))]
    [ValidateNotNull]
    public string? LocationId { get; set; }

    private protected override ResourceFilter Filter => new ResourceFilter()
        .Where("[civic_address_id][eq]", CivicAddressId)
        .Where("[location_id][eq]", LocationId)
        .Where("[phone_number][eq]", PhoneNumber)
        .Where("[phone_number][contains]", PhoneNumberContains);
}
