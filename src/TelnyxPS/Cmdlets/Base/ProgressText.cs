using System.Globalization;

namespace TelnyxPS.Cmdlets;

/// <summary>
/// The status texts of progress bars. Each is the longest one that fits on a line of 80 columns together with the name
/// of the cmdlet, because PowerShell would cut off the end.
/// </summary>
internal static class ProgressText
{
    private const int Columns = 80;

    // What PowerShell shows in addition to the name and the status: a space, two brackets, and the margins.
    private const int Frame = 5;

    /// <summary>The number of items that are done and failed, and their rate.</summary>
    public static string Items(string cmdlet, int done, int failed, int running, double perSecond) => Fit(
        cmdlet,
        [
            "{0:N0} done, {1:N0} failed, {2} running, {3:N0} per second",
            "{0:N0} done, {1:N0} failed, {3:N0} per second",
            "{0:N0} done, {1:N0} failed, {3:N0}/s",
        ],
        done,
        failed,
        running,
        perSecond);

    /// <summary>All requests are waiting for the rate limit.</summary>
    public static string RateLimit(string cmdlet, int done, int failed, DateTime until) => Fit(
        cmdlet,
        [
            "{0:N0} done, {1:N0} failed, waiting for the rate limit until {2:T}",
            "{0:N0} done, {1:N0} failed, rate limit until {2:T}",
            "{0:N0} done, rate limit until {2:T}",
            "Rate limit until {2:T}",
        ],
        done,
        failed,
        until);

    /// <summary>The number of objects of a list. The total is null if it is not known.</summary>
    public static string Listed(string cmdlet, int listed, ulong? total) => total is { } known
        ? Fit(cmdlet, ["{0:N0} of {1:N0} listed"], listed, known)
        : Fit(cmdlet, ["{0:N0} listed"], listed);

    /// <summary>The number of phone numbers that are done and failed.</summary>
    public static string Numbers(string cmdlet, int done, int total, int failed) =>
        Fit(cmdlet, ["{0:N0} of {1:N0} phone numbers, {2:N0} failed"], done, total, failed);

    /// <summary>The number of resources that a cmdlet still waits for, and of the phone numbers in them.</summary>
    public static string Waiting(string cmdlet, string resources, int ended, int total, int numbersLeft) => Fit(
        cmdlet,
        [
            "{0:N0} of {1:N0} {2} done; phone numbers left: {3:N0}",
            "{0:N0} of {1:N0} {2} done; numbers left: {3:N0}",
            "{0:N0} of {1:N0} {2}; numbers left: {3:N0}",
        ],
        ended,
        total,
        resources,
        numbersLeft);

    private static string Fit(string cmdlet, string[] longestFirst, params object[] values)
    {
        IEnumerable<string> texts =
            longestFirst.Select(format => string.Format(CultureInfo.CurrentCulture, format, values));
        return texts.FirstOrDefault(text => cmdlet.Length + text.Length + Frame <= Columns) ?? texts.Last();
    }
}
