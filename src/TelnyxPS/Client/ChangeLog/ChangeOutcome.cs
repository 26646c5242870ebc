namespace TelnyxPS.Client;

/// <summary>The outcome of a change in a change log.</summary>
internal enum ChangeOutcome
{
    /// <summary>The request is about to be sent. This remains if the process is killed.</summary>
    Pending,

    /// <summary>The service made the change.</summary>
    Done,

    /// <summary>The service rejected the change, or the request was not sent.</summary>
    Failed,

    /// <summary>The response was lost, so the service may have made the change.</summary>
    Unknown,
}
