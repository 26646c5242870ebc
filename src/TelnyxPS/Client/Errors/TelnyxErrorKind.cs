namespace TelnyxPS.Client;

/// <summary>The kinds of failure, which are also the error ids in PowerShell.</summary>
public enum TelnyxErrorKind
{
    /// <summary>HTTP 401: the API key was rejected.</summary>
    Unauthorized,

    /// <summary>HTTP 403: access was denied.</summary>
    Forbidden,

    /// <summary>HTTP 404 or 410: the resource does not exist.</summary>
    NotFound,

    /// <summary>HTTP 409: the request conflicts with another operation or with the current state.</summary>
    Conflict,

    /// <summary>HTTP 400 or 422: the request was rejected as invalid.</summary>
    InvalidRequest,

    /// <summary>HTTP 429: the service asks to wait longer than this module waits.</summary>
    RateLimited,

    /// <summary>HTTP 5xx or 408: the service failed to process the request.</summary>
    ServerError,

    /// <summary>Another HTTP status, such as a redirect, which is not followed.</summary>
    UnexpectedStatus,

    /// <summary>The connection to the service could not be established, or was lost.</summary>
    ConnectionFailed,

    /// <summary>There was no response in time.</summary>
    Timeout,

    /// <summary>The response does not have the documented form.</summary>
    InvalidResponse,

    /// <summary>The session was disconnected before the request was completed.</summary>
    SessionClosed,

    /// <summary>
    /// The response to a request that must not be sent twice was lost, so it is not known whether it was carried out.
    /// </summary>
    OutcomeUnknown,

    /// <summary>A list ended before it was complete.</summary>
    IncompleteList,
}
