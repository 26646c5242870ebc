namespace TelnyxPS.Sandbox;

/// <summary>An entry of the <c>errors</c> list of a response.</summary>
/// <param name="code">The code, as Telnyx documents it.</param>
/// <param name="title">The title of the problem.</param>
/// <param name="detail">The details of the problem.</param>
/// <param name="pointer">
/// A JSON pointer to the part of the request that is wrong; null if there is no such part.
/// </param>
internal sealed class ApiProblem(string code, string title, string detail, string? pointer = null)
{
    public string Code => code;

    public string Title => title;

    public string Detail => detail;

    public string? Pointer => pointer;

    public static ApiProblem NotFound(string detail) => new("10005", "Resource not found", detail);

    public static ApiProblem Missing(string pointer) =>
        new("10004", "Missing required parameter", "A required parameter is missing.", pointer);

    public static ApiProblem InvalidUrl(string pointer) =>
        new("10003", "Invalid URL", "Must be a URL that begins with http:// or https://.", pointer);

    public static ApiProblem InvalidAttribute(string pointer, string detail) =>
        new("10015", "Invalid attribute", detail, pointer);

    public static ApiProblem Unknown(string pointer) => InvalidAttribute(pointer, "Unknown parameter.");
}
