namespace TelnyxPS.Sandbox;

/// <summary>
/// The uploads of phone numbers to a connection. Time does not pass in the sandbox: an upload takes a step each time
/// that it is looked at alone, and when a refresh is started.
/// </summary>
internal sealed class UploadEndpoints
{
    private const string All = "external_connections/{id}/uploads";
    private const string One = All + "/{ticket_id}";

    private readonly SandboxAccount account;

    public UploadEndpoints(SandboxAccount account)
    {
        this.account = account;
        Routes =
        [
            new SandboxRoute("GET", All, List),
            new SandboxRoute("POST", All, Create),
            new SandboxRoute("POST", All + "/refresh", Refresh),
            new SandboxRoute("GET", All + "/status", Status),
            new SandboxRoute("GET", One, Get),
            new SandboxRoute("POST", One + "/retry", Retry),
        ];
    }

    public IReadOnlyList<SandboxRoute> Routes { get; }

    private SandboxReply List(SandboxRequest request)
    {
        SandboxConnection connection = account.ConnectionOf(request);
        var list = new SandboxList<SandboxUpload>(request);
        SandboxFilter.AddPlace(list, upload => upload.Location);
        SandboxFilter.AddNumber(list, "filter[phone_number]", upload => upload.Entries.Select(entry => entry.Number));

        // As the reference has it: an upload can be a partial success, but nobody can ask for these.
        list.WhereAnyOf("filter[status][eq]", upload => upload.Status,
            SandboxUpload.Pending, "pending", SandboxUpload.InProgress, SandboxUpload.Success, SandboxUpload.Error);
        return list.Page(connection.Uploads, UploadJson.Write);
    }

    private SandboxReply Create(SandboxRequest request)
    {
        SandboxConnection connection = account.ConnectionOf(request);
        if (connection.ExternalSipConnection != SandboxConnection.OperatorConnect)
        {
            throw SandboxRefusal.Unprocessable("/external_sip_connection",
                "Phone numbers are uploaded to Operator Connect connections only.");
        }

        var body = new UploadBody(request.Body, connection, account.PhoneNumbers);
        var upload = new SandboxUpload(account.NewTicketId(), connection, body.Location, body.Usages, body.Numbers);
        connection.Uploads.Insert(0, upload);
        return new SandboxReply(202, SandboxJson.Success("ticket_id", upload.TicketId));
    }

    private SandboxReply Refresh(SandboxRequest request)
    {
        SandboxConnection connection = account.ConnectionOf(request);
        if (connection.IsRefreshing)
            throw SandboxRefusal.StillInProgress("A refresh of these uploads is in progress.");

        connection.IsRefreshing = true;
        connection.Uploads.ForEach(upload => upload.MoveOn(account));
        return new SandboxReply(200, SandboxJson.Success());
    }

    private SandboxReply Status(SandboxRequest request)
    {
        SandboxConnection connection = account.ConnectionOf(request);
        connection.IsRefreshing = false; // who asks how far it is finds it done
        return new SandboxReply(200, SandboxJson.One(connection.Uploads, UploadJson.WriteCounts));
    }

    private SandboxReply Get(SandboxRequest request)
    {
        SandboxUpload upload = Find(request);
        upload.MoveOn(account);
        return new SandboxReply(200, SandboxJson.One(upload, UploadJson.Write));
    }

    private SandboxReply Retry(SandboxRequest request)
    {
        SandboxUpload upload = Find(request);
        if (!upload.Ended)
            throw SandboxRefusal.StillInProgress("The upload is in progress.");
        if (upload.Status == SandboxUpload.Success)
            throw SandboxRefusal.Unprocessable("/ticket_id", "No phone number of the upload failed.");

        SandboxConnection connection = account.ConnectionOf(request);
        var retried = new SandboxUpload(account.NewTicketId(), connection, upload.Location, upload.Usages,
            upload.Failures.Select(entry => entry.Number));
        connection.Uploads.Insert(0, retried);
        return new SandboxReply(202, SandboxJson.One(retried, UploadJson.Write));
    }

    private SandboxUpload Find(SandboxRequest request)
    {
        string id = request.PathValue("ticket_id");
        return account.ConnectionOf(request).Uploads.Find(upload => upload.TicketId == id)
            ?? throw SandboxRefusal.NotFound();
    }
}
