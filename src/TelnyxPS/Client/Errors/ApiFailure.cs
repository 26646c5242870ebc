using System.Net;

namespace TelnyxPS.Client;

/// <summary>The facts about a failed request.</summary>
internal sealed class ApiFailure(ApiRequest request, int attempts)
{
    public string Method { get; } = request.Method.Method;

    public string Path { get; } = SecretMask.HideKeys(request.Path);

    public int Attempts => attempts;

    /// <summary>The subject of the request; null if the request was not made by an API operation.</summary>
    public ResourceReference? About => request.About;

    public HttpStatusCode? StatusCode { get; set; }

    public string? RequestId { get; set; }

    public IReadOnlyList<TelnyxApiError> Errors { get; set; } = [];

    /// <summary>The body of the response, masked and shortened; null if there is none.</summary>
    public string? ResponseBody { get; set; }

    /// <summary>
    /// Whether the body of the response does not have the documented form, for example because a proxy sent it.
    /// </summary>
    public bool IsForeign { get; set; }

    /// <summary>Whether the request may have been carried out although its response is not known.</summary>
    public bool IsAmbiguous { get; set; }

    /// <summary>Whether an earlier attempt may have been carried out although its response is not known.</summary>
    public bool AfterAmbiguousAttempt { get; set; }

    /// <summary>Whether a retry would fail in the same way, for example because a certificate is not trusted.</summary>
    public bool IsLasting { get; set; }
}
