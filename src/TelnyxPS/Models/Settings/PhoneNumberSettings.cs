using System.Text.Json;

namespace TelnyxPS.Models;

/// <summary>The settings specified for phone numbers. A setting that is null does not change.</summary>
internal sealed class PhoneNumberSettings
{
    public string? ConnectionId { get; set; }

    public TagCollection? Tags { get; set; }

    /// <summary>The customer reference; an empty string clears it.</summary>
    public string? CustomerReference { get; set; }

    public bool IsEmpty => ConnectionId is null && Tags is null && CustomerReference is null;

    /// <summary>Finds the settings of a phone number that differ.</summary>
    public IReadOnlyList<SettingDifference> Against(AccountPhoneNumber number)
    {
        List<SettingDifference> differences = [];
        if (ConnectionId is not null && number.ConnectionId != ConnectionId)
            differences.Add(new(nameof(number.ConnectionId), "connection", number.ConnectionId, ConnectionId));
        if (Tags is not null && !number.Tags.SetEquals(Tags))
            differences.Add(new(nameof(number.Tags), "tags", number.Tags, Tags));
        if (CustomerReference is not null && (number.CustomerReference ?? "") != CustomerReference)
        {
            string? wanted = CustomerReference.Length == 0 ? null : CustomerReference;
            differences.Add(
                new(nameof(number.CustomerReference), "customer reference", number.CustomerReference, wanted));
        }

        return differences;
    }

    /// <summary>
    /// Creates the body of an update of one phone number, which contains only the settings that differ.
    /// </summary>
    public string ToJson(IReadOnlyList<SettingDifference> differences) =>
        JsonText.Write(
            writer => Write(writer, setting => differences.Any(difference => difference.Setting == setting)));

    /// <summary>Creates the body of an update of several phone numbers.</summary>
    public string ToJson(IEnumerable<string> numbers) => JsonText.Write(writer =>
    {
        writer.WriteTexts("phone_numbers", numbers);
        Write(writer, _ => true);
    });

    /// <summary>Returns the settings as JSON: the same text for the same settings.</summary>
    public override string ToString() => JsonText.Write(writer => Write(writer, _ => true));

    private void Write(Utf8JsonWriter writer, Func<string, bool> isSent)
    {
        if (ConnectionId is not null && isSent(nameof(AccountPhoneNumber.ConnectionId)))
            writer.WriteString("connection_id", ConnectionId);
        if (Tags is not null && isSent(nameof(AccountPhoneNumber.Tags)))
            writer.WriteTexts("tags", Tags);
        if (CustomerReference is not null && isSent(nameof(AccountPhoneNumber.CustomerReference)))
            writer.WriteString("customer_reference", CustomerReference);
    }
}
