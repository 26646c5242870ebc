namespace TelnyxPS.Cmdlets.Binding;

/// <summary>Converts values to ids of resources that belong to connections: text, or whole numbers.</summary>
internal sealed class ResourceIdAttribute : IdsAttribute
{
    protected override bool TryRead(object value, out string id, out string problem) =>
        IdText.TryReadText(value is Guid uuid ? uuid.ToString() : value, out id, out problem);
}
