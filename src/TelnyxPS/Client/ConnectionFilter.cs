using System.Globalization;

namespace TelnyxPS.Client;

/// <summary>Which connections a list holds; what is null filters nothing.</summary>
internal sealed class ConnectionFilter
{
    /// <summary>A part of the name, at least three characters, in any case.</summary>
    public string? ConnectionName { get; set; }

    public string? ExternalSipConnection { get; set; }

    /// <summary>A whole number in E.164 form.</summary>
    public string? PhoneNumber { get; set; }

    /// <summary>The day on which they were made.</summary>
    public DateTime? CreatedAt { get; set; }

    /// <summary>The filter as the API's query.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> ToQuery()
    {
        (string Name, string? Value)[] parts =
        [
            ("filter[connection_name][contains]", ConnectionName),
            ("filter[external_sip_connection]", ExternalSipConnection),
            ("filter[phone_number][contains]", PhoneNumber),
            ("filter[created_at]", CreatedAt?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
        ];
        return parts.Where(part => part.Value is not null)
            .Select(part => new KeyValuePair<string, string>(part.Name, part.Value!))
            .ToList();
    }
}
