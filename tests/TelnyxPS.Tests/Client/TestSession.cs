using TelnyxPS.Client;
using TelnyxPS.Cmdlets;

namespace TelnyxPS.Tests.Client;

/// <summary>A session on a stubbed handler, with its own clock and delays, so that no test really waits.</summary>
internal sealed class TestSession
{
    private static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
    public const string Key = "KEY0178ABCDEFGH_secretsecretZZ9Q";

    public TestSession(HttpMessageHandler handler, int retries = 4, int timeoutSec = 60) =>
        Session = SessionFactory.Open(new SessionOptions
        {
            ApiKey = Key,
            BaseUri = new Uri("https://telnyx.invalid/v2"),
            Handler = handler,
            Writes = new AccountWrites(),
            MaximumRetryCount = retries,
            TimeoutSec = timeoutSec,
            Clock = () => Now,
            Uptime = () => Now - Start,
            Delay = (pause, cancellation) =>
            {
                cancellation.ThrowIfCancellationRequested();
                Pauses.Add(pause);
                Now += pause;
                OnPause();
                return Task.CompletedTask;
            },
        });

    public TelnyxSession Session { get; }

    public TelnyxClient Client => Session.Client;

    public DateTimeOffset Now { get; set; } = Start;

    /// <summary>An action that runs in each delay.</summary>
    public Action OnPause { get; set; } = () => { };

    /// <summary>The delays that it would have waited.</summary>
    public List<TimeSpan> Pauses { get; } = [];

    /// <summary>The messages of the calls.</summary>
    public List<string> Lines { get; } = [];

    public CallContext Context => new(Lines.Add, CancellationToken.None);
}
