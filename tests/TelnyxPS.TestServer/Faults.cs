using System.Globalization;
using System.Text;

namespace TelnyxPS.TestServer;

/// <summary>
/// Creates faults of the service, or of a proxy in front of it. If a fault can happen before or after the request is
/// carried out, the caller specifies which.
/// </summary>
public static class Faults
{
    private const string Json = "application/json; charset=utf-8";
    private const string Html = "text/html; charset=utf-8";
    private const string Page = "<!DOCTYPE html><html><body><h1>Something went wrong</h1></body></html>";
    private const string Beginning = """{"data":{"id":"1930241863466354012","record_type":"external_conn""";
    private const int HugeChunk = 64 * 1024;

    /// <summary>The connection is reset without a response.</summary>
    public static Fault Reset(bool applied) => Make("reset", applied, (exchange, _) =>
    {
        exchange.Reset();
        return Task.CompletedTask;
    });

    /// <summary>The connection is closed without a response.</summary>
    public static Fault Close(bool applied) => Make("close", applied, (exchange, _) => exchange.CloseAsync());

    /// <summary>There is no response for as long as the client waits.</summary>
    public static Fault Hang(bool applied) =>
        Make("hang", applied, (exchange, _) => exchange.WaitAsync(Timeout.InfiniteTimeSpan));

    /// <summary>The normal response is late.</summary>
    public static Fault Slow(TimeSpan time) => Always("slow", async exchange =>
    {
        SandboxResult result = await exchange.ForwardAsync().ConfigureAwait(false);
        await exchange.WaitAsync(time).ConfigureAwait(false);
        if (!exchange.Gone.IsCancellationRequested)
            await exchange.AnswerAsync(result).ConfigureAwait(false);
    });

    /// <summary>The normal response starts immediately, but its body arrives slowly in small parts.</summary>
    public static Fault Trickle(TimeSpan time) => Always("trickle", async exchange =>
    {
        const int Parts = 20;
        SandboxResult result = await exchange.ForwardAsync().ConfigureAwait(false);
        await exchange.BeginAsync(result.Status, Json, result.Body.Length).ConfigureAwait(false);
        foreach (byte[] part in result.Body.Chunk(result.Body.Length / Parts + 1))
        {
            await exchange.Body.WriteAsync(part).ConfigureAwait(false);
            await exchange.Body.FlushAsync().ConfigureAwait(false);
            await exchange.WaitAsync(time / Parts).ConfigureAwait(false);
            if (exchange.Gone.IsCancellationRequested)
                return;
        }
    });

    /// <summary>
    /// The connection ends after half of the body: before the announced length, or without the end of the chunks.
    /// </summary>
    public static Fault Half(bool applied, bool chunked) =>
        Make(chunked ? "half-chunked" : "half", applied, async (exchange, result) =>
        {
            byte[] half =
                result is null ? Encoding.UTF8.GetBytes(Beginning) : result.Body[..(result.Body.Length / 2)];
            long? length = chunked ? null : half.Length * 2;
            await exchange.BeginAsync(result?.Status ?? 200, Json, length).ConfigureAwait(false);
            await exchange.Body.WriteAsync(half).ConfigureAwait(false);
            await exchange.Body.FlushAsync().ConfigureAwait(false);

            // A reset discards data that the client has not read, so wait first.
            await exchange.WaitAsync(TimeSpan.FromMilliseconds(10)).ConfigureAwait(false);
            exchange.Reset();
        });

    /// <summary>A response with a status, an error in the format of the API, and headers.</summary>
    public static Fault Status(int status, bool applied, params (string Name, string Value)[] headers)
    {
        string names = string.Concat(headers.Select(header => $"-{header.Name}:{header.Value}"));
        return Make($"{status}{names}", applied, (exchange, _) =>
        {
            foreach ((string name, string value) in headers)
                exchange.Headers[name] = value;
            return exchange.RefuseAsync(status, "10007", "Unexpected error");
        });
    }

