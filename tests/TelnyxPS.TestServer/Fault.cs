namespace TelnyxPS.TestServer;

/// <summary>A simulated fault of one request.</summary>
public sealed class Fault
{
    private readonly Func<Exchange, Task> run;

    internal Fault(string name, bool applies, Func<Exchange, Task> run)
    {
        Name = name;
        Applies = applies;
        this.run = run;
    }

    /// <summary>The name in the statistics.</summary>
    public string Name { get; }

    /// <summary>Whether the request is still carried out.</summary>
    public bool Applies { get; }

    /// <summary>Returns the name.</summary>
    public override string ToString() => Name;

    internal Task RunAsync(Exchange exchange) => run(exchange);
}
