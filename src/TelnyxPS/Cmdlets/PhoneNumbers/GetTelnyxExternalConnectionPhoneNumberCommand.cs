using System.Management.Automation;
using TelnyxPS.Client;
using TelnyxPS.Cmdlets.Binding;
using TelnyxPS.Cmdlets.Completion;
using TelnyxPS.Models;

namespace TelnyxPS.Cmdlets;

/// <summary>
/// Gets the phone numbers of external connections: those with the specified ids, or all that match the filters.
/// </summary>
[Cmdlet(
    VerbsCommon.Get, "TelnyxExternalConnectionPhoneNumber", DefaultParameterSetName = ById, SupportsPaging = true,
    HelpUri = ApiReference.ExternalConnections + "list-all-phone-numbers")]
[OutputType(typeof(ExternalConnectionPhoneNumber))]
public sealed class GetTelnyxExternalConnectionPhoneNumberCommand
    : ConnectionNumberGetCommand<ExternalConnectionPhoneNumber>
{
    /// <summary>The ids of the numbers. Default: all numbers of the connection.</summary>
    [Parameter(ParameterSetName = ById, Position = 1, ValueFromPipelineByPropertyName = true)]
    [Parameter(ParameterSetName = ByObject, Position = 1)]
    [ResourceId]
    [ValidateIds]
    [ArgumentCompleter(typeof(NumberIdCompleter))]
    public string[]? NumberId { get; set; }

    private protected override ChildQuery<ExternalConnectionPhoneNumber> Query =>
        new(this, Endpoints.PhoneNumber, nameof(NumberId), NumberId) { Filter = NumberFilter };
}
