namespace TelnyxPS.Help.Markdown;

/// <summary>A link on a page.</summary>
internal sealed record Link(int Line, string Text, string Target);
