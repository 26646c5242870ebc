namespace TelnyxPS.Sandbox;

/// <summary>An update of phone numbers, as specified in a request.</summary>
internal sealed class SandboxNumberChange
{
    private readonly List<Action<SandboxPhoneNumber>> settings = [];

    /// <summary>The id of the connection to assign the numbers to; null to keep their connection.</summary>
    public string? ConnectionId { get; set; }

    public bool IsEmpty => ConnectionId is null && settings.Count == 0;

    public void Add(Action<SandboxPhoneNumber> setting) => settings.Add(setting);

    /// <summary>Updates the numbers that can be updated, and returns a problem for each of the rest.</summary>
    public IReadOnlyDictionary<SandboxPhoneNumber, ApiProblem> ApplyTo(
        IReadOnlyList<SandboxPhoneNumber> numbers, SandboxAccount account)
    {
        SandboxConnection? target = ConnectionId is null ? null : account.FindConnection(ConnectionId);
        Dictionary<SandboxPhoneNumber, ApiProblem> refused = [];
        List<SandboxPhoneNumber> changing = [];
        foreach (SandboxPhoneNumber number in numbers)
        {
            if (ConnectionId is not null && target is null)
                refused.Add(
                    number, ApiProblem.InvalidAttribute("/connection_id", "There is no connection with this id."));
            else if (number.Status == SandboxPhoneNumber.Provisioning)
                refused.Add(number, NotReady(number));
            else
                changing.Add(number);
        }

        if (target is not null)
            account.Move(changing, target);
        foreach (SandboxPhoneNumber number in changing)
        {
            settings.ForEach(set => set(number));
            number.UpdatedAt = account.Stamp();
        }

        return refused;
    }

    // The sandbox has no clock: a number that was reported as not ready is ready the next time.
    private static ApiProblem NotReady(SandboxPhoneNumber number)
    {
        number.Status = SandboxPhoneNumber.Active;
        return new ApiProblem(
            "10015", "Phone number not ready", "The phone number is still being provisioned. Try again later.");
    }
}
