using System.Globalization;

namespace TelnyxPS.Sandbox;

/// <summary>The requested page of a list.</summary>
/// <param name="query">The query of the request.</param>
/// <param name="problems">The list to which problems are added.</param>
/// <param name="defaultSize">The default page size.</param>
internal sealed class SandboxPage(SandboxQuery query, ICollection<ApiProblem> problems, int defaultSize)
{
    public const string NumberName = "page[number]";
    public const string SizeName = "page[size]";
    public const int LargestSize = 250;

    public int Number { get; } = Read(query, NumberName, 1, int.MaxValue, problems);

    public int Size { get; } = Read(query, SizeName, defaultSize, LargestSize, problems);

    public int CountFor(int results) => (results + Size - 1) / Size;

    public IEnumerable<T> Of<T>(IReadOnlyList<T> all)
    {
        long first = (Number - 1L) * Size;
        for (long i = first; i < all.Count && i < first + Size; i++)
            yield return all[(int)i];
    }

    private static int Read(SandboxQuery query, string name, int @default, int most, ICollection<ApiProblem> problems)
    {
        if (query.Last(name) is not { } text)
            return @default;

        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int value)
            && value >= 1 && value <= most)
        {
            return value;
        }

        string requirement =
            most == int.MaxValue ? "Must be an integer of 1 or more." : $"Must be an integer from 1 to {most}.";
        problems.Add(ApiProblem.InvalidAttribute(SandboxQuery.PointerTo(name), requirement));
        return @default;
    }
}