    /// <summary>A response of a proxy: an HTML page with any status.</summary>
    public static Fault HtmlPage(int status, bool applied) =>
        Make(
            $"html-{status}",
            applied,
            (exchange, _) => exchange.AnswerAsync(status, Encoding.UTF8.GetBytes(Page), Html));

    /// <summary>A successful response whose body is not JSON.</summary>
    public static Fault InvalidJson(bool applied) => Make("invalid-json", applied, (exchange, result) =>
        exchange.AnswerAsync(result?.Status ?? 200, Encoding.UTF8.GetBytes(Beginning + "}}")));

    /// <summary>A response with any status and body.</summary>
    public static Fault Answer(int status, byte[] body, bool applied) =>
        Make($"answer-{status}", applied, (exchange, _) => exchange.AnswerAsync(status, body));

    /// <summary>A successful response without a body.</summary>
    public static Fault Empty(bool applied) =>
        Make("empty", applied, (exchange, _) => exchange.AnswerAsync(200, []));

    /// <summary>A successful response with a body of any size, generated while it is sent.</summary>
    public static Fault Huge(long bytes, bool applied, bool chunked) =>
        Make(chunked ? "huge-chunked" : "huge", applied, async (exchange, _) =>
        {
            byte[] chunk = new byte[HugeChunk];
            Array.Fill(chunk, (byte)' ');
            "{\"data\":["u8.CopyTo(chunk);
            await exchange.BeginAsync(200, Json, chunked ? null : bytes).ConfigureAwait(false);
            for (long left = bytes; left > 0 && !exchange.Gone.IsCancellationRequested; left -= HugeChunk)
            {
                int length = (int)Math.Min(left, HugeChunk);
                await exchange.Body.WriteAsync(chunk.AsMemory(0, length)).ConfigureAwait(false);
                chunk.AsSpan(0, 9).Fill((byte)' ');
            }
        });

    /// <summary>A rejection because of the rate limit. The headers contain its end.</summary>
    public static Fault Throttled(params (string Name, string Value)[] headers) => Status(429, applied: false, headers);

    /// <summary>A rejection because of the rate limit, whose end is an HTTP date.</summary>
    public static Fault ThrottledUntilDate(int seconds) => Never("429-date", exchange =>
    {
        string date = DateTimeOffset.UtcNow.AddSeconds(seconds).ToString("R", CultureInfo.InvariantCulture);
        exchange.Headers.RetryAfter = date;
        return exchange.RefuseAsync(429, "10011", "Too many requests");
    });

    /// <summary>A rejection because of the rate limit, whose end is a Unix time.</summary>
    public static Fault ThrottledUntilUnixTime(int seconds) => Never("429-unix-time", exchange =>
    {
        long until = DateTimeOffset.UtcNow.AddSeconds(seconds).ToUnixTimeSeconds();
        exchange.Headers["x-ratelimit-reset"] = until.ToString(CultureInfo.InvariantCulture);
        return exchange.RefuseAsync(429, "10011", "Too many requests");
    });

    /// <summary>A redirect to the same path at another address.</summary>
    public static Fault Redirect(int status, Uri to) => Never($"redirect-{status}", exchange =>
    {
        exchange.Headers.Location = new Uri(to, exchange.Request.Path).AbsoluteUri;
        return exchange.AnswerAsync(status, [], Html);
    });

    private static Fault Make(string name, bool applied, Func<Exchange, SandboxResult?, Task> answer) =>
        new(applied ? name + "-after" : name, applied, async exchange =>
        {
            SandboxResult? result = applied ? await exchange.ForwardAsync().ConfigureAwait(false) : null;
            await answer(exchange, result).ConfigureAwait(false);
        });

    private static Fault Always(string name, Func<Exchange, Task> run) => new(name, applies: true, run);

    private static Fault Never(string name, Func<Exchange, Task> run) => new(name, applies: false, run);
}
