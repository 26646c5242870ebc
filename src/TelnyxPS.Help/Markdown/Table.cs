namespace TelnyxPS.Help.Markdown;

/// <summary>A table: its rows of plain text, the first of which is the header.</summary>
internal sealed record Table(int Line, IReadOnlyList<IReadOnlyList<string>> Rows) : HelpBlock(Line);
