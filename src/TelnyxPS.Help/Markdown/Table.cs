namespace TelnyxPS.Help.Markdown;

/// <summary>A table with rows of plain text. The first row is the header.</summary>
internal sealed record Table(int Line, IReadOnlyList<IReadOnlyList<string>> Rows) : HelpBlock(Line);
