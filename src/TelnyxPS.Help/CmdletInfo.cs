namespace TelnyxPS.Help;

/// <summary>A cmdlet, as its class declares it.</summary>
/// <param name="Name">Verb and noun.</param>
/// <param name="DefaultSet">The name of the default parameter set, or null.</param>
/// <param name="Parameters">Its parameters, in the order in which PowerShell finds them.</param>
/// <param name="OutputTypes">The full names of the types that it declares as output.</param>
internal sealed record CmdletInfo(
    string Name, string? DefaultSet, IReadOnlyList<ParameterInfo> Parameters, IReadOnlyList<string> OutputTypes)
{
    /// <summary>The address that Get-Help -Online opens, or null.</summary>
    public string? HelpUri { get; init; }

    /// <summary>The names of the parameter sets: the default set first. One set without a name if there are none.</summary>
    public IReadOnlyList<string> Sets
    {
        get
        {
            string[] named = [.. Parameters.SelectMany(parameter => parameter.Uses)
                .Select(use => use.Set)
                .Where(set => set != ParameterUse.AllSets)
                .Distinct()
                .OrderBy(set => set == DefaultSet ? 0 : 1)];
            return named.Length == 0 ? [ParameterUse.AllSets] : named;
        }
    }

    /// <summary>The parameters of a set, in the order in which <c>Get-Command -Syntax</c> shows them.</summary>
    public IEnumerable<(ParameterInfo Parameter, ParameterUse Use)> InSet(string set) =>
        Parameters.Select(parameter => (Parameter: parameter, Use: parameter.In(set)))
            .Where(pair => pair.Use is not null)
            .Select(pair => (pair.Parameter, Use: pair.Use!))
            .OrderBy(pair => pair.Use.Position ?? int.MaxValue)
            .ThenBy(pair => pair.Use.IsMandatory ? 0 : 1)
            .ThenBy(pair => ParameterInfo.OfPowerShell.Contains(pair.Parameter.Name) ? 1 : 0);
}
