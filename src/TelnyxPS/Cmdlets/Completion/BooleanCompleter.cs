using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;

namespace TelnyxPS.Cmdlets.Completion;

/// <summary>Completes <c>$true</c> and <c>$false</c>.</summary>
internal sealed class BooleanCompleter : IArgumentCompleter
{
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName,
        string parameterName,
        string wordToComplete,
        CommandAst commandAst,
        IDictionary fakeBoundParameters) =>
        new[] { "$true", "$false" }
            .Where(value => value.StartsWith(wordToComplete, StringComparison.OrdinalIgnoreCase)
                || value.Substring(1).StartsWith(wordToComplete, StringComparison.OrdinalIgnoreCase))
            .Select(value => new CompletionResult(value));
}
