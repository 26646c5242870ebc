using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace TelnyxPS.TestServer;

/// <summary>Creates an untrusted certificate, valid for this computer and one day.</summary>
internal static class TestCertificate
{
    public static X509Certificate2 Create()
    {
        using ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        CertificateRequest request = new("CN=localhost", key, HashAlgorithmName.SHA256);
        SubjectAlternativeNameBuilder names = new();
        names.AddDnsName("localhost");
        names.AddIpAddress(IPAddress.Loopback);
        request.CertificateExtensions.Add(names.Build());
        X509EnhancedKeyUsageExtension serverAuthentication = new([new Oid("1.3.6.1.5.5.7.3.1")], critical: false);
        request.CertificateExtensions.Add(serverAuthentication);

        DateTimeOffset now = DateTimeOffset.UtcNow;
        using X509Certificate2 created = request.CreateSelfSigned(now.AddHours(-1), now.AddDays(1));

        // On Windows, TLS cannot use a key that is only in memory. The conversion creates one that it can use.
        return X509CertificateLoader.LoadPkcs12(created.Export(X509ContentType.Pfx), password: null);
    }
}
