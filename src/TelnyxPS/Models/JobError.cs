using System.Text.Json;

namespace TelnyxPS.Models;

/// <summary>The error of a phone number in a job.</summary>
internal sealed class JobError
{
    public string? Code { get; private set; }

    public string? Title { get; private set; }

    public string? Detail { get; private set; }

    public static JobError Read(ref Utf8JsonReader reader)
    {
        var error = new JobError();
        while (reader.NextField())
        {
            if (reader.IsField("code"u8))
                error.Code = reader.ReadText();
            else if (reader.IsField("title"u8))
                error.Title = reader.ReadText();
            else if (reader.IsField("detail"u8))
                error.Detail = reader.ReadText();
            else
                reader.SkipField();
        }

        return error;
    }

    /// <summary>
    /// Returns, for example, <c>Phone number not ready: The phone number is still being provisioned.</c>
    /// </summary>
    public override string ToString() =>
        Title is null || Detail is null ? Title ?? Detail ?? $"Error {Code}." : $"{Title}: {Detail}";
}
