using System.Globalization;
using TelnyxPS.Models;

namespace TelnyxPS.Client;

/// <summary>The operations of the API on external connections, typed.</summary>
internal sealed class TelnyxClient
{
    /// <summary>The path of the list of connections.</summary>
    public const string Connections = "/external_connections";

    private readonly ApiCaller api;
    private readonly ConnectionCache cache;

    public TelnyxClient(ApiCaller api, ConnectionCache cache)
    {
        this.api = api;
        this.cache = cache;
    }

    /// <summary>Asks for as little as there is, once, to see whether the service answers and takes the key.</summary>
    public Task PingAsync(CallContext context) =>
        ListAsync(new ConnectionFilter(), 1, 1, new RetryPolicy(0) { LongestThrottle = TimeSpan.Zero }, context);

    /// <summary>Reads one page, counted from 1.</summary>
    public Task<ResourcePage<ExternalConnection>> ListAsync(ConnectionFilter filter, int page, int pageSize, CallContext context) =>
        ListAsync(filter, page, pageSize, policy: null, context);

    /// <summary>The connections that fit a filter.</summary>
    public Paginator<ExternalConnection> List(ConnectionFilter filter, ulong skip = 0, ulong first = ulong.MaxValue) =>
        new((page, pageSize, context) => ListAsync(filter, page, pageSize, context), connection => connection.Id, skip, first);

    /// <summary>Reads a connection.</summary>
    public async Task<ExternalConnection> GetAsync(string id, CallContext context)
    {
        Reading reading = cache.StartRead();
        try
        {
            var request = new ApiRequest(HttpMethod.Get, PathOf(id));
            return Remembered(await ConnectionAsync(request, context).ConfigureAwait(false), reading);
        }
        catch (TelnyxApiException e) when (e.Kind == TelnyxErrorKind.NotFound)
        {
            throw NotFound(e, id);
        }
    }

    /// <summary>Makes a connection.</summary>
    public async Task<ExternalConnection> CreateAsync(CreateConnectionRequest draft, CallContext context)
    {
        Reading reading = cache.StartRead();
        try
        {
            var request = new ApiRequest(HttpMethod.Post, Connections) { Body = draft.ToJson() };
            return Remembered(await ConnectionAsync(request, context).ConfigureAwait(false), reading);
        }
        catch (TelnyxApiException e) when (e.IsAmbiguous)
        {
            string today = DateTime.UtcNow.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
            throw e.WithAdvice($"Look whether it was made before you try again: Get-TelnyxExternalConnection -CreatedAt {today}.");
        }
    }

    /// <summary>Sends a patch. Where the answer is lost, what the service says of the connection then decides.</summary>
    public async Task<ExternalConnection> UpdateAsync(
        string id, DesiredSettings change, ConnectionPatch patch, CallContext context)
    {
        var request = new ApiRequest(new HttpMethod("PATCH"), PathOf(id)) { Body = patch.ToJson() };
        try
        {
            return await WriteAsync(request, id, context).ConfigureAwait(false);
        }
        catch (TelnyxApiException e) when (e.Kind == TelnyxErrorKind.NotFound && !e.IsAmbiguous)
        {
            throw NotFound(e, id);
        }
        catch (TelnyxApiException e) when (e.IsAmbiguous)
        {
            ExternalConnection? now = await LookAsync(id, context).ConfigureAwait(false);
            if (now is not null && change.Against(now).IsEmpty)
            {
                context.Verbose($"The answer to the change of {id} was lost; the connection is as wanted.");
                return now;
            }

            throw e.WithAdvice($"The change may still take effect: look with Get-TelnyxExternalConnection -Id {id}.");
        }
    }

