using System.Collections.ObjectModel;

namespace TelnyxPS.Models;

/// <summary>What a resource holds of another kind, as an upload its numbers. As text they are joined with <c>;</c>.</summary>
public sealed class PartCollection<T> : ReadOnlyCollection<T>
{
    internal static readonly PartCollection<T> None = new([]);

    internal PartCollection(IList<T> parts)
        : base(parts)
    {
    }

    /// <summary>The parts as text, joined with <c>;</c>.</summary>
    public override string ToString() => string.Join(";", Items);
}
