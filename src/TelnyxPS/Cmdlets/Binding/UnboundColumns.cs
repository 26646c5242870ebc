using System.Globalization;
using System.Management.Automation;
using System.Reflection;
using System.Text.RegularExpressions;
using TelnyxPS.Models;

namespace TelnyxPS.Cmdlets.Binding;

/// <summary>
/// Finds columns that are not bound but look like a parameter: their cells would be ignored without a warning. Each
/// column is reported once.
/// </summary>
internal sealed class UnboundColumns
{
    private const int ShortestPart = 5;
    private readonly HashSet<string> seen = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<(string Parameter, string Name, string Plain)> parameters = [];

    /// <param name="cmdlet">The type of the cmdlet.</param>
    public UnboundColumns(Type cmdlet)
    {
        foreach (PropertyInfo property in BoundProperties(cmdlet))
        {
            IEnumerable<string> aliases =
                property.GetCustomAttributes<AliasAttribute>().SelectMany(alias => alias.AliasNames);
            foreach (string name in aliases.Prepend(property.Name))
            {
                seen.Add(name);
                parameters.Add((property.Name, name, Plain(name)));
            }
        }

        // Columns that an export of the module's objects contains.
        seen.UnionWith(typeof(ExternalConnection).GetProperties().Select(property => property.Name));
        seen.UnionWith(
            ["Changes", "Error", "PSComputerName", "RunspaceId", "PSShowComputerName", "PSSourceJobInstanceId"]);
    }

    /// <summary>Returns the parameters that columns can be bound to.</summary>
    public static IEnumerable<PropertyInfo> BoundProperties(Type cmdlet) => cmdlet.GetProperties().Where(property =>
        property.GetCustomAttributes<ParameterAttribute>().Any(parameter => parameter.ValueFromPipelineByPropertyName));

    /// <summary>
    /// Returns the columns that look like a parameter and were not reported yet, and the parameters.
    /// </summary>
    /// <param name="row">The row.</param>
    /// <param name="isBound">Returns whether a parameter is bound.</param>
    public IReadOnlyList<(string Column, string[] Parameters)> Find(PSObject row, Func<string, bool> isBound)
    {
        List<(string Column, string[] Parameters)>? found = null;
        foreach (PSPropertyInfo cell in PipelineRow.Cells(row))
        {
            if (!seen.Add(cell.Name))
                continue;
            string[] like = Like(cell.Name).Distinct().Where(parameter => !isBound(parameter)).ToArray();
            if (like.Length > 0)
                (found ??= []).Add((cell.Name, like));
        }

        return found ?? [];
    }

    private IEnumerable<string> Like(string columnName)
    {
        string column = Plain(columnName);

        // These names differ too much from the names of the parameters: nested objects of the API, and the service.
        string known = column switch
        {
            "inbound" => nameof(ExternalConnection.InboundChannelLimit),
            "outbound" => nameof(ExternalConnection.OutboundChannelLimit),
            "service" => nameof(ExternalConnection.ExternalSipConnection),
            _ => "",
        };
        if (parameters.Exists(parameter => parameter.Parameter == known))
            return [known];

        IEnumerable<string> Of(Func<string, bool> isLike) =>
            parameters.Where(p => isLike(p.Plain)).Select(p => p.Parameter);
        IEnumerable<string> same = Of(name => name == column || name + "s" == column || column + "s" == name);
        if (same.Any())
            return same;
        IEnumerable<string> misspelled =
            Of(name => name.Length >= ShortestPart && Distance(name, column) <= (name.Length >= 8 ? 2 : 1));
        if (misspelled.Any())
            return misspelled;
        if (column.Length < ShortestPart)
            return [];
        IEnumerable<string> parts = Of(name => name.IndexOf(column, StringComparison.Ordinal) >= 0);
        return parts.Any() ? parts : parameters.Where(p => HasWordsOf(columnName, p.Name)).Select(p => p.Parameter);
    }

    /// <summary>
    /// Whether a column has some words of a parameter, such as OutboundLimit, or all of them and others, such as
    /// New_Outbound_Channel_Limit.
    /// </summary>
    private static bool HasWordsOf(string column, string parameter)
    {
        HashSet<string> words = WordsOf(column);
        words.Remove("is");
        HashSet<string> all = WordsOf(parameter);
        return all.Count > 1
            ? (words.Count > 1 && words.IsSubsetOf(all)) || words.IsSupersetOf(all)
            : words.SetEquals(all);
    }

    private static HashSet<string> WordsOf(string name) =>
        new(
            Regex.Matches(name, "[A-Z]?[a-z]+|[A-Z]+|[0-9]+").Cast<Match>().Select(word => word.Value),
            StringComparer.OrdinalIgnoreCase);

    private static string Plain(string name) =>
        new(name.Where(char.IsLetterOrDigit).Select(c => char.ToLower(c, CultureInfo.InvariantCulture)).ToArray());

    // Returns the number of letters to insert, delete, replace, or swap with the next one.
    private static int Distance(string a, string b)
    {
        if (Math.Abs(a.Length - b.Length) > 2)
            return int.MaxValue;

        int[,] cost = new int[a.Length + 1, b.Length + 1];
        for (int i = 0; i <= a.Length; i++)
        {
            for (int j = 0; j <= b.Length; j++)
            {
                if (i == 0 || j == 0)
                {
                    cost[i, j] = i + j;
                    continue;
                }

                int replace = cost[i - 1, j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
                cost[i, j] = Math.Min(replace, Math.Min(cost[i - 1, j], cost[i, j - 1]) + 1);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                    cost[i, j] = Math.Min(cost[i, j], cost[i - 2, j - 2] + 1);
            }
        }

        return cost[a.Length, b.Length];
    }
}
