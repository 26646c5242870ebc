namespace TelnyxPS.Client;

/// <summary>What went wrong, as PowerShell's error ids name it.</summary>
public enum TelnyxErrorKind
{
    /// <summary>401: the key was rejected.</summary>
    Unauthorized,

    /// <summary>403: access is denied.</summary>
    Forbidden,

    /// <summary>404 or 410: there is no such resource.</summary>
    NotFound,

    /// <summary>409: something else is still in progress.</summary>
    Conflict,

    /// <summary>400 or 422: the service refused what was asked.</summary>
    InvalidRequest,

    /// <summary>429: the service asks to wait for longer than this module waits.</summary>
    RateLimited,

    /// <summary>5xx or 408: the service failed.</summary>
    ServerError,

    /// <summary>Another status, such as a redirect, which is not followed.</summary>
    UnexpectedStatus,

    /// <summary>No connection to the service, or it was lost.</summary>
    ConnectionFailed,

    /// <summary>There was no answer in time.</summary>
    Timeout,

    /// <summary>The answer is not what the API documents.</summary>
    InvalidResponse,

    /// <summary>The session was disconnected before the request was answered.</summary>
    SessionClosed,

    /// <summary>The answer to a request that must not be sent twice was lost: it is not known whether it was carried out.</summary>
    OutcomeUnknown,

    /// <summary>A list ended before all came that the service says there are.</summary>
    IncompleteList,
}
