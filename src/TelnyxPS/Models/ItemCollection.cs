using System.Collections.ObjectModel;

namespace TelnyxPS.Models;

/// <summary>
/// The items of an object, such as the phone numbers of an upload. Converted to text, they are joined with <c>;</c>.
/// </summary>
public sealed class ItemCollection<T> : ReadOnlyCollection<T>
{
    internal static readonly ItemCollection<T> None = new([]);

    internal ItemCollection(IList<T> items)
        : base(items)
    {
    }

    /// <summary>Returns the items as text, joined with <c>;</c>.</summary>
    public override string ToString() => string.Join(";", Items);
}
