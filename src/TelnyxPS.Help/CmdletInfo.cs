namespace TelnyxPS.Help;

/// <summary>A cmdlet, as declared by its class.</summary>
/// <param name="Name">The verb and the noun.</param>
/// <param name="DefaultSet">The name of the default parameter set; null if there is none.</param>
/// <param name="Parameters">The parameters, in the order in which PowerShell finds them.</param>
/// <param name="OutputTypes">The full names of the declared output types.</param>
internal sealed record CmdletInfo(
    string Name, string? DefaultSet, IReadOnlyList<ParameterInfo> Parameters, IReadOnlyList<string> OutputTypes)
{
    /// <summary>The URL that Get-Help -Online opens; null if there is none.</summary>
    public string? HelpUri { get; init; }

    /// <summary>
    /// The names of the parameter sets, the default set first. If there are none, one set without a name.
    /// </summary>
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

    /// <summary>Returns the parameters of a set, in the order of <c>Get-Command -Syntax</c>.</summary>
    public IEnumerable<(ParameterInfo Parameter, ParameterUse Use)> InSet(string set) =>
        Parameters.Select(parameter => (Parameter: parameter, Use: parameter.In(set)))
            .Where(pair => pair.Use is not null)
            .Select(pair => (pair.Parameter, Use: pair.Use!))
            .OrderBy(pair => pair.Use.Position ?? int.MaxValue)
            .ThenBy(pair => pair.Use.IsMandatory ? 0 : 1)
            .ThenBy(pair => ParameterInfo.OfPowerShell.Contains(pair.Parameter.Name) ? 1 : 0);
}
