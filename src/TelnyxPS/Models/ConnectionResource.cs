namespace TelnyxPS.Models;

/// <summary>An external connection, or something that belongs to one.</summary>
public abstract class ConnectionResource
{
    private protected ConnectionResource()
    {
    }

    /// <summary>The id of the connection; null where it belongs to none.</summary>
    internal abstract string? OwnerId { get; }

    /// <summary>What tells it from all others of the account; null where nothing does.</summary>
    internal abstract string? Key { get; }

    /// <summary>As errors and confirmations name it.</summary>
    internal abstract string FullName { get; }

    /// <summary>Where and when it was read; null where it never was.</summary>
    internal Reading? Reading { get; private protected set; }
}
