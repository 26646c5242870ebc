using TelnyxPS.Help.Markdown;

namespace TelnyxPS.Help;

/// <summary>An example of a page.</summary>
/// <param name="Title">The number and title.</param>
/// <param name="Code">The code to run.</param>
/// <param name="Remarks">The output and the explanation.</param>
internal sealed record Example(string Title, string Code, IReadOnlyList<HelpBlock> Remarks);
