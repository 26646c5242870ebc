using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace TelnyxPS.TestServer;

/// <summary>A request, and the ways to handle it: forward it, respond to it, or abort it.</summary>
/// <param name="context">The HTTP context of the request.</param>
/// <param name="request">The request.</param>
/// <param name="sandbox">The sandbox that can handle it.</param>
/// <param name="due">The stopwatch timestamp at which the response may start.</param>
/// <param name="stopping">Canceled when the server stops.</param>
internal sealed class Exchange(
    HttpContext context, ServedRequest request, SandboxForwarder sandbox, long due, CancellationToken stopping)
{
    public ServedRequest Request => request;

    /// <summary>The headers of the response.</summary>
    public IHeaderDictionary Headers => context.Response.Headers;

    /// <summary>The body of the response, to write it in parts.</summary>
    public Stream Body => context.Response.Body;

    /// <summary>Canceled when the client disconnects or the server stops.</summary>
    public CancellationToken Gone => context.RequestAborted;

    /// <summary>Forwards the request to the sandbox.</summary>
    public Task<SandboxResult> ForwardAsync() => sandbox.ForwardAsync(Request, context);

    /// <summary>Responds with the result of the sandbox.</summary>
    public Task AnswerAsync(SandboxResult result)
    {
        Headers["x-request-id"] = result.RequestId;
        return AnswerAsync(result.Status, result.Body);
    }

    /// <summary>Responds with an error in the format of the API.</summary>
    public Task RefuseAsync(int status, string code, string title)
    {
        JsonObject error = new() { ["code"] = code, ["title"] = title, ["detail"] = title + "." };
        JsonObject answer = new() { ["errors"] = new JsonArray(error) };
        return AnswerAsync(status, Encoding.UTF8.GetBytes(answer.ToJsonString()));
    }

    /// <summary>Responds after the latency.</summary>
    public async Task AnswerAsync(int status, byte[] body, string contentType = "application/json; charset=utf-8")
    {
        await BeginAsync(status, contentType, body.Length).ConfigureAwait(false);
        await Body.WriteAsync(body).ConfigureAwait(false);
    }

    /// <summary>Sends the status and headers of a response after the latency.</summary>
    public async Task BeginAsync(int status, string contentType, long? length)
    {
        await PreciseDelay.UntilAsync(due).ConfigureAwait(false);
        context.Response.StatusCode = status;
        context.Response.ContentType = contentType;
        context.Response.ContentLength = length;
    }

    /// <summary>Waits for a time, or until the client disconnects.</summary>
    public async Task WaitAsync(TimeSpan time)
    {
        using CancellationTokenSource end = CancellationTokenSource.CreateLinkedTokenSource(Gone, stopping);
        try
        {
            await Task.Delay(time, end.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            Reset();
        }
    }

    /// <summary>Resets the connection.</summary>
    public void Reset() => context.Abort();

    /// <summary>Closes the connection gracefully.</summary>
    public async Task CloseAsync()
    {
        context.Features.GetRequiredFeature<IConnectionSocketFeature>().Socket.Shutdown(SocketShutdown.Send);
        await WaitAsync(TimeSpan.FromMilliseconds(50)).ConfigureAwait(false);
        Reset();
    }
}
