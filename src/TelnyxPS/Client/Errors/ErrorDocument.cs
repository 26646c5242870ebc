namespace TelnyxPS.Client;

/// <summary>One reason that an answer gives for a refusal, as it came.</summary>
internal sealed class ErrorDocument
{
    public string? Code { get; set; }

    public string? Title { get; set; }

    public string? Detail { get; set; }

    /// <summary>Which field of the request the reason is about, as a JSON pointer.</summary>
    public string? Pointer { get; set; }

    /// <summary>Which parameter of the query the reason is about.</summary>
    public string? Parameter { get; set; }

    /// <summary>A page that explains the reason.</summary>
    public string? Url { get; set; }

    /// <summary>Whether it says anything.</summary>
    public bool HasText => Code is not null || Title is not null || Detail is not null;
}
