namespace TelnyxPS.Sandbox;

/// <summary>A phone number of a job.</summary>
/// <param name="text">As the request names it: an id, or a number in E.164 form.</param>
/// <param name="number">The number of the account; null where there is none of that name.</param>
internal sealed class SandboxJobEntry(string text, SandboxPhoneNumber? number)
{
    public SandboxPhoneNumber? PhoneNumber => number;

    public string? Id => number?.Id ?? (IsNumber ? null : text);

    public string? Number => number?.Number ?? (IsNumber ? text : null);

    public bool Ended { get; private set; }

    /// <summary>Why it failed; null where it did not.</summary>
    public ApiProblem? Problem { get; private set; }

    private bool IsNumber => text.StartsWith("+", StringComparison.Ordinal);

    public void End(ApiProblem? problem)
    {
        Ended = true;
        Problem = problem;
    }
}
