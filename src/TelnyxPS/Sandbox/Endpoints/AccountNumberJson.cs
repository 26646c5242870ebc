using System.Text.Json;

namespace TelnyxPS.Sandbox;

/// <summary>Writes phone numbers of the account as JSON.</summary>
internal static class AccountNumberJson
{
    public static void Write(Utf8JsonWriter writer, SandboxPhoneNumber number)
    {
        writer.WriteStartObject();
        writer.WriteString("id", number.Id);
        writer.WriteString("record_type", "phone_number");
        writer.WriteString("phone_number", number.Number);
        writer.WriteString("country_iso_alpha2", number.Country);
        writer.WriteString("phone_number_type", number.Type);
        writer.WriteString("status", number.Status);
        writer.WriteString("connection_id", number.Connection?.Id);
        writer.WriteString("connection_name", number.Connection?.Name);
        SandboxJson.WriteTexts(writer, "tags", number.Tags);
        writer.WriteString("customer_reference", number.CustomerReference);
        writer.WriteString("billing_group_id", number.BillingGroupId);
        writer.WriteBoolean("emergency_enabled", number.EmergencyAddressId is not null);
        writer.WriteString("emergency_address_id", number.EmergencyAddressId);
        writer.WriteString("emergency_status", number.EmergencyAddressId is null ? "disabled" : "active");
        writer.WriteBoolean("deletion_lock_enabled", number.IsDeletionLocked);
        writer.WriteString("source_type", number.IsPorted ? "port_request" : "number_order");
        writer.WriteString("purchased_at", SandboxJson.Iso8601(number.PurchasedAt));
        writer.WriteString(
            "activated_at",
            number.Status == SandboxPhoneNumber.Active ? SandboxJson.Iso8601(number.PurchasedAt) : null);
        writer.WriteString("created_at", SandboxJson.Iso8601(number.PurchasedAt));
        writer.WriteString("updated_at", SandboxJson.Iso8601(number.UpdatedAt));
        writer.WriteEndObject();
    }
}
