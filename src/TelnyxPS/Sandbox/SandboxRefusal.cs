namespace TelnyxPS.Sandbox;

/// <summary>Ends a request with an error response.</summary>
internal sealed class SandboxRefusal(int status, IReadOnlyList<ApiProblem> problems) : Exception(problems[0].Detail)
{
    public int Status => status;

    public IReadOnlyList<ApiProblem> Problems => problems;

    public static SandboxRefusal NotAuthenticated() => new(
        401,
        "10009",
        "Authentication failed",
        "The required authentication headers were either invalid or not included in the request.");

    public static SandboxRefusal NotFound() =>
        new(404, "10005", "Resource not found", "The requested resource or URL could not be found.");

    public static SandboxRefusal WrongMethod(string method) =>
        new(405, "10015", "Method not allowed", $"This URL does not support {method}.");

    public static SandboxRefusal MalformedJson() =>
        new(400, "10023", "Invalid JSON", "The request body is not valid JSON.");

    public static SandboxRefusal StillInProgress(string detail) => new(409, "10015", "Conflict", detail);

    public static SandboxRefusal TooLarge(string pointer, string detail) =>
        new(413, [new ApiProblem("10015", "Request too large", detail, pointer)]);

    public static SandboxRefusal Unprocessable(string pointer, string detail) =>
        new(422, [ApiProblem.InvalidAttribute(pointer, detail)]);

    private SandboxRefusal(int status, string code, string title, string detail)
        : this(status, [new ApiProblem(code, title, detail)])
    {
    }

    /// <summary>Throws if there are problems, with all of them.</summary>
    public static void ThrowIfAny(int status, IReadOnlyList<ApiProblem> problems)
    {
        if (problems.Count > 0)
            throw new SandboxRefusal(status, problems);
    }
}
