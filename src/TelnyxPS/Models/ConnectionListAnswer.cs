namespace TelnyxPS.Models;

/// <summary>A page of a list of connections.</summary>
internal sealed class ConnectionListAnswer
{
    public List<ConnectionDocument?>? Data { get; set; }

    public Page? Meta { get; set; }

    /// <summary>How many pages and connections there are.</summary>
    internal sealed class Page
    {
        public int? TotalPages { get; set; }

        public int? TotalResults { get; set; }
    }
}
