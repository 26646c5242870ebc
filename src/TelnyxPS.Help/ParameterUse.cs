namespace TelnyxPS.Help;

/// <summary>The properties of a parameter in one parameter set.</summary>
/// <param name="Set">The name of the set.</param>
/// <param name="Position">The position; null for a named parameter.</param>
/// <param name="IsMandatory">Whether it is required.</param>
/// <param name="ByValue">Whether it accepts the pipeline object.</param>
/// <param name="ByPropertyName">Whether it accepts a property of the pipeline object.</param>
internal sealed record ParameterUse(string Set, int? Position, bool IsMandatory, bool ByValue, bool ByPropertyName)
{
    /// <summary>The name that PowerShell uses for parameters that are in all sets.</summary>
    public const string AllSets = "__AllParameterSets";

    /// <summary>The accepted pipeline input, as Get-Help shows it.</summary>
    public string PipelineInput => (ByPropertyName, ByValue) switch
    {
        (true, true) => "True (ByPropertyName, ByValue)",
        (true, false) => "True (ByPropertyName)",
        (false, true) => "True (ByValue)",
        _ => "False",
    };
}
