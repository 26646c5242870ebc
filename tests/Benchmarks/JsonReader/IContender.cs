namespace TelnyxPS.JsonBenchmark;

/// <summary>A way to read and write the JSON of external connections.</summary>
internal interface IContender
{
    /// <summary>Reads a response that contains one connection, and returns its id.</summary>
    string ReadOne(byte[] body);

    /// <summary>Reads a page of a list, and returns the number of connections.</summary>
    int ReadPage(byte[] body);

    /// <summary>
    /// Prepares a change of a connection: not active, an outbound limit of 25, no failover address. Returns a function
    /// that writes the body.
    /// </summary>
    Func<string> PrepareWrite(byte[] body);

    /// <summary>Every value of each connection of a page, to check that all contenders read the same.</summary>
    IEnumerable<string> Describe(byte[] body);
}
