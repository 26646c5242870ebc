using TelnyxPS.Models;

namespace TelnyxPS.Client;

/// <summary>The operations on what belongs to connections.</summary>
internal sealed class ResourceClient
{
    private readonly ApiCaller api;
    private readonly ConnectionCache cache;

    public ResourceClient(ApiCaller api, ConnectionCache cache)
    {
        this.api = api;
        this.cache = cache;
    }

    /// <summary>Those of a connection, or of the account, that fit a filter.</summary>
    public Paginator<T> List<T>(
        Endpoint<T> kind,
        string? connectionId,
        IReadOnlyList<KeyValuePair<string, string>> filter,
        ulong skip = 0,
        ulong first = ulong.MaxValue)
        where T : ConnectionPart
    {
        return new Paginator<T>(ReadPageAsync, part => part.PartId, skip, first, kind.IsPaged);

        async Task<ResourcePage<T>> ReadPageAsync(int page, int pageSize, CallContext context)
        {
            Reading reading = cache.StartRead();
            var request = new ApiRequest(HttpMethod.Get, kind.PathOf(connectionId)) { Query = filter };
            try
            {
                ResourcePage<T> answer = kind.IsPaged
                    ? await api.PageAsync(request, page, pageSize, kind.Read, context).ConfigureAwait(false)
                    : await api.WholeAsync(request, kind.Read, context).ConfigureAwait(false);
                foreach (T part in answer.Resources)
                    part.BelongTo(connectionId, reading);
                return answer;
            }
            catch (TelnyxApiException e) when (e.Kind == TelnyxErrorKind.NotFound && connectionId is not null)
            {
                throw e.With($"There is no external connection {connectionId}. {e.Message}");
            }
        }
    }

    /// <summary>Sends a request and gives what its answer holds.</summary>
    /// <exception cref="TelnyxApiException">The request failed.</exception>
    public async Task<T> CallAsync<T>(ApiOperation<T> call, CallContext context)
        where T : ConnectionPart
    {
        Reading reading = cache.StartRead();
        long? started = call.Written is null ? null : cache.StartWrite(call.Written);
        try
        {
            T part = call.IsPlain
                ? await api.PlainAsync(call.Request, call.Read, context).ConfigureAwait(false)
                : await api.OneAsync(call.Request, call.Read, context).ConfigureAwait(false);
            if (started is not null)
                reading = cache.EndWrite(call.Written!, started.Value);
            started = null;
            part.BelongTo(call.ConnectionId, reading);
            return part;
        }
        catch (TelnyxApiException e) when (call.IfGone is not null && e.Failure.AfterAmbiguousAttempt && e.SaysGone)
        {
            context.Verbose($"The answer about {call.Subject} was lost; it is gone.");
            return call.IfGone;
        }
        catch (TelnyxApiException e) when (e.Kind == TelnyxErrorKind.NotFound && !e.IsAmbiguous)
        {
            throw e.With($"There is no {call.Subject}. {e.Message}");
        }
        catch (TelnyxApiException e) when (e.IsAmbiguous && call.AdviceIfUnknown is not null)
        {
            throw e.WithAdvice(call.AdviceIfUnknown);
        }
        finally
        {
            if (started is not null)
                cache.EndWrite(call.Written!, started.Value);
        }
    }
}
