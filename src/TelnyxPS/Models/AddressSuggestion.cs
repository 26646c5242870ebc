using System.Text.Json;

namespace TelnyxPS.Models;

/// <summary>The accepted form of a static emergency address. What the API left out of its answer is null.</summary>
public sealed class AddressSuggestion : TelnyxResource
{
    private AddressSuggestion()
    {
    }

    /// <summary>The location of the address, a uuid.</summary>
    public string? LocationId { get; private set; }

    /// <summary>Whether the suggested form of the address is accepted.</summary>
    public bool? Accepted { get; private set; }

    /// <summary>The kind of the resource, as the API names it.</summary>
    public string? RecordType { get; private set; }

    /// <summary>The emergency address, a uuid.</summary>
    public string? StaticEmergencyAddressId { get; internal set; }

    internal override string? ResourceId => null;

    internal override string FullName => $"Emergency address {StaticEmergencyAddressId}";

    /// <summary>The id of the emergency address.</summary>
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
