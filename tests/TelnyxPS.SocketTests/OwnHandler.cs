using TelnyxPS.Client;
using TelnyxPS.TestServer;

namespace TelnyxPS.SocketTests;

/// <summary>Creates the default handler of the module, with small changes.</summary>
internal static class OwnHandler
{
    /// <summary>A handler that trusts the certificate of a server.</summary>
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
