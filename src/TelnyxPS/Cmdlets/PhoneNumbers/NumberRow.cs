using System.Management.Automation;
using TelnyxPS.Client;
using TelnyxPS.Models;

namespace TelnyxPS.Cmdlets;

/// <summary>A phone number that is to be changed.</summary>
/// <param name="name">The number in E.164 form, or its id.</param>
/// <param name="given">The object that was given; null where only its name was.</param>
/// <param name="errorTarget">What an error names.</param>
internal sealed class NumberRow(string name, AccountPhoneNumber? given, object errorTarget)
{
    public string Name { get; } = name;

    public object ErrorTarget { get; } = errorTarget;

    /// <summary>The number as it was read last.</summary>
    public AccountPhoneNumber? Current { get; set; } = given;

    /// <summary>What is to be changed.</summary>
    public IReadOnlyList<SettingDifference> Differences { get; set; } = [];

    /// <summary>The change that was confirmed, in words.</summary>
    public string? Confirmed { get; set; }

    /// <summary>Whether the user said no.</summary>
    public bool IsDeclined { get; set; }

    /// <summary>The number as it is now; null where it was not changed.</summary>
    public AccountPhoneNumber? Changed { get; set; }

    /// <summary>The request that failed.</summary>
    public TelnyxApiException? Failure { get; set; }

    /// <summary>An error that is not one of a request.</summary>
    public ErrorRecord? Error { get; set; }

    /// <summary>Whether the service says that it did not change the number.</summary>
    public bool IsRefused { get; set; }

    public bool HasFailed => Failure is not null || Error is not null;

    /// <summary>Whether the change is to be made.</summary>
    public bool IsSelected => !HasFailed && !IsDeclined && Differences.Count > 0;

    /// <summary>Identifies the number in a job: by number, else by id.</summary>
    public string JobName => Current?.PhoneNumber ?? Current?.NumberId ?? Name;
}
