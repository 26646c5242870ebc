using System.Globalization;
using TelnyxPS.Cmdlets;

namespace TelnyxPS.Tests.Cmdlets;

public class ProgressTextTests
{
    private static readonly DateTime Time = new(2025, 12, 31, 22, 44, 55);

    [Theory]
    [InlineData("en-US")]
    [InlineData("de-DE")]
    [InlineData("fr-FR")]
    public void Every_status_fits_into_80_columns_with_the_name_of_the_cmdlet(string culture) => In(culture, () =>
    {
        string[] names =
        [
            "Set-TelnyxExternalConnection",
            "Set-TelnyxExternalConnectionPhoneNumber",
            "Remove-TelnyxExternalConnectionLogMessage",
        ];
        foreach (string name in names)
        {
            AssertFits(name, ProgressText.Items(name, 99_999, 9_999, 256, 999));
            AssertFits(name, ProgressText.RateLimit(name, 99_999, 9_999, Time));
            AssertFits(name, ProgressText.Listed(name, 123_456, 999_999));
            AssertFits(name, ProgressText.Listed(name, 123_456, total: null));
        }

        const string numbers = "Set-TelnyxPhoneNumber";
        const string uploads = "Wait-TelnyxExternalConnectionUpload";
        const string jobs = "Wait-TelnyxPhoneNumberJob";
        AssertFits(numbers, ProgressText.Numbers(numbers, 999_999, 999_999, 99_999));
        AssertFits(uploads, ProgressText.Waiting(uploads, "uploads", 999, 999, 99_999));
        AssertFits(jobs, ProgressText.Waiting(jobs, "jobs", 999, 999, 99_999));
    });

    [Fact]
    public void A_status_says_as_much_as_fits() => In("", () =>
    {
        Assert.Equal(
            "10 done, 2 failed, waiting for the rate limit until 22:44:55",
            ProgressText.RateLimit("Set-Short", 10, 2, Time));
        Assert.Equal(
            "10 done, 2 failed, rate limit until 22:44:55",
            ProgressText.RateLimit("Set-TelnyxExternalConnection", 10, 2, Time));
        Assert.Equal(
            "10 done, rate limit until 22:44:55",
            ProgressText.RateLimit("Remove-TelnyxExternalConnectionLogMessage", 10, 2, Time));
        Assert.Equal(
            "10 done, 2 failed, 5 running, 3 per second",
            ProgressText.Items("Set-TelnyxExternalConnection", 10, 2, 5, 3.2));
        Assert.Equal(
            "1,234 done, 12 failed, 3/s",
            ProgressText.Items("Remove-TelnyxExternalConnectionLogMessage", 1234, 12, 5, 3.2));
    });

    // PowerShell 7 shows the name, a space, and the status in brackets. It leaves two columns empty, and cuts off a
    // name that needs more than half of the line.
    private static void AssertFits(string name, string status) =>
        Assert.InRange($"{name} [{status}]".Length, 0, 78);

    private static void In(string culture, Action test)
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
        try
        {
            test();
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }
}
