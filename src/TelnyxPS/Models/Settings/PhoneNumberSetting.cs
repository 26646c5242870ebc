namespace TelnyxPS.Models;

/// <summary>The settings of a phone number that the <c>-Clear</c> parameter can clear.</summary>
public enum PhoneNumberSetting
{
    /// <summary>The tags. If cleared, there are no tags.</summary>
    Tag,

    /// <summary>The customer reference. If cleared, there is none.</summary>
    CustomerReference,
}
