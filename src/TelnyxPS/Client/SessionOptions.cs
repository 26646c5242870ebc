using System.Diagnostics;
using System.Net;

namespace TelnyxPS.Client;

/// <summary>How to reach the service, and with what patience.</summary>
internal sealed class SessionOptions
{
    public const int DefaultTimeoutSec = 60;
    public const int DefaultMaximumRetryCount = 4;

    private static readonly Stopwatch Started = Stopwatch.StartNew();

    /// <summary>Where Telnyx's API is.</summary>
    public static readonly Uri DefaultBaseUri = new("https://api.telnyx.com/v2");

    public string ApiKey { get; set; } = "";

    public Uri BaseUri { get; set; } = DefaultBaseUri;

    public int TimeoutSec { get; set; } = DefaultTimeoutSec;

    public int MaximumRetryCount { get; set; } = DefaultMaximumRetryCount;

    /// <summary>The caller's own handler, which the session uses and does not dispose of.</summary>
    public HttpMessageHandler? Handler { get; set; }

    /// <summary>The proxy to use; null for that of the system.</summary>
    public IWebProxy? Proxy { get; set; }

    /// <summary>Whether this is the sandbox: an account in memory.</summary>
    public bool IsSandbox { get; set; }

    /// <summary>The writes to the account; null for those that all sessions with this key and address share.</summary>
    public AccountWrites? Writes { get; set; }

    /// <summary>What is shown instead of the key; null for its last four characters.</summary>
    public string? ShownKey { get; set; }

    /// <summary>The clock; replaced in tests.</summary>
    public Func<DateTimeOffset> Clock { get; set; } = () => DateTimeOffset.UtcNow;

    /// <summary>A clock that can't be set; replaced in tests.</summary>
    public Func<TimeSpan> Uptime { get; set; } = () => Started.Elapsed;

    /// <summary>Waits; replaced in tests.</summary>
    public Func<TimeSpan, CancellationToken, Task> Delay { get; set; } = Task.Delay;
}
