using TelnyxPS.Client;

namespace TelnyxPS.Cmdlets;

/// <summary>
/// A list. Its first page is read concurrently with those of other lists, and the other pages when it is output.
/// </summary>
/// <param name="command">The cmdlet.</param>
/// <param name="key">Lists with the same key run one after another.</param>
/// <param name="errorTarget">The target of an error.</param>
/// <param name="listing">The list.</param>
/// <param name="isOutput">Selects the objects to output; null for all.</param>
internal sealed class ListItem<T>(
    TelnyxCommand command, string key, object errorTarget, Paginator<T> listing, Func<T, bool>? isOutput)
    : CommandItem(command, key, errorTarget)
{
    private IReadOnlyList<T> first = [];

    public override bool NeedsReading => true;

    public override async Task ReadAsync(CallContext context) =>
        first = await listing.NextAsync(context).ConfigureAwait(false);

    public override bool Decide() => false;

    protected override void EmitResult() => Command.Lists.Write(listing, ErrorTarget, first, isOutput);
}
