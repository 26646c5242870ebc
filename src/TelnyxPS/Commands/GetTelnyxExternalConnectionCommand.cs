using System.Management.Automation;
using TelnyxPS.Api;
using TelnyxPS.Commands.Binding;
using TelnyxPS.Models;

namespace TelnyxPS.Commands;

/// <summary>Emits external connections: those named, or all that fit a filter, as their pages arrive.</summary>
[Cmdlet(VerbsCommon.Get, "TelnyxExternalConnection", DefaultParameterSetName = List, SupportsPaging = true)]
[OutputType(typeof(ExternalConnection))]
public sealed class GetTelnyxExternalConnectionCommand : ConnectionTargetCommand
{
    private const string List = "List";

    /// <summary>A part of the connection's name, at least three characters, in any case.</summary>
    [Parameter(ParameterSetName = List)]
    [ValidateLength(3, 1000)]
    public string? ConnectionName { get; set; }

    /// <summary>The service that consumes the connection.</summary>
    [Parameter(ParameterSetName = List)]
    [ValidateSet("zoom", "operator_connect")]
    public string? ExternalSipConnection { get; set; }

    /// <summary>A phone number of the connection, whole, in E.164 form, as +15551234567.</summary>
    [Parameter(ParameterSetName = List)]
    [PhoneNumber]
    [ValidateNotNull]
    public string? PhoneNumber { get; set; }

    /// <summary>The day on which the connection was made.</summary>
    [Parameter(ParameterSetName = List)]
    [ValidateNotNull]
    public DateTime? CreatedAt { get; set; }

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        string[] paging = [nameof(PagingParameters.First), nameof(PagingParameters.Skip), nameof(PagingParameters.IncludeTotalCount)];
        if (ParameterSetName != List && paging.FirstOrDefault(MyInvocation.BoundParameters.ContainsKey) is { } name)
            throw this.Terminating("PagingWithoutList", ErrorCategory.InvalidArgument, $"-{name} goes with the list, not with connections that are named.");
    }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (ParameterSetName == List)
            EmitList(DefaultSession());
        else
            base.ProcessRecord();
    }

    private protected override ConnectionItem ItemOf(ConnectionTarget target) => new Item(this, target);

    private void EmitList(TelnyxSession session)
    {
        var filter = new ConnectionFilter
        {
            ConnectionName = ConnectionName,
            ExternalSipConnection = ExternalSipConnection?.ToLowerInvariant(),
            PhoneNumber = PhoneNumber,
            CreatedAt = CreatedAt,
        };
        bool countWanted = PagingParameters.IncludeTotalCount;
        if (PagingParameters.First == 0 && !countWanted)
            return;

        ResourceListing<ExternalConnection> listing = session.Client.List(filter, PagingParameters.Skip, PagingParameters.First);
        while (listing.HasMore && Try(session, listing.NextAsync, out IReadOnlyList<ExternalConnection> connections))
        {
            if (countWanted)
                WriteObject(PagingParameters.NewTotalCount((ulong)(listing.TotalCount ?? 0), listing.TotalCount is null ? 0.0 : 1.0));
            countWanted = false;
            WriteObject(connections, enumerateCollection: true);
        }
    }

    /// <summary>A connection that is read.</summary>
    private sealed class Item : ConnectionItem
    {
        public Item(ConnectionTargetCommand command, ConnectionTarget target)
            : base(command, target)
        {
        }

        public override bool NeedsReading => true;

        public override bool Decide()
        {
            Result = Current;
            return false;
        }
    }
}
