using System.Collections.ObjectModel;

namespace TelnyxPS.Models;

/// <summary>The items that an object holds, such as the numbers of an upload. As text they are joined with <c>;</c>.</summary>
public sealed class ItemCollection<T> : ReadOnlyCollection<T>
{
    internal static readonly ItemCollection<T> None = new([]);

    internal ItemCollection(IList<T> items)
        : base(items)
    {
    }

    /// <summary>The items as text, joined with <c>;</c>.</summary>
    public override string ToString() => string.Join(";", Items);
}
