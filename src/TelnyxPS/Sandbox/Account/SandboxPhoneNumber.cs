using System.Globalization;

namespace TelnyxPS.Sandbox;

/// <summary>A phone number of the account, with or without a connection.</summary>
/// <param name="number">The E.164 number.</param>
internal sealed class SandboxPhoneNumber(string number)
{
    public const string Active = "active";

    /// <summary>The number was purchased but is not ready: the first update fails, and the next one succeeds.</summary>
    public const string Provisioning = "provision-pending";

    private const long FirstId = 1700000000000000000;

    public string Number => number;

    public string Id => IdOf(number);

    public string Country => SandboxCountry.Of(number);

    public string Type => SandboxCountry.TypeOf(number);

    public string Status { get; set; } = Active;

    /// <summary>The connection; null if there is none. <see cref="SandboxConnection.Assign"/> sets it.</summary>
    public SandboxConnection? Connection { get; set; }

    public SandboxLocation? Location { get; set; }

    /// <summary>The ticket id of the upload to Microsoft Teams; null if the number is not there.</summary>
    public string? TicketId { get; set; }

    public IReadOnlyList<string> Capabilities { get; set; } = [];

    public IReadOnlyList<string> Tags { get; set; } = [];

    public string? CustomerReference { get; set; }

    public string? BillingGroupId { get; set; }

    public bool IsDeletionLocked { get; set; }

    /// <summary>Whether the number was ported from another carrier; otherwise it was purchased.</summary>
    public bool IsPorted { get; set; }

    /// <summary>Whether the next upload of the number to Microsoft Teams fails.</summary>
    public bool FailsNextUpload { get; set; }

    public DateTime PurchasedAt { get; set; }

    public DateTime UpdatedAt { get; set; }

    public string? EmergencyAddressId =>
        Location is { AwaitsSuggestion: false } location ? location.EmergencyAddressId : null;

    /// <summary>Creates the id of a number: 17 and zeros, followed by the digits of the number.</summary>
    public static string IdOf(string number) =>
        (FirstId + long.Parse(number.Substring(1), CultureInfo.InvariantCulture))
            .ToString(CultureInfo.InvariantCulture);
}
