using TelnyxPS.Client;
using TelnyxPS.Models;

namespace TelnyxPS.Cmdlets;

/// <summary>A resource that is read repeatedly until the service has completed it, or a timeout expires.</summary>
/// <param name="client">The client that reads it.</param>
/// <param name="get">The operation that reads it.</param>
internal sealed class PolledResource<T>(TelnyxClient client, ApiOperation<T> get)
    where T : TelnyxResource
{
    /// <summary>The last known state; null if it was never read.</summary>
    public T? Last { get; set; }

    /// <summary>The failure of the last read; null if it succeeded.</summary>
    public TelnyxApiException? Failure { get; private set; }

    /// <summary>The last failure, as an addition to the error about the timeout.</summary>
    public string FailureText => Failure is null ? "" : $" The last request failed: {Failure.Message}";

    /// <summary>
    /// Reads the resource, unless the timeout expires first. A failure that can pass is not thrown.
    /// </summary>
    /// <param name="context">The context of the call.</param>
    /// <param name="timeUp">Is canceled when the timeout expires.</param>
    /// <exception cref="TelnyxApiException">The resource cannot be read.</exception>
    public async Task ReadAsync(CallContext context, CancellationToken timeUp)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(context.Cancellation, timeUp);
        try
        {
            ending.Token.ThrowIfCancellationRequested();
            Last = await client.SendAsync(get, context.Until(ending.Token)).ConfigureAwait(false);
            Failure = null;
        }
        catch (OperationCanceledException) when (!context.Cancellation.IsCancellationRequested)
        {
            context.Verbose($"{get.About.Target}: the timeout has expired.");
        }
        catch (TelnyxApiException e) when (e.MayPass)
        {
            Failure = e;
            context.Verbose($"{get.About.Target} could not be read: {e.Message}");
        }
    }
}
