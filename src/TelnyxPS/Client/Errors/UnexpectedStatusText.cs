namespace TelnyxPS.Client;

/// <summary>Messages for HTTP statuses that have no <see cref="TelnyxErrorKind"/> of their own.</summary>
internal static class UnexpectedStatusText
{
    /// <summary>Describes what happened to a request, without a period.</summary>
    public static string Head(int status, string what) => status switch
    {
        300 or 301 or 302 or 303 or 307 or 308 => $"{what} was redirected to another address (HTTP {status})",
        402 => $"{what} was refused because a payment is required (HTTP 402)",
        405 => $"{what} was refused because this address does not accept the HTTP method (HTTP 405)",
        407 => $"{what} was refused because the proxy requires authentication (HTTP 407)",
        413 => $"{what} was refused because the request is too large (HTTP 413)",
        415 => $"{what} was refused because this address does not accept JSON (HTTP 415)",
        451 => $"{what} was refused for legal reasons (HTTP 451)",
        _ => $"{what} returned a status that the API does not document (HTTP {status})",
    };

    /// <summary>Advises what to do; empty if there is no advice.</summary>
    public static string Advice(int status, Uri baseUri) => status switch
    {
        300 or 301 or 302 or 303 or 307 or 308 =>
            " Redirects are not followed, because they would send the API key to another address."
            + $" Check the base address of the session, {baseUri}.",
        402 => " Check the balance of the Telnyx account.",
        405 or 415 => $" Check the HTTP method, the path, and the base address of the session, {baseUri}.",
        413 => " Send fewer items in one request.",
        _ => "",
    };
}
