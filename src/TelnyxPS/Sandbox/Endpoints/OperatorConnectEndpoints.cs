namespace TelnyxPS.Sandbox;

/// <summary>The refresh of Operator Connect: it is in progress until the log messages are listed.</summary>
internal sealed class OperatorConnectEndpoints
{
    private readonly SandboxAccount account;

    public OperatorConnectEndpoints(SandboxAccount account)
    {
        this.account = account;
        Routes = [new SandboxRoute("POST", "operator_connect/actions/refresh", _ => Refresh())];
    }

    public IReadOnlyList<SandboxRoute> Routes { get; }

    private SandboxReply Refresh()
    {
        if (account.IsRefreshing)
        {
            return new SandboxReply(200,
                SandboxJson.Success("message", "A refresh of Operator Connect is already in progress."));
        }

        account.IsRefreshing = true;
        account.Log.Add(new ApiProblem("10000", "Operator Connect refreshed",
            "The connections of Operator Connect are up to date."));
        return new SandboxReply(202, SandboxJson.Success("message", "A refresh of Operator Connect has started."));
    }
}
