using TelnyxPS.Client;
using TelnyxPS.Models;

namespace TelnyxPS.Cmdlets.Completion;

/// <summary>Completes the ids of outbound voice profiles: those listed, and those of connections seen.</summary>
internal sealed class ProfileIdCompleter : SeenCompleter
{
    protected override IEnumerable<(string Text, string ToolTip)> Values(TelnyxSession session, string[] connectionIds)
    {
        IReadOnlyList<ExternalConnection> seen = session.Cache.Seen();
        Dictionary<string, OutboundVoiceProfile> profiles =
            session.Names.Profiles.ToDictionary(profile => profile.OutboundVoiceProfileId!, StringComparer.Ordinal);
        ILookup<string, ExternalConnection> users = seen
            .Where(connection => !string.IsNullOrEmpty(connection.OutboundVoiceProfileId))
            .ToLookup(connection => connection.OutboundVoiceProfileId!, StringComparer.Ordinal);
        return profiles.Keys
            .Concat(users.Select(user => user.Key))
            .Distinct(StringComparer.Ordinal)
            .Select(id => (id, Describe(id)));

        string Describe(string id)
        {
            string use = $"used by {users[id].Count()} of {seen.Count} known connections";
            return profiles.TryGetValue(id, out OutboundVoiceProfile profile) && profile.Name is { } name
                ? $"{DisplayText.Of(name)}{(profile.Enabled == false ? ", not enabled" : "")}, {use}"
                : use;
        }
    }
}
