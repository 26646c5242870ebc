namespace TelnyxPS.Sandbox;

/// <summary>A phone number of a job.</summary>
/// <param name="text">The text in the request: an id or an E.164 number.</param>
/// <param name="number">The number of the account; null if it was not found.</param>
internal sealed class SandboxJobEntry(string text, SandboxPhoneNumber? number)
{
    public SandboxPhoneNumber? PhoneNumber => number;

    public string? Id => number?.Id ?? (IsNumber ? null : text);

    public string? Number => number?.Number ?? (IsNumber ? text : null);

    public bool Ended { get; private set; }

    /// <summary>The reason why the number failed; null if it did not fail.</summary>
    public ApiProblem? Problem { get; private set; }

    private bool IsNumber => text.StartsWith("+", StringComparison.Ordinal);

    public void End(ApiProblem? problem)
    {
        Ended = true;
        Problem = problem;
    }
}
