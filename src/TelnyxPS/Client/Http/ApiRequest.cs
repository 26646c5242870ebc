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

    /// <summary>Whether it changes nothing more when it is sent again: all but POST.</summary>
    public bool IsRepeatable => Method != HttpMethod.Post;

    public bool IsRead => Method == HttpMethod.Get;
}
