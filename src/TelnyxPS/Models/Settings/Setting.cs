namespace TelnyxPS.Models;

/// <summary>A setting of a connection: its names, its kind, and how it is read from a connection.</summary>
/// <param name="property">The property of a connection that holds it.</param>
/// <param name="words">The setting in words, for previews.</param>
/// <param name="path">The field of the API, as <c>outbound.channel_limit</c>.</param>
/// <param name="kind">The kind of its values.</param>
/// <param name="read">Reads it from a connection.</param>
internal sealed class Setting(
    string property, string words, string path, SettingKind kind, Func<ExternalConnection, object?> read)
{
    public string Property { get; } = property;

    /// <summary>The parameter that sets it.</summary>
    public string Parameter { get; set; } = property;

    public string Words { get; } = words;

    /// <summary>The nested object of the API that holds it; null where the connection itself does.</summary>
    public string? Parent { get; } = path.Contains('.') ? path.Substring(0, path.IndexOf('.')) : null;

    public string Field { get; } = path.Substring(path.IndexOf('.') + 1);

    public SettingKind Kind { get; } = kind;

    /// <summary>Whether it can be cleared: the API takes "no value" for it.</summary>
    public bool CanClear { get; set; }

    /// <summary>Its value in a connection.</summary>
    public object? Of(ExternalConnection connection) => read(connection);

    /// <summary>The setting in words.</summary>
    public override string ToString() => Words;
}
