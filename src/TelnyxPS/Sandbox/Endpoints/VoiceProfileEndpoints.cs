namespace TelnyxPS.Sandbox;

/// <summary>The endpoints of outbound voice profiles.</summary>
internal sealed class VoiceProfileEndpoints(SandboxAccount account)
{
    private const string All = "outbound_voice_profiles";
    private const int PageSize = 20;

    public IReadOnlyList<SandboxRoute> Routes => [new("GET", All, List), new("GET", All + "/{id}", Get)];

    private SandboxReply List(SandboxRequest request)
    {
        var list = new SandboxList<SandboxVoiceProfile>(request, PageSize);
        list.Where(
            "filter[name][contains]",
            (profile, part) => profile.Name.IndexOf(part, StringComparison.OrdinalIgnoreCase) >= 0);
        list.SortBy(
            bothWays: true,
            ("enabled", profile => profile.Enabled),
            ("created_at", profile => profile.CreatedAt),
            ("name", profile => profile.Name));
        return list.Page(account.VoiceProfiles, new VoiceProfileJson(account).Write);
    }

    private SandboxReply Get(SandboxRequest request)
    {
        string id = request.PathValue("id");
        SandboxVoiceProfile found =
            account.VoiceProfiles.FirstOrDefault(profile => profile.Id == id) ?? throw SandboxRefusal.NotFound();
        return new SandboxReply(200, SandboxJson.One(found, new VoiceProfileJson(account).Write));
    }
}
