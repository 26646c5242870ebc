using TelnyxPS.Models;

namespace TelnyxPS.Client;

/// <summary>A request, how to read its response, and how to interpret its failures.</summary>
internal sealed class ApiOperation<T>(ApiRequest request, JsonReader<T> read, ResourceReference about)
    where T : TelnyxResource
{
    public ApiRequest Request { get; } = request;

    public JsonReader<T> Read { get; } = read;

    /// <summary>The resource that the request is about.</summary>
    public ResourceReference About { get; } = about;

    /// <summary>Whether the response is the object itself, without an envelope.</summary>
    public bool IsPlain { get; set; }

    /// <summary>
    /// Whether the response always contains an id. A response without one does not come from the API.
    /// </summary>
    public bool HasId { get; set; }

    /// <summary>Whether a response with a different id than the requested one is an error.</summary>
    public bool IsIdChecked { get; set; }

    /// <summary>
    /// The state that a write was computed from. If it is outdated when the request is about to be sent, the request is
    /// not sent, and a <see cref="StaleRequestException"/> is thrown. Null if the write does not depend on a state.
    /// </summary>
    public TelnyxResource? BasedOn { get; set; }

    /// <summary>Whether the request removes the resource.</summary>
    public bool IsRemoval { get; set; }

    /// <summary>
    /// The result if the response to the first attempt was lost and the retry reports that the resource does not exist,
    /// which means that the first attempt removed it. If null, that is an error.
    /// </summary>
    public T? IfGone { get; set; }

    /// <summary>
    /// Checks whether a request whose outcome is unknown was carried out: returns the result if it was, and null
    /// otherwise.
    /// </summary>
    public Func<TelnyxClient, CallContext, Task<T?>>? VerifyIfUnknown { get; set; }

    /// <summary>The entry in the change log that records the request; null if it is not recorded.</summary>
    public LoggedChange? Log { get; set; }
}
