using System.Net;
using System.Net.Http.Headers;
using System.Text;

namespace TelnyxPS.Client;

/// <summary>
/// The body of a request, which knows whether it was ever asked for. A request whose body was not sent cannot have been
/// carried out.
/// </summary>
internal sealed class RequestBody : HttpContent
{
    private readonly byte[] bytes;
    private volatile bool wasRead;

    /// <param name="json">
    /// The JSON; null for a body without content. .NET by itself sends a request that has no body again where the connection
    /// was closed on it: a second DELETE would find nothing, and no one would know that the first one did.
    /// </param>
    public RequestBody(string? json)
    {
        bytes = json is null ? [] : Encoding.UTF8.GetBytes(json);
        if (json is not null)
            Headers.ContentType = new MediaTypeHeaderValue("application/json") { CharSet = "utf-8" };
    }

    /// <summary>Whether it certainly stayed here. An empty body says nothing: no handler needs to ask for it.</summary>
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
