using System.Text.Json;

namespace TelnyxPS.Models;

/// <summary>The settings that phone numbers shall have; what is null stays as it is.</summary>
internal sealed class PhoneNumberSettings
{
    public string? ConnectionId { get; set; }

    public TagCollection? Tags { get; set; }

    /// <summary>Empty: none.</summary>
    public string? CustomerReference { get; set; }

    public bool IsEmpty => ConnectionId is null && Tags is null && CustomerReference is null;

    /// <summary>What of a number is not as it should be.</summary>
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
            differences.Add(new(nameof(number.CustomerReference), "customer reference", number.CustomerReference, wanted));
        }

        return differences;
    }

    /// <summary>The body that changes one number: only what differs.</summary>
    public string ToJson(IReadOnlyList<SettingDifference> differences) =>
        JsonText.Write(writer => Write(writer, setting => differences.Any(difference => difference.Setting == setting)));

    /// <summary>The body that changes many numbers.</summary>
    public string ToJson(IEnumerable<string> numbers) => JsonText.Write(writer =>
    {
        writer.WriteTexts("phone_numbers", numbers);
        Write(writer, _ => true);
    });

    /// <summary>The settings alone: the same text for the same settings.</summary>
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
