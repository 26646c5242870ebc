using System.Collections.Concurrent;
using TelnyxPS.Client;
using TelnyxPS.Bulk;

namespace TelnyxPS.Tests.Bulk;

/// <summary>An item that notes what happens to it.</summary>
internal sealed class FakeItem : BulkItem
{
    private static int running;
    private readonly ConcurrentQueue<string> log;

    public FakeItem(string key, ConcurrentQueue<string> log)
        : base(key) => this.log = log;

    public static int MostRunning { get; set; }

    public Func<int> ReadMilliseconds { get; init; } = () => 0;

    public Func<int> WriteMilliseconds { get; init; } = () => 0;

    public bool Wanted { get; init; } = true;

    public Exception? WriteFails { get; init; }

    public int Thread { get; private set; }

    public bool Reads { get; init; } = true;

    public override bool NeedsReading => Reads;

    public override Task ReadAsync(CallContext context) => WorkAsync("read", ReadMilliseconds());

    public override bool Decide()
    {
        Thread = Environment.CurrentManagedThreadId;
        log.Enqueue($"decide {Key}");
        return Wanted;
    }

    public override async Task WriteAsync(CallContext context)
    {
        await WorkAsync("write", WriteMilliseconds());
        if (WriteFails is not null)
            throw WriteFails;
    }

    public override void Emit() => log.Enqueue(Failure is null ? $"emit {Key}" : $"fail {Key}");

    private async Task WorkAsync(string what, int milliseconds)
    {
        lock (typeof(FakeItem))
            MostRunning = Math.Max(MostRunning, ++running);
        log.Enqueue($"{what} {Key}");
        await Task.Delay(milliseconds);
        log.Enqueue($"{what} ended {Key}");
        lock (typeof(FakeItem))
            running--;
    }
}
