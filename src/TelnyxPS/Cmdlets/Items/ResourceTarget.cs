using TelnyxPS.Client;
using TelnyxPS.Models;

namespace TelnyxPS.Cmdlets;

/// <summary>A resource that a cmdlet works on.</summary>
/// <param name="session">The session to use.</param>
/// <param name="get">The operation that reads the resource.</param>
/// <param name="given">The piped object; null if only an id was specified.</param>
/// <param name="errorTarget">The target of errors about the resource.</param>
internal sealed class ResourceTarget<T>(TelnyxSession session, ApiOperation<T> get, T? given, object errorTarget)
    where T : TelnyxResource
{
    public TelnyxSession Session => session;

    /// <summary>The operation that reads the resource.</summary>
    public ApiOperation<T> Get => get;

    /// <summary>The piped object; null if only an id was specified.</summary>
    public T? Given => given;

    public object ErrorTarget => errorTarget;

    /// <summary>Identifies the resource. Items with the same key run one after another.</summary>
    public string Key => get.Request.Path;

    public string? ConnectionId => get.About.ConnectionId;

    public string Id => get.About.Id!;

    /// <summary>
    /// Reads the resource with others, from the pages of a list. Null if it is always read by itself.
    /// </summary>
    public Func<CallContext, Task<T>>? ReadAmongMany { get; set; }

    /// <summary>The name of the resource for confirmations and messages.</summary>
    public string Describe(T? known) => DisplayText.Of(known?.FullName ?? get.About.Target);

    /// <summary>Reads the resource with as few requests as possible.</summary>
    public Task<T> ReadAsync(CallContext context) =>
        ReadAmongMany?.Invoke(context) ?? session.Client.SendAsync(get, context);
}
