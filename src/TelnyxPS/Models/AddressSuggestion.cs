using System.Text.Json;

namespace TelnyxPS.Models;

/// <summary>
/// The response to an accepted address suggestion. A property is null if the API did not return the field.
/// </summary>
public sealed class AddressSuggestion : TelnyxResource
{
    private AddressSuggestion()
    {
    }

    /// <summary>The id of the location, a UUID.</summary>
    public string? LocationId { get; private set; }

    /// <summary>Whether the suggested address was accepted.</summary>
    public bool? Accepted { get; private set; }

    /// <summary>The record type.</summary>
    public string? RecordType { get; private set; }

    /// <summary>The id of the emergency address, a UUID.</summary>
    public string? StaticEmergencyAddressId { get; internal set; }

    internal override string? ResourceId => null;

    internal override string FullName => $"Emergency address {StaticEmergencyAddressId}";

    /// <summary>Returns the id of the emergency address.</summary>
    public override string ToString() => StaticEmergencyAddressId ?? "";

    internal static AddressSuggestion Read(ref Utf8JsonReader reader)
    {
        var suggestion = new AddressSuggestion();
        while (reader.NextField())
        {
            if (reader.IsField("id"u8))
                suggestion.LocationId = reader.ReadText(suggestion.Unknown);
            else if (reader.IsField("accepted"u8))
                suggestion.Accepted = reader.ReadBoolean(suggestion.Unknown);
            else if (reader.IsField("record_type"u8))
                suggestion.RecordType = reader.ReadText(suggestion.Unknown);
            else
                suggestion.KeepUnknown(ref reader);
        }

        return suggestion;
    }
}
