namespace TelnyxPS.Help;

/// <summary>A problem in the help that must be fixed before the module can be built.</summary>
/// <param name="File">The file in which it was found.</param>
/// <param name="Line">The line, counted from 1.</param>
/// <param name="Message">The problem, and what to do.</param>
internal sealed record Problem(string File, int Line, string Message)
{
    /// <summary>The form in which MSBuild and editors recognize an error.</summary>
    public override string ToString() => $"{File}({Line}): error HELP: {Message}";
}
