using System.Globalization;
using TelnyxPS.Client;

namespace TelnyxPS.Tests.Client;

/// <summary>The wait that a response asks for.</summary>
public class RetryAfterTests
{
    private static readonly DateTimeOffset Now = new(2026, 5, 1, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("Retry-After", "12", 12.0)]
    [InlineData("Retry-After", "0", 0.0)]
    [InlineData("Retry-After", "1.5", 1.5)]
    [InlineData("Retry-After", "-1", null)]
    [InlineData("Retry-After", "soon", null)]
    [InlineData("Retry-After", "Fri, 01 May 2026 12:00:30 GMT", 30.0)]
    [InlineData("Retry-After", "Fri, 01 May 2026 11:00:00 GMT", 0.0)]
    [InlineData("retry-after-ms", "250", 0.25)]
    [InlineData("x-ratelimit-reset", "5", null)]
    public void Is_read_from_either_header(string header, string value, double? seconds)
    {
        using var response = new HttpResponseMessage();
        response.Headers.TryAddWithoutValidation(header, value);

        Assert.Equal(seconds, RetryAfter.Of(response.Headers, Now)?.TotalSeconds);
    }

    [Theory]
    [InlineData("5", 5.0)]
    [InlineData("0.5", 0.5)]
    [InlineData("1777636845", 45.0)]
    [InlineData("1777636000", 0.0)]
    [InlineData("soon", null)]
    [InlineData("-3", null)]
    [InlineData("NaN", null)]
    public void The_reset_of_the_rate_limit_is_read(string value, double? seconds)
    {
        using var response = new HttpResponseMessage();
        response.Headers.TryAddWithoutValidation("x-ratelimit-reset", value);

        Assert.Equal(seconds, RateLimitHeaders.Of(response.Headers, Now).Reset?.TotalSeconds);
    }

    [Theory]
    [InlineData("40", 40)]
    [InlineData("40, 40;w=1", 40)]
    [InlineData("-1", null)]
    [InlineData("many", null)]
    [InlineData("99999999999", null)]
    public void The_limit_and_the_remaining_requests_are_read(string value, int? count)
    {
        using var response = new HttpResponseMessage();
        response.Headers.TryAddWithoutValidation("x-ratelimit-limit", value);
        response.Headers.TryAddWithoutValidation("x-ratelimit-remaining", value);

        RateLimitHeaders headers = RateLimitHeaders.Of(response.Headers, Now);
        Assert.Equal(count, headers.Limit);
        Assert.Equal(count, headers.Remaining);
    }

    [Fact]
    public void Milliseconds_take_precedence()
    {
        using var response = new HttpResponseMessage();
        response.Headers.TryAddWithoutValidation("Retry-After", "3");
        response.Headers.TryAddWithoutValidation("retry-after-ms", "2900");

        Assert.Equal(2.9, RetryAfter.Of(response.Headers, Now)!.Value.TotalSeconds);
    }

    [Fact]
    public void A_date_is_measured_with_the_clock_of_the_service()
    {
        using var response = new HttpResponseMessage();
        response.Headers.Date = Now.AddHours(-2);
        response.Headers.TryAddWithoutValidation(
            "Retry-After", Now.AddHours(-2).AddSeconds(20).ToString("R", CultureInfo.InvariantCulture));

        Assert.Equal(20, RetryAfter.Of(response.Headers, Now)!.Value.TotalSeconds);
    }
}
