using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.RegularExpressions;

namespace TelnyxPS.Sandbox;

/// <summary>Which external connections a list is about.</summary>
internal sealed class SandboxFilter
{
    private const string NameFilter = "filter[connection_name][contains]";
    private const string CreatedFilter = "filter[created_at]";
    private const string ServiceFilter = "filter[external_sip_connection]";
    private const string IdFilter = "filter[id]";
    private const string NumberFilter = "filter[phone_number][contains]";
    private const int ShortestName = 3;

    private static readonly Regex s_e164 = new(@"\A\+[1-9][0-9]{6,14}\z", RegexOptions.CultureInvariant);

    private readonly List<Func<SandboxConnection, bool>> _conditions = new();
    private readonly SandboxQuery _query;
    private readonly ICollection<ApiProblem> _problems;

    /// <param name="query">The parameters of the request.</param>
    /// <param name="problems">Where what is wrong with them is added.</param>
    public SandboxFilter(SandboxQuery query, ICollection<ApiProblem> problems)
    {
        _query = query;
        _problems = problems;

        Where(NameFilter, name => name.Length < ShortestName
            ? null
            : c => c.Name.IndexOf(name, StringComparison.OrdinalIgnoreCase) >= 0,
            $"Must have at least {ShortestName} characters.");
        Where(CreatedFilter, text => ParseDay(text) is DateTime day ? c => c.CreatedAt.Date == day : null,
            "Must be a date as YYYY-MM-DD.");
        Where(ServiceFilter, service => service is SandboxConnection.Zoom or SandboxConnection.OperatorConnect
            ? c => c.ExternalSipConnection == service
            : null,
            "Must be zoom or operator_connect.");
        Where(IdFilter, id => c => c.Id == id, "");
        Where(NumberFilter, number => s_e164.IsMatch(number) ? c => c.PhoneNumbers.Contains(number) : null,
            "Must be a whole phone number in +E.164 format.");
    }

    /// <summary>The names of all filters.</summary>
    public static IReadOnlyList<string> Names { get; } =
        new[] { NameFilter, CreatedFilter, ServiceFilter, IdFilter, NumberFilter };

    /// <summary>Those of the connections that it lets through, in their order.</summary>
    public IReadOnlyList<SandboxConnection> Of(IReadOnlyList<SandboxConnection> all) =>
        _conditions.Count == 0 ? all : all.Where(c => _conditions.TrueForAll(condition => condition(c))).ToList();

    private void Where(string name, Func<string, Func<SandboxConnection, bool>?> parse, string requirement)
    {
        if (!_query.Values.TryGetValue(name, out string? text))
            return;

        if (parse(text) is { } condition)
            _conditions.Add(condition);
        else
            _problems.Add(ApiProblem.InvalidAttribute(SandboxQuery.PointerTo(name), requirement));
    }

    private static DateTime? ParseDay(string text) =>
        DateTime.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateTime day)
            ? day
            : null;
}
