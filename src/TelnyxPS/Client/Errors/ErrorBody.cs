using System.Text;
using System.Text.Json;
using TelnyxPS.Models;

namespace TelnyxPS.Client;

/// <summary>
/// Reads the reasons in an error response. Telnyx documents
/// <c>{"errors":[{"code", "title", "detail", "source", "meta"}]}</c>. Other services, and proxies, return
/// <c>{"message"}</c>, <c>{"error"}</c>, problem+json, text, or HTML.
/// </summary>
internal sealed class ErrorBody
{
    private const int LongestText = 16 * 1024;
    private const int DeepestNesting = 8;

    private static readonly string[] TitleNames = ["title"];
    private static readonly string[] DetailNames =
        ["detail", "message", "error_description", "description", "reason", "error_message", "msg"];
    private static readonly string[] CodeNames = ["code", "error_code", "errorCode"];

    // Fields that contain text about the error. Other names in an object may be the fields that the error is about.
    private static readonly string[] ReasonNames = ["errors", "error", .. TitleNames, .. DetailNames, .. CodeNames];

    private readonly List<ErrorDocument> reasons = [];

    private ErrorBody(string text) => Text = text;

    /// <summary>
    /// The reasons, in the order of the response. If the form is unknown, the whole text is one reason.
    /// </summary>
    public IReadOnlyList<ErrorDocument> Reasons => reasons;

    /// <summary>The text of the body, shortened; empty if there is none.</summary>
    public string Text { get; }

    /// <summary>Whether the body has the documented form. Any other body may come from a proxy.</summary>
    public bool IsDocumented { get; private set; }

    /// <summary>The title of an HTML page, or its text; null if the body is not HTML.</summary>
    public string? PageTitle { get; private set; }

    public static ErrorBody Read(ArraySegment<byte> body)
    {
        var answer = new ErrorBody(
            body.Count == 0
                ? ""
                : Encoding.UTF8.GetString(body.Array!, body.Offset, Math.Min(body.Count, LongestText)).Trim());
        if (answer.Text.Length == 0)
            return answer;

        try
        {
            using JsonDocument json = JsonDocument.Parse(body);
            answer.ReadJson(json.RootElement);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // InvalidOperationException: a string contains half of a surrogate pair.
            answer.reasons.Clear();
            answer.ReadText();
        }

        return answer;
    }

    private void ReadJson(JsonElement root)
    {
        IsDocumented = root.ValueKind == JsonValueKind.Object
            && root.TryGetProperty("errors", out JsonElement errors)
            && errors.ValueKind == JsonValueKind.Array
            && errors.EnumerateArray().Any(error => error.ValueKind == JsonValueKind.Object);
        Collect(root, field: null, depth: 0);
        if (reasons.Count == 0 && root.ValueKind is not (JsonValueKind.Null or JsonValueKind.False))
            AddDetail(Text is "{}" or "[]" ? null : Text, field: null);
    }

    private void ReadText()
    {
        PageTitle = HtmlText.TitleOf(Text);
        AddDetail(PageTitle ?? HtmlText.WithoutTags(Text), field: null);
    }

    private void Collect(JsonElement value, string? field, int depth)
    {
        if (depth > DeepestNesting)
            return;
        if (value.ValueKind == JsonValueKind.Array)
        {
            foreach (JsonElement one in value.EnumerateArray())
                Collect(one, field, depth + 1);
        }
        else if (value.ValueKind != JsonValueKind.Object)
        {
            AddDetail(TextOf(value), field);
        }
        else if (value.EnumerateObject().Any(property => ReasonNames.Contains(property.Name)))
        {
            CollectReason(value, field, depth);
        }
        else
        {
            // The fields that have errors, with their messages, in an object that contains nothing else.
            foreach (JsonProperty property in value.EnumerateObject())
            {
                if (depth > 0
                    && property.Value.ValueKind is JsonValueKind.String or JsonValueKind.Array or JsonValueKind.Object)
                {
                    Collect(property.Value, $"{field}/{property.Name}", depth + 1);
                }
            }
        }
    }

    private void CollectReason(JsonElement value, string? field, int depth)
    {
        var reason = new ErrorDocument
        {
            Title = First(value, TitleNames),
            Detail = First(value, DetailNames),
            Code = First(value, CodeNames),
            Pointer = Inner(value, "source", "pointer") ?? field,
            Parameter = Inner(value, "source", "parameter"),
            Url = Inner(value, "meta", "url") ?? TypeOf(value),
        };
        string? error = First(value, "error");
        if (reason.Detail is null)
            reason.Detail = error;
        else
            reason.Code ??= error;
        if (reason.HasText)
            reasons.Add(reason);

        foreach (string name in ReasonNames)
        {
            if (value.TryGetProperty(name, out JsonElement inner)
                && (name == "errors" || inner.ValueKind is JsonValueKind.Object or JsonValueKind.Array))
            {
                Collect(inner, field, depth + 1);
            }
        }
    }

    private void AddDetail(string? text, string? field)
    {
        if (!string.IsNullOrWhiteSpace(text))
            reasons.Add(new ErrorDocument { Detail = text, Pointer = field });
    }

    private static string? First(JsonElement value, params string[] names) => names
        .Select(name => value.TryGetProperty(name, out JsonElement found) ? TextOf(found) : null)
        .FirstOrDefault(text => !string.IsNullOrWhiteSpace(text));

    private static string? Inner(JsonElement value, string name, string inner) =>
        value.TryGetProperty(name, out JsonElement found) && found.ValueKind == JsonValueKind.Object
            ? First(found, inner)
            : null;

    /// <summary>The <c>type</c> field of problem+json, which is the URL of a page.</summary>
    private static string? TypeOf(JsonElement value) =>
        First(value, "type") is { } type
        && Uri.TryCreate(type, UriKind.Absolute, out Uri? page)
        && page.Scheme.StartsWith("http", StringComparison.Ordinal)
            ? type
            : null;

    private static string? TextOf(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString(),
        JsonValueKind.Number => value.GetRawText(),
        _ => null,
    };
}
