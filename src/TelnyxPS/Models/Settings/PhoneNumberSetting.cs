namespace TelnyxPS.Models;

/// <summary>The settings of a phone number that can be cleared, for <c>-Clear</c>.</summary>
public enum PhoneNumberSetting
{
    /// <summary>The tags; cleared, the list is empty.</summary>
    Tag,

    /// <summary>The customer reference; cleared, there is none.</summary>
    CustomerReference,
}
