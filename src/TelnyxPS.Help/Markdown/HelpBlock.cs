namespace TelnyxPS.Help.Markdown;

/// <summary>A piece of a page: prose, code, an item of a list or a table.</summary>
/// <param name="Line">The line on which it begins, counted from 1.</param>
internal abstract record HelpBlock(int Line);
