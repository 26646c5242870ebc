namespace TelnyxPS.Cmdlets.Binding;

/// <summary>Reads the ids of connections: runs of digits.</summary>
internal sealed class ConnectionIdsAttribute : IdsAttribute
{
    protected override bool TryRead(object value, out string id, out string problem) => IdText.TryRead(value, out id, out problem);
}
