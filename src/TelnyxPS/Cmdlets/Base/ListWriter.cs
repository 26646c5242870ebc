using System.Management.Automation;
using TelnyxPS.Client;

namespace TelnyxPS.Cmdlets;

/// <summary>Outputs lists page by page, as -First, -Skip, and -IncludeTotalCount specify.</summary>
/// <param name="command">The cmdlet.</param>
internal sealed class ListWriter(TelnyxCommand command)
{
    private Func<Task>? readingAhead;
    private int? total;

    /// <summary>The number of objects to skip at the start of a list.</summary>
    public ulong Skip => Paging?.Skip ?? 0;

    /// <summary>The largest number of objects to output.</summary>
    public ulong First => Paging?.First ?? ulong.MaxValue;

    /// <summary>Whether to output the total count of a list.</summary>
    public bool CountWanted => Paging is { IncludeTotalCount.IsPresent: true };

    /// <summary>The number of objects listed so far.</summary>
    public int Listed { get; private set; }

    /// <summary>The requests that read ahead in the current list.</summary>
    public Task Running => readingAhead?.Invoke() ?? Task.CompletedTask;

    private PagingParameters? Paging => command.PagingParameters;

    /// <summary>Adds a list to the items of the cmdlet.</summary>
    /// <param name="listing">The list.</param>
    /// <param name="key">Items with the same key run one after another.</param>
    /// <param name="errorTarget">The target of the error if the list cannot be read.</param>
    /// <param name="isOutput">Selects the objects to output. Default: all.</param>
    public void Add<T>(Paginator<T> listing, string key, object errorTarget, Func<T, bool>? isOutput = null)
    {
        if (First > 0 || CountWanted)
            command.Run.Add(new ListItem<T>(command, key, errorTarget, listing, isOutput));
    }

    /// <summary>Outputs a list. Each page is output when it arrives.</summary>
    /// <param name="listing">The list.</param>
    /// <param name="errorTarget">The target of the error if a page cannot be read.</param>
    /// <param name="read">The first page, if it was already read.</param>
    /// <param name="isOutput">Selects the objects to output. Default: all.</param>
    /// <param name="convert">Converts an item of the list to the object to output. Default: no conversion.</param>
    public void Write<T>(
        Paginator<T> listing,
        object errorTarget,
        IReadOnlyList<T>? read = null,
        Func<T, bool>? isOutput = null,
        Func<T, object?>? convert = null)
    {
        readingAhead = () => listing.Running;
        bool countWanted = CountWanted;
        IReadOnlyList<T>? page = read;
        while (page is not null
            || (listing.HasMore && command.Pipeline.Try(errorTarget, listing.NextAsync, out page)))
        {
            if (countWanted)
                command.WriteObject(CountOf(listing));
            countWanted = false;
            IEnumerable<T> output = isOutput is null ? page! : page!.Where(isOutput);
            command.WriteObject(convert is null ? output : output.Select(convert), enumerateCollection: true);
            Listed += page!.Count;
            total = listing.TotalCount;
            page = null;
        }
    }

    /// <summary>Ends the cmdlet if a paging parameter was specified together with ids or objects.</summary>
    public void RefusePaging()
    {
        string[] paging =
            [nameof(PagingParameters.First), nameof(PagingParameters.Skip), nameof(PagingParameters.IncludeTotalCount)];
        if (paging.FirstOrDefault(command.MyInvocation.BoundParameters.ContainsKey) is { } name)
        {
            throw command.Terminating(
                "PagingWithoutList",
                ErrorCategory.InvalidArgument,
                $"-{name} applies only to lists. It cannot be used when you specify individual objects.");
        }
    }

    /// <summary>The progress of the list as text and in percent.</summary>
    /// <param name="isOnlyList">Whether the cmdlet outputs only this list. If not, a percentage would mislead.</param>
    public (string Status, int Percent) Progress(bool isOnlyList)
    {
        ulong end = Math.Min((ulong)Math.Max(0, (total ?? 0) - (long)Math.Min(Skip, int.MaxValue)), First);
        string cmdlet = command.MyInvocation.MyCommand.Name;
        return isOnlyList && end > 0
            ? (ProgressText.Listed(cmdlet, Listed, end), (int)Math.Min(100, 100UL * (ulong)Listed / end))
            : (ProgressText.Listed(cmdlet, Listed, total: null), -1);
    }

    private PSObject CountOf<T>(Paginator<T> listing) => command.PagingParameters.NewTotalCount(
        (ulong)(listing.TotalCount ?? 0), listing.TotalCount is null ? 0.0 : 1.0);
}
