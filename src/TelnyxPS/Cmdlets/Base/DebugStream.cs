using System.Management.Automation;

namespace TelnyxPS.Cmdlets;

/// <summary>What -Debug and $DebugPreference ask of a cmdlet.</summary>
internal static class DebugStream
{
    /// <summary>Whether debug lines are wanted.</summary>
    public static bool IsWanted(PSCmdlet cmdlet) =>
        cmdlet.MyInvocation.BoundParameters.TryGetValue("Debug", out object? given)
            ? LanguagePrimitives.IsTrue(given)
            : LanguagePrimitives.TryConvertTo(cmdlet.GetVariableValue("DebugPreference"), out ActionPreference preference)
                && preference is not (ActionPreference.SilentlyContinue or ActionPreference.Ignore);

    /// <summary>
    /// Whether verbose lines belong to the debug stream: with -Debug alone, PowerShell would ask after each verbose line
    /// whether to continue.
    /// </summary>
    public static bool TakesVerbose(PSCmdlet cmdlet) =>
        cmdlet.MyInvocation.BoundParameters.TryGetValue("Debug", out object? given)
        && LanguagePrimitives.IsTrue(given)
        && !cmdlet.MyInvocation.BoundParameters.ContainsKey("Verbose");
}
