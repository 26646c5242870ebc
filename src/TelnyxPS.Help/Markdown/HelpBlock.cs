namespace TelnyxPS.Help.Markdown;

/// <summary>A block of a page: prose, code, a list item, or a table.</summary>
/// <param name="Line">The line on which it starts; the first line is 1.</param>
internal abstract record HelpBlock(int Line);
