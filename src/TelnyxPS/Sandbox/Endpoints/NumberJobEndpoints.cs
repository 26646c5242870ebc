namespace TelnyxPS.Sandbox;

/// <summary>
/// The changes of phone numbers in the background. Time does not pass in the sandbox: a job takes a step each time that
/// it is looked at alone.
/// </summary>
internal sealed class NumberJobEndpoints
{
    private const string All = "phone_numbers/jobs";
    private const int PageSize = 20;

    private readonly SandboxAccount account;

    public NumberJobEndpoints(SandboxAccount account)
    {
        this.account = account;
        Routes =
        [
            new SandboxRoute("GET", All, List),
            new SandboxRoute("POST", All + "/update_phone_numbers", Create),
            new SandboxRoute("GET", All + "/{id}", Get),
        ];
    }

    public IReadOnlyList<SandboxRoute> Routes { get; }

    private SandboxReply List(SandboxRequest request)
    {
        var list = new SandboxList<SandboxNumberJob>(request, PageSize);
        list.Where("filter[type]",
            type => SandboxNumberJob.Types.Contains(type) ? _ => type == SandboxNumberJob.Type : null,
            "Must be one of " + string.Join(", ", SandboxNumberJob.Types) + ".");
        list.WhereEach("filter[status]", job => job.Status, SandboxNumberJob.Statuses);
        list.Where("filter[phone_number]",
            (job, part) => job.Entries.Any(entry => entry.Number?.Substring(1).Contains(part) == true));
        list.SortBy(bothWays: false, ("created_at", job => job.CreatedAt));
        return list.Page(account.Jobs, NumberJobJson.Write);
    }

    private SandboxReply Create(SandboxRequest request)
    {
        // The service changes all numbers that a filter finds. Whoever sends one here made a mistake.
        SandboxRefusal.ThrowIfAny(400, request.Query.UnknownBut([]).ToList());
        var body = new NumberJobBody(request.Body);
        if (body.Change.ConnectionId is { } id && account.FindConnection(id) is null)
        {
            SandboxRefusal.ThrowIfAny(400,
                [ApiProblem.InvalidAttribute("/connection_id", "There is no connection of that id.")]);
        }

        List<SandboxJobEntry> entries = body.PhoneNumbers
            .Select(text => new SandboxJobEntry(text, account.PhoneNumbers.FindAny(text)))
            .GroupBy(entry => entry.Id ?? entry.Number)
            .Select(same => same.First())
            .ToList();
        return Show(202, account.AddJob(entries, body.Change));
    }

    private SandboxReply Get(SandboxRequest request)
    {
        string id = request.PathValue("id");
        SandboxNumberJob job = account.Jobs.FirstOrDefault(j => j.Id == id) ?? throw SandboxRefusal.NotFound();
        job.MoveOn(account);
        return Show(200, job);
    }

    private static SandboxReply Show(int status, SandboxNumberJob job) =>
        new(status, SandboxJson.One(job, NumberJobJson.Write));
}
