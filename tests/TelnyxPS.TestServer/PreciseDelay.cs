using System.Diagnostics;

namespace TelnyxPS.TestServer;

/// <summary>
/// Waits with a precision of about a millisecond. On some systems, the timers of .NET have a resolution of only 4 or 15
/// milliseconds, which is not enough to measure a latency.
/// </summary>
internal static class PreciseDelay
{
    private static readonly object Gate = new();
    private static readonly PriorityQueue<TaskCompletionSource, long> Waiting = new();
    private static readonly long Near = Stopwatch.Frequency / 2000;
    private static bool Started;

    /// <summary>Waits until a moment, a timestamp of <see cref="Stopwatch.GetTimestamp"/>.</summary>
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
                Thread thread = new(Run) { IsBackground = true, Name = "Precise delay" };
                thread.Priority = ThreadPriority.AboveNormal;
                thread.Start();
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
