using System.Management.Automation;

namespace TelnyxPS.Cmdlets.Binding;

/// <summary>
/// Lets PowerShell restore the module's objects from Export-Clixml files, jobs, and remote sessions.
/// TelnyxPS.Types.ps1xml refers to it. It converts nothing else.
/// </summary>
public sealed class DeserializedObjectConverter : PSTypeConverter
{
    /// <inheritdoc/>
    public override bool CanConvertFrom(object sourceValue, Type destinationType) =>
        DeserializedObject.TypeOf(sourceValue) is { } type && type == destinationType;

    /// <inheritdoc/>
    public override object ConvertFrom(
        object sourceValue, Type destinationType, IFormatProvider formatProvider, bool ignoreCase)
    {
        try
        {
            return DeserializedObject.Restore((PSObject)sourceValue, destinationType);
        }
        catch (Exception e) when (e is not PSInvalidCastException)
        {
            throw new PSInvalidCastException(e.Message, e);
        }
    }

    /// <inheritdoc/>
    public override bool CanConvertTo(object sourceValue, Type destinationType) => false;

    /// <inheritdoc/>
    public override object ConvertTo(
        object sourceValue, Type destinationType, IFormatProvider formatProvider, bool ignoreCase) =>
        throw new NotSupportedException();
}
