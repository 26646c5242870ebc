using System.Text.Json;

namespace TelnyxPS.Models;

/// <summary>An outbound voice profile. A property is null if the API did not return the field.</summary>
public sealed class OutboundVoiceProfile : TelnyxResource
{
    private OutboundVoiceProfile()
    {
    }

    /// <summary>The id of the profile: a string of digits.</summary>
    public string? OutboundVoiceProfileId { get; private set; }

    /// <summary>The name of the profile.</summary>
    public string? Name { get; private set; }

    /// <summary>Whether the profile is enabled. Calls of its connections are blocked if it is disabled.</summary>
    public bool? Enabled { get; private set; }

    /// <summary>The number of connections that use the profile.</summary>
    public int? ConnectionsCount { get; private set; }

    /// <summary>The maximum number of concurrent calls; null if there is no limit.</summary>
    public int? ConcurrentCallLimit { get; private set; }

    /// <summary>The maximum amount to spend in one day, in US dollars.</summary>
    public string? DailySpendLimit { get; private set; }

    /// <summary>Whether the daily spend limit is enforced.</summary>
    public bool? DailySpendLimitEnabled { get; private set; }

    /// <summary>The maximum rate per minute of a destination that can be called.</summary>
    public decimal? MaxDestinationRate { get; private set; }

    /// <summary>The ISO 3166-1 alpha-2 codes of the countries that can be called.</summary>
    public TagCollection WhitelistedDestinations { get; private set; } = TagCollection.None;

    /// <summary>The type of traffic, such as <c>conversational</c>.</summary>
    public string? TrafficType { get; private set; }

    /// <summary>The service plan, such as <c>global</c>.</summary>
    public string? ServicePlan { get; private set; }

    /// <summary>The payment method for usage, such as <c>rate-deck</c>.</summary>
    public string? UsagePaymentMethod { get; private set; }

    /// <summary>The id of the billing group.</summary>
    public string? BillingGroupId { get; private set; }

    /// <summary>
    /// The tags of the profile. The property is not named Tags, so that a profile from the pipeline does not set the
    /// tags of a connection.
    /// </summary>
    public TagCollection ProfileTags { get; private set; } = TagCollection.None;

    /// <summary>When the profile was created.</summary>
    public DateTimeOffset? CreatedAt { get; private set; }

    /// <summary>When the profile was last updated.</summary>
    public DateTimeOffset? UpdatedAt { get; private set; }

    /// <summary>The record type.</summary>
    public string? RecordType { get; private set; }

    internal override string? ResourceId => OutboundVoiceProfileId;

    internal override string FullName =>
        $"Outbound voice profile {OutboundVoiceProfileId}" + (Name is null ? "" : $" ({Name})");

    /// <summary>Returns the id of the profile.</summary>
    public override string ToString() => OutboundVoiceProfileId ?? "";

    internal static OutboundVoiceProfile Read(ref Utf8JsonReader reader)
    {
        var profile = new OutboundVoiceProfile();
        while (reader.NextField())
        {
            if (reader.IsField("id"u8))
                profile.OutboundVoiceProfileId = reader.ReadText(profile.Unknown);
            else if (reader.IsField("name"u8))
                profile.Name = reader.ReadText(profile.Unknown);
            else if (reader.IsField("enabled"u8))
                profile.Enabled = reader.ReadBoolean(profile.Unknown);
            else if (reader.IsField("connections_count"u8))
                profile.ConnectionsCount = reader.ReadInt(profile.Unknown);
            else if (reader.IsField("concurrent_call_limit"u8))
                profile.ConcurrentCallLimit = reader.ReadInt(profile.Unknown);
            else if (reader.IsField("daily_spend_limit"u8))
                profile.DailySpendLimit = reader.ReadText(profile.Unknown);
            else if (reader.IsField("daily_spend_limit_enabled"u8))
                profile.DailySpendLimitEnabled = reader.ReadBoolean(profile.Unknown);
            else if (reader.IsField("max_destination_rate"u8))
                profile.MaxDestinationRate = reader.ReadDecimal(profile.Unknown);
            else if (reader.IsField("whitelisted_destinations"u8))
                profile.WhitelistedDestinations = new TagCollection(reader.ReadTexts(profile.Unknown) ?? []);
            else if (reader.IsField("traffic_type"u8))
                profile.TrafficType = reader.ReadText(profile.Unknown);
            else if (reader.IsField("service_plan"u8))
                profile.ServicePlan = reader.ReadText(profile.Unknown);
            else if (reader.IsField("usage_payment_method"u8))
                profile.UsagePaymentMethod = reader.ReadText(profile.Unknown);
            else if (reader.IsField("billing_group_id"u8))
                profile.BillingGroupId = reader.ReadText(profile.Unknown);
            else if (reader.IsField("tags"u8))
                profile.ProfileTags = new TagCollection(reader.ReadTexts(profile.Unknown) ?? []);
            else if (reader.IsField("created_at"u8))
                profile.CreatedAt = reader.ReadTime(profile.Unknown);
            else if (reader.IsField("updated_at"u8))
                profile.UpdatedAt = reader.ReadTime(profile.Unknown);
            else if (reader.IsField("record_type"u8))
                profile.RecordType = reader.ReadText(profile.Unknown);
            else
                profile.KeepUnknown(ref reader);
        }

        return profile;
    }
}
