namespace TelnyxPS.TestSupport;

/// <summary>A request, as it was sent.</summary>
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

    /// <summary>The HTTP method.</summary>
    public string Method { get; }

    /// <summary>The full URL.</summary>
    public Uri Uri { get; }

    /// <summary>The path and query, as sent.</summary>
    public string PathAndQuery => Uri.PathAndQuery;

    /// <summary>The unescaped path and query, such as <c>/v2/external_connections?page[size]=250</c>.</summary>
    public string UnescapedPathAndQuery => Uri.UnescapeDataString(Uri.PathAndQuery);

    /// <summary>The text of the body; empty if there is none.</summary>
    public string Body { get; }

    /// <summary>The Authorization header; empty if there is none.</summary>
    public string Authorization { get; }

    /// <summary>Returns the method, path, and body, for the messages of failing tests.</summary>
    public override string ToString() => (Method + " " + UnescapedPathAndQuery + " " + Body).TrimEnd();
}
