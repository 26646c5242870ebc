using System.Management.Automation;
using TelnyxPS.Client;
using TelnyxPS.Cmdlets.Binding;
using TelnyxPS.Models;

namespace TelnyxPS.Cmdlets;

/// <summary>Reads what the current record of the pipeline specifies: objects, or ids.</summary>
/// <param name="command">The cmdlet.</param>
internal sealed class PipelineInput(TelnyxCommand command)
{
    private UnboundColumns? columns;

    /// <summary>The current record, if it is a row such as a row of a CSV file.</summary>
    public PSObject? Row { get; private set; }

    /// <summary>The current record, if it is an object of the module. It can be bound by its properties.</summary>
    public TelnyxResource? Given { get; private set; }

    /// <summary>Reads the objects of the record or, in all other parameter sets, its ids.</summary>
    /// <param name="ids">The ids of the record.</param>
    /// <param name="objects">The objects of the record.</param>
    /// <param name="idOf">Returns the id of an object; returns null, and writes an error, if it has none.</param>
    public IEnumerable<(string Id, T? Given, TelnyxSession Session)> Read<T>(
        string[] ids, T[]? objects, Func<T, string?> idOf)
        where T : TelnyxResource
    {
        TakeRow();
        if (command.ParameterSetName != TelnyxCommand.ByObject)
        {
            command.Run.Expect(ids.Length);
            foreach (string id in ids)
                yield return (id, null, command.SessionFor(Given?.OwnerId == id ? Given : null));
            yield break;
        }

        command.Run.Expect(objects?.Length);
        foreach (T given in objects ?? [])
        {
            if (idOf(given) is { } id)
                yield return (id, given, command.SessionFor(given));
        }
    }

    /// <summary>
    /// Sets <see cref="Row"/> and <see cref="Given"/>. Writes a warning if columns of the row look like a parameter but
    /// are not bound.
    /// </summary>
    public PSObject? TakeRow()
    {
        Given = PipelineRow.Resource;
        Row = PipelineRow.Take();
        if (Row is null)
            return null;

        columns ??= new UnboundColumns(command.GetType());
        IReadOnlyList<(string Column, string[] Parameters)> unbound =
            columns.Find(Row, command.MyInvocation.BoundParameters.ContainsKey);
        if (unbound.Count > 0)
        {
            IEnumerable<string> list = unbound.Select(one =>
                $"'{DisplayText.Of(one.Column)}' looks like {AnyOf(one.Parameters)}");
            command.WriteWarning(
                "Some columns are ignored, because their names do not match a parameter of "
                    + $"{command.MyInvocation.MyCommand.Name}: {string.Join(", ", list)}. To use a column, rename "
                    + "it to match the parameter.");
        }

        return Row;
    }

    /// <summary>
    /// Ends the cmdlet if an object is piped together with -ConnectionId. PowerShell then binds only its properties, so
    /// its session is not known.
    /// </summary>
    /// <param name="additionalProperties">The value of this property of the object; null for ids.</param>
    public void RefuseObject(object? additionalProperties)
    {
        object? value = additionalProperties is PSObject wrapped ? wrapped.BaseObject : additionalProperties;
        if (Row is null && Given is null && value is AdditionalProperties)
        {
            throw command.ObjectAndId(
                "ConnectionId",
                "the cmdlet would not use the session that returned them",
                "pipe ids instead of objects");
        }
    }

    /// <summary>The target of an error about an id. It can be piped to the cmdlet again.</summary>
    public object IdTarget(string name, string id) => Row ?? ErrorRecords.IdTarget(name, id);

    /// <summary>Returns the id of an object; returns null, and writes an error, if Telnyx sent none.</summary>
    public string? IdOf(TelnyxResource given)
    {
        if (given.ResourceId is null)
        {
            string message = $"Telnyx returned no id for this object: {DisplayText.Of(given.FullName)}.";
            command.WriteError(ErrorRecords.Of("NoId", ErrorCategory.InvalidData, message, given));
        }

        return given.ResourceId;
    }

    /// <summary>Returns the id of an object or, without an object, the ids that were specified.</summary>
    public string[] IdsOf(ConnectionChild? given, string[] specified) =>
        given is null ? specified : IdOf(given) is { } id ? [id] : [];

    /// <summary>
    /// Returns the id of the connection that an object belongs to; returns null, and writes an error, if it belongs
    /// to none.
    /// </summary>
    public string? ConnectionOf(TelnyxResource given)
    {
        if (given.OwnerId is null)
        {
            string message = $"{DisplayText.Of(given.FullName)} does not belong to an external connection.";
            command.WriteError(ErrorRecords.Of("NoConnection", ErrorCategory.InvalidArgument, message, given));
        }

        return given.OwnerId;
    }

    private static string AnyOf(string[] parameters)
    {
        int others = parameters.Length - 1;
        return others < 2
            ? $"-{string.Join(" or -", parameters)}"
            : $"-{string.Join(", -", parameters.Take(others))}, or -{parameters[others]}";
    }
}
