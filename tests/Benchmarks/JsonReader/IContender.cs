namespace TelnyxPS.JsonBenchmark;

/// <summary>A way to read and write the JSON of external connections.</summary>
internal interface IContender
{
    /// <summary>Reads an answer that holds one connection, and gives its id.</summary>
    string ReadOne(byte[] body);

    /// <summary>Reads a page of a list, and gives how many connections it holds.</summary>
    int ReadPage(byte[] body);

    /// <summary>
    /// Prepares a change of a connection: not active, an outbound limit of 25, no failover address. Gives what writes
    /// its body.
    /// </summary>
    Func<string> PrepareWrite(byte[] body);

    /// <summary>
    /// Every value of every connection of a page, as text: to check that all contenders read the same.
    /// </summary>
    IEnumerable<string> Describe(byte[] body);
}
