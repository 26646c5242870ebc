namespace TelnyxPS.Client;

/// <summary>One of the reasons that the service gives for a refusal.</summary>
public sealed class TelnyxApiError
{
    internal TelnyxApiError(string? code, string? title, string? detail)
    {
        Code = code;
        Title = title;
        Detail = detail;
    }

    /// <summary>Telnyx's error code, such as <c>10005</c>. One code can come with different titles.</summary>
    public string? Code { get; }

    /// <summary>The kind of error, in a few words.</summary>
    public string? Title { get; }

    /// <summary>What is wrong with this request.</summary>
    public string? Detail { get; }

    /// <summary>The field of the request that the error is about, as a JSON pointer.</summary>
    public string? Pointer { get; internal set; }

    /// <summary>The query parameter of the request that the error is about.</summary>
    public string? Parameter { get; internal set; }

    /// <summary>The address of a page that explains the error.</summary>
    public string? Url { get; internal set; }

    /// <summary>The error on one line: what is wrong, the field or parameter, and the code.</summary>
    public override string ToString()
    {
        string text = string.Join(": ", new[] { Title, Detail }.Where(part => !string.IsNullOrWhiteSpace(part)).Distinct()).TrimEnd('.');
        string place = string.Join(", ", new[] { Pointer, Parameter, Code }.Where(part => !string.IsNullOrWhiteSpace(part)));
        return (text, place) switch
        {
            ("", "") => "no reason given",
            ("", _) => $"error {place}",
            (_, "") => text,
            _ => $"{text} ({place})",
        };
    }
}
