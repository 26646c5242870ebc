namespace TelnyxPS.Help;

/// <summary>A parameter, as its property declares it.</summary>
/// <param name="Name">Its name, without the hyphen.</param>
/// <param name="TypeName">The short name of its type, such as <c>String[]</c>.</param>
/// <param name="Aliases">Its other names.</param>
/// <param name="AcceptedValues">The values that it accepts; empty if there is no list of values.</param>
/// <param name="AcceptsWildcards">Whether wildcards are expanded.</param>
/// <param name="Uses">How it is used in each parameter set that has it.</param>
internal sealed record ParameterInfo(
    string Name,
    string TypeName,
    IReadOnlyList<string> Aliases,
    IReadOnlyList<string> AcceptedValues,
    bool AcceptsWildcards,
    IReadOnlyList<ParameterUse> Uses)
{
    /// <summary>The parameters that PowerShell adds to a cmdlet that supports ShouldProcess or paging.</summary>
    public static readonly string[] OfPowerShell = ["WhatIf", "Confirm", "IncludeTotalCount", "Skip", "First"];

    public bool IsSwitch => TypeName == "SwitchParameter";

    public bool IsArray => TypeName.EndsWith("[]", StringComparison.Ordinal);

    /// <summary>How it is used in a parameter set, or null if that set does not have it.</summary>
    public ParameterUse? In(string set) =>
        Uses.FirstOrDefault(use => use.Set == set) ?? Uses.FirstOrDefault(use => use.Set == ParameterUse.AllSets);
}
