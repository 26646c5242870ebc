using System.Text.Json.Nodes;

namespace TelnyxPS.SocketTests;

/// <summary>Compares the outcomes of calls with the state of a server, for each connection.</summary>
internal static class StateCheck
{
    /// <summary>Returns all wrong outcomes, and all changes without a call.</summary>
    public static IReadOnlyList<string> Violations(
        IReadOnlyCollection<Trial> trials,
        IReadOnlyDictionary<string, JsonObject> before,
        IReadOnlyDictionary<string, JsonObject> after)
    {
        List<string> violations = [.. trials.SelectMany(trial => trial.Violations(before, after))];
        HashSet<string> tried = [.. trials.Select(trial => trial.Id).OfType<string>()];
        foreach ((string id, JsonObject connection) in before.Where(pair => !tried.Contains(pair.Key)))
        {
            if (!after.TryGetValue(id, out JsonObject? now))
                violations.Add($"{id} was removed, but no call removed it");
            else if (!JsonNode.DeepEquals(now, connection))
                violations.Add($"{id} has changed, but no call changed it: {now.ToJsonString()}");
        }

        violations.AddRange(after
            .Where(pair => !before.ContainsKey(pair.Key) && !trials.Any(trial => trial.Made(pair.Value)))
            .Select(pair => $"{pair.Key} was created, but no call created it"));
        return violations;
    }
}
