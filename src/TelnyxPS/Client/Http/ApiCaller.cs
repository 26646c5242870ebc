using System.Globalization;
using System.Text.Json;
using TelnyxPS.Models;

namespace TelnyxPS.Client;

/// <summary>Sends requests and reads responses in the form that the API documents.</summary>
internal sealed class ApiCaller(RequestSender sender, RetryPolicy retry) : IDisposable
{
    /// <summary>Sends an operation, and reads the resource in its response.</summary>
    /// <exception cref="TelnyxApiException">The request failed.</exception>
    /// <exception cref="StaleRequestException">The state that a write was computed from is outdated.</exception>
    public Task<T> SendAsync<T>(ApiOperation<T> operation, CallContext context)
        where T : TelnyxResource => sender.SendAsync(
            operation.Request, retry, context, answer => ReadResource(operation, answer));

    /// <summary>Reads a response that can be any JSON; null if it is empty.</summary>
    /// <exception cref="TelnyxApiException">The request failed.</exception>
    public Task<JsonElement?> AnyAsync(ApiRequest request, CallContext context)
    {
        return sender.SendAsync(request, retry, context, Read);

        static JsonElement? Read(ApiResponse answer)
        {
            if (answer.Body.Count == 0)
                return null;
            using JsonDocument document = JsonDocument.Parse(answer.Body);
            return document.RootElement.Clone();
        }
    }

    /// <summary>
    /// Reads a page of a list in a response that can be any JSON; null if the response is not a list.
    /// </summary>
    /// <exception cref="TelnyxApiException">The request failed.</exception>
    public async Task<JsonList?> AnyPageAsync(ApiRequest request, int page, int pageSize, CallContext context)
    {
        request.Query = WithPage(request.Query, page, pageSize);
        return JsonList.In(await AnyAsync(request, context).ConfigureAwait(false));
    }

    /// <summary>Reads a list without pages.</summary>
    /// <exception cref="TelnyxApiException">The request failed.</exception>
    public async Task<ResourcePage<T>> WholeAsync<T>(ApiRequest request, JsonReader<T> read, CallContext context)
        where T : class
    {
        ResponseEnvelope<T> answer = await sender.SendAsync(
            request, retry, context, answer => Read(answer, read, isWhole: null, IsList)).ConfigureAwait(false);
        WarnOfSkipped(request, answer.Skipped, context);
        List<T> all = answer.Resources ?? [];
        return new ResourcePage<T>(request, all, all.Count, totalPages: 1);
    }

    /// <summary>Reads a page of a list; the first page is 1.</summary>
    /// <exception cref="TelnyxApiException">The request failed.</exception>
    public async Task<ResourcePage<T>> PageAsync<T>(
        ApiRequest request,
        int page,
        int pageSize,
        JsonReader<T> read,
        CallContext context,
        Func<T, bool>? isWhole = null,
        RetryPolicy? policy = null)
        where T : class
    {
        request.Query = WithPage(request.Query, page, pageSize);
        ResponseEnvelope<T> list = await sender.SendAsync(
            request, policy ?? retry, context, answer => Read(answer, read, isWhole, IsList)).ConfigureAwait(false);
        WarnOfSkipped(request, list.Skipped, context);
        return new ResourcePage<T>(request, list.Resources ?? [], list.TotalResults, list.TotalPages)
        {
            Skipped = list.Skipped,
        };
    }

    public void Dispose() => sender.Dispose();

    /// <summary>Adds the page to a query, unless the query contains it.</summary>
    private static IReadOnlyList<KeyValuePair<string, string>> WithPage(
        IReadOnlyList<KeyValuePair<string, string>> query, int page, int pageSize)
    {
        List<KeyValuePair<string, string>> all =
            [.. query, new("page[number]", page.ToString(CultureInfo.InvariantCulture))];
        if (!query.Any(pair => pair.Key == "page[size]"))
            all.Add(new("page[size]", pageSize.ToString(CultureInfo.InvariantCulture)));
        return all;
    }

    /// <summary>
    /// Whether a response is a list: null means empty, and otherwise it must contain at least one resource.
    /// </summary>
    private static bool IsList<T>(ResponseEnvelope<T> answer)
        where T : class => answer.HasData && (answer.Skipped == 0 || answer.Resources!.Count > 0);

    private static void WarnOfSkipped(ApiRequest request, int skipped, CallContext context)
    {
        if (skipped > 0)
        {
            string count = skipped.ToString(CultureInfo.InvariantCulture);
            context.Warning(
                $"{count} of the items that Telnyx returned for {request.Method} {request.Path} could not be read and "
                + $"{(skipped == 1 ? "was" : "were")} skipped.");
        }
    }

    private static T ReadResource<T>(ApiOperation<T> operation, ApiResponse answer)
        where T : TelnyxResource => operation.IsPlain
        ? ResponseJson.Read(answer.Body, operation.Read)
        : Read(
            answer,
            operation.Read,
            operation.HasId ? resource => resource.ResourceId is not null : null,
            envelope => envelope.Resources?.Count == 1).Resources![0];

    private static ResponseEnvelope<T> Read<T>(
        ApiResponse answer, JsonReader<T> read, Func<T, bool>? isWhole, Func<ResponseEnvelope<T>, bool> isValid)
        where T : class
    {
        ResponseEnvelope<T> envelope = ResponseEnvelope<T>.Read(answer.Body, read, isWhole);
        return isValid(envelope) ? envelope : throw new JsonException("the expected object is missing or has no id");
    }
}
