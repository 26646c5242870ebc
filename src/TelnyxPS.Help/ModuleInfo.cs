namespace TelnyxPS.Help;

/// <summary>The parts of a compiled module that its help must match.</summary>
/// <param name="Cmdlets">The cmdlets, sorted by name.</param>
/// <param name="Types">The full names of the public types.</param>
internal sealed record ModuleInfo(IReadOnlyList<CmdletInfo> Cmdlets, IReadOnlyCollection<string> Types)
{
    /// <summary>
    /// Returns the full name of a type, which can be specified without its namespace; null if there is none.
    /// </summary>
    public string? FullNameOf(string type) =>
        Types.FirstOrDefault(name => name == type)
        ?? Types.FirstOrDefault(name => name.EndsWith("." + type, StringComparison.Ordinal))
        ?? (Type.GetType(type) is not null || type == "System.Management.Automation.PSObject" ? type : null);
}
