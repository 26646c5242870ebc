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
/// The Telnyx External Connections API over real sockets of this machine: an account of the sandbox, with latency, a
/// rate limit and faults on demand.
/// </summary>
public sealed class LoopbackServer : IAsyncDisposable
{
    private const string Control = "/_control";
    private const string Resource = "/external_connections/";

    private readonly WebApplication _app;
    private readonly NestedObjects _nested;
    private readonly int? _connections;
    private readonly CancellationTokenSource _stopping = new();
    private volatile ServerState _state;
    private volatile RateLimit? _rate;

    private LoopbackServer(LoopbackOptions options)
    {
        _nested = options.MergesNestedObjects ? NestedObjects.Merge : NestedObjects.Replace;
        _connections = options.Connections;
        Certificate = options.Tls ? TestCertificate.Make() : null;
        Latency = options.Latency;
        RequestsPerSecond = options.RequestsPerSecond;
        _state = new ServerState(_connections, _nested);

        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore();
        builder.WebHost.ConfigureKestrel(Configure);
        _app = builder.Build();
        _app.Run(ServeAsync);
    }

    /// <summary>The base address of the API, as <c>Connect-Telnyx -BaseUri</c> takes it.</summary>
    public Uri Address { get; private set; } = null!;

    /// <summary>The certificate that it shows; null where it speaks plain HTTP.</summary>
    public X509Certificate2? Certificate { get; }

    /// <summary>What has come in since the start or the last reset.</summary>
    public ServerStatistics Statistics => _state.Statistics;

    /// <summary>Which requests are answered with a fault.</summary>
    public FaultScript Faults { get; } = new();

    /// <summary>How long every answer takes.</summary>
    public TimeSpan Latency { get; set; }

    /// <summary>How many requests a second are served; 0 for as many as come.</summary>
    public int RequestsPerSecond
    {
        get => _rate?.RequestsPerSecond ?? 0;
        set => _rate = value > 0 ? new RateLimit(value) : null;
    }

    /// <summary>Starts a server on a free port.</summary>
    public static async Task<LoopbackServer> StartAsync(LoopbackOptions? options = null)
    {
        LoopbackServer server = new(options ?? new LoopbackOptions());
        await server._app.StartAsync().ConfigureAwait(false);
        IServerAddressesFeature addresses = server._app.Services.GetRequiredService<IServer>()
            .Features.GetRequiredFeature<IServerAddressesFeature>();
        server.Address = new Uri(new Uri(addresses.Addresses.Single()), "/v2");
        return server;
    }

    /// <summary>
    /// Begins anew: the account, the statistics, the window of the rate limit. Where no number of connections is given,
    /// it is the one of the start.
    /// </summary>
    public void Reset(int? connections = null)
    {
        Faults.Clear();
        RequestsPerSecond = RequestsPerSecond;
        _state = new ServerState(connections ?? _connections, _nested);
    }

    /// <summary>
    /// All connections by id, as the API shows them, without the time of the last change; read when nothing is under way
    /// any more, what clients have left included.
    /// </summary>
    public async Task<IReadOnlyDictionary<string, JsonObject>> ReadStateAsync()
    {
        for (int i = 0; i < 1000 && Statistics.Running > 0; i++)
            await Task.Delay(5).ConfigureAwait(false);
        return await _state.Sandbox.ReadStateAsync().ConfigureAwait(false);
    }

    /// <summary>Ends the server at once, whatever is under way.</summary>
    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync().ConfigureAwait(false);
        await _app.StopAsync(new CancellationToken(canceled: true)).ConfigureAwait(false);
        await _app.DisposeAsync().ConfigureAwait(false);
        Certificate?.Dispose();
        _stopping.Dispose();
    }

    private void Configure(KestrelServerOptions kestrel)
    {
        kestrel.AddServerHeader = false;
        kestrel.Listen(IPAddress.Loopback, 0, listen =>
        {
            listen.Protocols = Certificate is null ? HttpProtocols.Http1 : HttpProtocols.Http1AndHttp2;
            listen.Use(next => connection =>
            {
                ServerState state = _state;
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
        ServerState state = _state;
        state.Statistics.Begin(context.Request.Method, context.Request.Protocol);
        try
        {
            ServedRequest served = state.Note(context.Request.Method, path, IdOf(path));
            Exchange exchange = new(context, served, state.Sandbox, due, _stopping.Token);
            await AnswerAsync(exchange, state.Statistics).ConfigureAwait(false);
        }
        finally
        {
            state.Statistics.End();
        }
    }

    private async Task AnswerAsync(Exchange exchange, ServerStatistics statistics)
    {
        if (_rate is { } rate)
        {
            RateTicket ticket = rate.Take();
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
