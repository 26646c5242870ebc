namespace TelnyxPS.Help;

/// <summary>Something in the help that has to be fixed before the module can be built.</summary>
/// <param name="File">The file in which it was found.</param>
/// <param name="Line">The line, counted from 1.</param>
/// <param name="Message">What is wrong, and what to do.</param>
internal sealed record Problem(string File, int Line, string Message)
{
    /// <summary>The form in which MSBuild and editors recognize an error.</summary>
    public override string ToString() => $"{File}({Line}): error HELP: {Message}";
}
