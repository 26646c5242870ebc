using System.Management.Automation;
using TelnyxPS.Client;
using TelnyxPS.Models;

namespace TelnyxPS.Cmdlets;

/// <summary>
/// The resources of a connection that a cmdlet gets: those with the specified ids, or all that match a filter.
/// </summary>
/// <typeparam name="T">The type of the resources.</typeparam>
/// <param name="command">The cmdlet.</param>
/// <param name="endpoint">The endpoint of the resources.</param>
/// <param name="parameter">The name of the parameter with the ids.</param>
/// <param name="specified">The ids that were specified. Null for all resources.</param>
internal sealed class ChildQuery<T>(TelnyxCommand command, Endpoint<T> endpoint, string parameter, string[]? specified)
    where T : ConnectionChild
{
    /// <summary>The filter of the list.</summary>
    public ResourceFilter Filter { get; set; } = new();

    /// <summary>Ends the cmdlet if ids are specified together with parameters of a list.</summary>
    public void CheckParameters()
    {
        if (specified is not null)
            RefuseListParameters();
    }

    /// <summary>Adds the items for a connection, or for an object that was piped.</summary>
    public void Add(string connectionId, TelnyxResource? given, TelnyxSession session)
    {
        IEnumerable<string>? ids = specified ?? IdsOf(given);
        if (ids is null)
        {
            command.Lists.Add(
                session.Client.List(endpoint, connectionId, Filter, command.Lists.Skip, command.Lists.First),
                connectionId,
                given ?? command.Input.IdTarget("ConnectionId", connectionId));
            return;
        }

        // A record can specify the ids too, but it was not bound yet when the parameters were checked.
        RefuseListParameters();
        foreach (string id in ids)
        {
            object errorTarget = ErrorRecords.RowTarget(given, ("ConnectionId", connectionId), (parameter, id));
            command.Run.Add(new ReadItem<T>(
                command, new ResourceTarget<T>(session, endpoint.Get(connectionId, id), given as T, errorTarget)));
        }
    }

    private IEnumerable<string>? IdsOf(TelnyxResource? given)
    {
        if (given is null)
            return null;
        if (given is T child)
            return command.Input.IdsOf(child, []);

        string[]? ids = RelatedIds.Of<T>(given);
        if (ids is { Length: 0 })
        {
            command.WriteVerbose(
                $"{DisplayText.Of(given.FullName)} has no {parameter}, so there is nothing to get.");
        }

        return ids;
    }

    private void RefuseListParameters()
    {
        command.Lists.RefusePaging();
        if (Filter.ToQuery().Count > 0)
        {
            throw command.Terminating(
                "FilterWithoutList",
                ErrorCategory.InvalidArgument,
                $"Filters cannot be used together with -{parameter} or with an object that is read by its id: they "
                    + "apply only to lists.");
        }
    }
}
