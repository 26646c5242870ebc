namespace TelnyxPS.TestServer;

/// <summary>One way in which a request goes wrong.</summary>
public sealed class Fault
{
    private readonly Func<Exchange, Task> _run;

    internal Fault(string name, bool applies, Func<Exchange, Task> run)
    {
        Name = name;
        Applies = applies;
        _run = run;
    }

    /// <summary>What it is called in the statistics.</summary>
    public string Name { get; }

    /// <summary>Whether the request is carried out all the same.</summary>
    public bool Applies { get; }

    /// <summary>The name.</summary>
    public override string ToString() => Name;

    internal Task RunAsync(Exchange exchange) => _run(exchange);
}
