using System.Text;

namespace TelnyxPS.TestServer;

/// <summary>Compiles the code of a server before it is measured.</summary>
internal static class WarmUp
{
    private const int Rounds = 300;

    public static async Task RunAsync(LoopbackServer server)
    {
        (TimeSpan latency, int rate) = (server.Latency, server.RequestsPerSecond);
        (server.Latency, server.RequestsPerSecond) = (TimeSpan.Zero, 0);
        using SocketsHttpHandler handler = new() { AllowAutoRedirect = false };
        handler.SslOptions.RemoteCertificateValidationCallback =
            (_, certificate, _, _) => certificate?.GetCertHashString() == server.Certificate?.Thumbprint;
        using HttpClient client = new(handler) { DefaultRequestHeaders = { Authorization = new("Bearer", "warm-up") } };

        // The id does not exist, so nothing changes, but the code path is the same.
        for (int round = 0; round < Rounds; round++)
        {
            string list = $"external_connections?page[size]={(round % 10 == 0 ? 250 : 5)}";
            await SendAsync(HttpMethod.Get, list).ConfigureAwait(false);
            await SendAsync(HttpMethod.Patch, "external_connections/1", "{\"outbound\":{}}").ConfigureAwait(false);
        }

        (server.Latency, server.RequestsPerSecond) = (latency, rate);
        server.Reset();

        async Task SendAsync(HttpMethod method, string path, string? body = null)
        {
            using HttpRequestMessage message = new(method, $"{server.Address}/{path}");
            if (body is not null)
                message.Content = new StringContent(body, Encoding.UTF8, "application/json");
            using HttpResponseMessage _ = await client.SendAsync(message).ConfigureAwait(false);
        }
    }
}
