namespace TelnyxPS.Client;

/// <summary>What became of a change in a change log.</summary>
internal enum ChangeOutcome
{
    /// <summary>The request is about to be sent; a process that was killed leaves this.</summary>
    Pending,

    /// <summary>The service made the change.</summary>
    Done,

    /// <summary>The service refused the change, or the request was not sent.</summary>
    Failed,

    /// <summary>The answer was lost: the service may have made the change.</summary>
    Unknown,
}
