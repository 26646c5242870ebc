namespace TelnyxPS.Sandbox;

/// <summary>
/// The endpoints of a connection's uploads. The sandbox has no clock: an upload advances by one step each time that it
/// is read, and when a refresh starts.
/// </summary>
internal sealed class UploadEndpoints(SandboxAccount account)
{
    private const string All = "external_connections/{id}/uploads";
    private const string One = All + "/{ticket_id}";

    public IReadOnlyList<SandboxRoute> Routes =>
    [
        new("GET", All, List),
        new("POST", All, Create),
        new("POST", All + "/refresh", Refresh),
        new("GET", All + "/status", Status),
        new("GET", One, Get),
        new("POST", One + "/retry", Retry),
    ];

    private SandboxReply List(SandboxRequest request)
    {
        SandboxConnection connection = account.ConnectionOf(request);
        var list = new SandboxList<SandboxUpload>(request);
        SandboxFilter.AddPlace(list, upload => upload.Location);
        SandboxFilter.AddNumber(list, "filter[phone_number]", upload => upload.Entries.Select(entry => entry.Number));

        // As in the reference: an upload can be a partial success, but the filter does not support that status.
        list.WhereAnyOf(
            "filter[status][eq]",
            upload => upload.Status,
            SandboxUpload.Pending,
            "pending",
            SandboxUpload.InProgress,
            SandboxUpload.Success,
            SandboxUpload.Error);
        return list.Page(connection.Uploads, UploadJson.Write);
    }

    private SandboxReply Create(SandboxRequest request)
    {
        SandboxConnection connection = account.ConnectionOf(request);
        if (connection.ExternalSipConnection != SandboxConnection.OperatorConnect)
        {
            throw SandboxRefusal.Unprocessable(
                "/external_sip_connection", "Phone numbers can be uploaded only to Operator Connect connections.");
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
            throw SandboxRefusal.StillInProgress("A refresh of the uploads is already in progress.");

        connection.IsRefreshing = true;
        connection.Uploads.ForEach(upload => upload.Advance(account));
        return new SandboxReply(200, SandboxJson.Success());
    }

    private SandboxReply Status(SandboxRequest request)
    {
        SandboxConnection connection = account.ConnectionOf(request);
        connection.IsRefreshing = false; // Reading the status completes the refresh.
        return new SandboxReply(200, SandboxJson.One(connection.Uploads, UploadJson.WriteCounts));
    }

    private SandboxReply Get(SandboxRequest request)
    {
        SandboxUpload upload = Find(request);
        upload.Advance(account);
        return new SandboxReply(200, SandboxJson.One(upload, UploadJson.Write));
    }

    private SandboxReply Retry(SandboxRequest request)
    {
        SandboxUpload upload = Find(request);
        if (!upload.Ended)
            throw SandboxRefusal.StillInProgress("The upload is still in progress.");
        if (upload.Status == SandboxUpload.Success)
            throw SandboxRefusal.Unprocessable("/ticket_id", "The upload has no failed phone numbers.");

        SandboxConnection connection = account.ConnectionOf(request);
        IEnumerable<string> failed = upload.Failures.Select(entry => entry.Number);
        var retried =
            new SandboxUpload(account.NewTicketId(), connection, upload.Location, upload.Usages, failed);
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
