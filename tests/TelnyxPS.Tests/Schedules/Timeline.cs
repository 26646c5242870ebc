namespace TelnyxPS.Tests.Schedules;

/// <summary>Virtual time on one thread: due actions run in order, without real waits.</summary>
internal sealed class Timeline
{
    private readonly PriorityQueue<Action, (TimeSpan Due, int Order)> due = new();
    private int order;

    public TimeSpan Now { get; private set; }

    public void At(TimeSpan time, Action action) => due.Enqueue(action, (time > Now ? time : Now, order++));

    public void After(TimeSpan time, Action action) => At(Now + time, action);

    public Task DelayAsync(TimeSpan time, CancellationToken cancellation)
    {
        var over = new TaskCompletionSource();
        After(time, over.SetResult);
        return over.Task;
    }

    /// <summary>Runs until nothing is due any more; <paramref name="afterEach"/> runs after each action.</summary>
    public void Run(Action afterEach)
    {
        while (due.TryDequeue(out Action? action, out (TimeSpan Due, int Order) at))
        {
            Now = at.Due;
            action();
            afterEach();
        }
    }
}
