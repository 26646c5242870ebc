using System.Diagnostics;

namespace TelnyxPS.TestServer;

/// <summary>
/// Waits to within a millisecond. The runtime's own timers go by a clock that some systems advance every 4 or 15
/// milliseconds, which is too coarse for a latency that is measured.
/// </summary>
internal static class PreciseDelay
{
    private static readonly object Gate = new();
    private static readonly PriorityQueue<TaskCompletionSource, long> Waiting = new();
    private static readonly long Near = Stopwatch.Frequency / 2000;
    private static bool Started;

    /// <summary>Waits for a moment, as <see cref="Stopwatch.GetTimestamp"/> tells it.</summary>
    public static Task UntilAsync(long moment)
    {
        if (moment - Stopwatch.GetTimestamp() < Near)
            return Task.CompletedTask;

        TaskCompletionSource waiting = new(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (Gate)
        {
            if (!Started)
            {
                Started = true;
                new Thread(Run) { IsBackground = true, Name = "Precise delay", Priority = ThreadPriority.AboveNormal }.Start();
            }

            Waiting.Enqueue(waiting, moment);
            Monitor.Pulse(Gate);
        }

        return waiting.Task;
    }

    private static void Run()
    {
        lock (Gate)
        {
            while (true)
            {
                if (!Waiting.TryPeek(out TaskCompletionSource? next, out long moment))
                {
                    Monitor.Wait(Gate);
                    continue;
                }

                long left = moment - Stopwatch.GetTimestamp();
                if (left < Near)
                {
                    Waiting.Dequeue();
                    next.SetResult();
                }
                else
                {
                    Monitor.Wait(Gate, Math.Max(1, (int)(left * 1000 / Stopwatch.Frequency)));
                }
            }
        }
    }
}
