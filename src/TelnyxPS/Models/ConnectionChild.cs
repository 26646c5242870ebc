namespace TelnyxPS.Models;

/// <summary>A resource that belongs to an external connection.</summary>
/// <remarks>
/// It names its connection <c>ConnectionId</c>, and never has a property <c>Id</c>: a cmdlet that removes connections must
/// not take it for one.
/// </remarks>
public abstract class ConnectionChild : TelnyxResource
{
    private protected ConnectionChild()
    {
    }

    /// <summary>The external connection that it belongs to; null where it belongs to none.</summary>
    public string? ConnectionId { get; private protected set; }

    internal sealed override string? OwnerId => ConnectionId;

    internal override void SetOrigin(ReadStamp? stamp, string? connectionId)
    {
        base.SetOrigin(stamp, connectionId);
        ConnectionId = connectionId;
    }
}
