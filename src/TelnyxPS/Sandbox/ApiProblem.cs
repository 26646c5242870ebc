namespace TelnyxPS.Sandbox;

/// <summary>One entry of the <c>errors</c> list of an answer.</summary>
/// <param name="code">The code, as Telnyx documents it.</param>
/// <param name="title">What kind of problem it is.</param>
/// <param name="detail">What is wrong.</param>
/// <param name="pointer">The JSON pointer to what is wrong in the request, where one place is.</param>
internal sealed class ApiProblem(string code, string title, string detail, string? pointer = null)
{
    public string Code => code;

    public string Title => title;

    public string Detail => detail;

    public string? Pointer => pointer;

    public static ApiProblem NotFound(string detail) => new("10005", "Resource not found", detail);

    public static ApiProblem Missing(string pointer) =>
        new("10004", "Missing required parameter", "A required parameter was missing.", pointer);

    public static ApiProblem InvalidUrl(string pointer) =>
        new("10003", "Invalid URL", "Must be a URL that begins with http:// or https://.", pointer);

    public static ApiProblem InvalidAttribute(string pointer, string detail) =>
        new("10015", "Invalid attribute", detail, pointer);

    public static ApiProblem Unknown(string pointer) =>
        InvalidAttribute(pointer, "There is no such parameter.");
}
