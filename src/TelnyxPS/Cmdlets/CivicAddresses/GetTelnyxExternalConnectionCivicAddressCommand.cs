using System.Management.Automation;
using TelnyxPS.Client;
using TelnyxPS.Cmdlets.Binding;
using TelnyxPS.Cmdlets.Completion;
using TelnyxPS.Models;

namespace TelnyxPS.Cmdlets;

/// <summary>
/// Gets the civic addresses of external connections with their locations: those with the specified ids, or all.
/// </summary>
[Cmdlet(
    VerbsCommon.Get, "TelnyxExternalConnectionCivicAddress", DefaultParameterSetName = ById, SupportsPaging = true,
    HelpUri = ApiReference.ExternalConnections + "list-all-civic-addresses-and-locations")]
[OutputType(typeof(ExternalConnectionCivicAddress))]
public sealed class GetTelnyxExternalConnectionCivicAddressCommand : ConnectionChildCommand<TelnyxResource>
{
    /// <summary>The ids of the civic addresses. Default: all civic addresses of the connection.</summary>
    [Parameter(ParameterSetName = ById, Position = 1, ValueFromPipelineByPropertyName = true)]
    [Parameter(ParameterSetName = ByObject, Position = 1)]
    [ResourceId]
    [ValidateIds]
    [ArgumentCompleter(typeof(CivicAddressIdCompleter))]
    public string[]? CivicAddressId { get; set; }

    /// <summary>Gets only civic addresses in these countries, as ISO 3166-1 alpha-2 codes.</summary>
    [Parameter]
    [ValidatePattern("^[A-Za-z]{2}$")]
    public string[]? Country { get; set; }

    private ChildQuery<ExternalConnectionCivicAddress> Query =>
        new(this, Endpoints.CivicAddress, nameof(CivicAddressId), CivicAddressId)
        {
            Filter = new ResourceFilter().Where("[country]", Country?.Select(code => code.ToUpperInvariant())),
        };

    private protected override void CheckParameters() => Query.CheckParameters();

    private protected override void Add(string connectionId, TelnyxResource? given, TelnyxSession session) =>
        Query.Add(connectionId, given, session);
}
