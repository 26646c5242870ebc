using TelnyxPS.Client;
using System.Reflection;
using System.Runtime.ExceptionServices;
using System.Text;
using TelnyxPS.Models;

namespace TelnyxPS.Tests.Models;

/// <summary>The types of resources that belong to connections, and their documented fields.</summary>
internal static class Resources
{
    private const string Text = "\"t\"";
    private const string Time = "\"2018-02-02T22:25:27.521Z\"";

    /// <summary>The names of the fields, their properties, and a value for each.</summary>
    public static readonly Dictionary<string, (string Field, string Property, string Json)[]> Fields = new()
    {
        [nameof(ExternalConnectionPhoneNumber)] =
        [
            ("telephone_number", "PhoneNumber", Text),
            .. Texts("number_id", "displayed_country_code", "civic_address_id", "location_id", "ticket_id"),
            ("acquired_capabilities", "AcquiredCapabilities", "[\"a\",null,\"b\"]"),
        ],
        [nameof(ExternalConnectionCivicAddress)] =
        [
            ("id", "CivicAddressId", Text),
            .. Texts(
                "record_type", "description", "company_name", "house_number", "house_number_suffix", "street_name",
                "street_suffix", "postal_or_zip_code",
                "city_or_town", "city_or_town_alias", "state_or_province", "country_or_district", "country",
                "default_location_id"),
            ("locations", "Locations", "[{\"id\":\"l\"}]"),
        ],
        [nameof(ExternalConnectionLocation)] =
            [
                ("id", "LocationId", Text),
                .. Texts("description", "additional_info"),
                ("is_default", "IsDefault", "true"),
            ],
        [nameof(ExternalConnectionStaticEmergencyAddress)] =
            [
                .. Texts("location_id", "static_emergency_address_id"),
                ("accepted_address_suggestions", "AcceptedAddressSuggestions", "true"),
            ],
        [nameof(ExternalConnectionUpload)] =
        [
            .. Texts("ticket_id", "tenant_id", "location_id", "status", "error_code", "error_message"),
            ("available_usages", "AvailableUsages", "[\"a\"]"),
            ("tn_upload_entries", "Numbers", "[{\"number_id\":\"1\"}]"),
        ],
        [nameof(ExternalConnectionUploadNumber)] =
            [
                .. Texts(
                    "number_id",
                    "phone_number",
                    "status",
                    "internal_status",
                    "error_code",
                    "error_message",
                    "civic_address_id",
                    "location_id"),
            ],
        [nameof(ExternalConnectionUploadStatus)] =
            [
                ("pending_numbers_count", "PendingNumbersCount", "7"),
                ("pending_orders_count", "PendingOrdersCount", "\"8\""),
            ],
        [nameof(ExternalConnectionRelease)] =
        [
            .. Texts("ticket_id", "tenant_id", "status", "error_message"),
            ("created_at", "CreatedAt", Time),
            ("telephone_numbers", "PhoneNumbers", "[{\"number_id\":\"1\"}]"),
        ],
        [nameof(ExternalConnectionReleaseNumber)] = [.. Texts("number_id", "phone_number")],
        [nameof(ExternalConnectionLogMessage)] =
            [
                ("id", "LogMessageId", Text),
                .. Texts("code", "title", "detail"),
                ("source", "Pointer", "{\"pointer\":\"/p\"}"),
            ],
        [nameof(AccountPhoneNumber)] =
        [
            ("id", "NumberId", Text),
            ("country_iso_alpha2", "Country", Text),
            .. Texts(
                "phone_number", "status", "phone_number_type", "connection_id", "connection_name", "customer_reference",
                "billing_group_id", "emergency_address_id", "emergency_status", "source_type", "record_type"),
            ("tags", "Tags", "[\"a\"]"),
            ("emergency_enabled", "EmergencyEnabled", "true"),
            ("deletion_lock_enabled", "DeletionLockEnabled", "true"),
            .. Times("purchased_at", "activated_at", "created_at", "updated_at"),
        ],
        [nameof(OutboundVoiceProfile)] =
        [
            ("id", "OutboundVoiceProfileId", Text),
            .. Texts(
                "name", "daily_spend_limit", "traffic_type", "service_plan", "usage_payment_method", "billing_group_id",
                "record_type"),
            ("enabled", "Enabled", "true"),
            ("daily_spend_limit_enabled", "DailySpendLimitEnabled", "true"),
            ("connections_count", "ConnectionsCount", "7"),
            ("concurrent_call_limit", "ConcurrentCallLimit", "\"8\""),
            ("max_destination_rate", "MaxDestinationRate", "\"0.5\""),
            ("whitelisted_destinations", "WhitelistedDestinations", "[\"US\"]"),
            ("tags", "ProfileTags", "[\"a\"]"),
            .. Times("created_at", "updated_at"),
        ],
        [nameof(PhoneNumberJob)] =
        [
            ("id", "JobId", Text),
            ("etc", "EstimatedCompletionAt", Time),
            .. Texts("type", "status", "record_type"),
            ("phone_numbers", "PhoneNumbers", "[{\"id\":\"1\"}]"),
            ("pending_operations", "PendingNumbers", "[{\"id\":\"1\"}]"),
            ("successful_operations", "SuccessfulNumbers", "[{\"id\":\"1\"}]"),
            ("failed_operations", "FailedNumbers", "[{\"id\":\"1\"}]"),
            .. Times("created_at", "updated_at"),
        ],
        [nameof(PhoneNumberJobNumber)] =
        [
            ("id", "NumberId", Text),
            .. Texts("phone_number"),
            ("errors", "ErrorMessage", "[{\"code\":10015,\"title\":\"T\",\"detail\":\"D\"}]"),
        ],
        [nameof(AddressSuggestion)] =
            [("id", "LocationId", Text), .. Texts("record_type"), ("accepted", "Accepted", "true")],
        [nameof(ExternalConnectionRefresh)] = [("success", "Success", "true"), ("message", "Message", Text)],
    };

    /// <summary>Reads a resource from JSON.</summary>
    public static TelnyxResource Read(string type, string json)
    {
        MethodInfo read = TypeOf(type).GetMethod("Read", BindingFlags.Static | BindingFlags.NonPublic)!;
        MethodInfo readAs = typeof(Resources).GetMethod(nameof(ReadAs), BindingFlags.Static | BindingFlags.NonPublic)!;
        try
        {
            return (TelnyxResource)readAs.MakeGenericMethod(TypeOf(type)).Invoke(null, [read, json])!;
        }
        catch (TargetInvocationException e)
        {
            ExceptionDispatchInfo.Capture(e.InnerException!).Throw();
            throw;
        }
    }

    public static Type TypeOf(string type) =>
        typeof(TelnyxResource).Assembly.GetType($"TelnyxPS.Models.{type}", throwOnError: true)!;

    private static T ReadAs<T>(MethodInfo read, string json) =>
        ResponseJson.Read(Encoding.UTF8.GetBytes(json), (JsonReader<T>)read.CreateDelegate(typeof(JsonReader<T>)));

    private static IEnumerable<(string, string, string)> Texts(params string[] fields) =>
        fields.Select(field => (field, PropertyOf(field), Text));

    private static IEnumerable<(string, string, string)> Times(params string[] fields) =>
        fields.Select(field => (field, PropertyOf(field), Time));

    private static string PropertyOf(string field) =>
        string.Concat(field.Split('_').Select(word => char.ToUpperInvariant(word[0]) + word[1..]));
}
