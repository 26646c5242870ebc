namespace TelnyxPS.JsonBenchmark.Generated;

/// <summary>An answer: what it holds, and how many there are.</summary>
internal sealed class Answer<T>
{
    public T? Data { get; set; }

    public Meta? Meta { get; set; }
}
