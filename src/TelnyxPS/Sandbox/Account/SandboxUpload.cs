namespace TelnyxPS.Sandbox;

/// <summary>An upload of phone numbers to an Operator Connect connection.</summary>
/// <param name="ticketId">The ticket id of the upload.</param>
/// <param name="connection">The connection of the upload.</param>
/// <param name="location">The location of the numbers; null if the connection has none.</param>
/// <param name="usages">The usages of the numbers.</param>
/// <param name="numbers">The E.164 numbers.</param>
internal sealed class SandboxUpload(
    string ticketId,
    SandboxConnection connection,
    SandboxLocation? location,
    IReadOnlyList<string> usages,
    IEnumerable<string> numbers)
{
    public const string Pending = "pending_upload";
    public const string InProgress = "in_progress";
    public const string PartialSuccess = "partial_success";
    public const string Success = "success";
    public const string Error = "error";

    public const string CallingUser = "calling_user_assignment";
    public const string FirstPartyApp = "first_party_app_assignment";

    public const string UnknownCountry = "unknown_country_code";
    public const string NoDefaultLocation = "unable_to_retrieve_default_location";
    public const string InternalError = "internal_error";
    public const string NoPartnerInfo = "unable_to_retrieve_partner_info";

    public string TicketId => ticketId;

    public SandboxLocation? Location => location;

    public IReadOnlyList<string> Usages => usages;

    /// <summary>The capabilities of the numbers after the upload, which depend on the usages.</summary>
    public IReadOnlyList<string> Capabilities
    {
        get
        {
            List<string> capabilities = ["InboundCalling", "OutboundCalling"];
            if (usages.Contains(FirstPartyApp))
                capabilities.Add("FirstPartyAppAssignment");
            if (usages.Contains(CallingUser))
                capabilities.AddRange(["Office365", "UserAssignment"]);
            return capabilities;
        }
    }

    public IReadOnlyList<SandboxUploadEntry> Entries { get; } =
        [.. numbers.Select(number => new SandboxUploadEntry(number))];

    public string Status { get; private set; } = Pending;

    public bool Ended => Status is not (Pending or InProgress);

    public IEnumerable<SandboxUploadEntry> Failures => Entries.Where(entry => entry.Failed);

    /// <summary>
    /// Advances the upload by one step: from pending to in progress, and then to the end. It does not advance while a
    /// suggestion for the emergency address of the location must be accepted.
    /// </summary>
    public void Advance(SandboxAccount account)
    {
        if (Status == Pending)
        {
            Status = InProgress;
            foreach (SandboxUploadEntry entry in Entries)
                entry.Start();
        }
        else if (Status == InProgress && location is not { AwaitsSuggestion: true })
        {
            End(entry => Assign(account.PhoneNumbers.Find(entry.NumberId)!));
            foreach (SandboxUploadEntry entry in Failures)
            {
                var problem = new ApiProblem("10015", "Phone number not uploaded", entry.ErrorMessage!);
                account.Log.Add(problem, connection.Id, entry.Number, ticketId);
            }
        }
    }

    /// <summary>Ends the upload.</summary>
    /// <param name="assign">Assigns a number, or returns an error code if it cannot be assigned.</param>
    public void End(Func<SandboxUploadEntry, string?> assign)
    {
        foreach (SandboxUploadEntry entry in Entries)
            entry.End(assign(entry));

        int failures = Failures.Count();
        Status = failures == 0 ? Success : failures == Entries.Count ? Error : PartialSuccess;
    }

    private string? Assign(SandboxPhoneNumber number)
    {
        if (!SandboxCountry.HasOperatorConnect(number.Country))
            return UnknownCountry;
        if (location is null)
            return NoDefaultLocation;
        if (number.Connection is { } other && other != connection)
            return InternalError;
        if (number.FailsNextUpload)
        {
            number.FailsNextUpload = false;
            return NoPartnerInfo;
        }

        connection.Assign(number, this);
        return null;
    }
}
