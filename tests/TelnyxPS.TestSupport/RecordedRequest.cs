namespace TelnyxPS.TestSupport;

/// <summary>One request as it was sent.</summary>
public sealed class RecordedRequest
{
    internal RecordedRequest(string method, Uri uri, string body, string authorization)
    {
        Time = DateTimeOffset.UtcNow;
        Method = method;
        Uri = uri;
        Body = body;
        Authorization = authorization;
    }

    /// <summary>When it was sent.</summary>
    public DateTimeOffset Time { get; }

    /// <summary>GET, POST, PATCH or DELETE.</summary>
    public string Method { get; }

    /// <summary>The whole address.</summary>
    public Uri Uri { get; }

    /// <summary>Path and query as they went over the wire.</summary>
    public string PathAndQuery => Uri.PathAndQuery;

    /// <summary>Path and query as one reads them, such as <c>/v2/external_connections?page[size]=250</c>.</summary>
    public string UnescapedPathAndQuery => Uri.UnescapeDataString(Uri.PathAndQuery);

    /// <summary>The text of the body; empty where there was none.</summary>
    public string Body { get; }

    /// <summary>The Authorization header; empty where there was none.</summary>
    public string Authorization { get; }

    /// <summary>Method and path, for the messages of failing tests.</summary>
    public override string ToString() => (Method + " " + UnescapedPathAndQuery + " " + Body).TrimEnd();
}
