namespace TelnyxPS.Sandbox;

/// <summary>The outbound voice profiles of the account.</summary>
internal sealed class VoiceProfileEndpoints
{
    private const string All = "outbound_voice_profiles";
    private const int PageSize = 20;

    private readonly SandboxAccount account;

    public VoiceProfileEndpoints(SandboxAccount account)
    {
        this.account = account;
        Routes = [new SandboxRoute("GET", All, List), new SandboxRoute("GET", All + "/{id}", Get)];
    }

    public IReadOnlyList<SandboxRoute> Routes { get; }

    private SandboxReply List(SandboxRequest request)
    {
        var list = new SandboxList<SandboxVoiceProfile>(request, PageSize);
        list.Where("filter[name][contains]",
            (profile, part) => profile.Name.IndexOf(part, StringComparison.OrdinalIgnoreCase) >= 0);
        list.SortBy(bothWays: true,
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
