using System.Collections;
using System.Globalization;
using System.Management.Automation;
using System.Text.Json;
using System.Text.RegularExpressions;
using TelnyxPS.Client;
using TelnyxPS.Models;

namespace TelnyxPS.Cmdlets;

/// <summary>
/// Sends a request to any path of the Telnyx API, with the key, retries, rate limiting, and error handling of this
/// module. Outputs the response or, with -All, the items of all pages of a list.
/// </summary>
[Cmdlet(VerbsLifecycle.Invoke, "TelnyxRestMethod", SupportsShouldProcess = true)]
[OutputType(typeof(PSObject))]
public sealed class InvokeTelnyxRestMethodCommand : TelnyxCommand
{
    private static readonly Regex Misleading =
        new(@"[?#\\\s]|://|(^|/)(\.|%2e){1,2}(/|$)", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);

    /// <summary>The path relative to the base address, such as <c>phone_numbers</c>.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [ValidateNotNullOrEmpty]
    public string Path { get; set; } = "";

    /// <summary>The HTTP method.</summary>
    [Parameter]
    [ValidateSet("GET", "POST", "PUT", "PATCH", "DELETE")]
    public string Method { get; set; } = "GET";

    /// <summary>
    /// The names and values of the query, such as <c>@{ 'filter[status]' = 'active' }</c>. The cmdlet escapes them.
    /// </summary>
    [Parameter]
    [ValidateNotNull]
    public IDictionary Query { get; set; } = new Hashtable();

    /// <summary>The body of the request: JSON text, or an object to convert to JSON.</summary>
    [Parameter(ValueFromPipeline = true)]
    [AllowNull]
    public object? Body { get; set; }

    /// <summary>Reads all pages of a list, and outputs their items.</summary>
    [Parameter]
    public SwitchParameter All { get; set; }

    private bool IsRead => Method.Equals("GET", StringComparison.OrdinalIgnoreCase);

    private protected override void CheckParameters()
    {
        if (Misleading.IsMatch(Path))
            throw Refusal(
                "InvalidPath",
                $"The path '{DisplayText.Of(Path)}' is not valid. Specify a path below the base "
                    + "address, such as phone_numbers, without a host, a query, a fragment, white space, backslashes, "
                    + "or . and .. segments. To specify a query, use -Query.");
        if (All && !IsRead)
            throw Refusal("AllWithoutList", "-All can be used only with -Method GET.");
        if (All && QueryPairs().Exists(pair => pair.Key == "page[number]"))
            throw Refusal("AllAndPage", "-All reads every page. Remove page[number] from -Query.");
    }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (IsRead && Body is not null)
            throw Refusal("BodyWithoutWrite", "-Body cannot be used with -Method GET. Specify another method.");

        TelnyxSession session = DefaultSession();
        string path = Below(session.BaseUri);
        if (All)
            SendForAll(session, path);
        else if (IsRead || Confirm(path, Method.ToUpperInvariant()))
            Send(session, path);
    }

    private static string TextOf(object? value) => value is bool truth
        ? (truth ? "true" : "false")
        : Convert.ToString(value is PSObject wrapped ? wrapped.BaseObject : value, CultureInfo.InvariantCulture) ?? "";

    private void SendForAll(TelnyxSession session, string path)
    {
        string? refusal = null;
        Lists.Write(new Paginator<JsonElement>(ReadPageAsync, JsonList.KeyOf), path, convert: JsonObjects.Of);
        if (refusal is not null)
            throw Refusal("AllWithoutList", refusal);

        async Task<ResourcePage<JsonElement>> ReadPageAsync(int page, int pageSize, CallContext context)
        {
            var request = new ApiRequest(HttpMethod.Get, path) { Query = QueryPairs() };
            JsonList? list = await session.Api.AnyPageAsync(request, page, pageSize, context).ConfigureAwait(false);
            refusal ??= list switch
            {
                null => $"The response to GET {path} is not a list. Run the command without -All.",
                { OtherPaging: { } field } =>
                    $"The list from GET {path} might have more pages, but -All cannot read them: the response "
                        + $"contains {field}, but no "
                    + "meta.total_pages. Run the command without -All, and request each page with -Query.",
                _ => null,
            };
            return list is null || refusal is not null
                ? new ResourcePage<JsonElement>(request, [], totalCount: 0, totalPages: 0)
                : new ResourcePage<JsonElement>(request, list.Items, list.TotalResults, list.TotalPages ?? 1)
                {
                    Fingerprint = list.Fingerprint,
                };
        }
    }

    private void Send(TelnyxSession session, string path)
    {
        var request = new ApiRequest(new HttpMethod(Method.ToUpperInvariant()), path)
        {
            Query = QueryPairs(),
            Body = BodyText(),
        };
        bool isAnswered;
        JsonElement? answer;
        if (!IsRead)
            session.Cache.Writes.StartAccountWrite();
        try
        {
            isAnswered = Pipeline.Try(path, context => session.Api.AnyAsync(request, context), out answer);
        }
        finally
        {
            if (!IsRead)
                session.Cache.Writes.EndAccountWrite();
        }

        if (isAnswered && answer is { } json)
            WriteObject(JsonObjects.Of(json), enumerateCollection: true);
    }

    /// <summary>Returns the path relative to the base address, without a prefix that repeats it, such as /v2.</summary>
    private string Below(Uri baseUri)
    {
        string path = "/" + Path.Trim('/');
        string above = baseUri.AbsolutePath.TrimEnd('/');
        return above.Length > 0 && path.StartsWith(above + "/", StringComparison.Ordinal)
            ? path.Substring(above.Length)
            : path;
    }

    private List<KeyValuePair<string, string>> QueryPairs() => Query.Cast<DictionaryEntry>()
        .SelectMany(pair => LanguagePrimitives.GetEnumerable(pair.Value)?.Cast<object?>().ToArray() is { } many
            ? many.Select(value => new KeyValuePair<string, string>(TextOf(pair.Key), TextOf(value)))
            : [new KeyValuePair<string, string>(TextOf(pair.Key), TextOf(pair.Value))])
        .ToList();

    private string? BodyText()
    {
        object? body = Body is PSObject { BaseObject: not PSCustomObject } wrapped ? wrapped.BaseObject : Body;
        if (body is null or string)
            return (string?)body;
        if (JsonBody.Problem(body) is { } problem)
        {
            throw Refusal(
                "InvalidBody",
                $"The body cannot be converted to JSON, because {problem}. Specify only text, numbers, dates, Boolean "
                    + "values, hashtables, arrays, and custom objects, or specify the body as text.");
        }

        return (string)InvokeCommand.InvokeScript(
            $"ConvertTo-Json -InputObject $args[0] -Depth {JsonBody.MaximumDepth} -Compress", body)[0].BaseObject;
    }

    private Exception Refusal(string id, string message) =>
        this.Terminating(id, ErrorCategory.InvalidArgument, message);
}
