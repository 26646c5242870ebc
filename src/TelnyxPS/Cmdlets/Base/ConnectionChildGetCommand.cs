using System.Management.Automation;
using TelnyxPS.Client;
using TelnyxPS.Models;

namespace TelnyxPS.Cmdlets;

/// <summary>
/// A cmdlet that emits what belongs to connections: all of a kind that fits a filter, or those named.
/// </summary>
public abstract class ConnectionChildGetCommand<T> : ConnectionChildCommand<TelnyxResource>
    where T : ConnectionChild
{
    private protected ConnectionChildGetCommand()
    {
    }

    /// <summary>The kind.</summary>
    private protected abstract Endpoint<T> Kind { get; }

    /// <summary>Those that are named, null for all, and the parameter that names them.</summary>
    private protected abstract (string Parameter, string[]? Ids) Named { get; }

    /// <summary>Which of all.</summary>
    private protected virtual ResourceFilter Filter => new();

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        if (Named.Ids is not null)
            RefuseOfList();
    }

    /// <inheritdoc/>
    private protected override void Take(string connectionId, TelnyxResource? given, TelnyxSession session)
    {
        string[]? ids = Named.Ids ?? (given is null ? null : IdsIn(given));
        if (ids is null)
        {
            AddList(session.Client.List(Kind, connectionId, Filter, Skip, First), connectionId, given ?? IdTarget(nameof(ConnectionId), connectionId));
            return;
        }

        // What names them may have come with the record.
        RefuseOfList();
        foreach (string id in ids)
        {
            object target = ErrorTarget(given, (nameof(ConnectionId), connectionId), (Named.Parameter, id));
            Add(new ReadItem<T>(this, new ResourceTarget<T>(session, Kind.Get(connectionId, id), given as T, target)));
        }
    }

    /// <summary>
    /// The ids that an object names, where it is one of the kind, or names some; null where it stands for all of its
    /// connection.
    /// </summary>
    private protected virtual string[]? IdsIn(TelnyxResource given) => given is T part ? IdsOf(part, []) : null;

    /// <summary>The id that an object names; none where it has none, rather than all of its connection.</summary>
    private protected static string[] OneOrNone(string? id) => id is null ? [] : [id];

    private void RefuseOfList()
    {
        RefusePaging();
        if (Filter.ToQuery().Count > 0)
            throw this.Terminating("FilterWithoutList", ErrorCategory.InvalidArgument, $"A filter cannot be used together with -{Named.Parameter}: filters apply to lists.");
    }
}
