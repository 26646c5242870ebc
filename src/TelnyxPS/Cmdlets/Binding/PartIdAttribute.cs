namespace TelnyxPS.Cmdlets.Binding;

/// <summary>Reads the ids of what belongs to connections: text as the API writes it, or whole numbers.</summary>
internal sealed class PartIdAttribute : IdsAttribute
{
    protected override bool TryRead(object value, out string id, out string problem) =>
        IdText.TryReadText(value is Guid uuid ? uuid.ToString() : value, out id, out problem);
}
