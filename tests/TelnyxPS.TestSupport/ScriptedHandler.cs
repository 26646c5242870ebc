using System.Collections;
using System.Collections.Concurrent;
using System.Net.Sockets;

namespace TelnyxPS.TestSupport;

/// <summary>
/// Answers from a queue, one step a request, and then from a default: what <see cref="SetDefault(int, string)"/> or
/// <see cref="Forward"/> said, else an InvalidOperationException that names the request nobody expected.
/// </summary>
public sealed class ScriptedHandler : HttpMessageHandler
{
    private readonly ConcurrentQueue<ScriptedStep> steps = new();
    private ScriptedStep fallback = (request, _) => throw new InvalidOperationException(
        $"No answer is scripted for {request.Method} {request.RequestUri}.");

    private delegate Task<HttpResponseMessage> ScriptedStep(HttpRequestMessage request, CancellationToken token);

    /// <summary>What is recorded.</summary>
    public RequestLog Log { get; } = new();

    /// <summary>All requests, in the order in which they were sent.</summary>
    public RecordedRequest[] Requests => Log.Requests;

    /// <summary>The requests that change something: all but GET.</summary>
    public RecordedRequest[] Writes => Log.Writes;

    /// <summary>The requests that only read.</summary>
    public RecordedRequest[] Reads => Log.Reads;

    /// <summary>How many requests ran at once, at most.</summary>
    public int MaxConcurrency => Log.MaxConcurrency;

    /// <summary>How many steps no request has used yet.</summary>
    public int StepsLeft => steps.Count;

    /// <summary>Forgets what is recorded; the steps stay.</summary>
    public void Clear() => Log.Clear();

    /// <summary>Answers with a status and an empty body.</summary>
    public void Enqueue(int status) => Enqueue(status, "");

    /// <summary>Answers with a status and a body of JSON.</summary>
    public void Enqueue(int status, string body) => Enqueue(status, body, null);

    /// <summary>Answers with a status, a body, and headers, of which Content-Type may be one.</summary>
    public void Enqueue(int status, string body, IDictionary? headers) =>
        steps.Enqueue(Reply(status, body, headers));

    /// <summary>Answers after a while.</summary>
    public void EnqueueDelay(int milliseconds, int status, string body) =>
        EnqueueDelay(milliseconds, status, body, null);

    /// <summary>Answers after a while, with headers.</summary>
    public void EnqueueDelay(int milliseconds, int status, string body, IDictionary? headers) =>
        steps.Enqueue(async (request, token) =>
        {
            await Task.Delay(milliseconds, token).ConfigureAwait(false);
            return ScriptedResponse.Make(request, status, new StringContent(body), headers);
        });

    /// <summary>Calls something, and answers with a status.</summary>
    public void EnqueueCall(Action call, int status)
    {
        ScriptedStep reply = Reply(status, "", null);
        steps.Enqueue((request, token) =>
        {
            call();
            return reply(request, token);
        });
    }

    /// <summary>The connection is lost before an answer comes.</summary>
    public void EnqueueFailure() => EnqueueFailure("An error occurred while sending the request.");

    /// <summary>The connection is lost before an answer comes, with that message.</summary>
    public void EnqueueFailure(string message) => steps.Enqueue((_, _) => throw ConnectionLost(message));

    /// <summary>Nobody listens at the address.</summary>
    public void EnqueueConnectionRefused() => steps.Enqueue((request, _) => throw new HttpRequestException(
        $"Connection refused ({request.RequestUri.Authority})",
        new SocketException((int)SocketError.ConnectionRefused)));

    /// <summary>No answer comes until the caller gives up.</summary>
    public void EnqueueHang() => steps.Enqueue(async (_, token) =>
    {
        await Task.Delay(Timeout.Infinite, token).ConfigureAwait(false);
        throw new OperationCanceledException(token);
    });

    /// <summary>The connection is lost after the headers and a part of the body.</summary>
    public void EnqueueBrokenBody(int status, string beginning) => EnqueueBrokenBody(status, beginning, null);

    /// <summary>The connection is lost after the headers and a part of the body.</summary>
    public void EnqueueBrokenBody(int status, string beginning, IDictionary? headers) =>
        steps.Enqueue((request, _) => Task.FromResult(ScriptedResponse.Make(
            request, status, new StreamContent(new BrokenStream(beginning)), headers)));

    /// <summary>Passes the request on to the inner handler.</summary>
    public void EnqueueForward(HttpMessageHandler inner) => steps.Enqueue(ForwardTo(inner));

    /// <summary>The inner handler carries the request out, and the answer is lost on its way back.</summary>
    public void EnqueueAppliedThenLost(HttpMessageHandler inner)
    {
        ScriptedStep apply = ForwardTo(inner);
        steps.Enqueue(async (request, token) =>
        {
            (await apply(request, token).ConfigureAwait(false)).Dispose();
            throw ConnectionLost("An error occurred while sending the request.");
        });
    }

    /// <summary>Passes everything that no step answers on to the inner handler.</summary>
    public void Forward(HttpMessageHandler inner) => fallback = ForwardTo(inner);

    /// <summary>Answers everything that no step answers.</summary>
    public void SetDefault(int status, string body) => SetDefault(status, body, null);

    /// <summary>Answers everything that no step answers, with headers.</summary>
    public void SetDefault(int status, string body, IDictionary? headers) => fallback = Reply(status, body, headers);

    /// <inheritdoc/>
    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        using IDisposable running = await Log.BeginAsync(request).ConfigureAwait(false);
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
