using TelnyxPS.Models;

namespace TelnyxPS.Client;

/// <summary>Sends the operations of the API, and interprets their responses and failures.</summary>
internal sealed class TelnyxClient(ApiCaller api, ConnectionCache cache, NameCache names)
{
    private const int MostReads = 10;

    /// <summary>Sends the smallest possible request once, to check the connection and the key.</summary>
    public Task PingAsync(CallContext context) => ListPageAsync(
        Endpoints.Connection,
        null,
        new ResourceFilter(),
        page: 1,
        pageSize: 1,
        context,
        new RetryPolicy(0) { MaximumWait = TimeSpan.Zero });

    /// <summary>Lists the resources that match a filter.</summary>
    public Paginator<T> List<T>(
        Endpoint<T> endpoint,
        string? connectionId,
        ResourceFilter filter,
        ulong skip = 0,
        ulong first = ulong.MaxValue)
        where T : TelnyxResource =>
        new(
            (page, pageSize, context) => ListPageAsync(endpoint, connectionId, filter, page, pageSize, context),
            resource => resource.ResourceId,
            skip,
            first,
            endpoint.IsPaged);

    /// <summary>Reads one page, where the first page is 1, or the whole list if it has no pages.</summary>
    /// <exception cref="TelnyxApiException">The request failed.</exception>
    public async Task<ResourcePage<T>> ListPageAsync<T>(
        Endpoint<T> endpoint,
        string? connectionId,
        ResourceFilter filter,
        int page,
        int pageSize,
        CallContext context,
        RetryPolicy? policy = null)
        where T : TelnyxResource
    {
        var request = new ApiRequest(HttpMethod.Get, endpoint.PathOf(connectionId)) { Query = filter.ToQuery() };
        Func<SessionStamp> stamp = StampAttempts(request);
        Func<T, bool>? isWhole = endpoint.HasId ? HasId : null;
        try
        {
            ResourcePage<T> answer = endpoint.IsPaged
                ? await api
                    .PageAsync(request, page, pageSize, endpoint.Read, context, isWhole, policy)
                    .ConfigureAwait(false)
                : await api.WholeAsync(request, endpoint.Read, context).ConfigureAwait(false);
            foreach (T resource in answer.Resources)
                Receive(resource, stamp(), connectionId);
            return answer;
        }
        catch (TelnyxApiException e) when (e.SaysGone && connectionId is not null)
        {
            throw e.With($"There is no external connection {connectionId}. {e.Message}");
        }
    }

    /// <summary>
    /// Sends the request of an operation and returns what the response contains. If a response is lost, the
    /// outcome is verified by a read if the operation supports that.
    /// </summary>
    /// <exception cref="TelnyxApiException">The request failed.</exception>
    /// <exception cref="StaleRequestException">The state that the write was computed from is outdated.</exception>
    public Task<T> SendAsync<T>(ApiOperation<T> operation, CallContext context)
        where T : TelnyxResource
    {
        operation.Request.About = operation.About;
        return operation.Log is { } log
            ? SendLoggedAsync(operation, log, context)
            : SendAndSettleAsync(operation, context);
    }

    private async Task<T> SendLoggedAsync<T>(ApiOperation<T> operation, LoggedChange log, CallContext context)
        where T : TelnyxResource
    {
        // If the call is canceled, the change stays pending: undoing it reads the resource.
        await log.BeginAsync().ConfigureAwait(false);
        try
        {
            T result = await SendAndSettleAsync(operation, context).ConfigureAwait(false);
            await log.EndAsync(ChangeOutcome.Done, operation.Request.RequestId).ConfigureAwait(false);
            return result;
        }
        catch (StaleRequestException)
        {
            await log.EndAsync(ChangeOutcome.Failed, requestId: null).ConfigureAwait(false);
            throw;
        }
        catch (TelnyxApiException e)
        {
            await log.EndAsync(
                e.IsAmbiguous ? ChangeOutcome.Unknown : ChangeOutcome.Failed, e.RequestId).ConfigureAwait(false);
            throw;
        }
    }

