namespace TelnyxPS.Client;

/// <summary>One of the errors in an error response of the service.</summary>
public sealed class TelnyxApiError
{
    internal TelnyxApiError(string? code, string? title, string? detail)
    {
        Code = code;
        Title = title;
        Detail = detail;
    }

    /// <summary>The Telnyx error code, such as <c>10005</c>. The same code can have different titles.</summary>
    public string? Code { get; }

    /// <summary>The title of the error.</summary>
    public string? Title { get; }

    /// <summary>The details of the error.</summary>
    public string? Detail { get; }

    /// <summary>A JSON pointer to the field of the request that the error is about.</summary>
    public string? Pointer { get; internal set; }

    /// <summary>The query parameter that the error is about.</summary>
    public string? Parameter { get; internal set; }

    /// <summary>The URL of a page that explains the error.</summary>
    public string? Url { get; internal set; }

    /// <summary>Returns the error on one line: the title and details, the field or parameter, and the code.</summary>
    public override string ToString()
    {
        string text = Join(": ", new[] { Title, Detail }.Distinct()).TrimEnd('.');
        string place = Join(", ", [Pointer, Parameter, Code]);
        return (text, place) switch
        {
            ("", "") => "no reason given",
            ("", _) => $"error {place}",
            (_, "") => text,
            _ => $"{text} ({place})",
        };
    }

    private static string Join(string separator, IEnumerable<string?> parts) =>
        string.Join(separator, parts.Where(part => !string.IsNullOrWhiteSpace(part)));
}
