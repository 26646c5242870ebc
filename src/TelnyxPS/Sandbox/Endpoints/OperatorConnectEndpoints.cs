namespace TelnyxPS.Sandbox;

/// <summary>The endpoint that refreshes Operator Connect. The refresh ends when the log messages are listed.</summary>
internal sealed class OperatorConnectEndpoints(SandboxAccount account)
{
    public IReadOnlyList<SandboxRoute> Routes => [new("POST", "operator_connect/actions/refresh", _ => Refresh())];

    private SandboxReply Refresh()
    {
        if (account.IsRefreshing)
        {
            return new SandboxReply(
                200, SandboxJson.Success("message", "An Operator Connect refresh is already in progress."));
        }

        account.IsRefreshing = true;
        account.Log.Add(new ApiProblem(
            "10000", "Operator Connect refreshed", "The Operator Connect connections are up to date."));
        return new SandboxReply(202, SandboxJson.Success("message", "An Operator Connect refresh has started."));
    }
}
