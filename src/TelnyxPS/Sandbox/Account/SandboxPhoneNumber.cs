using System.Globalization;

namespace TelnyxPS.Sandbox;

/// <summary>A phone number of the account: free, or on one of its connections.</summary>
/// <param name="number">In E.164 form.</param>
internal sealed class SandboxPhoneNumber(string number)
{
    public const string Active = "active";

    /// <summary>Bought, but not ready yet: the first change fails, and the next one succeeds.</summary>
    public const string Provisioning = "provision-pending";

    private const long FirstId = 1700000000000000000;

    public string Number => number;

    public string Id => IdOf(number);

    public string Country => SandboxCountry.Of(number);

    public string Type => SandboxCountry.TypeOf(number);

    public string Status { get; set; } = Active;

    /// <summary>Null where the number is free. <see cref="SandboxConnection.Take"/> sets it.</summary>
    public SandboxConnection? Connection { get; set; }

    public SandboxLocation? Location { get; set; }

    /// <summary>The upload that brought it to Microsoft Teams; null where it is not there.</summary>
    public string? TicketId { get; set; }

    public IReadOnlyList<string> Capabilities { get; set; } = [];

    public IReadOnlyList<string> Tags { get; set; } = [];

    public string? CustomerReference { get; set; }

    public string? BillingGroupId { get; set; }

    public bool IsDeletionLocked { get; set; }

    /// <summary>Whether it came from another carrier; else it was bought.</summary>
    public bool IsPorted { get; set; }

    /// <summary>Whether Microsoft Teams fails to take it the next time that it is uploaded.</summary>
    public bool FailsNextUpload { get; set; }

    public DateTime PurchasedAt { get; set; }

    public DateTime UpdatedAt { get; set; }

    public string? EmergencyAddressId =>
        Location is { AwaitsSuggestion: false } location ? location.EmergencyAddressId : null;

    /// <summary>An id for each number: 17 and zeros before the number's own digits.</summary>
    public static string IdOf(string number) =>
        (FirstId + long.Parse(number.Substring(1), CultureInfo.InvariantCulture))
            .ToString(CultureInfo.InvariantCulture);
}
