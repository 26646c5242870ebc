using TelnyxPS.Client;
using TelnyxPS.Models;

namespace TelnyxPS.Cmdlets;

/// <summary>One resource that a cmdlet is to work on.</summary>
/// <param name="session">The session that it is worked on through.</param>
/// <param name="get">Reads it.</param>
/// <param name="given">The object that was given; null where only its id was.</param>
/// <param name="errorTarget">What an error names.</param>
internal sealed class ResourceTarget<T>(TelnyxSession session, ApiOperation<T> get, T? given, object errorTarget)
    where T : TelnyxResource
{
    public TelnyxSession Session { get; } = session;

    public T? Given { get; } = given;

    public object ErrorTarget { get; } = errorTarget;

    /// <summary>Identifies it: what is done to one resource is done in order.</summary>
    public string Key => get.Request.Path;

    public string? ConnectionId => get.About.ConnectionId;

    public string Id => get.About.Id!;

    /// <summary>Another way to read it than alone: among many.</summary>
    public Func<CallContext, Task<T>>? ReadAmongMany { get; set; }

    /// <summary>The name of it in confirmations, as far as it is known.</summary>
    public string Describe(T? known) => DisplayText.Of(known?.FullName ?? get.About.Target);

    /// <summary>Reads it after the writes that are in flight, to change it.</summary>
    public Task<T> ReadForChangeAsync(CallContext context) => Session.Client.ReadForChangeAsync(get, context);

    /// <summary>Makes a change to it that is computed from a known state.</summary>
    public Task<(T? Before, T After)> ChangeAsync(
        T known, Func<T, Task<ApiOperation<T>?>> plan, CallContext context) =>
        Session.Client.ChangeAsync(known, plan, get, context);

    /// <summary>Reads it in the way that costs least.</summary>
    public Task<T> ReadAsync(CallContext context) => ReadAmongMany?.Invoke(context) ?? Session.Client.SendAsync(get, context);
}
