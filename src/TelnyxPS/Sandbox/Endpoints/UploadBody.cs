using System.Text.Json;

namespace TelnyxPS.Sandbox;

/// <summary>The body that creates an upload.</summary>
internal sealed class UploadBody : SandboxBody
{
    private const int MostNumbers = 1000;

    private readonly SandboxInventory inventory;
    private readonly SandboxConnection connection;
    private readonly List<string> usages = [];
    private readonly List<string> numbers = [];

    public UploadBody(string json, SandboxConnection connection, SandboxInventory inventory)
    {
        this.connection = connection;
        this.inventory = inventory;

        // The default is the default location of the first address.
        Location = connection.CivicAddresses.FirstOrDefault()?.DefaultLocation;
        Read(json);
    }

    /// <summary>The E.164 numbers, without duplicates.</summary>
    public IEnumerable<string> Numbers => numbers.Distinct();

    public IReadOnlyList<string> Usages =>
        usages.Count == 0 ? [SandboxUpload.CallingUser] : [.. usages.Distinct()];

    public SandboxLocation? Location { get; private set; }

    protected override bool ReadField(string name, JsonElement value, string pointer)
    {
        switch (name)
        {
            case "number_ids":
                ForEach(value, pointer, ReadNumber);
                if (value.ValueKind == JsonValueKind.Array && value.GetArrayLength() == 0)
                    Refuse(pointer, "Must contain at least one phone number.");
                break;

            case "usage":
                ReadUsage(value, pointer);
                break;

            case "additional_usages":
                ForEach(value, pointer, ReadUsage);
                break;

            case "civic_address_id":
                if (ReadUuid(value, pointer) is { } address)
                    Place(connection.CivicAddresses.FirstOrDefault(a => a.Id == address)?.DefaultLocation, pointer);
                break;

            case "location_id":
                if (ReadUuid(value, pointer) is { } location)
                    Place(connection.Locations.FirstOrDefault(l => l.Id == location), pointer);
                break;

            default:
                return false;
        }

        return true;
    }

    protected override void ReadWhole(JsonElement body)
    {
        if (!body.TryGetProperty("number_ids", out _))
            Refuse(ApiProblem.Missing("/number_ids"));
        if (body.TryGetProperty("civic_address_id", out _) && body.TryGetProperty("location_id", out _))
            Refuse("/location_id", "Cannot be used together with civic_address_id.");
    }

    private void ForEach(JsonElement array, string pointer, Action<JsonElement, string> read)
    {
        if (array.ValueKind != JsonValueKind.Array)
        {
            Refuse(pointer, "Must be an array.");
            return;
        }

        if (array.GetArrayLength() > MostNumbers)
            throw SandboxRefusal.TooLarge(pointer, $"Must contain at most {MostNumbers} items.");

        int index = 0;
        foreach (JsonElement item in array.EnumerateArray())
            read(item, $"{pointer}/{index++}");
    }

    private void ReadNumber(JsonElement id, string pointer)
    {
        if (id.ValueKind == JsonValueKind.String && inventory.Find(id.GetString()!) is { } found)
            numbers.Add(found.Number);
        else
            Refuse(pointer, "Must be the id of a phone number in this account.");
    }

    private void ReadUsage(JsonElement usage, string pointer)
    {
        if (usage.ValueKind == JsonValueKind.String
            && usage.GetString() is SandboxUpload.CallingUser or SandboxUpload.FirstPartyApp)
        {
            usages.Add(usage.GetString()!);
        }
        else
        {
            Refuse(pointer, $"Must be {SandboxUpload.CallingUser} or {SandboxUpload.FirstPartyApp}.");
        }
    }

    private void Place(SandboxLocation? found, string pointer)
    {
        if (found is null)
            Refuse(pointer, "The connection does not have an address or location with this id.");
        else
            Location = found;
    }
}
