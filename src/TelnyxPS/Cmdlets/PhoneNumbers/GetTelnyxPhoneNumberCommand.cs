using System.Management.Automation;
using TelnyxPS.Client;
using TelnyxPS.Cmdlets.Binding;
using TelnyxPS.Cmdlets.Completion;
using TelnyxPS.Models;

namespace TelnyxPS.Cmdlets;

/// <summary>Gets the phone numbers of the account: those specified, or all that match the filters.</summary>
[Cmdlet(
    VerbsCommon.Get, "TelnyxPhoneNumber", DefaultParameterSetName = List, SupportsPaging = true,
    HelpUri = ApiReference.Pages + "phone-number-configurations")]
[OutputType(typeof(AccountPhoneNumber))]
public sealed class GetTelnyxPhoneNumberCommand : BulkCommand
{
    private const string List = "List";

    private readonly AccountNumberReaders readers = new();

    /// <summary>The numbers in E.164 format, such as +15551234567, or their ids. Default: all numbers.</summary>
    [Parameter(
        ParameterSetName = ById,
        Mandatory = true,
        Position = 0,
        ValueFromPipeline = true,
        ValueFromPipelineByPropertyName = true)]
    [AllowEmptyCollection]
    [Alias("TelephoneNumber", "NumberId")]
    [NumberOrId]
    [ValidateIds]
    [ArgumentCompleter(typeof(PhoneNumberCompleter))]
    public string[] PhoneNumber { get; set; } = [];

    /// <summary>
    /// Objects that contain a phone number, such as the failed numbers of a job. A piped external connection
    /// represents all numbers that are assigned to it.
    /// </summary>
    [Parameter(ParameterSetName = ByObject, ValueFromPipeline = true)]
    [Resource]
    [ValidateNotNullOrEmpty]
    public TelnyxResource[]? InputObject { get; set; }

    /// <summary>Gets only numbers that contain these 3 to 15 digits.</summary>
    [Parameter(ParameterSetName = List)]
    [PartOfNumber]
    [ValidateNotNull]
    public string? PhoneNumberContains { get; set; }

    /// <summary>Gets only numbers that are assigned to this connection.</summary>
    [Parameter(ParameterSetName = List)]
    [ProfileId]
    [ArgumentCompleter(typeof(ConnectionIdCompleter))]
    [ValidateNotNull]
    public string? ConnectionId { get; set; }

    /// <summary>
    /// Gets only numbers of connections whose name contains this text of at least three characters, in any case. With
    /// an asterisk at the end, the name must begin with the text. With an asterisk at the start, it must end with it.
    /// </summary>
    [Parameter(ParameterSetName = List)]
    [SupportsWildcards]
    [ValidatePattern(@"^\*?[^*]{3,}\*?$")]
    public string? ConnectionName { get; set; }

    /// <summary>Gets only numbers that are not assigned to a connection.</summary>
    [Parameter(ParameterSetName = List)]
    public SwitchParameter Unassigned { get; set; }

    /// <summary>Gets only numbers of these countries, as ISO 3166-1 alpha-2 codes.</summary>
    [Parameter(ParameterSetName = List)]
    [ValidatePattern("^[A-Za-z]{2}$")]
    public string[]? Country { get; set; }

    /// <summary>Gets only numbers with this status.</summary>
    [Parameter(ParameterSetName = List)]
    [ValidateSet(
        "active",
        "emergency-only",
        "provision-pending",
        "port-pending",
        "port-failed",
        "port-out-pending",
        "ported-out",
        "purchase-pending",
        "purchase-failed",
        "requirement-info-pending",
        "requirement-info-under-review",
        "requirement-info-exception",
        "deleted")]
    public string? Status { get; set; }

    /// <summary>Gets only numbers of this type.</summary>
    [Parameter(ParameterSetName = List)]
    [ValidateSet("local", "national", "toll_free", "mobile", "shared_cost")]
    public string? PhoneNumberType { get; set; }

    /// <summary>Gets only numbers with this tag.</summary>
    [Parameter(ParameterSetName = List)]
    [ValidateNotNullOrEmpty]
    public string? Tag { get; set; }

    /// <summary>Gets only numbers without tags.</summary>
    [Parameter(ParameterSetName = List)]
    public SwitchParameter WithoutTag { get; set; }

    /// <summary>Gets only numbers with this customer reference.</summary>
    [Parameter(ParameterSetName = List)]
    [ValidateNotNullOrEmpty]
    public string? CustomerReference { get; set; }

    /// <summary>Gets only numbers of this billing group.</summary>
    [Parameter(ParameterSetName = List)]
    [ValidateNotNullOrEmpty]
    public string? BillingGroupId { get; set; }

    /// <summary>Gets only numbers without a billing group.</summary>
    [Parameter(ParameterSetName = List)]
    public SwitchParameter WithoutBillingGroup { get; set; }

