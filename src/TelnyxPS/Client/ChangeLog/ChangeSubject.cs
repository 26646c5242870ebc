namespace TelnyxPS.Client;

/// <summary>The external connection or phone number that is changed.</summary>
internal sealed class ChangeSubject
{
    /// <summary>The id of the external connection that is changed; null if a phone number is changed.</summary>
    public string? Id { get; set; }

    /// <summary>The name of that connection; null if it is not known.</summary>
    public string? ConnectionName { get; set; }

    /// <summary>The id of the external connection of the phone number that is changed.</summary>
    public string? ConnectionId { get; set; }

    /// <summary>The id of the phone number that is changed.</summary>
    public string? NumberId { get; set; }
}