    /// <summary>
    /// Removes a connection and gives it as it was; null where the answer was lost and the service no longer has it.
    /// </summary>
    public async Task<ExternalConnection?> DeleteAsync(string id, CallContext context)
    {
        var request = new ApiRequest(HttpMethod.Delete, PathOf(id));
        try
        {
            ExternalConnection removed = await WriteAsync(request, id, context).ConfigureAwait(false);
            cache.Forget(id);
            return removed;
        }
        catch (TelnyxApiException e) when (e.SaysGone && e.Failure.AfterAmbiguousAttempt)
        {
            // The first answer was lost, and the second says that there is no such connection: the first removed it.
            return Gone(id, context);
        }
        catch (TelnyxApiException e) when (e.Kind == TelnyxErrorKind.NotFound && !e.IsAmbiguous)
        {
            throw NotFound(e, id);
        }
        catch (TelnyxApiException e) when (e.Kind == TelnyxErrorKind.InvalidRequest)
        {
            throw e.WithAdvice(DeleteAdvice.For(id, e.Errors, cache.Find(id)));
        }
        catch (TelnyxApiException e) when (e.IsAmbiguous)
        {
            if (await IsGoneAsync(id, context).ConfigureAwait(false))
                return Gone(id, context);
            throw e.WithAdvice($"The removal may still take effect: look with Get-TelnyxExternalConnection -Id {id}.");
        }
    }

    /// <summary>The path of a connection.</summary>
    public static string PathOf(string id) => $"{Connections}/{Uri.EscapeDataString(id)}";

    private static TelnyxApiException NotFound(TelnyxApiException e, string id)
    {
        // A spreadsheet keeps 15 digits of a number and makes zeros of the rest.
        string rounded = id.Length > 15 && id.Substring(15).Trim('0').Length == 0
            ? " Its last digits are zeros: a spreadsheet may have rounded it. Take the id from the original, and have the "
                + "spreadsheet read the column as text."
            : "";
        return e.With($"There is no external connection {id}.{rounded} {e.Message}");
    }

    private async Task<ResourcePage<ExternalConnection>> ListAsync(
        ConnectionFilter filter, int page, int pageSize, RetryPolicy? policy, CallContext context)
    {
        Reading reading = cache.StartRead();
        var request = new ApiRequest(HttpMethod.Get, Connections) { Query = filter.ToQuery() };
        ResourcePage<ConnectionDocument> answer = await api
            .PageAsync(request, page, pageSize, ConnectionDocument.Read, context, IsWhole, policy)
            .ConfigureAwait(false);
        List<ExternalConnection> connections = answer.Resources.Select(d => Remembered(d, reading)).ToList();
        return new ResourcePage<ExternalConnection>(connections, answer.TotalCount, answer.IsLast);
    }

    private async Task<ExternalConnection> WriteAsync(ApiRequest request, string id, CallContext context)
    {
        long started = cache.StartWrite(id);
        Reading? ended = null;
        try
        {
            ConnectionDocument connection = await ConnectionAsync(request, context).ConfigureAwait(false);
            ended = cache.EndWrite(id, started);
            return Remembered(connection, ended);
        }
        finally
        {
            if (ended is null)
                cache.EndWrite(id, started);
        }
    }

    private Task<ConnectionDocument> ConnectionAsync(ApiRequest request, CallContext context) =>
        api.OneAsync(request, ConnectionDocument.Read, context, IsWhole);

    private static bool IsWhole(ConnectionDocument connection) => connection.Id is not null;

    private ExternalConnection Remembered(ConnectionDocument document, Reading reading)
    {
        var connection = new ExternalConnection(document, reading);
        cache.Remember(connection);
        return connection;
    }

    private ExternalConnection? Gone(string id, CallContext context)
    {
        context.Verbose($"The answer to the removal of {id} was lost; the connection is gone.");
        cache.Forget(id);
        return null;
    }

    private async Task<ExternalConnection?> LookAsync(string id, CallContext context)
    {
        try
        {
            return await GetAsync(id, context).ConfigureAwait(false);
        }
        catch (TelnyxApiException)
        {
            return null;
        }
    }

    private async Task<bool> IsGoneAsync(string id, CallContext context)
    {
        try
        {
            await GetAsync(id, context).ConfigureAwait(false);
            return false;
        }
        catch (TelnyxApiException e)
        {
            return e.SaysGone;
        }
    }
}
