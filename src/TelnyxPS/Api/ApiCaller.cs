using System.Globalization;
using System.Text.Json;
using TelnyxPS.Models;

namespace TelnyxPS.Api;

/// <summary>Sends requests and reads their answers as what the API documents.</summary>
internal sealed class ApiCaller : IDisposable
{
    private readonly RequestPipeline pipeline;
    private readonly RetryPolicy retry;

    public ApiCaller(RequestPipeline pipeline, RetryPolicy retry)
    {
        this.pipeline = pipeline;
        this.retry = retry;
    }

    /// <summary>Sends a request.</summary>
    /// <exception cref="TelnyxApiException">The request failed.</exception>
    public Task<ApiAnswer> SendAsync(ApiRequest request, CallContext context, RetryPolicy? policy = null) =>
        pipeline.SendAsync(request, policy ?? retry, context);

    /// <summary>Sends a request whose answer is one resource, which is nothing without what <paramref name="isWhole"/> asks for.</summary>
    public async Task<T> OneAsync<T>(ApiRequest request, JsonFields.Reading<T> read, Func<T, bool> isWhole, CallContext context)
        where T : class
    {
        ApiAnswer answer = await SendAsync(request, context).ConfigureAwait(false);
        return ReadOne(request, answer, read, isWhole);
    }

    /// <summary>Reads a page of a list, counted from 1.</summary>
    public async Task<ResourcePage<T>> PageAsync<T>(
        string path,
        IEnumerable<KeyValuePair<string, string>> query,
        int page,
        int pageSize,
        JsonFields.Reading<T> read,
        Func<T, bool> isWhole,
        CallContext context,
        RetryPolicy? policy = null)
        where T : class
    {
        var request = new ApiRequest(HttpMethod.Get, path)
        {
            Query =
            [
                .. query,
                new("page[number]", page.ToString(CultureInfo.InvariantCulture)),
                new("page[size]", pageSize.ToString(CultureInfo.InvariantCulture)),
            ],
        };
        ApiAnswer answer = await SendAsync(request, context, policy).ConfigureAwait(false);
        ResourceAnswer<T> list = ReadResources(request, answer, read, isWhole);
        bool isLast = list.Resources!.Count == 0
            || (list.TotalPages is { } pages ? page >= pages : list.Resources.Count < pageSize);
        return new ResourcePage<T>(list.Resources, list.TotalResults, isLast);
    }

    /// <summary>Reads an answer that is one resource.</summary>
    public T ReadOne<T>(ApiRequest request, ApiAnswer answer, JsonFields.Reading<T> read, Func<T, bool> isWhole)
        where T : class
    {
        List<T> resources = ReadResources(request, answer, read, isWhole).Resources!;
        return resources.Count == 1 ? resources[0] : throw pipeline.InvalidAnswer(request, answer, cause: null);
    }

    public void Dispose() => pipeline.Dispose();

    private ResourceAnswer<T> ReadResources<T>(ApiRequest request, ApiAnswer answer, JsonFields.Reading<T> read, Func<T, bool> isWhole)
        where T : class
    {
        try
        {
            ResourceAnswer<T> resources = ResourceAnswer<T>.Read(answer.Body, read);
            return resources.Resources?.All(isWhole) == true ? resources : throw pipeline.InvalidAnswer(request, answer, cause: null);
        }
        catch (JsonException e)
        {
            throw pipeline.InvalidAnswer(request, answer, e);
        }
    }
}
