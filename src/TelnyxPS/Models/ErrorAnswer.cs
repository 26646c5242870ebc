using System.Text.Json.Serialization;

namespace TelnyxPS.Models;

/// <summary>An answer that says what went wrong.</summary>
internal sealed class ErrorAnswer
{
    public List<Item?>? Errors { get; set; }

    /// <summary>One error of the list.</summary>
    internal sealed class Item
    {
        [JsonConverter(typeof(TextConverter))]
        public string? Code { get; set; }

        public string? Title { get; set; }

        public string? Detail { get; set; }

        public Location? Source { get; set; }
    }

    /// <summary>What of the request an error is about.</summary>
    internal sealed class Location
    {
        public string? Pointer { get; set; }
    }
}
