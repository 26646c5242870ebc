using System.Globalization;
using System.Text.Json;

namespace TelnyxPS.Sandbox;

/// <summary>Writes the JSON that all responses have in common.</summary>
internal static class SandboxJson
{
    private const string ErrorPages = "https://developers.telnyx.com/docs/overview/errors/";

    public static byte[] One<T>(T item, Action<Utf8JsonWriter, T> write) => Object(writer =>
    {
        writer.WritePropertyName("data");
        write(writer, item);
    });

    /// <summary>Writes a list.</summary>
    /// <param name="name">The property that contains the items.</param>
    /// <param name="items">The items of the page.</param>
    /// <param name="write">Writes one item.</param>
    /// <param name="page">The page; null if the list has no pages.</param>
    /// <param name="results">The number of items on all pages.</param>
    public static byte[] List<T>(
        string name, IEnumerable<T> items, Action<Utf8JsonWriter, T> write, SandboxPage? page =
            null, int results = 0) =>
        Object(writer =>
    {
        WriteArray(writer, name, items, write);
        if (page is null)
            return;

        writer.WriteStartObject("meta");
        writer.WriteNumber("page_number", page.Number);
        writer.WriteNumber("page_size", page.Size);
        writer.WriteNumber("total_pages", page.CountFor(results));
        writer.WriteNumber("total_results", results);
        writer.WriteEndObject();
    });

    /// <summary>Writes that the request succeeded, with an optional text.</summary>
    public static byte[] Success(string? name = null, string? text = null) => Object(writer =>
    {
        writer.WriteBoolean("success", true);
        if (name is not null)
            writer.WriteString(name, text);
    });

    public static byte[] Errors(IEnumerable<ApiProblem> problems) =>
        Object(writer => WriteErrors(writer, problems));

    public static void WriteErrors(Utf8JsonWriter writer, IEnumerable<ApiProblem> problems) =>
        WriteArray(writer, "errors", problems, WriteError);

    public static void WriteArray<T>(
        Utf8JsonWriter writer, string name, IEnumerable<T> items, Action<Utf8JsonWriter, T> write)
    {
        writer.WriteStartArray(name);
        foreach (T item in items)
            write(writer, item);
        writer.WriteEndArray();
    }

    public static void WriteTexts(Utf8JsonWriter writer, string name, IEnumerable<string> texts) =>
        WriteArray(writer, name, texts, (w, text) => w.WriteStringValue(text));

    /// <summary>Writes a text unless it is null.</summary>
    public static void WriteAny(Utf8JsonWriter writer, string name, string? text)
    {
        if (text is not null)
            writer.WriteString(name, text);
    }

    public static void WriteNumber(Utf8JsonWriter writer, string name, int? value)
    {
        if (value is { } number)
            writer.WriteNumber(name, number);
        else
            writer.WriteNull(name);
    }

    /// <summary>Writes the fields that errors and log messages have in common.</summary>
    public static void WriteProblem(Utf8JsonWriter writer, ApiProblem problem)
    {
        writer.WriteString("code", problem.Code);
        writer.WriteString("title", problem.Title);
        writer.WriteString("detail", problem.Detail);
        if (problem.Pointer is not null)
        {
            writer.WriteStartObject("source");
            writer.WriteString("pointer", problem.Pointer);
            writer.WriteEndObject();
        }
    }

    public static string Iso8601(DateTime time) =>
        time.ToString("yyyy-MM-dd'T'HH:mm:ss.FFF'Z'", CultureInfo.InvariantCulture);

    private static void WriteError(Utf8JsonWriter writer, ApiProblem problem)
    {
        writer.WriteStartObject();
        WriteProblem(writer, problem);
        writer.WriteStartObject("meta");
        writer.WriteString("url", ErrorPages + problem.Code);
        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    private static byte[] Object(Action<Utf8JsonWriter> members)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream))
        {
            writer.WriteStartObject();
            members(writer);
            writer.WriteEndObject();
        }

        return stream.ToArray();
    }
}
