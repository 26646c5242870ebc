using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace TelnyxPS.TestServer;

/// <summary>A request and what can be done with it: pass it on, answer it, leave it.</summary>
internal sealed class Exchange
{
    private readonly HttpContext _context;
    private readonly SandboxForwarder _sandbox;
    private readonly CancellationToken _stopping;
    private readonly long _due;

    /// <param name="context">The request and its answer on the wire.</param>
    /// <param name="request">What the request is about.</param>
    /// <param name="sandbox">Who can carry it out.</param>
    /// <param name="due">When an answer may begin, as the stopwatch tells it.</param>
    /// <param name="stopping">The server ends.</param>
    public Exchange(HttpContext context, ServedRequest request, SandboxForwarder sandbox, long due,
        CancellationToken stopping)
    {
        _context = context;
        _sandbox = sandbox;
        _stopping = stopping;
        _due = due;
        Request = request;
    }

    public ServedRequest Request { get; }

    /// <summary>The headers of the answer.</summary>
    public IHeaderDictionary Headers => _context.Response.Headers;

    /// <summary>The body of the answer, for those who write it bit by bit.</summary>
    public Stream Body => _context.Response.Body;

    /// <summary>The client has gone, or the server ends.</summary>
    public CancellationToken Gone => _context.RequestAborted;

    /// <summary>Has the sandbox carry the request out.</summary>
    public Task<SandboxResult> ForwardAsync() => _sandbox.ForwardAsync(Request, _context);

    /// <summary>Answers as the sandbox did.</summary>
    public Task AnswerAsync(SandboxResult result)
    {
        Headers["x-request-id"] = result.RequestId;
        return AnswerAsync(result.Status, result.Body);
    }

    /// <summary>Answers with an error in the form of the API.</summary>
    public Task RefuseAsync(int status, string code, string title)
    {
        JsonObject error = new() { ["code"] = code, ["title"] = title, ["detail"] = title + "." };
        JsonObject answer = new() { ["errors"] = new JsonArray(error) };
        return AnswerAsync(status, Encoding.UTF8.GetBytes(answer.ToJsonString()));
    }

    /// <summary>Answers, when the latency is over.</summary>
    public async Task AnswerAsync(int status, byte[] body, string contentType = "application/json; charset=utf-8")
    {
        await BeginAsync(status, contentType, body.Length).ConfigureAwait(false);
        await Body.WriteAsync(body).ConfigureAwait(false);
    }

    /// <summary>Sets the status and the headers of an answer, when the latency is over.</summary>
    public async Task BeginAsync(int status, string contentType, long? length)
    {
        await PreciseDelay.UntilAsync(_due).ConfigureAwait(false);
        _context.Response.StatusCode = status;
        _context.Response.ContentType = contentType;
        _context.Response.ContentLength = length;
    }

    /// <summary>Waits, until the client has gone at the latest.</summary>
    public async Task WaitAsync(TimeSpan time)
    {
        using CancellationTokenSource end = CancellationTokenSource.CreateLinkedTokenSource(Gone, _stopping);
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
    public void Reset() => _context.Abort();

    /// <summary>Ends the connection as one that has said all it had to say.</summary>
    public async Task CloseAsync()
    {
        _context.Features.GetRequiredFeature<IConnectionSocketFeature>().Socket.Shutdown(SocketShutdown.Send);
        await WaitAsync(TimeSpan.FromMilliseconds(50)).ConfigureAwait(false);
        Reset();
    }
}
