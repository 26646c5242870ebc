using System.Runtime.CompilerServices;
using TelnyxPS.Client;

namespace TelnyxPS.Tests.Client;

/// <summary>A removed connection is re-created only once in each process.</summary>
public class RecreatedConnectionTests
{
    private static readonly Uri Address = new("https://recreated.invalid/v2");

    [Fact]
    public void Only_one_command_can_start()
    {
        var writes = new AccountWrites();
        int started = 0;

        Parallel.For(0, 100, _ =>
        {
            if (writes.StartRecreation("1"))
                Interlocked.Increment(ref started);
        });

        Assert.Equal(1, started);
        Assert.True(writes.IsRecreated("1", out string? newId));
        Assert.Null(newId);
        writes.EndRecreation("1", "2");
        Assert.True(writes.IsRecreated("1", out newId));
        Assert.Equal("2", newId);
    }

    [Fact]
    public void After_a_refusal_it_can_start_again()
    {
        var writes = new AccountWrites();
        Assert.True(writes.StartRecreation("1"));

        writes.EndRecreation("1", newId: null);

        Assert.False(writes.IsRecreated("1", out _));
        Assert.True(writes.StartRecreation("1"));
    }

    [Fact]
    public void It_is_known_after_the_last_session_of_the_account_is_closed()
    {
        Start();
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();

        Assert.True(AccountWrites.Of(Address, "key").IsRecreated("1", out _));

        [MethodImpl(MethodImplOptions.NoInlining)]
        static void Start() => AccountWrites.Of(Address, "key").StartRecreation("1");
    }
}
