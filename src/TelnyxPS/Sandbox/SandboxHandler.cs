using System.Globalization;
using System.Net;
using System.Net.Http.Headers;

namespace TelnyxPS.Sandbox;

/// <summary>
/// Simulates the Telnyx External Connections API in memory, with the phone numbers, outbound voice profiles, and names
/// that it needs. Pass it to an <see cref="HttpClient"/>: it responds like the service, including errors, from its own
/// connections and phone numbers, and sends nothing over the network. It accepts any bearer token. Each handler is a
/// separate account and is thread-safe.
/// </summary>
public sealed class SandboxHandler : HttpMessageHandler
{
    private readonly object gate = new();
    private readonly SandboxRoute[] routes;
    private readonly HashSet<string> roots;
    private long requests;

    /// <summary>Creates an account with a few dozen realistic connections.</summary>
    public SandboxHandler()
        : this(NestedObjects.Replace)
    {
    }

    internal SandboxHandler(NestedObjects nested)
        : this(SandboxSeed.PlausibleAccount(), nested)
    {
    }

    /// <summary>
    /// Creates the same account with additional phone numbers from ranges that are reserved for fiction.
    /// </summary>
    internal static SandboxHandler WithMoreNumbers(int count) => new(SandboxSeed.PlausibleAccount(count));

    /// <summary>Creates an account with a number of generated connections.</summary>
    internal SandboxHandler(int connections)
        : this(SandboxSeed.GeneratedAccount(connections))
    {
    }

    internal SandboxHandler(SandboxAccount account, NestedObjects nested = NestedObjects.Replace)
    {
        // The first matching route is used, so literal segments come before placeholders.
        routes =
        [
            .. new LogMessageEndpoints(account).Routes,
            .. new ConnectionEndpoints(account, nested).Routes,
            .. new PhoneNumberEndpoints(account).Routes,
            .. new CivicAddressEndpoints(account).Routes,
            .. new UploadEndpoints(account).Routes,
            .. new ReleaseEndpoints(account).Routes,
            .. new OperatorConnectEndpoints(account).Routes,
            .. new AddressSuggestionEndpoints(account).Routes,
            .. new AllConnectionEndpoints(account).Routes,
            .. new VoiceProfileEndpoints(account).Routes,
            .. new NumberJobEndpoints(account).Routes,
            .. new AccountNumberEndpoints(account).Routes,
        ];
        roots = new HashSet<string>(routes.Select(route => route.Root), StringComparer.Ordinal);
    }

    /// <inheritdoc/>
    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (request is null)
            throw new ArgumentNullException(nameof(request));

        cancellationToken.ThrowIfCancellationRequested();
        string body = request.Content is null ? "" : await request.Content.ReadAsStringAsync().ConfigureAwait(false);
        lock (gate)
        {
            return Answer(request, body);
        }
    }

    private HttpResponseMessage Answer(HttpRequestMessage request, string body)
    {
        SandboxReply reply;
        try
        {
            reply = Route(request, body);
        }
        catch (SandboxRefusal refusal)
        {
            reply = new SandboxReply(refusal.Status, SandboxJson.Errors(refusal.Problems));
        }

        var response = new HttpResponseMessage((HttpStatusCode)reply.Status)
        {
            RequestMessage = request,
            Content = new ByteArrayContent(reply.Json)
            {
                Headers = { ContentType = new MediaTypeHeaderValue("application/json") { CharSet = "utf-8" } },
            },
        };
        requests++;
        response.Headers.Add(
            "x-request-id", "00000000-0000-4000-8000-" + requests.ToString("D12", CultureInfo.InvariantCulture));
        return response;
    }

    private SandboxReply Route(HttpRequestMessage request, string body)
    {
        if (request.Headers.Authorization is not { Scheme: var scheme, Parameter: { Length: > 0 } }
            || !scheme.Equals("Bearer", StringComparison.OrdinalIgnoreCase))
        {
            throw SandboxRefusal.NotAuthenticated();
        }

        // Everything before the first segment of a route belongs to the base address.
        string[] path = request.RequestUri!.AbsolutePath.Split('/').Select(Uri.UnescapeDataString)
            .SkipWhile(word => !roots.Contains(word)).ToArray();
        bool pathKnown = false;
        foreach (SandboxRoute route in routes)
        {
            if (route.Match(path) is not { } values)
                continue;

            pathKnown = true;
            if (route.Method == request.Method.Method)
                return route.Answer(new SandboxRequest(request, body, values));
        }

        throw pathKnown ? SandboxRefusal.WrongMethod(request.Method.Method) : SandboxRefusal.NotFound();
    }
}
