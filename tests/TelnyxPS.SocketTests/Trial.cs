using System.Text.Json.Nodes;
using TelnyxPS.Client;
using TelnyxPS.Models;

namespace TelnyxPS.SocketTests;

/// <summary>One call of the client, and whether the reported outcome is the actual one.</summary>
internal sealed class Trial
{
    private const string Profile = "1911630617284445511";
    private readonly List<string> lines = [];
    private readonly int number;
    private ExternalConnection? answer;
    private Exception? error;

    public Trial(Operation operation, string? id, int number)
    {
        Operation = operation;
        Id = id;
        this.number = number;
    }

    public Operation Operation { get; }

    /// <summary>The connection of the call; null for a create request.</summary>
    public string? Id { get; }

    public bool Succeeded => error is null;

    public Exception? Error => error;

    private string Mark => $"trial-{number}";

    private int Limit => 1000 + number;

    /// <summary>Makes the call.</summary>
    public async Task RunAsync(TelnyxClient client, IReadOnlyDictionary<string, JsonObject> before)
    {
        var context = new CallContext(Note, CancellationToken.None);
        try
        {
            answer = Operation switch
            {
                Operation.Get => await client.GetAsync(Id!, context),
                Operation.Update => await UpdateAsync(client, before[Id!].ToConnection(), context),
                Operation.Delete => await client.DeleteAsync(Id!, context),
                _ => await client.CreateAsync(Draft(), context),
            };
        }
        catch (Exception e)
        {
            error = e;
        }
    }

    /// <summary>The wrong outcomes that the call reported.</summary>
    public IEnumerable<string> Violations(
        IReadOnlyDictionary<string, JsonObject> before, IReadOnlyDictionary<string, JsonObject> after) =>
        OfError().Concat(OfState(before, after)).Select(violation => $"{this}: {violation}");

    /// <summary>Whether this call created that connection.</summary>
    public bool Made(JsonObject connection) => Operation == Operation.Create && connection.Tags().Contains(Mark);

    public override string ToString()
    {
        string outcome = error is TelnyxApiException e
            ? $"{e.Kind}{(e.IsAmbiguous ? " (ambiguous)" : "")}: {e.Message}"
            : error?.ToString() ?? "success";
        return $"{Operation} {Id ?? Mark} -> {outcome} [{string.Join(" | ", lines)}]";
    }

    private IEnumerable<string> OfError()
    {
        if (error is null)
            yield break;

        if (error is not TelnyxApiException e)
        {
            yield return "the exception is not the module's own";
            yield break;
        }

        if (e.ToString().Contains(TestKey.Value[4..12], StringComparison.OrdinalIgnoreCase))
            yield return "the key stands in the error";
        if (e.Kind == TelnyxErrorKind.OutcomeUnknown && !e.IsAmbiguous)
            yield return "an unknown outcome is not ambiguous";
        if (e.IsAmbiguous && Operation == Operation.Get)
            yield return "a read is ambiguous";

        // A removal that is finally refused was not carried out earlier, so nothing is checked.
        if (e.IsAmbiguous
            && e.Kind != TelnyxErrorKind.InvalidRequest
            && !e.Advised().Contains("Get-TelnyxExternalConnection"))
        {
            yield return "the error does not say how to look";
        }
    }

    private IEnumerable<string> OfState(
        IReadOnlyDictionary<string, JsonObject> before, IReadOnlyDictionary<string, JsonObject> after)
    {
        int made = Operation == Operation.Create ? after.Values.Count(Made) : 0;
        if (made > 1)
            yield return $"{made} connections were made";

        bool untouched = Operation == Operation.Create ? made == 0 : IsUntouched(before, after);
        bool applied = Operation switch
        {
            Operation.Get => untouched,
            Operation.Update =>
                after.TryGetValue(Id!, out JsonObject? now) && JsonNode.DeepEquals(now, Changed(before[Id!])),
            Operation.Delete => !after.ContainsKey(Id!),
            _ => made == 1,
        };

        if (!untouched && !applied)
            yield return $"what is left of it was neither so before nor asked for: {after.GetValueOrDefault(Id ?? "")}";
        if (Succeeded && !applied)
            yield return "it says it did it, and did not";
        if (error is TelnyxApiException { IsAmbiguous: false } && !untouched)
            yield return "it says it did not do it, and did";
        if (Succeeded && !AnswerIsRight(after))
            yield return $"it gives the wrong connection: {answer}";
    }

    private bool IsUntouched(
        IReadOnlyDictionary<string, JsonObject> before, IReadOnlyDictionary<string, JsonObject> after) =>
        after.TryGetValue(Id!, out JsonObject? now) && JsonNode.DeepEquals(now, before[Id!]);

    private bool AnswerIsRight(IReadOnlyDictionary<string, JsonObject> after) => Operation switch
    {
        Operation.Get => answer?.Id == Id,
        Operation.Update => answer?.Id == Id && answer?.OutboundChannelLimit == Limit && answer.Tags.Contains(Mark),
        Operation.Delete => answer is null || answer.Id == Id,
        _ => answer is not null && after.TryGetValue(answer.Id, out JsonObject? made) && Made(made),
    };

    private JsonObject Changed(JsonObject before)
    {
        JsonObject changed = before.DeepClone().AsObject();
        changed["outbound"]!["channel_limit"] = Limit;
        changed["tags"]!.AsArray().Add(Mark);
        return changed;
    }

    private async Task<ExternalConnection> UpdateAsync(
        TelnyxClient client, ExternalConnection known, CallContext context)
    {
        var change = new DesiredSettings
        {
            [ConnectionSettings.OutboundChannelLimit] = Limit,
            AddTags = [Mark],
        };
        return await client.UpdateAsync(Id!, change, change.Against(known), context);
    }

    private CreateConnectionRequest Draft() => new()
    {
        Settings = new DesiredSettings
        {
            [ConnectionSettings.Tags] = new TagCollection([Mark]),
            [ConnectionSettings.OutboundVoiceProfileId] = Profile,
        },
    };

    private void Note(string line)
    {
        lock (lines)
            lines.Add(line);
    }
}
