namespace TelnyxPS.Client;

/// <summary>The change log cannot be written. The command stops before it sends a change that is not logged.</summary>
internal sealed class ChangeLogException(string message, Exception cause) : IOException(message, cause);