    private async Task<T> SendAndSettleAsync<T>(ApiOperation<T> operation, CallContext context)
        where T : TelnyxResource
    {
        try
        {
            if (operation.Request.IsRead || operation.About.Key is not { } key)
                return await ReadAsync(operation, context).ConfigureAwait(false);

            T result = await WriteAsync(operation, key, context).ConfigureAwait(false);
            if (operation.IsRemoval)
                cache.Forget(operation.About.Id!);
            return result;
        }
        catch (TelnyxApiException e)
            when (operation.IfGone is not null && e.Failure.AfterAmbiguousAttempt && e.SaysGone)
        {
            return Settled(operation, operation.IfGone, context);
        }
        catch (TelnyxApiException e)
            when (e.SaysGone && !e.IsAmbiguous && operation.About.IfMissing is { } missing)
        {
            throw e.With($"{missing}{RoundedHint(operation.About.Id)} {e.Message}");
        }
        catch (TelnyxApiException e) when (e.IsAmbiguous && operation.VerifyIfUnknown is not null)
        {
            if (await operation.VerifyIfUnknown(this, context).ConfigureAwait(false) is { } outcome)
                return Settled(operation, outcome, context);
            throw;
        }
    }

    /// <summary>
    /// Makes a change that is computed from a known state. If the state is outdated when the request is about to be
    /// sent, it is read again, and the change is computed again.
    /// </summary>
    /// <param name="known">The known state.</param>
    /// <param name="plan">Computes the request from a state; null if there is nothing to send.</param>
    /// <param name="get">Reads the state.</param>
    /// <param name="context">The context of the calls.</param>
    /// <returns>The state before the change, or null if nothing was sent, and the state after it.</returns>
    /// <exception cref="TelnyxApiException">A request failed.</exception>
    public async Task<(T? Before, T After)> ChangeAsync<T>(
        T known, Func<T, Task<ApiOperation<T>?>> plan, ApiOperation<T> get, CallContext context)
        where T : TelnyxResource
    {
        var attempts = new RequestAttempts();
        T? sent = null;
        for (int reads = 0; ; reads++)
        {
            // An earlier attempt may have been carried out although its response was lost. If so, the state needs no
            // change.
            if (await plan(known).ConfigureAwait(false) is not { } operation)
                return (attempts.MayBeCarriedOut ? sent : null, known);

            operation.BasedOn = known;
            operation.Request.Attempts = attempts;
            sent ??= known;
            try
            {
                return (known, await SendAsync(operation, context).ConfigureAwait(false));
            }
            catch (StaleRequestException)
            {
                if (reads == MostReads)
                    throw KeepsChanging(get.About, operation.Request);
                context.Verbose($"Reading {get.About.Subject} again, because its state might have changed.");
                known = cache.Find(get.About.Id!) is T seen && cache.IsKnown(seen)
                    ? seen
                    : await ReadForChangeAsync(get, context).ConfigureAwait(false);
            }
        }
    }

    /// <summary>Reads a resource that will be changed, after the writes that are in flight have finished.</summary>
    /// <exception cref="TelnyxApiException">The request failed.</exception>
    public async Task<T> ReadForChangeAsync<T>(ApiOperation<T> get, CallContext context)
        where T : TelnyxResource
    {
        if (get.About.Key is { } key)
            await cache.Writes.WaitForWritesAsync(key, context.Cancellation).ConfigureAwait(false);
        return await SendAsync(get, context).ConfigureAwait(false);
    }

    /// <summary>
    /// Looks for a resource. Returns the resource, or that it does not exist, or neither if that is unknown.
    /// </summary>
    public async Task<(bool IsGone, T? Resource)> FindAsync<T>(ApiOperation<T> get, CallContext context)
        where T : TelnyxResource
    {
        try
        {
            return (false, await SendAsync(get, context).ConfigureAwait(false));
        }
        catch (TelnyxApiException e)
        {
            return (e.SaysGone, null);
        }
    }

    /// <summary>
    /// Writes to a resource: one write at a time, and only if the state that it was computed from is known when it is
    /// sent.
    /// </summary>
    private async Task<T> WriteAsync<T>(ApiOperation<T> operation, string key, CallContext context)
        where T : TelnyxResource
    {
        using IDisposable turn = await cache.Writes.EnterAsync(key, context.Cancellation).ConfigureAwait(false);
        ApiRequest request = operation.Request;
        if (operation.BasedOn is { } known && !cache.IsKnown(known))
            throw new StaleRequestException(request.Attempts);

        long started = cache.StartWrite(key);
        request.BeforeSend = () => operation.BasedOn is null || cache.IsKnown(operation.BasedOn, started);
        SessionStamp? ended = null;
        try
        {
            T resource = await api.SendAsync(operation, context).ConfigureAwait(false);
            RefuseOther(operation, resource);
            ended = cache.EndWrite(key, started);
            Receive(resource, ended, operation.About.ConnectionId);
            return resource;
        }
        finally
        {
            if (ended is null)
                cache.EndWrite(key, started);
        }
    }

