using TelnyxPS.Models;

namespace TelnyxPS.Client;

/// <summary>A type of resource: its name, its path, and how to read it.</summary>
/// <param name="noun">The name of one resource in error messages.</param>
/// <param name="path">
/// The path of the list. <c>{connection}</c> is replaced by the id of the connection that the resources belong to.
/// </param>
/// <param name="read">Reads one resource.</param>
internal sealed class Endpoint<T>(string noun, string path, JsonReader<T> read)
    where T : TelnyxResource
{
    private const string ConnectionPlace = "{connection}";

    /// <summary>Reads one resource.</summary>
    public JsonReader<T> Read => read;

    /// <summary>Whether the list has pages. If not, one response contains all resources.</summary>
    public bool IsPaged { get; set; } = true;

    /// <summary>Whether a resource always has an id. A response without one does not come from the API.</summary>
    public bool HasId { get; set; }

    /// <summary>Returns the path of the list.</summary>
    public string PathOf(string? connectionId) =>
        connectionId is null ? path : path.Replace(ConnectionPlace, Uri.EscapeDataString(connectionId));

    /// <summary>Returns the path of one resource.</summary>
    public string PathOf(string? connectionId, string id) => $"{PathOf(connectionId)}/{Uri.EscapeDataString(id)}";

    /// <summary>Creates the operation that reads a resource that belongs to no connection.</summary>
    public ApiOperation<T> Get(string id) => Get(connectionId: null, id);

    /// <summary>Creates the operation that reads a resource.</summary>
    public ApiOperation<T> Get(string? connectionId, string id) =>
        new(new ApiRequest(HttpMethod.Get, PathOf(connectionId, id)), Read, Reference(connectionId, id))
        {
            HasId = HasId,
            IsIdChecked = true,
        };

    /// <summary>Creates the operation that reads an object about all resources of a connection.</summary>
    public ApiOperation<TAnswer> GetAbout<TAnswer>(string connectionId, string segment, JsonReader<TAnswer> readAnswer)
        where TAnswer : TelnyxResource =>
        new(
            new ApiRequest(HttpMethod.Get, $"{PathOf(connectionId)}/{segment}"),
            readAnswer,
            OfWhole<TAnswer>(connectionId));

    /// <summary>Creates the operation that creates a resource.</summary>
    /// <param name="connectionId">The connection that the resource will belong to.</param>
    /// <param name="body">The body of the request.</param>
    /// <param name="readPlain">Reads the response if it is not an envelope that contains the new resource.</param>
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

    /// <summary>Creates the operation that updates a resource.</summary>
    /// <param name="connectionId">The connection that the resource belongs to.</param>
    /// <param name="id">The id of the resource.</param>
    /// <param name="body">The body of the request.</param>
    /// <param name="isDone">
    /// Checks whether the resource shows that the update was carried out, in case the response is lost; null if it
    /// cannot show that.
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

    /// <summary>
    /// Creates the operation that starts an action. The response is the resource, possibly with a different id.
    /// </summary>
    public ApiOperation<T> Act(string? connectionId, string id, string action) =>
        new(new ApiRequest(HttpMethod.Post, $"{PathOf(connectionId, id)}/{action}"), Read, Reference(connectionId, id));

    /// <summary>Creates the operation that removes a resource.</summary>
    /// <param name="connectionId">The connection that the resource belongs to.</param>
    /// <param name="id">The id of the resource.</param>
    /// <param name="ifGone">The result if the response is lost and the resource no longer exists.</param>
    public ApiOperation<T> Delete(string? connectionId, string id, T ifGone) =>
        Deletion(connectionId, id, Read, ifGone, isPlain: false);

    /// <summary>Creates the operation that removes a resource if the response only reports success.</summary>
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
        new(typeof(TAnswer), $"external connection {connectionId}", connectionId, id: null)
        {
            IfMissing = $"There is no external connection {connectionId}.",
        };

    private ResourceReference Reference(string? connectionId, string id)
    {
        string owner = connectionId is null ? "" : $" of external connection {connectionId}";
        string place = connectionId is null ? "" : $" for external connection {connectionId}";
        return new ResourceReference(typeof(T), $"{noun} {id}{owner}", connectionId, id)
        {
            IfMissing = $"There is no {noun} {id}{place}.",
        };
    }
}
