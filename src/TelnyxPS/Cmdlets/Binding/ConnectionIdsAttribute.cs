namespace TelnyxPS.Cmdlets.Binding;

/// <summary>Converts values to ids that consist of digits, such as those of connections.</summary>
internal sealed class ConnectionIdsAttribute : IdsAttribute
{
    protected override bool TryRead(object value, out string id, out string problem) =>
        IdText.TryRead(value, out id, out problem);
}