    private async Task<T> ReadAsync<T>(ApiOperation<T> operation, CallContext context)
        where T : TelnyxResource
    {
        // A read can be repeated, for example to wait for a job. Each time, it has all attempts.
        if (operation.Request.IsRead)
            operation.Request.Attempts = new RequestAttempts();
        Func<SessionStamp> stamp = StampAttempts(operation.Request);
        T resource = await api.SendAsync(operation, context).ConfigureAwait(false);
        RefuseOther(operation, resource);
        Receive(resource, stamp(), operation.About.ConnectionId);
        return resource;
    }

    /// <summary>
    /// Stamps each attempt immediately before it is sent, and returns the stamp of the last one. A response is as old
    /// as the attempt that it answers: waiting for the rate limit or for a retry does not make it older.
    /// </summary>
    private Func<SessionStamp> StampAttempts(ApiRequest request)
    {
        SessionStamp stamp = cache.StartRead();
        request.BeforeSend = () =>
        {
            stamp = cache.StartRead();
            return true;
        };
        return () => stamp;
    }

    private static TelnyxApiException KeepsChanging(ResourceReference about, ApiRequest request)
    {
        bool isUnknown = request.Attempts.MayBeCarriedOut;
        string start = isUnknown
            ? $"It is unknown whether {about.Subject} was changed, because the response was lost. The request was not "
                + "sent again:"
            : $"{about.Target} was not changed:";
        return new TelnyxApiException(
            isUnknown ? TelnyxErrorKind.OutcomeUnknown : TelnyxErrorKind.Conflict,
            $"{start} each time the state was read, another command in this process might have changed it before the "
                + "request could be sent. Run the command again after the other commands finish.",
            new ApiFailure(request, request.Attempts.Sent) { IsAmbiguous = isUnknown });
    }

    private static bool HasId<T>(T resource)
        where T : TelnyxResource => resource.ResourceId is not null;

    /// <summary>
    /// Refuses a response that describes a different resource than the requested one.
    /// </summary>
    private static void RefuseOther<T>(ApiOperation<T> operation, T resource)
        where T : TelnyxResource
    {
        string? asked = operation.About.Id;
        string? given = resource.ResourceId;
        if (!operation.IsIdChecked
            || asked is null
            || given is null
            || string.Equals(asked, given, StringComparison.OrdinalIgnoreCase))
        {
            return;
        }

        ApiRequest request = operation.Request;
        var failure = new ApiFailure(request, attempts: 1) { IsAmbiguous = !request.IsRead };
        throw new TelnyxApiException(
            TelnyxErrorKind.InvalidResponse,
            $"The response to {request.Method} {request.Path} was ignored, because it contains the id "
                + $"{DisplayText.Of(given)} instead of {asked}.",
            failure);
    }

    /// <summary>A spreadsheet keeps 15 digits of a number, and replaces the rest with zeros.</summary>
    private static string RoundedHint(string? id) =>
        id?.Length > 15 && id.Substring(15).Trim('0').Length == 0
            ? " Its last digits are zeros: a spreadsheet might have rounded it. Copy the id from the original, and "
                + "import the column into the spreadsheet as text."
            : "";

    private T Settled<T>(ApiOperation<T> operation, T outcome, CallContext context)
        where T : TelnyxResource
    {
        string state = operation.IsRemoval ? "was removed" : "has the requested settings";
        context.Verbose($"The response for {operation.About.Subject} was lost, but the object {state}.");
        if (operation.IsRemoval)
            cache.Forget(operation.About.Id!);
        return outcome;
    }

    private void Receive(TelnyxResource resource, SessionStamp stamp, string? connectionId)
    {
        resource.SetOrigin(stamp, connectionId);
        names.Learn(resource);
        if (resource is ExternalConnection connection)
            cache.Remember(connection);
    }
}
