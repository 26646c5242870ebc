namespace TelnyxPS.Sandbox;

/// <summary>
/// The endpoints of jobs that update phone numbers. The sandbox has no clock: a job advances by one step each time that
/// it is read.
/// </summary>
internal sealed class NumberJobEndpoints(SandboxAccount account)
{
    private const string All = "phone_numbers/jobs";
    private const int PageSize = 20;

    public IReadOnlyList<SandboxRoute> Routes =>
    [
        new("GET", All, List),
        new("POST", All + "/update_phone_numbers", Create),
        new("GET", All + "/{id}", Get),
    ];

    private SandboxReply List(SandboxRequest request)
    {
        var list = new SandboxList<SandboxNumberJob>(request, PageSize);
        list.Where(
            "filter[type]",
            type => SandboxNumberJob.Types.Contains(type) ? _ => type == SandboxNumberJob.Type : null,
            "Must be one of: " + string.Join(", ", SandboxNumberJob.Types) + ".");
        list.WhereEach("filter[status]", job => job.Status, SandboxNumberJob.Statuses);
        list.Where(
            "filter[phone_number]",
            (job, part) => job.Entries.Any(entry => entry.Number?.Substring(1).Contains(part) == true));
        list.SortBy(bothWays: false, ("created_at", job => job.CreatedAt));
        return list.Page(account.Jobs, NumberJobJson.Write);
    }

    private SandboxReply Create(SandboxRequest request)
    {
        // The service would update all numbers that match a filter in the query, so a filter here is a mistake.
        SandboxRefusal.ThrowIfAny(400, [.. request.Query.UnknownExcept([])]);
        var body = new NumberJobBody(request.Body);
        if (body.Change.ConnectionId is { } id && account.FindConnection(id) is null)
        {
            throw new SandboxRefusal(
                400, [ApiProblem.InvalidAttribute("/connection_id", "There is no connection with this id.")]);
        }

        List<SandboxJobEntry> entries =
        [
            .. body.PhoneNumbers
                .Select(text => new SandboxJobEntry(text, account.PhoneNumbers.FindAny(text)))
                .GroupBy(entry => entry.Id ?? entry.Number)
                .Select(same => same.First()),
        ];
        return Show(202, account.AddJob(entries, body.Change));
    }

    private SandboxReply Get(SandboxRequest request)
    {
        string id = request.PathValue("id");
        SandboxNumberJob job = account.Jobs.FirstOrDefault(j => j.Id == id) ?? throw SandboxRefusal.NotFound();
        job.Advance(account);
        return Show(200, job);
    }

    private static SandboxReply Show(int status, SandboxNumberJob job) =>
        new(status, SandboxJson.One(job, NumberJobJson.Write));
}
