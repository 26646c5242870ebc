using System.Text.Json;

namespace TelnyxPS.Sandbox;

/// <summary>The body that updates one phone number.</summary>
internal class NumberBody : SandboxBody
{
    public NumberBody(string json) => Read(json);

    public SandboxNumberChange Change { get; } = new();

    protected override bool ReadField(string name, JsonElement value, string pointer)
    {
        switch (name)
        {
            case "connection_id":
                Change.ConnectionId = ReadId(value, pointer, "Must be the id of a connection: a string of digits.");
                break;

            case "tags":
                if (ReadTexts(value, pointer) is { } tags)
                    Change.Add(number => number.Tags = tags);
                break;

            case "customer_reference":
                if (ReadText(value, pointer) is { } reference)
                    Change.Add(number => number.CustomerReference = reference.Length == 0 ? null : reference);
                break;

            case "billing_group_id":
                if (ReadText(value, pointer) is { } group)
                    Change.Add(number => number.BillingGroupId = group.Length == 0 ? null : group);
                break;

            // The following fields are accepted, but no response contains them.
            case "hd_voice_enabled":
                if (ReadBoolean(value, pointer) is not null)
                    Change.Add(_ => { });
                break;

            case "external_pin":
                if (ReadText(value, pointer) is not null)
                    Change.Add(_ => { });
                break;

            default:
                return ReadOther(name, value, pointer);
        }

        return true;
    }

    /// <summary>Reads a field that only one kind of update has.</summary>
    protected virtual bool ReadOther(string name, JsonElement value, string pointer)
    {
        if (name != "address_id")
            return false;

        if (ReadText(value, pointer) is not null)
            Change.Add(_ => { });
        return true;
    }

    protected override void ReadWhole(JsonElement body)
    {
    }
}
