using System.Collections;
using System.Globalization;
using System.Management.Automation;
using System.Management.Automation.Language;
using TelnyxPS.Client;
using TelnyxPS.Models;

namespace TelnyxPS.Cmdlets.Completion;

/// <summary>Completes from the connections that the session has seen; nothing is asked of the service.</summary>
internal abstract class SeenCompleter : IArgumentCompleter
{
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName,
        string parameterName,
        string wordToComplete,
        CommandAst commandAst,
        IDictionary fakeBoundParameters)
    {
        string begun = wordToComplete.Trim('\'', '"');
        return Values(FindSession(fakeBoundParameters)?.Cache.Seen() ?? [])
            .Where(value => value.Text.StartsWith(begun, StringComparison.OrdinalIgnoreCase))
            .OrderBy(value => value.Text, StringComparer.OrdinalIgnoreCase)
            .Select(value => new CompletionResult(Quoted(value.Text), DisplayText.Of(value.Text), CompletionResultType.ParameterValue, value.ToolTip));
    }

    /// <summary>The values, each once, and what is said of each.</summary>
    protected abstract IEnumerable<(string Text, string ToolTip)> Values(IReadOnlyList<ExternalConnection> seen);

    private static TelnyxSession? FindSession(IDictionary bound)
    {
        object? named = bound[nameof(TelnyxCommand.Session)];
        return SessionDefaults.Unwrap(named)
            ?? SessionDefaults.Unwrap(ScriptBlock.Create($"$global:{SessionDefaults.VariableName}").InvokeReturnAsIs())
            ?? SessionDefaults.OfEnvironment;
    }

    private static string Quoted(string text)
    {
        // What begins with a digit may be a number to PowerShell, as 007 and 1kb are, and another text after that.
        bool isWord = char.IsLetter(text[0]) && text.All(c => char.IsLetterOrDigit(c) || c is '-' or '_');
        bool isNumber = long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out long number)
            && number.ToString(CultureInfo.InvariantCulture) == text;
        return isWord || isNumber ? text : $"'{CodeGeneration.EscapeSingleQuotedStringContent(text)}'";
    }
}
