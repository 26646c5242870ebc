using TelnyxPS.Client;
using TelnyxPS.TestServer;

namespace TelnyxPS.SocketTests;

/// <summary>Makes the module's own handler, with a change or two.</summary>
internal static class OwnHandler
{
    /// <summary>One that trusts the certificate of a server.</summary>
    public static RenewableHandler Trusting(LoopbackServer server, Action<SocketsHttpHandler>? change = null) =>
        Make(server.Address, handler =>
        {
            if (server.Certificate is { } own)
            {
                handler.SslOptions.RemoteCertificateValidationCallback =
                    (_, certificate, _, _) => certificate?.GetCertHashString() == own.Thumbprint;
            }

            change?.Invoke(handler);
        });

    public static RenewableHandler Make(Uri address, Action<SocketsHttpHandler> change) => new(() =>
    {
        var handler = (SocketsHttpHandler)HandlerChain.Default(address).Current;
        change(handler);
        return handler;
    });
}
