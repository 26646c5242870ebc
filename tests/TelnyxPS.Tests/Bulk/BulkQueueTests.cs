using System.Collections.Concurrent;
using TelnyxPS.Bulk;

namespace TelnyxPS.Tests.Bulk;

/// <summary>Many items at once: in order, bounded, each exactly once.</summary>
public sealed class BulkQueueTests : IDisposable
{
    private readonly ConcurrentQueue<string> log = new();
    private readonly Pump pump = new();
    private readonly Random random = new(7);

    public BulkQueueTests() => FakeItem.MostRunning = 0;

    public void Dispose() => pump.Dispose();

    [Theory]
    [InlineData(1)]
    [InlineData(5)]
    [InlineData(16)]
    public void Every_item_is_returned_once_and_in_order(int limit)
    {
        BulkQueue queue = pump.Queue(limit);
        for (int i = 0; i < 200; i++)
        {
            queue.Add(new FakeItem(i.ToString(), log)
            {
                ReadMilliseconds = () => Next(4),
                WriteMilliseconds = () => Next(4),
                Wanted = i % 3 != 0,
                WriteFails = i % 10 == 1 ? new IOException() : null,
            });
        }

        queue.Drain();

        string[] expected =
            Enumerable.Range(0, 200).Select(i => i % 3 != 0 && i % 10 == 1 ? $"fail {i}" : $"emit {i}").ToArray();
        Assert.Equal(expected, log.Where(l => l.StartsWith("emit") || l.StartsWith("fail")));
        Assert.Equal(Enumerable.Range(0, 200).Select(i => $"decide {i}"), log.Where(l => l.StartsWith("decide")));
        Assert.Equal(expected.Count(e => e.StartsWith("fail")), queue.Failed);
        Assert.Equal(200, queue.Done + queue.Failed);
        Assert.InRange(FakeItem.MostRunning, 1, limit);
    }

    [Fact]
    public void The_maximum_number_of_items_runs_at_the_same_time()
    {
        BulkQueue queue = pump.Queue(8);
        for (int i = 0; i < 64; i++)
            queue.Add(new FakeItem(i.ToString(), log) { WriteMilliseconds = () => 20 });
        queue.Drain();

        Assert.Equal(8, FakeItem.MostRunning);
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(5, 6)]
    [InlineData(16, 20)]
    public void Only_a_few_items_are_decided_ahead_of_the_output(int limit, int most)
    {
        BulkQueue queue = pump.Queue(limit);
        for (int i = 0; i < 100; i++)
            queue.Add(new FakeItem(i.ToString(), log) { WriteMilliseconds = i % 10 == 0 ? () => 40 : () => 0 });
        queue.Drain();

        int ahead = 0;
        int mostAhead = 0;
        foreach (string line in log)
        {
            ahead += line.StartsWith("decide") ? 1 : line.StartsWith("emit") ? -1 : 0;
            mostAhead = Math.Max(mostAhead, ahead);
        }

        Assert.Equal(most, mostAhead);
    }

    [Fact]
    public void With_a_limit_of_one_an_item_is_finished_before_the_next_one_starts()
    {
        BulkQueue queue = pump.Queue(1);
        for (int i = 0; i < 5; i++)
        {
            queue.Add(new FakeItem(i.ToString(), log) { ReadMilliseconds = () => 2, WriteMilliseconds = () => 2 });
            Assert.Equal($"emit {i}", log.Last());
            Assert.Equal(0, queue.Count);
        }
    }

    [Fact]
    public void The_queue_reads_only_as_many_items_as_can_run_soon()
    {
        BulkQueue queue = pump.Queue(5);
        for (int i = 0; i < 500; i++)
        {
            queue.Add(new FakeItem(i.ToString(), log));
            Assert.InRange(queue.Count, 0, 20);
        }

        queue.Drain();
    }

    [Fact]
    public void Items_with_the_same_key_run_one_after_another()
    {
        BulkQueue queue = pump.Queue(16);
        for (int i = 0; i < 10; i++)
            queue.Add(
                new FakeItem("same", log) { ReadMilliseconds = () => Next(3), WriteMilliseconds = () => Next(3) });
        queue.Drain();

        string[] work = log.Where(l => l.StartsWith("read") || l.StartsWith("write")).ToArray();
        string[] one = ["read same", "read ended same", "write same", "write ended same"];
        Assert.Equal(Enumerable.Repeat(one, 10).SelectMany(x => x), work);
    }

    [Fact]
    public void Deciding_happens_on_the_pipelines_thread_and_after_reading()
    {
        BulkQueue queue = pump.Queue(5);
        FakeItem[] items = Enumerable.Range(0, 20)
            .Select(i => new FakeItem(i.ToString(), log) { ReadMilliseconds = () => Next(3) })
            .ToArray();
        foreach (FakeItem item in items)
            queue.Add(item);
        queue.Drain();

        Assert.All(items, item => Assert.Equal(Environment.CurrentManagedThreadId, item.Thread));
        List<string> order = log.ToList();
        Assert.All(
            items, item => Assert.True(order.IndexOf($"read ended {item.Key}") < order.IndexOf($"decide {item.Key}")));
    }

    [Fact]
    public void Items_with_the_same_key_that_need_no_request_do_not_wait_for_another_thread()
    {
        BulkQueue queue = pump.Queue(5);
        queue.Add(new FakeItem("same", log) { ReadMilliseconds = () => 20, Wanted = false });
        for (int i = 0; i < 20_000; i++)
            queue.Add(new FakeItem("same", log) { Reads = false, Wanted = false });
        queue.Drain();

        Assert.Equal(20_001, queue.Done);
        Assert.Equal(1, pump.Started);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Items_with_the_same_key_are_not_kept(bool requests)
    {
        BulkQueue queue = pump.Queue(5);
        List<WeakReference> items = AddMany(queue, requests);
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();

        Assert.InRange(items.Count(item => item.IsAlive), 0, 25);
        queue.Drain();
        Assert.Equal(items.Count, queue.Done);

        [System.Runtime.CompilerServices.MethodImpl(System.Runtime.CompilerServices.MethodImplOptions.NoInlining)]
        List<WeakReference> AddMany(BulkQueue queue, bool requests)
        {
            var items = new List<WeakReference>();
            for (int i = 0; i < 3000; i++)
            {
                var item = new FakeItem("same", log) { Reads = requests, Wanted = requests };
                items.Add(new WeakReference(item));
                queue.Add(item);
            }

            return items;
        }
    }

    [Fact]
    public async Task After_a_stop_no_write_starts()
    {
        BulkQueue queue = pump.Queue(2);
        queue.Add(new FakeItem("1", log) { WriteMilliseconds = () => 50 });
        queue.Add(new FakeItem("2", log) { WriteMilliseconds = () => 50 });
        pump.Stop();
        queue.Add(new FakeItem("3", log));
        queue.Add(new FakeItem("4", log));
        await queue.Running;

        Assert.DoesNotContain(log, l => l is "write 3" or "write 4");
    }

    private int Next(int below)
    {
        lock (random)
            return random.Next(below);
    }
}
