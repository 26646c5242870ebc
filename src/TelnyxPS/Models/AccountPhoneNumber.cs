using System.Text.Json;

namespace TelnyxPS.Models;

/// <summary>A phone number of the account. A property is null if the API did not return the field.</summary>
public sealed class AccountPhoneNumber : TelnyxResource
{
    private AccountPhoneNumber()
    {
    }

    /// <summary>The phone number in E.164 format.</summary>
    public string? PhoneNumber { get; private set; }

    /// <summary>The id of the phone number in the account: a string of digits.</summary>
    public string? NumberId { get; private set; }

    /// <summary>The status, such as <c>active</c>, <c>port-pending</c>, or <c>provision-pending</c>.</summary>
    public string? Status { get; private set; }

    /// <summary>The type, such as <c>local</c>, <c>national</c>, <c>toll_free</c>, or <c>mobile</c>.</summary>
    public string? PhoneNumberType { get; private set; }

    /// <summary>The ISO 3166-1 alpha-2 code of the country.</summary>
    public string? Country { get; private set; }

    /// <summary>The id of the connection that the number is assigned to; null if there is none.</summary>
    public string? ConnectionId { get; private set; }

    /// <summary>The name of the connection.</summary>
    public string? ConnectionName { get; private set; }

    /// <summary>The tags; empty if there are none.</summary>
    public TagCollection Tags { get; private set; } = TagCollection.None;

    /// <summary>The customer reference.</summary>
    public string? CustomerReference { get; private set; }

    /// <summary>The id of the billing group.</summary>
    public string? BillingGroupId { get; private set; }

    /// <summary>Whether emergency calling is enabled.</summary>
    public bool? EmergencyEnabled { get; private set; }

    /// <summary>The id of the emergency address.</summary>
    public string? EmergencyAddressId { get; private set; }

    /// <summary>The status of emergency calling, such as <c>active</c> or <c>disabled</c>.</summary>
    public string? EmergencyStatus { get; private set; }

    /// <summary>Whether the number is protected from deletion.</summary>
    public bool? DeletionLockEnabled { get; private set; }

    /// <summary>The source of the number: <c>number_order</c> or <c>port_request</c>.</summary>
    public string? SourceType { get; private set; }

    /// <summary>When the number was purchased.</summary>
    public DateTimeOffset? PurchasedAt { get; private set; }

    /// <summary>When the number was activated.</summary>
    public DateTimeOffset? ActivatedAt { get; private set; }

    /// <summary>When the number was added to the account.</summary>
    public DateTimeOffset? CreatedAt { get; private set; }

    /// <summary>When the number was last updated.</summary>
    public DateTimeOffset? UpdatedAt { get; private set; }

    /// <summary>The record type.</summary>
    public string? RecordType { get; private set; }

    // The connection can be of any type. If it is not an external connection, the service rejects the request.
    internal override string? OwnerId => ConnectionId;

    internal override string? ResourceId => NumberId;

    internal override string FullName => $"Phone number {PhoneNumber ?? NumberId}";

    /// <summary>Returns a copy of the number with these settings.</summary>
    internal AccountPhoneNumber With(PhoneNumberSettings settings, string? connectionName)
    {
        var changed = (AccountPhoneNumber)MemberwiseClone();
        if (settings.ConnectionId is { } id && id != ConnectionId)
        {
            changed.ConnectionId = id;
            changed.ConnectionName = connectionName;
        }

        changed.Tags = settings.Tags ?? Tags;
        if (settings.CustomerReference is { } reference)
            changed.CustomerReference = reference.Length == 0 ? null : reference;
        return changed;
    }

    /// <summary>Returns the phone number in E.164 format.</summary>
    public override string ToString() => PhoneNumber ?? NumberId ?? "";

    internal static AccountPhoneNumber Read(ref Utf8JsonReader reader)
    {
        var number = new AccountPhoneNumber();
        while (reader.NextField())
        {
            if (reader.IsField("phone_number"u8))
                number.PhoneNumber = reader.ReadText(number.Unknown);
            else if (reader.IsField("id"u8))
                number.NumberId = reader.ReadText(number.Unknown);
            else if (reader.IsField("status"u8))
                number.Status = reader.ReadText(number.Unknown);
            else if (reader.IsField("phone_number_type"u8))
                number.PhoneNumberType = reader.ReadText(number.Unknown);
            else if (reader.IsField("country_iso_alpha2"u8))
                number.Country = reader.ReadText(number.Unknown);
            else if (reader.IsField("connection_id"u8))
                number.ConnectionId = reader.ReadText(number.Unknown);
            else if (reader.IsField("connection_name"u8))
                number.ConnectionName = reader.ReadText(number.Unknown);
            else if (reader.IsField("tags"u8))
                number.Tags = new TagCollection(reader.ReadTexts(number.Unknown) ?? []);
            else if (reader.IsField("customer_reference"u8))
                number.CustomerReference = reader.ReadText(number.Unknown);
            else if (reader.IsField("billing_group_id"u8))
                number.BillingGroupId = reader.ReadText(number.Unknown);
            else if (reader.IsField("emergency_enabled"u8))
                number.EmergencyEnabled = reader.ReadBoolean(number.Unknown);
            else if (reader.IsField("emergency_address_id"u8))
                number.EmergencyAddressId = reader.ReadText(number.Unknown);
            else if (reader.IsField("emergency_status"u8))
                number.EmergencyStatus = reader.ReadText(number.Unknown);
            else if (reader.IsField("deletion_lock_enabled"u8))
                number.DeletionLockEnabled = reader.ReadBoolean(number.Unknown);
            else if (reader.IsField("source_type"u8))
                number.SourceType = reader.ReadText(number.Unknown);
            else if (reader.IsField("purchased_at"u8))
                number.PurchasedAt = reader.ReadTime(number.Unknown);
            else if (reader.IsField("activated_at"u8))
                number.ActivatedAt = reader.ReadTime(number.Unknown);
            else if (reader.IsField("created_at"u8))
                number.CreatedAt = reader.ReadTime(number.Unknown);
            else if (reader.IsField("updated_at"u8))
                number.UpdatedAt = reader.ReadTime(number.Unknown);
            else if (reader.IsField("record_type"u8))
                number.RecordType = reader.ReadText(number.Unknown);
            else
                number.KeepUnknown(ref reader);
        }

        return number;
    }
}
