using TelnyxPS.Client;

namespace TelnyxPS.Cmdlets;

/// <summary>A list whose first page is read beside those of other lists; the others follow when it is its turn.</summary>
internal sealed class ListItem<T> : CommandItem
{
    private readonly Paginator<T> listing;
    private IReadOnlyList<T> first = [];

    public ListItem(BulkCommand command, string key, object errorTarget, Paginator<T> listing)
        : base(command, key, errorTarget) => this.listing = listing;

    public override bool NeedsReading => true;

    public override async Task ReadAsync(CallContext context) => first = await listing.NextAsync(context).ConfigureAwait(false);

    public override bool Decide() => false;

    protected override void EmitResult() => Command.WriteList(listing, ErrorTarget, first);
}
