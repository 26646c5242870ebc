namespace TelnyxPS.Help.Markdown;

/// <summary>An item of a list.</summary>
/// <param name="Line">The line on which it starts.</param>
/// <param name="Marker">The hyphen or number in front of it.</param>
/// <param name="Blocks">Its content.</param>
internal sealed record ListItem(int Line, string Marker, IReadOnlyList<HelpBlock> Blocks) : HelpBlock(Line);
