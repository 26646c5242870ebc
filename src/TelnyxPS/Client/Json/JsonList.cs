using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace TelnyxPS.Client;

/// <summary>A list in an answer of whatever JSON, and what the answer says of its pages.</summary>
internal sealed class JsonList
{
    private static readonly Regex Total = new("^total", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);
    private static readonly Regex Paging = new(
        "cursor|next|page|total|offset|limit|more|token|after", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);

    private readonly JsonElement list;

    private JsonList(JsonElement root, JsonElement list, string name)
    {
        this.list = list;
        Items = list.EnumerateArray().ToList();
        JsonElement meta = root.TryGetProperty("meta", out JsonElement found) ? found : default;
        TotalResults = Number(meta, "total_results");
        TotalPages = Number(meta, "total_pages");
        if (TotalPages is null && !HasTotal(root))
            OtherPaging = SignOfPaging(root, name);
    }

    public IReadOnlyList<JsonElement> Items { get; }

    /// <summary>How many items all pages hold; null where the answer does not say.</summary>
    public int? TotalResults { get; }

    /// <summary>How many pages there are; null where the answer does not say.</summary>
    public int? TotalPages { get; }

    /// <summary>
    /// The field that says that there may be more, where the answer does not count its pages as <c>page[number]</c> does; null
    /// where nothing says so.
    /// </summary>
    public string? OtherPaging { get; }

    /// <summary>What tells this page from others.</summary>
    public string Fingerprint => Hash(list);

    /// <summary>The list in an answer, which is called data or the only one; null where there is none.</summary>
    public static JsonList? In(JsonElement? answer)
    {
        if (answer is not { ValueKind: JsonValueKind.Object } root)
            return null;

        List<JsonProperty> lists = root.EnumerateObject().Where(p => p.Value.ValueKind == JsonValueKind.Array).ToList();
        int data = lists.FindIndex(p => p.NameEquals("data"));
        return data >= 0 ? new JsonList(root, lists[data].Value, "data")
            : lists.Count == 1 ? new JsonList(root, lists[0].Value, lists[0].Name)
            : null;
    }

    /// <summary>
    /// What tells an item from all others, also from those that share its id and differ in something else; null where it has
    /// no id.
    /// </summary>
    public static string? KeyOf(JsonElement item) =>
        item.ValueKind == JsonValueKind.Object
        && item.TryGetProperty("id", out JsonElement id)
        && id.ValueKind is JsonValueKind.String or JsonValueKind.Number
            ? Hash(item)
            : null;

    private static string Hash(JsonElement json)
    {
        using SHA256 sha = SHA256.Create();
        return Convert.ToBase64String(sha.ComputeHash(Encoding.UTF8.GetBytes(json.GetRawText())));
    }

    private static int? Number(JsonElement of, string name) =>
        of.ValueKind == JsonValueKind.Object
        && of.TryGetProperty(name, out JsonElement value)
        && value.ValueKind == JsonValueKind.Number
        && value.TryGetInt32(out int number)
            ? number
            : null;

    /// <summary>Whether the answer says, under whatever name, that this is all.</summary>
    private bool HasTotal(JsonElement json) => json.EnumerateObject().Any(property => property.Value.ValueKind switch
    {
        JsonValueKind.Object => HasTotal(property.Value),
        JsonValueKind.Number => Total.IsMatch(property.Name) && property.Value.TryGetInt32(out int total) && total == Items.Count,
        _ => false,
    });

    /// <summary>A field that tells of pages, beside the list.</summary>
    private static string? SignOfPaging(JsonElement json, string listName)
    {
        foreach (JsonProperty property in json.EnumerateObject().Where(p => p.Name != listName))
        {
            bool isPaging = Paging.IsMatch(property.Name);
            string? sign = property.Value.ValueKind switch
            {
                JsonValueKind.Object => SignOfPaging(property.Value, listName: ""),
                JsonValueKind.Number or JsonValueKind.True when isPaging => property.Name,
                JsonValueKind.String when isPaging && property.Value.GetString() != "" => property.Name,
                _ => null,
            };
            if (sign is not null)
                return sign;
        }

        return null;
    }
}