    /// <summary>Gets only numbers with this emergency address.</summary>
    [Parameter(ParameterSetName = List)]
    [ValidateNotNullOrEmpty]
    public string? EmergencyAddressId { get; set; }

    /// <summary>Gets only numbers without an emergency address.</summary>
    [Parameter(ParameterSetName = List)]
    public SwitchParameter WithoutEmergencyAddress { get; set; }

    /// <summary>Gets only numbers that were ported, or only numbers that were purchased.</summary>
    [Parameter(ParameterSetName = List)]
    [ValidateSet("ported", "purchased")]
    public string? Source { get; set; }

    private protected override void CheckParameters()
    {
        RefuseBoth(nameof(Unassigned), Unassigned, nameof(ConnectionId), ConnectionId);
        RefuseBoth(nameof(Unassigned), Unassigned, nameof(ConnectionName), ConnectionName);
        RefuseBoth(nameof(WithoutTag), WithoutTag, nameof(Tag), Tag);
        RefuseBoth(nameof(WithoutBillingGroup), WithoutBillingGroup, nameof(BillingGroupId), BillingGroupId);
        RefuseBoth(
            nameof(WithoutEmergencyAddress), WithoutEmergencyAddress, nameof(EmergencyAddressId), EmergencyAddressId);

        // The service has no such filter. Assigned numbers are removed here, after paging and counting.
        if (Unassigned && (Lists.Skip > 0 || Lists.First < ulong.MaxValue || Lists.CountWanted))
        {
            throw this.Terminating(
                "PagingWithUnassigned",
                ErrorCategory.InvalidArgument,
                "-Unassigned cannot be used together with -First, -Skip, or -IncludeTotalCount. "
                    + "Pipe the numbers to Select-Object or Measure-Object instead.");
        }
    }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (ParameterSetName == List)
            AddNumbers(DefaultSession(), Filter(), errorTarget: null);
        else if (ParameterSetName == ById)
            AddNamed();
        else
            Array.ForEach(InputObject ?? [], AddObject);
    }

    private void AddNamed()
    {
        Run.Expect(PhoneNumber.Length);
        foreach (string name in PhoneNumber)
            AddOne(name, given: null, DefaultSession());
    }

    private void RefuseBoth(string name, bool isGiven, string other, string? value)
    {
        if (isGiven && value is not null)
        {
            throw this.Terminating(
                "FilterConflict", ErrorCategory.InvalidArgument, $"-{name} cannot be used together with -{other}.");
        }
    }

    private void AddObject(TelnyxResource given)
    {
        if (given is ExternalConnection connection)
            AddNumbers(SessionFor(given), new ResourceFilter().Where("[connection_id]", connection.Id), given);
        else if (NumberNames.Of(given) is { } name)
            AddOne(name, given, SessionFor(given));
        else
            WriteError(NumberNames.NoNumber(given));
    }

    private void AddOne(string name, TelnyxResource? given, TelnyxSession session)
    {
        Lists.RefusePaging();
        ApiOperation<AccountPhoneNumber> get = Endpoints.AccountNumber.Get(name);
        var target = new ResourceTarget<AccountPhoneNumber>(
            session, get, given as AccountPhoneNumber, given ?? (object)name)
        {
            ReadAmongMany = context => readers.Of(session, name).ReadAsync(name, context),
        };
        Run.Add(new ReadItem<AccountPhoneNumber>(this, target));
    }

    private void AddNumbers(TelnyxSession session, ResourceFilter filter, object? errorTarget) => Lists.Add(
        session.Client.List(Endpoints.AccountNumber, null, filter, Lists.Skip, Lists.First),
        "",
        errorTarget ?? session,
        Unassigned ? number => string.IsNullOrEmpty(number.ConnectionId) : null);

    private ResourceFilter Filter()
    {
        bool hasStart = ConnectionName?.StartsWith("*", StringComparison.Ordinal) == true;
        bool hasEnd = ConnectionName?.EndsWith("*", StringComparison.Ordinal) == true;
        string how = hasStart == hasEnd ? "contains" : hasStart ? "ends_with" : "starts_with";
        return new ResourceFilter()
            .Where("[phone_number]", PhoneNumberContains?.TrimStart('+'))
            .Where("[status]", Status?.ToLowerInvariant())
            .Where("[country_iso_alpha2]", Country?.Select(code => code.ToUpperInvariant()))
            .Where("[connection_id]", ConnectionId)
            .Where("[number_type][eq]", PhoneNumberType?.ToLowerInvariant())
            .Where("[tag]", Tag)
            .Where("[without_tags]", WithoutTag ? "true" : null)
            .Where("[customer_reference]", CustomerReference)
            .Where("[billing_group_id]", WithoutBillingGroup ? "null" : BillingGroupId)
            .Where("[emergency_address_id]", WithoutEmergencyAddress ? "null" : EmergencyAddressId)
            .Where("[source]", Source?.ToLowerInvariant())
            .Where($"[voice.connection_name][{how}]", ConnectionName?.Trim('*'));
    }
}
