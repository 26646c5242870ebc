namespace TelnyxPS.Help.Markdown;

/// <summary>A fenced code block and its language.</summary>
internal sealed record Code(int Line, string Language, string Text) : HelpBlock(Line);
