using System.Collections;
using System.Globalization;
using System.Net;

namespace TelnyxPS.TestSupport;

internal static class ScriptedResponse
{
    public static HttpResponseMessage Make(
        HttpRequestMessage request, int status, HttpContent content, IDictionary? headers)
    {
        HttpResponseMessage response = new((HttpStatusCode)status) { RequestMessage = request, Content = content };
        SetContentHeader(content, "Content-Type", "application/json; charset=utf-8");
        foreach (DictionaryEntry header in headers ?? new Hashtable())
        {
            string name = header.Key.ToString();
            string value = System.Convert.ToString(header.Value, CultureInfo.InvariantCulture);
            if (!response.Headers.TryAddWithoutValidation(name, value))
                SetContentHeader(content, name, value);
        }

        return response;
    }

    private static void SetContentHeader(HttpContent content, string name, string value)
    {
        content.Headers.Remove(name);
        content.Headers.TryAddWithoutValidation(name, value);
    }
}
