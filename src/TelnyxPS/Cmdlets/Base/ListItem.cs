using TelnyxPS.Client;

namespace TelnyxPS.Cmdlets;

/// <summary>A list whose first page is read beside those of other lists; the others follow when it is its turn.</summary>
/// <param name="command">The cmdlet.</param>
/// <param name="key">What the list is about.</param>
/// <param name="errorTarget">What an error names.</param>
/// <param name="listing">The list.</param>
/// <param name="isOutput">Which of the list are output; null for all.</param>
internal sealed class ListItem<T>(
    TelnyxCommand command, string key, object errorTarget, Paginator<T> listing, Func<T, bool>? isOutput)
    : CommandItem(command, key, errorTarget)
{
    private IReadOnlyList<T> first = [];

    public override bool NeedsReading => true;

    public override async Task ReadAsync(CallContext context) => first = await listing.NextAsync(context).ConfigureAwait(false);

    public override bool Decide() => false;

    protected override void EmitResult() => Command.Lists.Write(listing, ErrorTarget, first, isOutput);
}
