using System.Globalization;
using TelnyxPS.Client;

namespace TelnyxPS.Tests.Client;

/// <summary>How long an answer asks to wait.</summary>
public class RetryAfterTests
{
    private static readonly DateTimeOffset Now = new(2026, 5, 1, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("Retry-After", "12", 12.0)]
    [InlineData("Retry-After", "0", 0.0)]
    [InlineData("Retry-After", "Fri, 01 May 2026 12:00:30 GMT", 30.0)]
    [InlineData("Retry-After", "Fri, 01 May 2026 11:00:00 GMT", 0.0)]
    [InlineData("x-ratelimit-reset", "5", 5.0)]
    [InlineData("x-ratelimit-reset", "0.5", 0.5)]
    [InlineData("x-ratelimit-reset", "1777636845", 45.0)]
    [InlineData("x-ratelimit-reset", "1777636000", 0.0)]
    [InlineData("x-ratelimit-reset", "soon", null)]
    [InlineData("x-ratelimit-reset", "-3", null)]
    [InlineData("x-ratelimit-reset", "NaN", null)]
    [InlineData("x-other", "5", null)]
    public void Is_read_of_either_header(string header, string value, double? seconds)
    {
        using var response = new HttpResponseMessage();
        response.Headers.TryAddWithoutValidation(header, value);

        Assert.Equal(seconds, RetryAfter.Of(response.Headers, Now)?.TotalSeconds);
    }

    [Fact]
    public void Retry_After_comes_first()
    {
        using var response = new HttpResponseMessage();
        response.Headers.TryAddWithoutValidation("x-ratelimit-reset", "99");
        response.Headers.TryAddWithoutValidation("Retry-After", "3");

        Assert.Equal(3, RetryAfter.Of(response.Headers, Now)!.Value.TotalSeconds);
    }

    [Fact]
    public void A_date_is_measured_with_the_clock_of_the_service()
    {
        using var response = new HttpResponseMessage();
        response.Headers.Date = Now.AddHours(-2);
        response.Headers.TryAddWithoutValidation("Retry-After", Now.AddHours(-2).AddSeconds(20).ToString("R", CultureInfo.InvariantCulture));

        Assert.Equal(20, RetryAfter.Of(response.Headers, Now)!.Value.TotalSeconds);
    }
}
