namespace TelnyxPS.Sandbox;

/// <summary>One entry of the <c>errors</c> list of an answer.</summary>
internal sealed class ApiProblem
{
    public ApiProblem(string code, string title, string detail, string? pointer = null)
    {
        Code = code;
        Title = title;
        Detail = detail;
        Pointer = pointer;
    }

    public string Code { get; }

    public string Title { get; }

    public string Detail { get; }

    /// <summary>The JSON pointer to what is wrong in the request, where one place is.</summary>
    public string? Pointer { get; }

    public static ApiProblem Missing(string pointer) =>
        new("10004", "Missing required parameter", "A required parameter was missing.", pointer);

    public static ApiProblem InvalidUrl(string pointer) =>
        new("10003", "Invalid URL", "Must be a URL that begins with http:// or https://.", pointer);

    public static ApiProblem InvalidAttribute(string pointer, string detail) =>
        new("10015", "Invalid attribute", detail, pointer);

    public static ApiProblem Unknown(string pointer) =>
        InvalidAttribute(pointer, "There is no such parameter.");
}
