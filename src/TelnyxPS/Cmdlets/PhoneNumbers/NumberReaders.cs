using System.Diagnostics;
using TelnyxPS.Bulk;
using TelnyxPS.Client;

namespace TelnyxPS.Cmdlets;

/// <summary>The readers of phone numbers that a cmdlet uses: one for each session, and for ids another than for numbers.</summary>
internal sealed class NumberReaders
{
    // A state counts as known for a minute: what was listed long ago is no use to those who ask now.
    private static readonly TimeSpan LongestUse = TimeSpan.FromSeconds(30);

    private readonly Dictionary<(TelnyxSession Session, bool ById), (NumberReader Reader, Stopwatch Age)> readers = [];

    /// <summary>The reader for a name. From any thread.</summary>
    public NumberReader Of(TelnyxSession session, string name)
    {
        bool byId = !NumberReader.IsNumber(name);
        lock (readers)
        {
            if (!readers.TryGetValue((session, byId), out (NumberReader Reader, Stopwatch Age) found)
                || found.Age.Elapsed > LongestUse)
            {
                readers[(session, byId)] = found = (new NumberReader(session, byId), Stopwatch.StartNew());
            }

            return found.Reader;
        }
    }
}
