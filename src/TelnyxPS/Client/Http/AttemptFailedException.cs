using System.Net;
using System.Net.Sockets;
using System.Reflection;
using System.Security.Authentication;
using System.Text.RegularExpressions;

namespace TelnyxPS.Client;

/// <summary>An attempt of a request failed without a complete response.</summary>
internal sealed class AttemptFailedException : IOException
{
    private static readonly Regex UserInfo = new(@"(?<=://)[^/@'""\s]+@", RegexOptions.CultureInvariant);

    // Properties of .NET that .NET Standard and .NET Framework do not have.
    private static readonly PropertyInfo? StatusOf = typeof(HttpRequestException).GetProperty("StatusCode");
    private static readonly PropertyInfo? ErrorOf = typeof(HttpRequestException).GetProperty("HttpRequestError");

    /// <param name="cause">The exception that was thrown.</param>
    /// <param name="body">The body of the request; null if it has none.</param>
    /// <param name="isTimeout">Whether the attempt timed out.</param>
    /// <param name="proxy">The proxy of the request, without user name and password; null if there is none.</param>
    public AttemptFailedException(Exception cause, RequestBody? body, bool isTimeout, Uri? proxy)
        : base("The attempt failed.", WithoutUserInfo(cause))
    {
        List<Exception> causes = [];
        for (Exception? e = cause; e is not null; e = e.InnerException)
            causes.Add(e);

        HttpRequestException? request = causes.OfType<HttpRequestException>().FirstOrDefault();
        string error = ErrorOf?.GetValue(request ?? new HttpRequestException())?.ToString() ?? "";
        bool isRefusedByProxy = error == "ProxyTunnelError";
        int? proxyStatus =
            isRefusedByProxy && StatusOf?.GetValue(request) is HttpStatusCode status ? (int)status : null;
        bool isConnectTimeout =
            !isTimeout && cause is OperationCanceledException && causes.Exists(e => e is TimeoutException);

        IsTimeout = cause is OperationCanceledException && !isConnectTimeout;
        MayHaveArrived = body?.WasNeverSent != true
            && !isConnectTimeout
            && error is not (
                "NameResolutionError" or "ConnectionError" or "SecureConnectionError" or "ProxyTunnelError")
            && !causes.Exists(NeverConnected);
        IsLasting = causes.Exists(
                e => e is AuthenticationException or WebException { Status: WebExceptionStatus.TrustFailure })
            || proxyStatus is >= 400 and < 500 and not 408 and not 425 and not 429
            || !causes.Exists(IsOfTransport);
        Reason = isRefusedByProxy ? Refused(proxy, proxyStatus, Cause)
            : isConnectTimeout ? "no connection in time" + Through(proxy)
            : Cause.GetBaseException().Message.TrimEnd('.') + (MayHaveArrived ? "" : Through(proxy));
    }

    /// <summary>The exception that was thrown, without the password of a proxy.</summary>
    public Exception Cause => InnerException;

    /// <summary>Whether a connection was established but no response arrived in time.</summary>
    public bool IsTimeout { get; }

    /// <summary>Whether the request may have reached the service. False if no connection was established.</summary>
    public bool MayHaveArrived { get; }

    /// <summary>Whether a retry would fail in the same way.</summary>
    public bool IsLasting { get; }

    /// <summary>The reason of the failure, as part of a sentence.</summary>
    public string Reason { get; }

    private static bool NeverConnected(Exception e) => e is AuthenticationException
        or SocketException
    {
        SocketErrorCode: SocketError.ConnectionRefused or SocketError.HostNotFound or SocketError.TryAgain
                or SocketError.NoData or SocketError.HostUnreachable or SocketError.NetworkUnreachable
    }
        or WebException
    {
        Status: WebExceptionStatus.ConnectFailure or WebExceptionStatus.NameResolutionFailure
                or WebExceptionStatus.ProxyNameResolutionFailure or WebExceptionStatus.TrustFailure
    };

    /// <summary>
    /// Whether an exception comes from the network rather than from the configuration of the handler.
    /// </summary>
    private static bool IsOfTransport(Exception e) => e is HttpRequestException or IOException or InvalidDataException
        or OperationCanceledException or SocketException or TimeoutException or WebException or ObjectDisposedException;

    private static string Refused(Uri? proxy, int? status, Exception cause)
    {
        string name = proxy is null ? "the proxy" : $"the proxy {proxy.AbsoluteUri.TrimEnd('/')}";
        return status switch
        {
            407 => $"{name} requires a user name and a password (HTTP 407)",
            not null => $"{name} refused to connect (HTTP {status})",
            null => $"{name} did not connect: {cause.GetBaseException().Message.TrimEnd('.')}",
        };
    }

    private static string Through(Uri? proxy) =>
        proxy is null ? "" : $" (through the proxy {proxy.AbsoluteUri.TrimEnd('/')})";

    /// <summary>Removes the user name and password of a proxy, which .NET includes in messages.</summary>
    private static Exception WithoutUserInfo(Exception cause)
    {
        string text = cause.ToString();
        return UserInfo.IsMatch(text)
            ? new HttpRequestException(UserInfo.Replace(cause.GetBaseException().Message, ""))
            : cause;
    }
}
