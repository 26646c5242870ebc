using System.Text;
using System.Text.RegularExpressions;
using TelnyxPS.Models;

namespace TelnyxPS.Client;

/// <summary>Formats requests and responses for the debug stream. Keys and passwords are masked.</summary>
internal sealed class RequestTrace(SecretMask mask)
{
    private const int LongestBody = 2000;
    private static readonly Regex SecretField = new(
        "(\"[^\"]*(?:password|secret|token|api_?key|credential)[^\"]*\"\\s*:\\s*)\"(?:[^\"\\\\]|\\\\.)*\"?",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);

    /// <summary>Formats a request that is about to be sent.</summary>
    public string Sent(ApiRequest request) => Shown($"{Name(request)}{BodyText(request.Body)}");

    /// <summary>Formats a response: the status, the elapsed time, the request id, and the body.</summary>
    public string Received(ApiRequest request, ApiResponse answer, TimeSpan time)
    {
        string id = answer.RequestId is null ? "" : $", request id {answer.RequestId}";
        string body = Encoding.UTF8.GetString(
            answer.Body.Array ?? [], answer.Body.Offset, Math.Min(answer.Body.Count, LongestBody + 1));
        return Shown(FormattableString.Invariant(
            $"{Name(request)}: HTTP {(int)answer.Status} after {time.TotalMilliseconds:0} ms{id}{BodyText(body)}"));
    }

    /// <summary>Formats a request that got no response.</summary>
    public string Failed(ApiRequest request, Exception cause, TimeSpan time) => Shown(FormattableString.Invariant(
        $"{Name(request)}: no response after {time.TotalMilliseconds:0} ms ({cause.GetBaseException().Message})"));

    private static string Name(ApiRequest request)
    {
        string query = string.Join("&", request.Query.Select(pair => $"{pair.Key}={pair.Value}"));
        return $"{request.Method} {request.Path}{(query.Length == 0 ? "" : "?")}{query}";
    }

    private static string BodyText(string? body) => string.IsNullOrEmpty(body)
        ? ""
        : " " + SecretField.Replace(DisplayText.Shorten(body!, LongestBody), "$1\"****\"");

    private string Shown(string text) => DisplayText.Escape(mask.Apply(text));
}
