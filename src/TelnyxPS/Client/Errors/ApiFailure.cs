using System.Net;

namespace TelnyxPS.Client;

/// <summary>The facts of a failed request.</summary>
internal sealed class ApiFailure
{
    public ApiFailure(ApiRequest request, int attempts)
    {
        Method = request.Method.Method;
        Path = SecretMask.HideKeys(request.Path);
        Attempts = attempts;
    }

    public string Method { get; }

    public string Path { get; }

    public int Attempts { get; }

    /// <summary>What the request is about; null where no operation of the API made it.</summary>
    public ResourceReference? About { get; set; }

    public HttpStatusCode? StatusCode { get; set; }

    public string? RequestId { get; set; }

    public IReadOnlyList<TelnyxApiError> Errors { get; set; } = [];

    /// <summary>The text of the answer, masked and shortened; null where there is none.</summary>
    public string? ResponseBody { get; set; }

    /// <summary>Whether the answer has a body in another form than the API documents: a proxy, for example, may have sent it.</summary>
    public bool IsForeign { get; set; }

    /// <summary>Whether the request may have been carried out although its answer is not known.</summary>
    public bool IsAmbiguous { get; set; }

    /// <summary>Whether that holds of an earlier attempt.</summary>
    public bool AfterAmbiguousAttempt { get; set; }

    /// <summary>Whether another attempt would fail in the same way, as with a certificate that is not trusted.</summary>
    public bool IsLasting { get; set; }
}
