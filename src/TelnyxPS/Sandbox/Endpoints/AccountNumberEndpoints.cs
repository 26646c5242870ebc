using System.Text.RegularExpressions;

namespace TelnyxPS.Sandbox;

/// <summary>The endpoints of the account's phone numbers.</summary>
internal sealed class AccountNumberEndpoints(SandboxAccount account)
{
    private const string All = "phone_numbers";
    private const string One = All + "/{id}";
    private const string Name = "filter[voice.connection_name]";
    private const string Null = "null";
    private const int ShortestPart = 3;
    private const int PageSize = 20;

    private static readonly string[] Statuses =
    [
        "purchase-pending",
        "purchase-failed",
        "port-pending",
        "port-failed",
        SandboxPhoneNumber.Active,
        "deleted",
        "emergency-only",
        "ported-out",
        "port-out-pending",
        "requirement-info-pending",
        "requirement-info-under-review",
        "requirement-info-exception",
        SandboxPhoneNumber.Provisioning,
    ];

    private static readonly string[] Types = ["local", "national", "toll_free", "mobile", "shared_cost"];

    public IReadOnlyList<SandboxRoute> Routes =>
    [
        new("GET", All, List),
        new("GET", One, request => Show(Find(request))),
        new("PATCH", One, Update),
    ];

    private static SandboxReply Show(SandboxPhoneNumber number) =>
        new(200, SandboxJson.One(number, AccountNumberJson.Write));

    private SandboxReply List(SandboxRequest request)
    {
        var list = new SandboxList<SandboxPhoneNumber>(request, PageSize);
        AddFilters(list);
        list.SortBy(
            bothWays: false,
            ("purchased_at", number => number.PurchasedAt),
            ("phone_number", number => number.Number),
            ("connection_name", number => number.Connection?.Name),
            ("usage_payment_method", _ => 0));
        return list.Page(account.PhoneNumbers.All, AccountNumberJson.Write);
    }

    private static void AddFilters(SandboxList<SandboxPhoneNumber> list)
    {
        // As documented, a value with any character other than a digit, even a plus sign, matches nothing.
        list.Where(
            "filter[phone_number]",
            part => part.Count(c => c is >= '0' and <= '9') >= ShortestPart
                ? n => n.Number.Substring(1).Contains(part)
                : null,
            $"Must have at least {ShortestPart} digits.");
        list.Where(
            "filter[status]",
            status => Statuses.Contains(status) ? n => n.Status == status : null,
            "Must be one of: " + string.Join(", ", Statuses) + ".");
        list.WhereAnyOf(
            "filter[country_iso_alpha2]",
            n => n.Country,
            country => Regex.IsMatch(country, @"\A[A-Z]{2}\z"),
            "Must be an ISO 3166-1 alpha-2 country code in capital letters.");
        list.Where("filter[connection_id]", (n, id) => n.Connection?.Id == id);
        list.Where(
            "filter[number_type][eq]",
            type => Types.Contains(type) ? n => n.Type == type : null,
            "Must be one of: " + string.Join(", ", Types) + ".");
        list.Where("filter[tag]", (n, tag) => n.Tags.Contains(tag));
        list.Where("filter[without_tags]", (n, text) => text != "true" || n.Tags.Count == 0);
        list.Where("filter[customer_reference]", (n, reference) => n.CustomerReference == reference);
        list.Where("filter[billing_group_id]", (n, id) => (n.BillingGroupId ?? Null) == id);
        list.Where("filter[emergency_address_id]", (n, id) => (n.EmergencyAddressId ?? Null) == id);
        list.Where(
            "filter[source]",
            source => source is "ported" or "purchased" ? n => n.IsPorted == (source == "ported") : null,
            "Must be ported or purchased.");
        list.Where(Name + "[eq]", (n, name) => name.Equals(n.Connection?.Name, StringComparison.OrdinalIgnoreCase));
        AddName(list, "contains", (name, part) => name.IndexOf(part, StringComparison.OrdinalIgnoreCase) >= 0);
        AddName(list, "starts_with", (name, part) => name.StartsWith(part, StringComparison.OrdinalIgnoreCase));
        AddName(list, "ends_with", (name, part) => name.EndsWith(part, StringComparison.OrdinalIgnoreCase));
    }

    private static void AddName(SandboxList<SandboxPhoneNumber> list, string how, Func<string, string, bool> fits) =>
        list.Where(
            $"{Name}[{how}]",
            part => part.Length >= ShortestPart ? n => n.Connection is { } owner && fits(owner.Name, part) : null,
            $"Must have at least {ShortestPart} characters.");

    private SandboxReply Update(SandboxRequest request)
    {
        SandboxPhoneNumber number = Find(request);
        SandboxNumberChange change = new NumberBody(request.Body).Change;
        IReadOnlyDictionary<SandboxPhoneNumber, ApiProblem> refused = change.ApplyTo([number], account);
        SandboxRefusal.ThrowIfAny(422, [.. refused.Values]);
        return Show(number);
    }

    private SandboxPhoneNumber Find(SandboxRequest request) =>
        account.PhoneNumbers.Find(request.PathValue("id")) ?? throw SandboxRefusal.NotFound();
}
