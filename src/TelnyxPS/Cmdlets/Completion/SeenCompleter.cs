using System.Collections;
using System.Globalization;
using System.Management.Automation;
using System.Management.Automation.Language;
using System.Text;
using TelnyxPS.Client;
using TelnyxPS.Models;

namespace TelnyxPS.Cmdlets.Completion;

/// <summary>Offers values that the session has seen. It sends no request.</summary>
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
        if (FindSession(fakeBoundParameters) is not { } session)
            return [];
        return Values(session, ConnectionsIn(fakeBoundParameters))
            .Where(value => value.Text.StartsWith(begun, StringComparison.OrdinalIgnoreCase))
            .OrderBy(value => value.Text, StringComparer.OrdinalIgnoreCase)
            .Select(value => new CompletionResult(
                Quoted(value.Text),
                DisplayText.Of(value.Text),
                CompletionResultType.ParameterValue,
                DisplayText.Of(value.ToolTip)));
    }

    /// <summary>The values without duplicates, each with its tooltip.</summary>
    /// <param name="session">The session that has seen the values.</param>
    /// <param name="connectionIds">The ids of the connections that the command specifies, if any.</param>
    protected abstract IEnumerable<(string Text, string ToolTip)> Values(TelnyxSession session, string[] connectionIds);

    private static string[] ConnectionsIn(IDictionary bound)
    {
        IEnumerable named = bound["ConnectionId"] is var value && LanguagePrimitives.GetEnumerable(value) is { } many
            ? many
            : new[] { value };
        return [.. named.Cast<object?>().Select(id => $"{id}".Trim()).Where(id => id.Length > 0)];
    }

    private static TelnyxSession? FindSession(IDictionary bound)
    {
        object? named = bound[nameof(TelnyxCommand.Session)];
        return SessionDefaults.Unwrap(named)
            ?? SessionDefaults.Unwrap(ScriptBlock.Create($"$global:{SessionDefaults.VariableName}").InvokeReturnAsIs())
            ?? SessionDefaults.OfEnvironment;
    }

    private static string Quoted(string text)
    {
        // PowerShell reads text that begins with a digit, such as 007 or 1kb, as a number, which would change the text.
        bool isWord = char.IsLetter(text[0]) && text.All(c => char.IsLetterOrDigit(c) || c is '-' or '_');
        bool isNumber = long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out long number)
            && number.ToString(CultureInfo.InvariantCulture) == text;
        if (isWord || isNumber)
            return text;
        return DisplayText.HasHidden(text)
            ? Spelled(text)
            : $"'{CodeGeneration.EscapeSingleQuotedStringContent(text)}'";
    }

    /// <summary>Text in double quotes, with codes for invisible characters: <c>"a$([char]0x200b)"</c>.</summary>
    private static string Spelled(string text)
    {
        var spelled = new StringBuilder("\"");
        foreach (char c in text)
        {
            if (char.IsSurrogate(c) || DisplayText.HasHidden(c.ToString()))
                spelled.Append($"$([char]0x{(int)c:x4})");
            else
                spelled.Append(c is '"' or '$' or '`' or '\u201C' or '\u201D' or '\u201E' ? "`" : "").Append(c);
        }

        return spelled.Append('"').ToString();
    }
}
