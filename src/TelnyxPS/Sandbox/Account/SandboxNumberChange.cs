namespace TelnyxPS.Sandbox;

/// <summary>A change of phone numbers: what a request asks for.</summary>
internal sealed class SandboxNumberChange
{
    private readonly List<Action<SandboxPhoneNumber>> settings = [];

    /// <summary>The connection that the numbers get; null where they stay.</summary>
    public string? ConnectionId { get; set; }

    public bool IsEmpty => ConnectionId is null && settings.Count == 0;

    public void Add(Action<SandboxPhoneNumber> setting) => settings.Add(setting);

    /// <summary>Changes the numbers that can be changed, and says of each of the others why it cannot.</summary>
    public IReadOnlyDictionary<SandboxPhoneNumber, ApiProblem> ApplyTo(
        IReadOnlyList<SandboxPhoneNumber> numbers, SandboxAccount account)
    {
        SandboxConnection? target = ConnectionId is null ? null : account.FindConnection(ConnectionId);
        Dictionary<SandboxPhoneNumber, ApiProblem> refused = [];
        List<SandboxPhoneNumber> changing = [];
        foreach (SandboxPhoneNumber number in numbers)
        {
            if (ConnectionId is not null && target is null)
                refused.Add(number, ApiProblem.InvalidAttribute("/connection_id", "There is no connection of that id."));
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

    // Time does not pass here: whoever is told that the number is not ready finds it ready the next time.
    private static ApiProblem NotReady(SandboxPhoneNumber number)
    {
        number.Status = SandboxPhoneNumber.Active;
        return new ApiProblem("10015", "Phone number not ready",
            "The phone number is still being provisioned. Try again later.");
    }
}
