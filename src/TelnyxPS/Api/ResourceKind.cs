using TelnyxPS.Models;

namespace TelnyxPS.Api;

/// <summary>A kind of things that belong to connections: what it is called, where it is, and how it is read.</summary>
internal sealed class ResourceKind<T>
    where T : ConnectionPart
{
    private readonly string noun;
    private readonly string segment;
    private readonly string look;

    /// <param name="noun">As errors name one of them.</param>
    /// <param name="segment">What the path of the list has behind that of the connection, or of all connections.</param>
    /// <param name="look">The cmdlet that emits them.</param>
    /// <param name="read">Reads one.</param>
    public ResourceKind(string noun, string segment, string look, JsonFields.Reading<T> read)
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

    /// <summary>The path of those of a connection, or of the account.</summary>
    public string PathOf(string? connectionId) =>
        connectionId is null ? $"{TelnyxClient.Connections}/{segment}" : $"{TelnyxClient.PathOf(connectionId)}/{segment}";

    /// <summary>The path of one of them, and of what can be done with it.</summary>
    public string PathOf(string? connectionId, string id, string action = "") =>
        $"{PathOf(connectionId)}/{Uri.EscapeDataString(id)}{action}";

    /// <summary>Reads one of them.</summary>
    public ResourceCall<T> Get(string? connectionId, string id) => Call(HttpMethod.Get, connectionId, id);

    /// <summary>Changes one of them.</summary>
    public ResourceCall<T> Update(string? connectionId, string id, string body)
    {
        ResourceCall<T> call = Call(new HttpMethod("PATCH"), connectionId, id);
        call.Request.Body = body;
        call.Written = ConnectionPart.KeyOf(typeof(T), connectionId, id);
        call.AdviceIfUnknown = $"The change may still take effect: look with {look} {connectionId} {id}.";
        return call;
    }

    private ResourceCall<T> Call(HttpMethod method, string? connectionId, string id)
    {
        string owner = connectionId is null ? "" : $" of external connection {connectionId}";
        return new ResourceCall<T>(new ApiRequest(method, PathOf(connectionId, id)), Read, connectionId, $"{noun} {id}{owner}");
    }
}
