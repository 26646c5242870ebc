using System.Diagnostics;
using System.Net;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using TelnyxPS.Sandbox;

namespace TelnyxPS.TestServer;

/// <summary>
/// The Telnyx External Connections API on a loopback socket: an account of the sandbox with a latency, a rate limit,
/// and faults.
/// </summary>
public sealed class LoopbackServer : IAsyncDisposable
{
    private const string Control = "/_control";
    private const string Resource = "/external_connections/";

    private readonly WebApplication app;
    private readonly NestedObjects nested;
    private readonly int? connections;
    private readonly CancellationTokenSource stopping = new();
    private volatile ServerState state;
    private volatile RateLimit? rate;

    private LoopbackServer(LoopbackOptions options)
    {
        nested = options.MergesNestedObjects ? NestedObjects.Merge : NestedObjects.Replace;
        connections = options.Connections;
        Certificate = options.Tls ? TestCertificate.Create() : null;
        Latency = options.Latency;
        RequestsPerSecond = options.RequestsPerSecond;
        state = new ServerState(connections, nested);

        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore();
        builder.WebHost.ConfigureKestrel(Configure);
        app = builder.Build();
        app.Run(ServeAsync);
    }

    /// <summary>The base address of the API, for <c>Connect-Telnyx -BaseUri</c>.</summary>
    public Uri Address { get; private set; } = null!;

    /// <summary>The certificate of the server; null for plain HTTP.</summary>
    public X509Certificate2? Certificate { get; }

    /// <summary>The statistics since the start or the last reset.</summary>
    public ServerStatistics Statistics => state.Statistics;

    /// <summary>The faults of requests.</summary>
    public FaultScript Faults { get; } = new();

    /// <summary>The latency of every response.</summary>
    public TimeSpan Latency { get; set; }

    /// <summary>The number of requests allowed per second; 0 for no limit.</summary>
    public int RequestsPerSecond
    {
        get => rate?.RequestsPerSecond ?? 0;
        set => rate = value > 0 ? new RateLimit(value) : null;
    }

    /// <summary>Starts a server on a free port.</summary>
    public static async Task<LoopbackServer> StartAsync(LoopbackOptions? options = null)
    {
        LoopbackServer server = new(options ?? new LoopbackOptions());
        await server.app.StartAsync().ConfigureAwait(false);
        IServerAddressesFeature addresses = server.app.Services.GetRequiredService<IServer>()
            .Features.GetRequiredFeature<IServerAddressesFeature>();
        server.Address = new Uri(new Uri(addresses.Addresses.Single()), "/v2");
        return server;
    }

    /// <summary>
    /// Resets the account, the statistics, and the rate limit. By default, the number of connections is the initial
    /// one.
    /// </summary>
    public void Reset(int? connections = null)
    {
        Faults.Clear();
        RequestsPerSecond = RequestsPerSecond;
        state = new ServerState(connections ?? this.connections, nested);
    }

    /// <summary>
    /// Returns all connections by id, as in the API but without the time of the last update. It waits until no request
    /// is running, including requests that clients have aborted.
    /// </summary>
    public async Task<IReadOnlyDictionary<string, JsonObject>> ReadStateAsync()
    {
        for (int i = 0; i < 1000 && Statistics.Running > 0; i++)
            await Task.Delay(5).ConfigureAwait(false);
        return await state.Sandbox.ReadStateAsync().ConfigureAwait(false);
    }

    /// <summary>Stops the server immediately.</summary>
    public async ValueTask DisposeAsync()
    {
        await stopping.CancelAsync().ConfigureAwait(false);
        await app.StopAsync(new CancellationToken(canceled: true)).ConfigureAwait(false);
        await app.DisposeAsync().ConfigureAwait(false);
        Certificate?.Dispose();
        stopping.Dispose();
    }

    private void Configure(KestrelServerOptions kestrel)
    {
        kestrel.AddServerHeader = false;
        kestrel.Listen(IPAddress.Loopback, 0, listen =>
        {
            listen.Protocols = Certificate is null ? HttpProtocols.Http1 : HttpProtocols.Http1AndHttp2;
            listen.Use(next => connection =>
            {
                ServerState state = this.state;
                state.Statistics.CountConnection(1);
                connection.Features.Set(new ConnectionUse(state.Statistics));
                return next(connection);
            });
            if (Certificate is null)
                return;

            listen.UseHttps(Certificate);
            listen.Use(next => connection =>
            {
                connection.Features.GetRequiredFeature<ConnectionUse>().CountHandshake();
                return next(connection);
            });
        });
    }

    private async Task ServeAsync(HttpContext context)
    {
        long due = Stopwatch.GetTimestamp() + (long)(Latency.TotalSeconds * Stopwatch.Frequency);
        ConnectionUse use = context.Features.GetRequiredFeature<ConnectionUse>();
        string path = context.Request.Path.Value ?? "";
        if (path.StartsWith(Control, StringComparison.Ordinal))
        {
            use.UseForControl();
            await ControlAsync(context, path[Control.Length..]).ConfigureAwait(false);
            return;
        }

        use.UseForApi();
        ServerState state = this.state;
        state.Statistics.Begin(context.Request.Method, context.Request.Protocol);
        try
        {
            ServedRequest served = state.Count(context.Request.Method, path, IdOf(path));
            Exchange exchange = new(context, served, state.Sandbox, due, stopping.Token);
            await AnswerAsync(exchange, state.Statistics).ConfigureAwait(false);
        }
        finally
        {
            state.Statistics.End();
        }
    }

    private async Task AnswerAsync(Exchange exchange, ServerStatistics statistics)
    {
        if (this.rate is { } rate)
        {
            RateTicket ticket = rate.Acquire();
            ticket.WriteTo(exchange.Headers);
            if (!ticket.Granted)
            {
                statistics.CountThrottled();
                await exchange.RefuseAsync(429, "10011", "Too many requests").ConfigureAwait(false);
                return;
            }
        }

        if (Faults.Next(exchange.Request) is not { } fault)
        {
            await exchange.AnswerAsync(await exchange.ForwardAsync().ConfigureAwait(false)).ConfigureAwait(false);
            return;
        }

        statistics.CountFault(fault.Name);
        await fault.RunAsync(exchange).ConfigureAwait(false);
    }

    private async Task ControlAsync(HttpContext context, string path)
    {
        IQueryCollection query = context.Request.Query;
        switch (path)
        {
            case "/stats":
                await WriteAsync(Statistics.ToJson(withIds: query.ContainsKey("ids"))).ConfigureAwait(false);
                break;

            case "/reset":
                if (Number("latencyMs") is { } latency)
                    Latency = TimeSpan.FromMilliseconds(latency);
                if (Number("rate") is { } rate)
                    RequestsPerSecond = rate;
                Reset(Number("connections"));
                await WriteAsync(new JsonObject { ["reset"] = true }).ConfigureAwait(false);
                break;

            default:
                context.Response.StatusCode = 404;
                break;
        }

        int? Number(string name) => int.TryParse(query[name], out int number) && number >= 0 ? number : null;

        Task WriteAsync(JsonObject json)
        {
            context.Response.ContentType = "application/json";
            return context.Response.WriteAsync(json.ToJsonString());
        }
    }

    private static string? IdOf(string path)
    {
        int start = path.IndexOf(Resource, StringComparison.Ordinal);
        return start < 0 ? null : path[(start + Resource.Length)..];
    }
}
