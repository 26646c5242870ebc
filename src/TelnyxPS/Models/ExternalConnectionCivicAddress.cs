using System.Text.Json;

namespace TelnyxPS.Models;

/// <summary>
/// A civic address of an external connection, with its locations. A property is null if the API did not return the
/// field.
/// </summary>
public sealed class ExternalConnectionCivicAddress : ConnectionChild
{
    private ExternalConnectionCivicAddress()
    {
    }

    /// <summary>The id of the address, a UUID.</summary>
    public string? CivicAddressId { get; private set; }

    /// <summary>The description of the address.</summary>
    public string? Description { get; private set; }

    /// <summary>The company name.</summary>
    public string? CompanyName { get; private set; }

    /// <summary>The house number.</summary>
    public string? HouseNumber { get; private set; }

    /// <summary>The suffix of the house number.</summary>
    public string? HouseNumberSuffix { get; private set; }

    /// <summary>The name of the street.</summary>
    public string? StreetName { get; private set; }

    /// <summary>The suffix of the street name.</summary>
    public string? StreetSuffix { get; private set; }

    /// <summary>The postal or ZIP code.</summary>
    public string? PostalOrZipCode { get; private set; }

    /// <summary>The city or town.</summary>
    public string? CityOrTown { get; private set; }

    /// <summary>An alias of the city or town.</summary>
    public string? CityOrTownAlias { get; private set; }

    /// <summary>The state or province.</summary>
    public string? StateOrProvince { get; private set; }

    /// <summary>The country or district.</summary>
    public string? CountryOrDistrict { get; private set; }

    /// <summary>The ISO 3166-1 alpha-2 code of the country.</summary>
    public string? Country { get; private set; }

    /// <summary>The id of the default location for phone numbers, a UUID.</summary>
    public string? DefaultLocationId { get; private set; }

    /// <summary>The locations at the address.</summary>
    public ItemCollection<ExternalConnectionLocation> Locations { get; private set; } =
        ItemCollection<ExternalConnectionLocation>.None;

    /// <summary>The record type: <c>civic_address</c>.</summary>
    public string? RecordType { get; private set; }

    internal override string? ResourceId => CivicAddressId;

    internal override string FullName => $"Civic address {CivicAddressId} of external connection {ConnectionId}";

    /// <summary>The id.</summary>
    public override string ToString() => CivicAddressId ?? "";

    internal static ExternalConnectionCivicAddress Read(ref Utf8JsonReader reader)
    {
        var address = new ExternalConnectionCivicAddress();
        while (reader.NextField())
        {
            if (reader.IsField("id"u8))
                address.CivicAddressId = reader.ReadText(address.Unknown);
            else if (reader.IsField("record_type"u8))
                address.RecordType = reader.ReadText(address.Unknown);
            else if (reader.IsField("description"u8))
                address.Description = reader.ReadText(address.Unknown);
            else if (reader.IsField("company_name"u8))
                address.CompanyName = reader.ReadText(address.Unknown);
            else if (reader.IsField("house_number"u8))
                address.HouseNumber = reader.ReadText(address.Unknown);
            else if (reader.IsField("house_number_suffix"u8))
                address.HouseNumberSuffix = reader.ReadText(address.Unknown);
            else if (reader.IsField("street_name"u8))
                address.StreetName = reader.ReadText(address.Unknown);
            else if (reader.IsField("street_suffix"u8))
                address.StreetSuffix = reader.ReadText(address.Unknown);
            else if (reader.IsField("postal_or_zip_code"u8))
                address.PostalOrZipCode = reader.ReadText(address.Unknown);
            else if (reader.IsField("city_or_town"u8))
                address.CityOrTown = reader.ReadText(address.Unknown);
            else if (reader.IsField("city_or_town_alias"u8))
                address.CityOrTownAlias = reader.ReadText(address.Unknown);
            else if (reader.IsField("state_or_province"u8))
                address.StateOrProvince = reader.ReadText(address.Unknown);
            else if (reader.IsField("country_or_district"u8))
                address.CountryOrDistrict = reader.ReadText(address.Unknown);
            else if (reader.IsField("country"u8))
                address.Country = reader.ReadText(address.Unknown);
            else if (reader.IsField("default_location_id"u8))
                address.DefaultLocationId = reader.ReadText(address.Unknown);
            else if (reader.IsField("locations"u8))
                address.Locations = new(reader.ReadObjects(ExternalConnectionLocation.Read, address.Unknown) ?? []);
            else
                address.KeepUnknown(ref reader);
        }

        return address;
    }

    internal override void SetOrigin(ReadStamp? stamp, string? connectionId)
    {
        base.SetOrigin(stamp, connectionId);
        foreach (ExternalConnectionLocation location in Locations)
            location.SetOrigin(stamp, this);
    }
}
