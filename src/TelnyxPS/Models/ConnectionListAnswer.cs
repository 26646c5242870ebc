namespace TelnyxPS.Models;

/// <summary>A page of a list of connections.</summary>
internal sealed class ConnectionListAnswer
{
    public List<ConnectionDocument?>? Data { get; set; }

    public Page? Meta { get; set; }

    /// <summary>Which page it is, and of how many.</summary>
    internal sealed class Page
    {
        public int? PageNumber { get; set; }

        public int? PageSize { get; set; }

        public int? TotalPages { get; set; }

        public int? TotalResults { get; set; }
    }
}
