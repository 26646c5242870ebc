namespace TelnyxPS.JsonBenchmark.Generated;

/// <summary>The pages of a list.</summary>
internal sealed class Meta
{
    public int? TotalPages { get; set; }

    public int? TotalResults { get; set; }
}
