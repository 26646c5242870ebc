using System.Diagnostics;
using TelnyxPS.Bulk;
using TelnyxPS.Client;

namespace TelnyxPS.Cmdlets;

/// <summary>
/// The readers of phone numbers of a cmdlet: for each session, one for numbers in E.164 format and one for ids.
/// </summary>
internal sealed class AccountNumberReaders
{
    // A state is known for a minute. A reader whose list is older than this is not used for new reads.
    private static readonly TimeSpan LongestUse = TimeSpan.FromSeconds(30);

    private readonly Dictionary<(TelnyxSession Session, bool ById), (AccountNumberReader Reader, Stopwatch Age)>
        readers = [];

    /// <summary>Returns the reader for a number or an id. Can be called from any thread.</summary>
    public AccountNumberReader Of(TelnyxSession session, string name)
    {
        bool byId = !AccountNumberReader.IsNumber(name);
        lock (readers)
        {
            if (!readers.TryGetValue((session, byId), out (AccountNumberReader Reader, Stopwatch Age) found)
                || found.Age.Elapsed > LongestUse)
            {
                readers[(session, byId)] = found = (new AccountNumberReader(session, byId), Stopwatch.StartNew());
            }

            return found.Reader;
        }
    }
}
