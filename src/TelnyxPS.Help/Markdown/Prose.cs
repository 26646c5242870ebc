namespace TelnyxPS.Help.Markdown;

/// <summary>A paragraph, as plain text on one line.</summary>
internal sealed record Prose(int Line, string Text) : HelpBlock(Line);
