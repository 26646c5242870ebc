using CsCheck;

namespace TelnyxPS.Tests.Schedules;

/// <summary>The queue in random schedules.</summary>
public class QueueScheduleTests
{
    private const int Schedules = 3000;

    private static readonly Gen<QueueSchedule> ToTheEnd =
        from seed in Gen.Int
        from items in Gen.Int[0, 60]
        from keys in Gen.Int[1, 12]
        from limit in Gen.Int[1, 9]
        from read in Gen.Int[0, 100]
        from write in Gen.Int[0, 100]
        from fail in Gen.Int[0, 40]
        select new QueueSchedule(seed, items, keys, limit, read, write, fail, StopAt: null);

    private static readonly Gen<QueueSchedule> Stopped =
        from schedule in ToTheEnd
        from step in Gen.Int[0, 80]
        select schedule with { StopAt = step };

    [Fact]
    public void Every_item_ends_once_and_in_order_within_the_limits() => ToTheEnd.Sample(Run, iter: Schedules);

    [Fact]
    public void After_a_stop_nothing_starts_and_running_items_end()
    {
        int stopped = 0;
        Stopped.Sample(
            schedule =>
            {
                using var run = new QueueRun(schedule);
                run.Run();
                if (run.IsStopped)
                    Interlocked.Increment(ref stopped);
            },
            iter: Schedules);

        Assert.InRange(stopped, Schedules / 4, Schedules);
    }

    private static void Run(QueueSchedule schedule)
    {
        using var run = new QueueRun(schedule);
        run.Run();
    }
}
