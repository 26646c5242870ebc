using TelnyxPS.Help.Markdown;

namespace TelnyxPS.Help;

/// <summary>An example of a page.</summary>
/// <param name="Title">Its number and title.</param>
/// <param name="Code">The code to run.</param>
/// <param name="Remarks">Its output, and the text after it.</param>
internal sealed record Example(string Title, string Code, IReadOnlyList<HelpBlock> Remarks);
