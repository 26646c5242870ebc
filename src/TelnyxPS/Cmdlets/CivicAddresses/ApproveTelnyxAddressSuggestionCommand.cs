using System.Management.Automation;
using TelnyxPS.Client;
using TelnyxPS.Cmdlets.Binding;
using TelnyxPS.Models;

namespace TelnyxPS.Cmdlets;

/// <summary>
/// Accepts the address that Telnyx suggests for a static emergency address. Uploads that wait for it continue.
/// </summary>
[Cmdlet(
    VerbsLifecycle.Approve, "TelnyxAddressSuggestion", DefaultParameterSetName = ById, SupportsShouldProcess = true,
    HelpUri = ApiReference.Pages + "addresses/"
        + "accepts-this-address-suggestion-as-a-new-emergency-address-for-operator-connect-and-finishes-the-uploads"
        + "-of-the-numbers-associated-with-it-to-microsoft")]
[OutputType(typeof(AddressSuggestion))]
public sealed class ApproveTelnyxAddressSuggestionCommand : BulkCommand
{
    /// <summary>The ids of the static emergency addresses.</summary>
    [Parameter(
        ParameterSetName = ById,
        Mandatory = true,
        Position = 0,
        ValueFromPipeline = true,
        ValueFromPipelineByPropertyName = true)]
    [AllowEmptyCollection]
    [ResourceId]
    [ValidateIds]
    public string[] StaticEmergencyAddressId { get; set; } = [];

    /// <summary>The addresses that <c>Set-TelnyxExternalConnectionLocation</c> returns.</summary>
    [Parameter(ParameterSetName = ByObject, ValueFromPipeline = true)]
    [Resource]
    [ValidateNotNullOrEmpty]
    public ExternalConnectionStaticEmergencyAddress[]? InputObject { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        foreach ((string id, ExternalConnectionStaticEmergencyAddress? given, TelnyxSession session) in
            Input.Read(StaticEmergencyAddressId, InputObject, AddressOf))
        {
            Run.Add(new WriteItem<AddressSuggestion>(
                this,
                session,
                Endpoints.AcceptSuggestion(id),
                given ?? (object)id,
                "Accept the address suggestion"));
        }
    }

    private string? AddressOf(ExternalConnectionStaticEmergencyAddress given)
    {
        if (given.AcceptedAddressSuggestions == true)
        {
            WriteVerbose(
                $"The address suggestion for emergency address {given.StaticEmergencyAddressId} is already accepted; "
                    + "no request sent.");
            return null;
        }

        if (given.StaticEmergencyAddressId is null)
        {
            string message = $"{DisplayText.Of(given.FullName)} has no static emergency address. To set one, use "
                + "Set-TelnyxExternalConnectionLocation.";
            WriteError(ErrorRecords.Of("NoAddress", ErrorCategory.InvalidData, message, given));
        }

        return given.StaticEmergencyAddressId;
    }
}
