using TelnyxPS.Models;

namespace TelnyxPS.Client;

/// <summary>A request about what belongs to a connection, and what its answer and its failures mean.</summary>
internal sealed class ApiOperation<T>
    where T : ConnectionPart
{
    public ApiOperation(ApiRequest request, JsonFields.Reading<T> read, string? connectionId, string subject)
    {
        Request = request;
        Read = read;
        ConnectionId = connectionId;
        Subject = subject;
    }

    public ApiRequest Request { get; }

    public JsonFields.Reading<T> Read { get; }

    public string? ConnectionId { get; }

    /// <summary>What the request is about, as in "There is no …".</summary>
    public string Subject { get; }

    /// <summary>The same at the start of a sentence.</summary>
    public string Target => char.ToUpperInvariant(Subject[0]) + Subject.Substring(1);

    /// <summary>Whether the answer is an object of its own rather than a resource.</summary>
    public bool IsPlain { get; set; }

    /// <summary>What is written, as its <see cref="ConnectionResource.Key"/>; null where nothing that is read elsewhere is.</summary>
    public string? Written { get; set; }

    /// <summary>What to do where it is not known whether the request was carried out.</summary>
    public string? AdviceIfUnknown { get; set; }

    /// <summary>
    /// What stands for the answer where the first one was lost, and the second says that there is no such thing: the
    /// first removed it. Null where nothing does.
    /// </summary>
    public T? IfGone { get; set; }
}
