using System.Diagnostics;
using System.Net;

namespace TelnyxPS.Client;

/// <summary>How to connect to the service, and the time and retry limits.</summary>
internal sealed class SessionOptions
{
    public const int DefaultTimeoutSec = 60;
    public const int DefaultMaximumRetryCount = 4;

    private static readonly Stopwatch Started = Stopwatch.StartNew();

    /// <summary>The base address of the Telnyx API.</summary>
    public static readonly Uri DefaultBaseUri = new("https://api.telnyx.com/v2");

    public string ApiKey { get; set; } = "";

    /// <summary>Where the key comes from, such as "from -ApiKey"; null if it is not known.</summary>
    public string? ApiKeySource { get; set; }

    public Uri BaseUri { get; set; } = DefaultBaseUri;

    /// <summary>Where the address comes from, such as "from -BaseUri"; null if it is not known.</summary>
    public string? BaseUriSource { get; set; }

    public int TimeoutSec { get; set; } = DefaultTimeoutSec;

    public int MaximumRetryCount { get; set; } = DefaultMaximumRetryCount;

    /// <summary>A handler supplied by the caller, which the session uses but does not dispose.</summary>
    public HttpMessageHandler? Handler { get; set; }

    /// <summary>The proxy to use; null for the system proxy.</summary>
    public IWebProxy? Proxy { get; set; }

    /// <summary>Whether this is the sandbox: a simulated in-memory account.</summary>
    public bool IsSandbox { get; set; }

    /// <summary>The writes to the account; null to share those of all sessions with this key and address.</summary>
    public AccountWrites? Writes { get; set; }

    /// <summary>The text to show instead of the key; null to show its last four characters.</summary>
    public string? ShownKey { get; set; }

    /// <summary>The clock; replaced in tests.</summary>
    public Func<DateTimeOffset> Clock { get; set; } = () => DateTimeOffset.UtcNow;

    /// <summary>A monotonic clock; replaced in tests.</summary>
    public Func<TimeSpan> Uptime { get; set; } = () => Started.Elapsed;

    /// <summary>Waits; replaced in tests.</summary>
    public Func<TimeSpan, CancellationToken, Task> Delay { get; set; } = Task.Delay;
}
