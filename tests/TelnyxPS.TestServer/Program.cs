using System.Globalization;
using System.Text.Json.Nodes;
using TelnyxPS.TestServer;

const string Usage = """
    Serves the Telnyx External Connections API on a free loopback port until the end of standard input.
      --connections N   the number of generated connections (default: the connections of the sandbox)
      --latency-ms N    the latency of every response (default: 0)
      --rate N          the number of requests allowed per second (default: no limit)
      --tls             use HTTP/2 and HTTP/1.1 over TLS instead of plain HTTP/1.1

    The first line of output is JSON: address, control, thumbprint, processId.
    GET {control}/stats[?ids]                                       returns statistics
    GET {control}/reset[?connections=N][&latencyMs=N][&rate=N]      resets the server; omitted values do not change
    """;

int? connections = null;
int latency = 0;
int rate = 0;
bool tls = false;
for (int i = 0; i < args.Length; i++)
{
    switch (args[i])
    {
        case "--connections": connections = Number(args, ++i); break;
        case "--latency-ms": latency = Number(args, ++i); break;
        case "--rate": rate = Number(args, ++i); break;
        case "--tls": tls = true; break;
        default: return Fail($"The option {args[i]} does not exist.");
    }
}

await using LoopbackServer server = await LoopbackServer.StartAsync(new LoopbackOptions
{
    Connections = connections,
    Latency = TimeSpan.FromMilliseconds(latency),
    RequestsPerSecond = rate,
    Tls = tls,
});
await WarmUp.RunAsync(server);

JsonObject line = new()
{
    ["address"] = server.Address.AbsoluteUri,
    ["control"] = new Uri(server.Address, "/_control").AbsoluteUri,
    ["thumbprint"] = server.Certificate?.Thumbprint,
    ["processId"] = Environment.ProcessId,
};
Console.WriteLine(line.ToJsonString());

using Stream input = Console.OpenStandardInput();
await input.CopyToAsync(Stream.Null);
return 0;

static int Number(string[] args, int i) =>
    i < args.Length && int.TryParse(args[i], NumberStyles.None, CultureInfo.InvariantCulture, out int number)
        ? number
        : throw new ArgumentException($"{args[i - 1]} requires a whole number.");

static int Fail(string message)
{
    Console.Error.WriteLine(message);
    Console.Error.WriteLine(Usage);
    return 2;
}
