namespace TelnyxPS.Models;

/// <summary>A resource that belongs to an external connection.</summary>
/// <remarks>
/// A child has a <c>ConnectionId</c> property but no <c>Id</c> property, so that a cmdlet that removes connections
/// never binds to the id of a child.
/// </remarks>
public abstract class ConnectionChild : TelnyxResource
{
    private protected ConnectionChild()
    {
    }

    /// <summary>The id of the external connection that the resource belongs to; null if it belongs to none.</summary>
    public string? ConnectionId { get; private protected set; }

    internal sealed override string? OwnerId => ConnectionId;

    internal override void SetOrigin(ReadStamp? stamp, string? connectionId)
    {
        base.SetOrigin(stamp, connectionId);
        ConnectionId = connectionId;
    }
}
