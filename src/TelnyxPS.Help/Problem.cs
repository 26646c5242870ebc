namespace TelnyxPS.Help;

/// <summary>A problem in the help that must be fixed before the module can be built.</summary>
/// <param name="File">The file.</param>
/// <param name="Line">The line; the first line is 1.</param>
/// <param name="Message">What is wrong and what to do.</param>
internal sealed record Problem(string File, int Line, string Message)
{
    /// <summary>Returns the problem in the format of errors that MSBuild and editors recognize.</summary>
    public override string ToString() => $"{File}({Line}): error HELP: {Message}";
}
