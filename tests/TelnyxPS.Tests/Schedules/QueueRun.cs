using TelnyxPS.Bulk;
using TelnyxPS.Client;

namespace TelnyxPS.Tests.Schedules;

/// <summary>
/// One random run of the queue. Everything happens on one thread: work that would run on other threads is split into
/// steps that run in random order, so that the same schedule always runs in the same way.
/// </summary>
internal sealed class QueueRun : IDisposable
{
    private readonly QueueSchedule schedule;
    private readonly Random random;
    private readonly CancellationTokenSource stop = new();
    private readonly BulkQueue queue;
    private readonly List<Action> steps = [];
    private readonly Dictionary<string, QueueItem> active = [];
    private readonly List<QueueItem> emitted = [];
    private int taken;
    private int running;
    private int decidedOn;
    private bool isAwake;
    private string? problem;

    public QueueRun(QueueSchedule schedule)
    {
        this.schedule = schedule;
        random = new Random(schedule.Seed);
        queue = new BulkQueue(
            schedule.Limit,
            new CallContext(_ => { }, stop.Token),
            WaitUntil,
            () => isAwake = true,
            start: work => steps.Add(() => _ = work()));
    }

    /// <summary>Whether the pipeline was stopped.</summary>
    public bool IsStopped => stop.IsCancellationRequested;

    /// <summary>Runs the schedule, and checks the guarantees of the queue.</summary>
    public void Run()
    {
        SynchronizationContext? before = SynchronizationContext.Current;
        SynchronizationContext.SetSynchronizationContext(null);
        try
        {
            List<QueueItem> items = Enumerable.Range(0, schedule.Items)
                .Select(_ => new QueueItem(this, $"{random.Next(schedule.Keys)}", Chance(schedule.PercentRead)))
                .ToList();
            try
            {
                foreach (QueueItem item in items)
                {
                    queue.Add(item);
                    Check(
                        queue.Count <= (schedule.Limit == 1 ? 0 : 4 * schedule.Limit),
                        "The queue contains too many items.");
                    TakeSteps(random.Next(3));
                }

                queue.Drain();
                Check(emitted.SequenceEqual(items), "Not every item was output once, in the order of the input.");
                Check(queue.Done + queue.Failed == items.Count, "The items are not counted.");
                Check(
                    IsStopped
                        || queue.Failed == items.Count(
                            item => item.Planned is not null), "The failures are not counted.");
            }
            catch (StoppedException)
            {
                Check(emitted.SequenceEqual(items.Take(emitted.Count)), "The items before the stop are not in order.");
            }

            // Running items end by themselves, even after a stop, and nothing remains.
            Task left = queue.Running;
            while (steps.Count > 0)
                TakeStep();
            Check(queue.Running.IsCompleted, "An item is still running after the end.");

            // The end of all items is reported on another thread.
            Check(left.Wait(TimeSpan.FromSeconds(10)), "The end of the running items was not reported.");
            Check(running == 0 && queue.InFlight == 0, "A slot is lost.");
        }
        finally
        {
            SynchronizationContext.SetSynchronizationContext(before);
        }
    }

    public void Dispose() => stop.Dispose();

    /// <summary>A read or a write, which ends with one of the next steps, or with the stop.</summary>
    public async Task WorkAsync(QueueItem item, CallContext context)
    {
        Check(!IsStopped, "A request started after the stop.");
        Check(!active.ContainsKey(item.Key), "Two items with the same key run at the same time.");
        Check(++running <= schedule.Limit, "More requests are running than the limit allows.");
        active[item.Key] = item;
        try
        {
            if (Chance(80))
            {
                var ending = new TaskCompletionSource<bool>();
                steps.Add(() => ending.TrySetResult(true));
                using CancellationTokenRegistration stopping =
                    context.Cancellation.Register(() => ending.TrySetCanceled());
                await ending.Task;
            }

            FailSometimes(item);
        }
        finally
        {
            running--;
            active.Remove(item.Key);
        }
    }

    /// <summary>Decides whether an item is written.</summary>
    public bool Decide(QueueItem item)
    {
        Check(!active.ContainsKey(item.Key), "An item was decided while another one with its key was running.");
        TakeSteps(random.Next(2));
        decidedOn++;
        CheckAhead();
        FailSometimes(item);
        return Chance(schedule.PercentWrite);
    }

    /// <summary>Receives the output of an item.</summary>
    public void Emit(QueueItem item)
    {
        Check(IsStopped || ReferenceEquals(item.Failure, item.Planned), "The failure is a different one.");
        if (item.Planned is not null && !item.WasDecidedOn)
            decidedOn++;
        emitted.Add(item);
        CheckAhead();
        TakeSteps(random.Next(2));
    }

    private void CheckAhead() => Check(
        decidedOn - emitted.Count <= schedule.Limit + (schedule.Limit / 4), "Too many are decided on ahead of the "
            + "output.");

    private void FailSometimes(QueueItem item)
    {
        if (!Chance(schedule.PercentFail))
            return;
        var request = new ApiRequest(HttpMethod.Get, "/x");
        throw item.Planned = new TelnyxApiException(
            TelnyxErrorKind.NotFound, "planned", new ApiFailure(request, attempts: 1));
    }

    /// <summary>The wait of the pipeline thread, which continues only when it is woken.</summary>
    private void WaitUntil(Func<bool> condition)
    {
        while (true)
        {
            isAwake = false;
            bool holds = condition();
            if (IsStopped)
                throw new StoppedException();
            if (holds)
                return;
            while (!isAwake && !IsStopped)
            {
                Check(steps.Count > 0, "The queue waits forever.");
                TakeStep();
            }
        }
    }

    private void TakeSteps(int count)
    {
        for (int i = 0; i < count && steps.Count > 0; i++)
            TakeStep();
    }

    private void TakeStep()
    {
        if (taken++ == schedule.StopAt)
        {
            stop.Cancel();
            return;
        }

        int i = random.Next(steps.Count);
        Action step = steps[i];
        steps.RemoveAt(i);
        step();
    }

    private bool Chance(int percent) => random.Next(100) < percent;

    /// <summary>Keeps the first problem: the queue may mistake its exception for a failure of the item.</summary>
    private void Check(bool holds, string text)
    {
        if (!holds)
            problem ??= text;
        if (problem is not null)
            throw new InvalidOperationException(problem);
    }

    private sealed class StoppedException : Exception;
}
