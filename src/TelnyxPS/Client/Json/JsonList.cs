using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace TelnyxPS.Client;

/// <summary>A list in a JSON response of any form, and the paging information of the response.</summary>
internal sealed class JsonList
{
    private static readonly Regex Total = new("^total", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);
    private static readonly Regex Paging = new(
        "cursor|next|page|total|offset|limit|more|token|after",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);

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

    /// <summary>The number of items on all pages; null if the response does not contain it.</summary>
    public int? TotalResults { get; }

    /// <summary>The number of pages; null if the response does not contain it.</summary>
    public int? TotalPages { get; }

    /// <summary>
    /// The field that indicates more pages, if the response does not use the paging of <c>page[number]</c>; null if
    /// there is no such field.
    /// </summary>
    public string? OtherPaging { get; }

    /// <summary>Identifies the content of this page.</summary>
    public string Fingerprint => Hash(list);

    /// <summary>Finds the list in a response: the one named data, or the only one. Null if there is none.</summary>
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
    /// Returns a key that identifies an item, even among items with the same id but different content; null if it has
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

    /// <summary>Whether the response contains, under any name, a total that equals the number of items.</summary>
    private bool HasTotal(JsonElement json) => json.EnumerateObject().Any(property => property.Value.ValueKind switch
    {
        JsonValueKind.Object => HasTotal(property.Value),
        JsonValueKind.Number => Total.IsMatch(property.Name)
            && property.Value.TryGetInt32(out int total)
            && total == Items.Count,
        _ => false,
    });

    /// <summary>Finds a field outside the list that indicates paging.</summary>
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
