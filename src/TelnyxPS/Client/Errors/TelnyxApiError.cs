namespace TelnyxPS.Client;

/// <summary>One of the errors that an answer of the API lists.</summary>
public sealed class TelnyxApiError
{
    internal TelnyxApiError(string? code, string? title, string? detail, string? pointer)
    {
        Code = code;
        Title = title;
        Detail = detail;
        Pointer = pointer;
    }

    /// <summary>Telnyx' code of the error, as <c>10005</c>. One code may come with different titles.</summary>
    public string? Code { get; }

    /// <summary>What kind of error it is, in a few words.</summary>
    public string? Title { get; }

    /// <summary>What is wrong with this request.</summary>
    public string? Detail { get; }

    /// <summary>Which field of the request the error is about, as a JSON pointer.</summary>
    public string? Pointer { get; }

    /// <summary>The error on one line: what is wrong, the field and the code.</summary>
    public override string ToString()
    {
        string text = string.Join(": ", new[] { Title, Detail }.Where(part => !string.IsNullOrWhiteSpace(part))).TrimEnd('.');
        string place = string.Join(", ", new[] { Pointer, Code }.Where(part => !string.IsNullOrWhiteSpace(part)));
        return (text, place) switch
        {
            ("", "") => "no reason given",
            ("", _) => $"error {place}",
            (_, "") => text,
            _ => $"{text} ({place})",
        };
    }
}
