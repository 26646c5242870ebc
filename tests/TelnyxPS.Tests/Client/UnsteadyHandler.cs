using System.Net;

namespace TelnyxPS.Tests.Client;

/// <summary>Lets requests overtake each other, refuses some, delays some, and loses some responses.</summary>
internal sealed class UnsteadyHandler(HttpMessageHandler service, int seed) : DelegatingHandler(service)
{
    // More of them would exceed the total wait of a request.
    private const int MostThrottled = 3;
    private readonly Random random = new(seed);
    private int throttled;

    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request, CancellationToken cancellationToken)
    {
        int fault = Next(20);
        await YieldAsync();
        if (fault < 2)
            return Refusal(request, HttpStatusCode.ServiceUnavailable, wait: null);
        if (fault == 2 && Interlocked.Increment(ref throttled) <= MostThrottled)
            return Refusal(request, (HttpStatusCode)429, wait: 75);

        HttpResponseMessage answer = await base.SendAsync(request, cancellationToken);
        await YieldAsync();
        return fault == 3 ? throw new HttpRequestException("lost") : answer;
    }

    private static HttpResponseMessage Refusal(HttpRequestMessage request, HttpStatusCode status, int? wait)
    {
        var refusal = new HttpResponseMessage(status) { RequestMessage = request };
        if (wait is { } seconds)
            refusal.Headers.Add("Retry-After", $"{seconds}");
        return refusal;
    }

    private async Task YieldAsync()
    {
        for (int i = Next(8); i > 0; i--)
            await Task.Yield();
    }

    private int Next(int count)
    {
        lock (random)
            return random.Next(count);
    }
}
