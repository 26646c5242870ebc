namespace TelnyxPS.Client;

/// <summary>What a change is made to: an external connection, or a phone number.</summary>
internal sealed class ChangeSubject
{
    /// <summary>The id of the external connection that is changed itself; null where a phone number is.</summary>
    public string? Id { get; set; }

    /// <summary>The name of that connection; null where it is not known.</summary>
    public string? ConnectionName { get; set; }

    /// <summary>The external connection of a phone number that is changed.</summary>
    public string? ConnectionId { get; set; }

    /// <summary>The id of the phone number that is changed.</summary>
    public string? NumberId { get; set; }
}
