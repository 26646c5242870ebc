using System.Diagnostics;

namespace TelnyxPS.TestServer;

/// <summary>
/// Waits to within a millisecond. The runtime's own timers go by a clock that some systems advance every 4 or 15
/// milliseconds, which is too coarse for a latency that is measured.
/// </summary>
internal static class PreciseDelay
{
    private static readonly object s_gate = new();
    private static readonly PriorityQueue<TaskCompletionSource, long> s_waiting = new();
    private static readonly long s_near = Stopwatch.Frequency / 2000;
    private static bool s_started;

    /// <summary>Waits for a moment, as <see cref="Stopwatch.GetTimestamp"/> tells it.</summary>
    public static Task UntilAsync(long moment)
    {
        if (moment - Stopwatch.GetTimestamp() < s_near)
            return Task.CompletedTask;

        TaskCompletionSource waiting = new(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (s_gate)
        {
            if (!s_started)
            {
                s_started = true;
                new Thread(Run) { IsBackground = true, Name = "Precise delay", Priority = ThreadPriority.AboveNormal }.Start();
            }

            s_waiting.Enqueue(waiting, moment);
            Monitor.Pulse(s_gate);
        }

        return waiting.Task;
    }

    private static void Run()
    {
        lock (s_gate)
        {
            while (true)
            {
                if (!s_waiting.TryPeek(out TaskCompletionSource? next, out long moment))
                {
                    Monitor.Wait(s_gate);
                    continue;
                }

                long left = moment - Stopwatch.GetTimestamp();
                if (left < s_near)
                {
                    s_waiting.Dequeue();
                    next.SetResult();
                }
                else
                {
                    Monitor.Wait(s_gate, Math.Max(1, (int)(left * 1000 / Stopwatch.Frequency)));
                }
            }
        }
    }
}
