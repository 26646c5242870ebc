using System.Management.Automation;

namespace TelnyxPS.Cmdlets;

/// <summary>Evaluates -Debug and $DebugPreference.</summary>
internal static class DebugStream
{
    /// <summary>Returns whether to write debug messages.</summary>
    public static bool IsWanted(PSCmdlet cmdlet) =>
        cmdlet.MyInvocation.BoundParameters.TryGetValue("Debug", out object? given)
            ? LanguagePrimitives.IsTrue(given)
            : LanguagePrimitives.TryConvertTo(
                cmdlet.GetVariableValue("DebugPreference"), out ActionPreference preference)
                && preference is not (ActionPreference.SilentlyContinue or ActionPreference.Ignore);

    /// <summary>
    /// Returns whether to write verbose messages to the debug stream. With -Debug alone, PowerShell would ask whether
    /// to continue after each verbose message.
    /// </summary>
    public static bool TakesVerbose(PSCmdlet cmdlet) =>
        cmdlet.MyInvocation.BoundParameters.TryGetValue("Debug", out object? given)
        && LanguagePrimitives.IsTrue(given)
        && !cmdlet.MyInvocation.BoundParameters.ContainsKey("Verbose");
}
