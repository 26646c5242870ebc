namespace TelnyxPS.Help.Markdown;

/// <summary>A fenced block, with the language that its fence names.</summary>
internal sealed record Code(int Line, string Language, string Text) : HelpBlock(Line);
