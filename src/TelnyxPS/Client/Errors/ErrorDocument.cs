namespace TelnyxPS.Client;

/// <summary>One reason in an error response, as received.</summary>
internal sealed class ErrorDocument
{
    public string? Code { get; set; }

    public string? Title { get; set; }

    public string? Detail { get; set; }

    /// <summary>A JSON pointer to the field of the request that the reason is about.</summary>
    public string? Pointer { get; set; }

    /// <summary>The query parameter that the reason is about.</summary>
    public string? Parameter { get; set; }

    /// <summary>The URL of a page that explains the reason.</summary>
    public string? Url { get; set; }

    /// <summary>Whether the reason contains any text.</summary>
    public bool HasText => Code is not null || Title is not null || Detail is not null;
}
