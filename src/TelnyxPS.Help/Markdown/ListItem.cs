namespace TelnyxPS.Help.Markdown;

/// <summary>An item of a list.</summary>
/// <param name="Line">The line on which it begins.</param>
/// <param name="Marker">The marker before it: a hyphen or a number.</param>
/// <param name="Blocks">Its content.</param>
internal sealed record ListItem(int Line, string Marker, IReadOnlyList<HelpBlock> Blocks) : HelpBlock(Line);
