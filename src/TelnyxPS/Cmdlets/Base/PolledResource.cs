using TelnyxPS.Client;
using TelnyxPS.Models;

namespace TelnyxPS.Cmdlets;

/// <summary>A resource that is read again and again until the service has ended with it, or a time is over.</summary>
/// <param name="client">What reads it.</param>
/// <param name="get">The read.</param>
internal sealed class PolledResource<T>(TelnyxClient client, ApiOperation<T> get)
    where T : TelnyxResource
{
    /// <summary>The resource as it was seen last; null where it was not.</summary>
    public T? Last { get; set; }

    /// <summary>Why it could not be read the last time; null where it could.</summary>
    public TelnyxApiException? Failure { get; private set; }

    /// <summary>What the last failure adds to an error that says that the time is over.</summary>
    public string FailureText => Failure is null ? "" : $" The last request failed: {Failure.Message}";

    /// <summary>
    /// Reads it, unless the time is over or is over before the answer is there. What may pass by the next time is no
    /// failure.
    /// </summary>
    /// <param name="context">What the call runs with.</param>
    /// <param name="timeUp">Ends the read when the time is over.</param>
    /// <exception cref="TelnyxApiException">It cannot be read.</exception>
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
