namespace TelnyxPS.Client;

/// <summary>A request as the client means it: it can be sent more than once.</summary>
internal sealed class ApiRequest
{
    public ApiRequest(HttpMethod method, string path)
    {
        Method = method;
        Path = path;
    }

    public HttpMethod Method { get; }

    /// <summary>The path below the base address, escaped.</summary>
    public string Path { get; }

    /// <summary>Names and values of the query, not escaped.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Query { get; set; } = [];

    /// <summary>The JSON body.</summary>
    public string? Body { get; set; }

    /// <summary>
    /// Called right before each attempt, when all waiting is over. Where it returns false, the request is not sent, and
    /// <see cref="StaleRequestException"/> is thrown. It must not block.
    /// </summary>
    public Func<bool>? BeforeSend { get; set; }

    /// <summary>What happened so far. A request that replaces a stale one takes its attempts over.</summary>
    public RequestAttempts Attempts { get; set; } = new();

    /// <summary>Whether it changes nothing more when it is sent again: all but POST.</summary>
    public bool IsRepeatable => Method != HttpMethod.Post;

    public bool IsRead => Method == HttpMethod.Get;

    /// <summary>The request id of the last response; null where it had none.</summary>
    public string? RequestId { get; set; }
}
