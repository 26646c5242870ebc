using System.Net;
using System.Net.Http.Headers;
using System.Text;

namespace TelnyxPS.Client;

/// <summary>
/// The body of a request, which records whether it was read. A request whose body was not sent cannot have been carried
/// out.
/// </summary>
internal sealed class RequestBody : HttpContent
{
    private readonly byte[] bytes;
    private volatile bool wasRead;

    /// <param name="json">
    /// The JSON; null for an empty body. A request without any body is resent by .NET itself if the connection was
    /// closed, and a resent DELETE would report that the resource does not exist although the first one removed it.
    /// </param>
    public RequestBody(string? json)
    {
        bytes = json is null ? [] : Encoding.UTF8.GetBytes(json);
        if (json is not null)
            Headers.ContentType = new MediaTypeHeaderValue("application/json") { CharSet = "utf-8" };
    }

    /// <summary>
    /// Whether the body was certainly not sent. Unknown for an empty body, because no handler reads it.
    /// </summary>
    public bool WasNeverSent => bytes.Length > 0 && !wasRead;

    /// <inheritdoc/>
    protected override Task SerializeToStreamAsync(Stream stream, TransportContext context)
    {
        wasRead = true;
        return stream.WriteAsync(bytes, 0, bytes.Length);
    }

    /// <inheritdoc/>
    protected override bool TryComputeLength(out long length)
    {
        length = bytes.Length;
        return true;
    }
}
