using System.Management.Automation;
using TelnyxPS.Client;
using TelnyxPS.Models;

namespace TelnyxPS.Cmdlets;

/// <summary>A phone number to change.</summary>
/// <param name="name">The number in E.164 format, or its id.</param>
/// <param name="given">The piped object; null if only a number or an id was specified.</param>
/// <param name="errorTarget">The target of an error.</param>
internal sealed class NumberRow(string name, AccountPhoneNumber? given, object errorTarget)
{
    public string Name { get; } = name;

    public object ErrorTarget { get; } = errorTarget;

    /// <summary>The last known state.</summary>
    public AccountPhoneNumber? Current { get; set; } = given;

    /// <summary>The settings to change.</summary>
    public IReadOnlyList<SettingDifference> Differences { get; set; } = [];

    /// <summary>The confirmed change in words.</summary>
    public string? Confirmed { get; set; }

    /// <summary>Whether the user declined the change.</summary>
    public bool IsDeclined { get; set; }

    /// <summary>The changed number; null if it was not changed.</summary>
    public AccountPhoneNumber? Changed { get; set; }

    /// <summary>The request that failed.</summary>
    public TelnyxApiException? Failure { get; set; }

    /// <summary>An error that does not come from a request.</summary>
    public ErrorRecord? Error { get; set; }

    /// <summary>Whether the service reported that it did not change the number.</summary>
    public bool IsRefused { get; set; }

    public bool HasFailed => Failure is not null || Error is not null;

    /// <summary>Whether to make the change.</summary>
    public bool IsSelected => !HasFailed && !IsDeclined && Differences.Count > 0;

    /// <summary>Identifies the number in a job: the number itself or, without it, its id.</summary>
    public string JobName => Current?.PhoneNumber ?? Current?.NumberId ?? Name;
}
