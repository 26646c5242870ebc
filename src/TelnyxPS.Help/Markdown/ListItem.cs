namespace TelnyxPS.Help.Markdown;

/// <summary>An item of a list.</summary>
/// <param name="Line">The line on which it begins.</param>
/// <param name="Marker">What stands before it: a hyphen, or its number.</param>
/// <param name="Blocks">What is in it.</param>
internal sealed record ListItem(int Line, string Marker, IReadOnlyList<HelpBlock> Blocks) : HelpBlock(Line);
