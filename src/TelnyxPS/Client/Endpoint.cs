using TelnyxPS.Models;

namespace TelnyxPS.Client;

/// <summary>A kind of things that belong to connections: what it is called, where it is, and how it is read.</summary>
internal sealed class Endpoint<T>
    where T : ConnectionPart
{
    private readonly string noun;
    private readonly string segment;
    private readonly string look;

    /// <param name="noun">As errors name one of them.</param>
    /// <param name="segment">What the path of the list has behind that of the connection, or of all connections.</param>
    /// <param name="look">The cmdlet that emits them.</param>
    /// <param name="read">Reads one.</param>
    public Endpoint(string noun, string segment, string look, JsonFields.Reading<T> read)
    {
        this.noun = noun;
        this.segment = segment;
        this.look = look;
        Read = read;
    }

    /// <summary>Reads one.</summary>
    public JsonFields.Reading<T> Read { get; }

    /// <summary>Whether the list has pages; else it is one answer.</summary>
    public bool IsPaged { get; set; } = true;

    /// <summary>Whether the cmdlet that emits them takes the id of one.</summary>
    public bool IsSeenAlone { get; set; } = true;

    /// <summary>The path of those of a connection, or of the account.</summary>
    public string PathOf(string? connectionId) =>
        connectionId is null ? $"{TelnyxClient.Connections}/{segment}" : $"{TelnyxClient.PathOf(connectionId)}/{segment}";

    /// <summary>The path of one of them.</summary>
    public string PathOf(string? connectionId, string id) => $"{PathOf(connectionId)}/{Uri.EscapeDataString(id)}";

    /// <summary>Reads one of them.</summary>
    public ApiOperation<T> Get(string? connectionId, string id) => Call(HttpMethod.Get, connectionId, id);

    /// <summary>Makes one; the answer to that may be another than that to reading one.</summary>
    public ApiOperation<T> Create(string connectionId, string body, JsonFields.Reading<T> read) =>
        new(new ApiRequest(HttpMethod.Post, PathOf(connectionId)) { Body = body }, read, connectionId, $"external connection {connectionId}")
        {
            IsPlain = true,
            AdviceIfUnknown = $"Look with {look} {connectionId} before you try again.",
        };

    /// <summary>Changes one of them.</summary>
    public ApiOperation<T> Update(string? connectionId, string id, string body)
    {
        ApiOperation<T> call = Call(new HttpMethod("PATCH"), connectionId, id);
        call.Request.Body = body;
        call.Written = ConnectionPart.KeyOf(typeof(T), connectionId, id);
        call.AdviceIfUnknown = $"The change may still take effect: look with {look} {connectionId}{(IsSeenAlone ? " " + id : "")}.";
        return call;
    }

    /// <summary>Has something done with one of them, of which the answer then is the state.</summary>
    public ApiOperation<T> Act(string connectionId, string id, string action)
    {
        string path = PathOf(connectionId, id) + action;
        return new ApiOperation<T>(new ApiRequest(HttpMethod.Post, path), Read, connectionId, Describe(connectionId, id))
        {
            Written = ConnectionPart.KeyOf(typeof(T), connectionId, id),
            AdviceIfUnknown = $"Look with {look} {connectionId} before you try again.",
        };
    }

    /// <summary>Removes one of those that belong to the account; the answer says no more than that it is done.</summary>
    public ApiOperation<ExternalConnectionRefresh> Remove(string id) =>
        new(new ApiRequest(HttpMethod.Delete, PathOf(null, id)), ExternalConnectionRefresh.Read, connectionId: null, Describe(null, id))
        {
            IsPlain = true,
            Written = ConnectionPart.KeyOf(typeof(T), null, id),
            IfGone = new ExternalConnectionRefresh(),
            AdviceIfUnknown = $"It may still take effect: look with {look}.",
        };

    private ApiOperation<T> Call(HttpMethod method, string? connectionId, string id) =>
        new(new ApiRequest(method, PathOf(connectionId, id)), Read, connectionId, Describe(connectionId, id));

    private string Describe(string? connectionId, string id) =>
        connectionId is null ? $"{noun} {id}" : $"{noun} {id} of external connection {connectionId}";
}
