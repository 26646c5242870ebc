using System.Text.Json;

namespace TelnyxPS.Models;

/// <summary>One error of an answer that says what went wrong.</summary>
internal sealed class ErrorDocument
{
    public string? Code { get; private set; }

    public string? Title { get; private set; }

    public string? Detail { get; private set; }

    /// <summary>What of the request the error is about, as a JSON pointer.</summary>
    public string? Pointer { get; private set; }

    /// <summary>Reads the errors of an answer; an empty list where it holds none.</summary>
    /// <exception cref="JsonException">It is not what the API documents.</exception>
    public static List<ErrorDocument> ReadAll(ReadOnlySpan<byte> json) => ResponseJson.Read(json, ReadList) ?? [];

    private static List<ErrorDocument>? ReadList(ref Utf8JsonReader reader)
    {
        List<ErrorDocument>? errors = null;
        while (reader.NextField())
        {
            if (reader.IsField("errors"u8))
                errors = reader.ReadObjects(ReadOne);
            else
                reader.SkipField();
        }

        return errors;
    }

    private static ErrorDocument ReadOne(ref Utf8JsonReader reader)
    {
        var error = new ErrorDocument();
        while (reader.NextField())
        {
            if (reader.IsField("code"u8))
                error.Code = reader.ReadText();
            else if (reader.IsField("title"u8))
                error.Title = reader.ReadText();
            else if (reader.IsField("detail"u8))
                error.Detail = reader.ReadText();
            else if (reader.IsField("source"u8))
                error.Pointer = reader.ReadObject(SourcePointer.Read);
            else
                reader.SkipField();
        }

        return error;
    }
}
