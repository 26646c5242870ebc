using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;
using TelnyxPS.Api;
using TelnyxPS.Models;

namespace TelnyxPS.Commands.Completion;

/// <summary>Completes ids from the connections that the session has seen; nothing is asked of the service.</summary>
internal sealed class ConnectionIdCompleter : IArgumentCompleter
{
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName,
        string parameterName,
        string wordToComplete,
        CommandAst commandAst,
        IDictionary fakeBoundParameters)
    {
        string begun = wordToComplete.Trim('\'', '"');
        return (FindSession(fakeBoundParameters)?.Ledger.Seen() ?? [])
            .Where(c => c.Id.StartsWith(begun, StringComparison.Ordinal))
            .OrderBy(c => c.Id, StringComparer.Ordinal)
            .Select(c => new CompletionResult(c.Id, c.Id, CompletionResultType.ParameterValue, Describe(c)));
    }

    private static TelnyxSession? FindSession(IDictionary bound)
    {
        object? named = bound[nameof(TelnyxCommand.Session)];
        return SessionDefaults.Unwrap(named)
            ?? SessionDefaults.Unwrap(ScriptBlock.Create($"$global:{SessionDefaults.VariableName}").InvokeReturnAsIs())
            ?? SessionDefaults.OfEnvironment;
    }

    private static string Describe(ExternalConnection c)
    {
        string state = c.Active switch { true => "active", false => "not active", null => "state unknown" };
        string tags = c.Tags.Count == 0 ? "" : $", tags {OneLine.Of(c.Tags.ToString())}";
        return $"{c.ExternalSipConnection}, {state}{tags}";
    }
}
