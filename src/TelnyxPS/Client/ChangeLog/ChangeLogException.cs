namespace TelnyxPS.Client;

/// <summary>A change log cannot be written: the run stops before the change that it would have recorded.</summary>
internal sealed class ChangeLogException(string message, Exception cause) : IOException(message, cause);
