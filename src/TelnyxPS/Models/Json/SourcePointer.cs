using System.Text.Json;

namespace TelnyxPS.Models;

/// <summary>The <c>source</c> object of an error or a log message.</summary>
internal static class SourcePointer
{
    /// <summary>Reads the <c>pointer</c> field.</summary>
    public static string? Read(ref Utf8JsonReader reader)
    {
        string? pointer = null;
        while (reader.NextField())
        {
            if (reader.IsField("pointer"u8))
                pointer = reader.ReadText();
            else
                reader.SkipField();
        }

        return pointer;
    }
}
