using TelnyxPS.Client;
using TelnyxPS.Models;

namespace TelnyxPS.Cmdlets;

/// <summary>A resource that a cmdlet waits for.</summary>
internal sealed class Poll<T>(TelnyxSession session, ApiOperation<T> get, object errorTarget)
    where T : TelnyxResource
{
    public TelnyxSession Session { get; } = session;

    public ApiOperation<T> Get { get; } = get;

    public object ErrorTarget { get; } = errorTarget;

    public PolledResource<T> Resource { get; } = new(session.Client, get);

    /// <summary>Whether the wait is over: the resource is complete, or cannot be read.</summary>
    public bool HasEnded { get; set; }
}
