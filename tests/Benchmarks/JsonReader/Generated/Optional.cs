namespace TelnyxPS.JsonBenchmark.Generated;

/// <summary>A setting of a change: the default is omitted, and null is written.</summary>
internal readonly record struct Optional<T>
{
    public Optional(T value)
    {
        Value = value;
        IsSpecified = true;
    }

    public T Value { get; }

    public bool IsSpecified { get; }
}
