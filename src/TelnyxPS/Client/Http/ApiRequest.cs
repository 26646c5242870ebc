namespace TelnyxPS.Client;

/// <summary>A request, independent of the HTTP message, so that it can be sent more than once.</summary>
internal sealed class ApiRequest(HttpMethod method, string path)
{
    public HttpMethod Method => method;

    /// <summary>The escaped path, relative to the base address.</summary>
    public string Path => path;

    /// <summary>The resource that the request is about; null if no API operation makes the request.</summary>
    public ResourceReference? About { get; set; }

    /// <summary>The names and values of the query, not escaped.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Query { get; set; } = [];

    /// <summary>The JSON body.</summary>
    public string? Body { get; set; }

    /// <summary>
    /// Called immediately before each attempt, after all waiting. If it returns false, the request is not sent, and a
    /// <see cref="StaleRequestException"/> is thrown. It must not block.
    /// </summary>
    public Func<bool>? BeforeSend { get; set; }

    /// <summary>The attempts so far. A request that replaces an outdated one continues its attempts.</summary>
    public RequestAttempts Attempts { get; set; } = new();

    /// <summary>Whether the request can be repeated without further effect: all methods except POST.</summary>
    public bool IsRepeatable => Method != HttpMethod.Post;

    public bool IsRead => Method == HttpMethod.Get;

    /// <summary>The request id of the last response; null if it had none.</summary>
    public string? RequestId { get; set; }
}
