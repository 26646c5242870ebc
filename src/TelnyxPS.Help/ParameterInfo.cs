namespace TelnyxPS.Help;

/// <summary>A parameter, as declared by its property.</summary>
/// <param name="Name">The name, without the hyphen.</param>
/// <param name="TypeName">The short name of the type, such as <c>String[]</c>.</param>
/// <param name="Aliases">The aliases.</param>
/// <param name="AcceptedValues">The accepted values; empty if any value is accepted.</param>
/// <param name="AcceptsWildcards">Whether wildcards are expanded.</param>
/// <param name="Uses">Its properties in each parameter set that contains it.</param>
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

    /// <summary>Returns its properties in a parameter set; null if the set does not contain it.</summary>
    public ParameterUse? In(string set) =>
        Uses.FirstOrDefault(use => use.Set == set) ?? Uses.FirstOrDefault(use => use.Set == ParameterUse.AllSets);
}
