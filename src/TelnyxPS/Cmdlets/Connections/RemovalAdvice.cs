using TelnyxPS.Client;
using TelnyxPS.Models;

namespace TelnyxPS.Cmdlets;

/// <summary>Explains why Telnyx refuses to remove a connection, and what to do.</summary>
internal static class RemovalAdvice
{
    private const string OperatorConnect =
        "Only Telnyx support (support@telnyx.com) can remove an Operator Connect connection.";

    /// <summary>Returns the reason why a removal will be refused; null if none is known.</summary>
    public static string? Foreseen(ExternalConnection connection)
    {
        if (connection.IsOperatorConnect)
            return "only Telnyx support (support@telnyx.com) can remove an Operator Connect connection";
        return connection.Active == true
            ? $"the connection is active. Deactivate it first: {Deactivate(connection.Id)}"
            : null;
    }

    /// <summary>
    /// Returns the next step after a failed removal; null if the message of the exception says everything.
    /// </summary>
    public static string? For(TelnyxApiException e, string id, ExternalConnection? known) =>
        e.Kind == TelnyxErrorKind.InvalidRequest ? ForRefusal(id, e.Errors, known) : Advice.For(e);

    /// <summary>
    /// Returns the next steps for the reasons that the errors mention or, if they mention none, for every possible
    /// reason.
    /// </summary>
    private static string ForRefusal(string id, IReadOnlyList<TelnyxApiError> errors, ExternalConnection? known)
    {
        string text = string.Join(" ", errors);
        var steps = new List<string>();
        bool isOperatorConnect = Says("operator") || known?.IsOperatorConnect == true;
        if (!isOperatorConnect && (Says("active") || known?.Active == true))
            steps.Add($"deactivate it ({Deactivate(id)})");
        if (Says("number") || Says("in use"))
            steps.Add($"move its phone numbers to another connection ({MoveNumbers(id)})");
        if (!isOperatorConnect && steps.Count == 0)
        {
            return $"If the connection is active, deactivate it first ({Deactivate(id)}). If phone numbers are "
                + $"assigned to it, move them to another connection first ({MoveNumbers(id)}). {OperatorConnect}";
        }

        string all = string.Join(" and ", steps);
        return !isOperatorConnect ? $"Before you remove the connection, {all}."
            : all.Length == 0 ? OperatorConnect
            : $"{OperatorConnect} Before you contact support, {all}.";

        bool Says(string word) => text.IndexOf(word, StringComparison.OrdinalIgnoreCase) >= 0;
    }

    private static string Deactivate(string id) => $"Set-TelnyxExternalConnection -Id {id} -Active $false";

    private static string MoveNumbers(string id) =>
        $"Get-TelnyxPhoneNumber -ConnectionId {id} | "
            + "Set-TelnyxPhoneNumber -ConnectionId <id of the other connection>";
}
