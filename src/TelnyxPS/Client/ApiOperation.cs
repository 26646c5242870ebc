using TelnyxPS.Models;

namespace TelnyxPS.Client;

/// <summary>A request, how its answer is read, and what its failures mean.</summary>
internal sealed class ApiOperation<T>(ApiRequest request, JsonReader<T> read, ResourceReference about)
    where T : TelnyxResource
{
    public ApiRequest Request { get; } = request;

    public JsonReader<T> Read { get; } = read;

    /// <summary>What the request is about.</summary>
    public ResourceReference About { get; } = about;

    /// <summary>Whether the answer is the object itself rather than an envelope with it.</summary>
    public bool IsPlain { get; set; }

    /// <summary>Whether the answer always has an id: one without it is not the API's.</summary>
    public bool HasId { get; set; }

    /// <summary>Whether an answer with another id than the one asked for is an error.</summary>
    public bool IsIdChecked { get; set; }

    /// <summary>
    /// The state that a write was computed from. Where it has aged when the request is about to be sent, the request is
    /// not
    /// sent, and <see cref="StaleRequestException"/> is thrown. Null where the write depends on no state.
    /// </summary>
    public TelnyxResource? BasedOn { get; set; }

    /// <summary>Whether it removes the resource.</summary>
    public bool IsRemoval { get; set; }

    /// <summary>
    /// The result where the first answer was lost and the retry says that there is no such resource: the first attempt
    /// removed it. Null where that is an error.
    /// </summary>
    public T? IfGone { get; set; }

    /// <summary>
    /// Finds out what became of a request whose outcome is unknown: gives the result where it was carried out, else
    /// null.
    /// </summary>
    public Func<TelnyxClient, CallContext, Task<T?>>? VerifyIfUnknown { get; set; }

    /// <summary>The change log that records the request; null where none does.</summary>
    public LoggedChange? Log { get; set; }
}
