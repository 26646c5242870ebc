using System.Net;

namespace TelnyxPS.Client;

/// <summary>Creates the proxy of a session, and finds proxy passwords that must be masked.</summary>
internal static class ProxySettings
{
    private static readonly string[] Variables =
        ["HTTPS_PROXY", "HTTP_PROXY", "ALL_PROXY", "https_proxy", "http_proxy", "all_proxy"];
    private static readonly string[] Schemes = ["http", "https", "socks4", "socks4a", "socks5"];

    /// <summary>Creates a proxy from its address.</summary>
    /// <exception cref="ArgumentException">The address is invalid or contains a user name or a password.</exception>
    public static IWebProxy Create(Uri address, ICredentials? credentials)
    {
        if (!address.IsAbsoluteUri || !Schemes.Contains(address.Scheme) || address.Host.Length == 0)
        {
            throw new ArgumentException(
                "-Proxy must be the full address of a proxy, such as http://proxy.example.com:3128.");
        }

        if (address.UserInfo.Length > 0)
        {
            throw new ArgumentException(
                "-Proxy must not contain a user name or a password. Specify them with -ProxyCredential.");
        }
        return new WebProxy(address) { Credentials = credentials };
    }

    /// <summary>Returns the proxy passwords in environment variables.</summary>
    public static string[] PasswordsOfEnvironment() => Variables
        .Select(Environment.GetEnvironmentVariable)
        .OfType<string>()
        .SelectMany(PasswordsIn)
        .ToArray();

    private static IEnumerable<string> PasswordsIn(string address)
    {
        int start = address.IndexOf("://", StringComparison.Ordinal) is >= 0 and var scheme ? scheme + 3 : 0;
        int end = address.LastIndexOf('@');
        int colon = end > start ? address.IndexOf(':', start, end - start) : -1;
        if (colon < 0)
            yield break;
        string password = address.Substring(colon + 1, end - colon - 1);
        yield return password;
        yield return Uri.UnescapeDataString(password);
    }
}
