using TelnyxPS.Models;

namespace TelnyxPS.Client;

/// <summary>A kind of resource: what it is called, where it is, and how it is read.</summary>
/// <param name="noun">What errors call one of them.</param>
/// <param name="path">
/// The path of the list; <c>{connection}</c> stands for the id of the connection that it belongs to.
/// </param>
/// <param name="read">Reads one.</param>
internal sealed class Endpoint<T>(string noun, string path, JsonReader<T> read)
    where T : TelnyxResource
{
    private const string ConnectionPlace = "{connection}";

    /// <summary>Reads one.</summary>
    public JsonReader<T> Read => read;

    /// <summary>Whether the list has pages; else it is one answer.</summary>
    public bool IsPaged { get; set; } = true;

    /// <summary>Whether the service always sends the id of one: an answer without it is not the API's.</summary>
    public bool HasId { get; set; }

    /// <summary>The path of the list.</summary>
    public string PathOf(string? connectionId) =>
        connectionId is null ? path : path.Replace(ConnectionPlace, Uri.EscapeDataString(connectionId));

    /// <summary>The path of one of them.</summary>
    public string PathOf(string? connectionId, string id) => $"{PathOf(connectionId)}/{Uri.EscapeDataString(id)}";

    /// <summary>Reads one that belongs to no connection.</summary>
    public ApiOperation<T> Get(string id) => Get(connectionId: null, id);

    /// <summary>Reads one.</summary>
    public ApiOperation<T> Get(string? connectionId, string id) =>
        new(new ApiRequest(HttpMethod.Get, PathOf(connectionId, id)), Read, Reference(connectionId, id))
        {
            HasId = HasId,
            IsIdChecked = true,
        };

    /// <summary>Reads something about all of them that is one object.</summary>
    public ApiOperation<TAnswer> GetAbout<TAnswer>(string connectionId, string segment, JsonReader<TAnswer> readAnswer)
        where TAnswer : TelnyxResource =>
        new(
            new ApiRequest(HttpMethod.Get, $"{PathOf(connectionId)}/{segment}"),
            readAnswer,
            OfWhole<TAnswer>(connectionId));

    /// <summary>Creates one.</summary>
    /// <param name="connectionId">The connection that it shall belong to.</param>
    /// <param name="body">The body of the request.</param>
    /// <param name="readPlain">Reads the answer where it is not an envelope with the new resource.</param>
    public ApiOperation<T> Create(string? connectionId, string body, JsonReader<T>? readPlain = null)
    {
        ResourceReference about = connectionId is null ? new(typeof(T), noun, null, null) : OfWhole<T>(connectionId);
        var request = new ApiRequest(HttpMethod.Post, PathOf(connectionId)) { Body = body };
        return new ApiOperation<T>(request, readPlain ?? Read, about)
        {
            IsPlain = readPlain is not null,
            HasId = HasId,
        };
    }

    /// <summary>Changes one.</summary>
    /// <param name="connectionId">The connection that it belongs to.</param>
    /// <param name="id">Its id.</param>
    /// <param name="body">The body of the request.</param>
    /// <param name="isDone">
    /// Tells by the resource whether the change was carried out, for when its answer is lost; null where a read cannot
    /// tell.
    /// </param>
    public ApiOperation<T> Update(string? connectionId, string id, string body, Func<T, bool>? isDone = null)
    {
        var request = new ApiRequest(new HttpMethod("PATCH"), PathOf(connectionId, id)) { Body = body };
        var operation = new ApiOperation<T>(request, Read, Reference(connectionId, id))
        {
            HasId = HasId,
            IsIdChecked = true,
        };
        if (isDone is not null)
        {
            operation.VerifyIfUnknown = async (client, context) =>
            {
                (_, T? now) = await client.FindAsync(Get(connectionId, id), context).ConfigureAwait(false);
                return now is not null && isDone(now) ? now : null;
            };
        }

        return operation;
    }

    /// <summary>Starts an action on one; the answer is the resource, perhaps under another id.</summary>
    public ApiOperation<T> Act(string? connectionId, string id, string action) =>
        new(new ApiRequest(HttpMethod.Post, $"{PathOf(connectionId, id)}/{action}"), Read, Reference(connectionId, id));

    /// <summary>Removes one.</summary>
    /// <param name="connectionId">The connection that it belongs to.</param>
    /// <param name="id">Its id.</param>
    /// <param name="ifGone">The result where the answer is lost and the resource is gone.</param>
    public ApiOperation<T> Delete(string? connectionId, string id, T ifGone) =>
        Deletion(connectionId, id, Read, ifGone, isPlain: false);

    /// <summary>Removes one where the answer only says that it is done.</summary>
    public ApiOperation<ExternalConnectionRefresh> Dismiss(string id) =>
        Deletion(null, id, ExternalConnectionRefresh.Read, new ExternalConnectionRefresh(), isPlain: true);

    private ApiOperation<TAnswer> Deletion<TAnswer>(
        string? connectionId, string id, JsonReader<TAnswer> readAnswer, TAnswer ifGone, bool isPlain)
        where TAnswer : TelnyxResource =>
        new(new ApiRequest(HttpMethod.Delete, PathOf(connectionId, id)), readAnswer, Reference(connectionId, id))
        {
            IsPlain = isPlain,
            HasId = HasId && !isPlain,
            IsIdChecked = !isPlain,
            IsRemoval = true,
            IfGone = ifGone,
            VerifyIfUnknown = async (client, context) =>
            {
                (bool isGone, _) = await client.FindAsync(Get(connectionId, id), context).ConfigureAwait(false);
                return isGone ? ifGone : null;
            },
        };

    private static ResourceReference OfWhole<TAnswer>(string connectionId) =>
        new(typeof(TAnswer), $"external connection {connectionId}", connectionId, id: null);

    private ResourceReference Reference(string? connectionId, string id)
    {
        string owner = connectionId is null ? "" : $" of external connection {connectionId}";
        return new ResourceReference(typeof(T), $"{noun} {id}{owner}", connectionId, id);
    }
}
