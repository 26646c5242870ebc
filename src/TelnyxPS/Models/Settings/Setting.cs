using System.Runtime.CompilerServices;
using System.Text;

namespace TelnyxPS.Models;

/// <summary>A setting: its names, its kind, and how to read it from a connection.</summary>
/// <param name="path">The API field, for example <c>outbound.channel_limit</c>.</param>
/// <param name="kind">The kind of its values.</param>
/// <param name="read">Reads the value from a connection.</param>
/// <param name="property">The property that contains it. In a table of settings, this is the name of the row.</param>
internal sealed class Setting(
    string path, SettingKind kind, Func<ExternalConnection, object?> read, [CallerMemberName] string property = "")
{
    private string? words;

    public string Property { get; } = property;

    /// <summary>The parameter that sets it.</summary>
    public string Parameter { get; set; } = property;

    /// <summary>The property in words, for messages: <c>outbound voice profile</c>, without the id.</summary>
    public string Words => words ??= ToWords(Property);

    /// <summary>The API field, with the nested object that contains it.</summary>
    public string Path => path;

    /// <summary>The nested API object that contains it; null if the connection itself does.</summary>
    public string? Parent { get; } = path.Contains('.') ? path.Substring(0, path.IndexOf('.')) : null;

    /// <summary>The API field in the object that contains it.</summary>
    public string Field { get; } = path.Substring(path.IndexOf('.') + 1);

    public SettingKind Kind => kind;

    /// <summary>Whether the API can clear it.</summary>
    public bool CanClear => kind.CanClear;

    /// <summary>Returns its value in a connection.</summary>
    public object? Of(ExternalConnection connection) => read(connection);

    /// <summary>Returns the setting in words.</summary>
    public override string ToString() => Words;

    private static string ToWords(string property)
    {
        var text = new StringBuilder();
        foreach (char c in property)
        {
            if (char.IsUpper(c) && text.Length > 0)
                text.Append(' ');
            text.Append(char.ToLowerInvariant(c));
        }

        string words = text.ToString().Replace(" url", " URL").Replace(" secs", " (seconds)");
        return words.EndsWith(" id", StringComparison.Ordinal) ? words.Substring(0, words.Length - 3) : words;
    }
}
