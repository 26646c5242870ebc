using System.Net;
using TelnyxPS.Client;
using TelnyxPS.Sandbox;
using TelnyxPS.TestSupport;

namespace TelnyxPS.Tests.Client;

public class HostRuntimeTests
{
#if NET
    private const bool OnNetFramework = false;
#else
    private const bool OnNetFramework = true;
#endif

    [Theory]
    [InlineData(SecurityProtocolType.SystemDefault, SecurityProtocolType.SystemDefault)]
    [InlineData(SecurityProtocolType.Tls12, SecurityProtocolType.Tls12)]
    [InlineData(SecurityProtocolType.Tls, SecurityProtocolType.Tls | SecurityProtocolType.Tls12)]
    [InlineData((SecurityProtocolType)0x0F0, (SecurityProtocolType)0xCF0)] // SSL 3 and TLS 1.0: Windows PowerShell
    public void TLS_1_2_is_added_unless_the_system_decides(SecurityProtocolType before, SecurityProtocolType after)
    {
        Assert.Equal(after, HostRuntime.WithTls12(before));
    }

    [Fact]
    public async Task NET_Framework_is_distinguished_from_NET()
    {
        using var account = new VersionHandler();
        var test = new TestSession(account);
        await test.Client.GetAsync(Answer.Id, test.Context);

        Assert.Equal(OnNetFramework, HostRuntime.IsNetFramework);
        Assert.Equal(OnNetFramework ? new HttpRequestMessage().Version : new Version(2, 0), account.Asked);
    }

    private sealed class VersionHandler() : DelegatingHandler(new SandboxHandler())
    {
        public Version? Asked { get; private set; }

        protected override Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Asked = request.Version;
            return base.SendAsync(request, cancellationToken);
        }
    }
}
