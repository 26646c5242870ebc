using System.Management.Automation;
using TelnyxPS.Client;
using TelnyxPS.Models;

namespace TelnyxPS.Cmdlets;

/// <summary>One connection that a cmdlet is to work on.</summary>
internal sealed class ConnectionTarget
{
    public ConnectionTarget(string id, ExternalConnection? piped, TelnyxSession session, PSObject? row = null)
    {
        Row = row;
        Id = id;
        Piped = piped;
        Session = session;
    }

    public string Id { get; }

    /// <summary>The connection that was given; null where only its id was.</summary>
    public ExternalConnection? Piped { get; }

    /// <summary>The row that named it; null where it came in another way.</summary>
    public PSObject? Row { get; }

    /// <summary>What an error names: what was given, so that it can be piped in again.</summary>
    public object ErrorTarget => Piped ?? Row ?? (object)ErrorRecords.IdTarget(nameof(Id), Id);

    /// <summary>The session that it is worked on through.</summary>
    public TelnyxSession Session { get; }

    /// <summary>The connection as it was given or last seen; null where it never was.</summary>
    public ExternalConnection? LastSeen => Piped ?? Session.Cache.Find(Id);

    /// <summary>As a confirmation names it: <c>External connection 1930241863466354012 (zoom)</c>.</summary>
    public static string Describe(string id, ExternalConnection? connection) =>
        connection?.FullName ?? $"External connection {id}";
}
