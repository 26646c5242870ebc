using System.Runtime.ExceptionServices;

namespace TelnyxPS.TestSupport;

/// <summary>Counts the exceptions that are thrown on the current thread, including those that are caught.</summary>
public sealed class ExceptionCounter : IDisposable
{
    private readonly int thread = Environment.CurrentManagedThreadId;

    public ExceptionCounter() => AppDomain.CurrentDomain.FirstChanceException += Add;

    /// <summary>The number of exceptions since the counter was created.</summary>
    public int Count { get; private set; }

    /// <summary>Stops counting.</summary>
    public void Dispose() => AppDomain.CurrentDomain.FirstChanceException -= Add;

    private void Add(object sender, FirstChanceExceptionEventArgs thrown)
    {
        if (Environment.CurrentManagedThreadId == thread)
            Count++;
    }
}
