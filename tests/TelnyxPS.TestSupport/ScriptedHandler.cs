using System.Collections;
using System.Collections.Concurrent;
using System.Net.Sockets;

namespace TelnyxPS.TestSupport;

/// <summary>
/// Responds to each request with the next step of a queue. If the queue is empty, it uses the default set by
/// <see cref="SetDefault(int, string)"/> or <see cref="Forward"/>, or throws an InvalidOperationException for an
/// unexpected request.
/// </summary>
public sealed class ScriptedHandler : HttpMessageHandler
{
    private readonly ConcurrentQueue<ScriptedStep> steps = new();
    private ScriptedStep fallback = (request, _) => throw new InvalidOperationException(
        $"No response is scripted for {request.Method} {request.RequestUri}.");

    private delegate Task<HttpResponseMessage> ScriptedStep(HttpRequestMessage request, CancellationToken token);

    /// <summary>The recorded requests.</summary>
    public RequestLog Log { get; } = new();

    /// <summary>All requests, in the order in which they were sent.</summary>
    public RecordedRequest[] Requests => Log.Requests;

    /// <summary>The requests that change something: all except GET.</summary>
    public RecordedRequest[] Writes => Log.Writes;

    /// <summary>The requests that only read.</summary>
    public RecordedRequest[] Reads => Log.Reads;

    /// <summary>The maximum number of requests that ran at the same time.</summary>
    public int MaxConcurrency => Log.MaxConcurrency;

    /// <summary>The number of steps that are left.</summary>
    public int StepsLeft => steps.Count;

    /// <summary>Clears the log. The steps are kept.</summary>
    public void Clear() => Log.Clear();

    /// <summary>Adds a response with an empty body.</summary>
    public void Enqueue(int status) => Enqueue(status, "");

    /// <summary>Adds a response with a JSON body.</summary>
    public void Enqueue(int status, string body) => Enqueue(status, body, null);

    /// <summary>Adds a response with a body and headers, which can include Content-Type.</summary>
    public void Enqueue(int status, string body, IDictionary? headers) =>
        steps.Enqueue(Reply(status, body, headers));

    /// <summary>Adds a delayed response.</summary>
    public void EnqueueDelay(int milliseconds, int status, string body) =>
        EnqueueDelay(milliseconds, status, body, null);

    /// <summary>Adds a delayed response with headers.</summary>
    public void EnqueueDelay(int milliseconds, int status, string body, IDictionary? headers) =>
        steps.Enqueue(async (request, token) =>
        {
            await Task.Delay(milliseconds, token).ConfigureAwait(false);
            return ScriptedResponse.Make(request, status, new StringContent(body), headers);
        });

    /// <summary>Adds an action followed by a response.</summary>
    public void EnqueueCall(Action call, int status)
    {
        ScriptedStep reply = Reply(status, "", null);
        steps.Enqueue((request, token) =>
        {
            call();
            return reply(request, token);
        });
    }

    /// <summary>Adds a connection that is lost before the response.</summary>
    public void EnqueueFailure() => EnqueueFailure("An error occurred while sending the request.");

    /// <summary>Adds a connection that is lost before the response, with a message.</summary>
    public void EnqueueFailure(string message) => steps.Enqueue((_, _) => throw ConnectionLost(message));

    /// <summary>Adds a refused connection.</summary>
    public void EnqueueConnectionRefused() => steps.Enqueue((request, _) => throw new HttpRequestException(
        $"Connection refused ({request.RequestUri.Authority})",
        new SocketException((int)SocketError.ConnectionRefused)));

    /// <summary>Adds a request that gets no response until the caller cancels it.</summary>
    public void EnqueueHang() => steps.Enqueue(async (_, token) =>
    {
        await Task.Delay(Timeout.Infinite, token).ConfigureAwait(false);
        throw new OperationCanceledException(token);
    });

    /// <summary>Adds a connection that is lost in the middle of the body.</summary>
    public void EnqueueBrokenBody(int status, string beginning) => EnqueueBrokenBody(status, beginning, null);

    /// <summary>Adds a connection that is lost in the middle of the body, with headers.</summary>
    public void EnqueueBrokenBody(int status, string beginning, IDictionary? headers) =>
        steps.Enqueue((request, _) => Task.FromResult(ScriptedResponse.Make(
            request, status, new StreamContent(new BrokenStream(beginning)), headers)));

    /// <summary>Adds a step that forwards the request to an inner handler.</summary>
    public void EnqueueForward(HttpMessageHandler inner) => steps.Enqueue(ForwardTo(inner));

    /// <summary>Adds a step that forwards the request to an inner handler and loses the response.</summary>
    public void EnqueueAppliedThenLost(HttpMessageHandler inner)
    {
        ScriptedStep apply = ForwardTo(inner);
        steps.Enqueue(async (request, token) =>
        {
            (await apply(request, token).ConfigureAwait(false)).Dispose();
            throw ConnectionLost("An error occurred while sending the request.");
        });
    }

    /// <summary>Forwards all other requests to an inner handler.</summary>
    public void Forward(HttpMessageHandler inner) => fallback = ForwardTo(inner);

    /// <summary>Sets the response to all other requests.</summary>
    public void SetDefault(int status, string body) => SetDefault(status, body, null);

    /// <summary>Sets the response to all other requests, with headers.</summary>
    public void SetDefault(int status, string body, IDictionary? headers) => fallback = Reply(status, body, headers);

    /// <inheritdoc/>
    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        using IDisposable running = await Log.RecordAsync(request).ConfigureAwait(false);
        ScriptedStep step = steps.TryDequeue(out ScriptedStep next) ? next : fallback;
        return await step(request, cancellationToken).ConfigureAwait(false);
    }

    private static ScriptedStep Reply(int status, string body, IDictionary? headers) =>
        (request, _) => Task.FromResult(ScriptedResponse.Make(request, status, new StringContent(body), headers));

    private static ScriptedStep ForwardTo(HttpMessageHandler inner)
    {
        HttpMessageInvoker invoker = new(inner, disposeHandler: false);
        return invoker.SendAsync;
    }

    private static HttpRequestException ConnectionLost(string message)
    {
        SocketException reset = new((int)SocketError.ConnectionReset);
        return new HttpRequestException(message, new IOException(
            "Unable to read data from the transport connection: " + reset.Message, reset));
    }
}
