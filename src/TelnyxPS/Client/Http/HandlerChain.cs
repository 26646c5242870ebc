using System.Net;
using System.Reflection;

namespace TelnyxPS.Client;

/// <summary>What carries the requests of a session.</summary>
internal static class HandlerChain
{
    /// <summary>The module's own handler: no redirects, no cookies, and as many connections as are asked for.</summary>
    public static HttpMessageHandler Default() => new HttpClientHandler
    {
        AllowAutoRedirect = false,
        AutomaticDecompression = DecompressionMethods.GZip | DecompressionMethods.Deflate,
        MaxConnectionsPerServer = 256,
        UseCookies = false,
    };

    /// <summary>The handlers from the outermost to the innermost.</summary>
    public static IEnumerable<HttpMessageHandler> Links(HttpMessageHandler handler)
    {
        for (HttpMessageHandler? link = handler; link is not null; link = (link as DelegatingHandler)?.InnerHandler)
            yield return link;
    }

    /// <summary>Refuses a handler that follows redirects: the API key would go along, to whatever host is named.</summary>
    /// <exception cref="ArgumentException">A handler of the chain follows redirects.</exception>
    public static void RefuseRedirects(HttpMessageHandler handler)
    {
        foreach (HttpMessageHandler link in Links(handler))
        {
            PropertyInfo? follows = link.GetType().GetProperty("AllowAutoRedirect", typeof(bool));
            if (follows is not null && (bool)follows.GetValue(link))
            {
                throw new ArgumentException(
                    $"This {link.GetType().Name} follows redirects, and would take the API key along to another host. "
                    + "Set its AllowAutoRedirect to $false.");
            }
        }
    }
}
