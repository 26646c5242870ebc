namespace TelnyxPS.Help;

/// <summary>How a parameter is used in one parameter set.</summary>
/// <param name="Set">The name of the set.</param>
/// <param name="Position">Its position, or null if its name is required.</param>
/// <param name="IsMandatory">Whether it is required.</param>
/// <param name="ByValue">Whether it accepts the pipeline object itself.</param>
/// <param name="ByPropertyName">Whether it accepts a property of the pipeline object.</param>
internal sealed record ParameterUse(string Set, int? Position, bool IsMandatory, bool ByValue, bool ByPropertyName)
{
    /// <summary>What PowerShell calls the set of the parameters that are in all sets.</summary>
    public const string AllSets = "__AllParameterSets";

    /// <summary>As Get-Help describes it.</summary>
    public string PipelineInput => (ByPropertyName, ByValue) switch
    {
        (true, true) => "True (ByPropertyName, ByValue)",
        (true, false) => "True (ByPropertyName)",
        (false, true) => "True (ByValue)",
        _ => "False",
    };
}
