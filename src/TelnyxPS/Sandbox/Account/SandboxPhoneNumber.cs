using System.Globalization;

namespace TelnyxPS.Sandbox;

/// <summary>A phone number of the account: free, or on one of its connections.</summary>
internal sealed class SandboxPhoneNumber
{
    private const long FirstId = 1700000000000000000;

    /// <param name="number">In E.164 form.</param>
    public SandboxPhoneNumber(string number) => Number = number;

    public string Number { get; }

    public string Id => IdOf(Number);

    public string Country => SandboxCountry.Of(Number);

    /// <summary>Null where the number is free. <see cref="SandboxConnection.Take"/> sets it.</summary>
    public SandboxConnection? Connection { get; set; }

    public SandboxLocation? Location { get; set; }

    /// <summary>The upload that brought it to its connection.</summary>
    public string? TicketId { get; set; }

    public IReadOnlyList<string> Capabilities { get; set; } = Array.Empty<string>();

    /// <summary>An id for each number: 17 and zeros before the number's own digits.</summary>
    public static string IdOf(string number) =>
        (FirstId + long.Parse(number.Substring(1), CultureInfo.InvariantCulture))
            .ToString(CultureInfo.InvariantCulture);
}
