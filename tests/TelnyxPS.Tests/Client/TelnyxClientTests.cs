using TelnyxPS.Client;
using TelnyxPS.Models;
using TelnyxPS.Sandbox;
using TelnyxPS.TestSupport;

namespace TelnyxPS.Tests.Client;

/// <summary>The meaning of responses and failures of requests about resources of connections.</summary>
public class TelnyxClientTests
{
    private const string Connection = "1914533900198405047";
    private const string Number = "1700000013125550110";
    private const string NotFound = """{"errors":[{"code":"10005","title":"Resource not found"}]}""";
    private readonly ScriptedHandler handler = new();

    public static TheoryData<string> Subjects() => [.. Calls.Keys];

    private static Dictionary<string, Func<TelnyxClient, CallContext, Task>> Calls { get; } = new()
    {
        [$"There is no phone number 5 for external connection {Connection}."] = (client, context) =>
            client.SendAsync(Endpoints.PhoneNumber.Get(Connection, "5"), context),
        [$"There is no phone number 6 for external connection {Connection}."] = (client, context) =>
            client.SendAsync(Endpoints.PhoneNumber.Update(Connection, "6", "{}"), context),
        [$"There is no upload 5 for external connection {Connection}."] = (client, context) =>
            client.SendAsync(Endpoints.Upload.Act(Connection, "5", "retry"), context),
        [$"There is no civic address 5 for external connection {Connection}."] = (client, context) =>
            client.SendAsync(Endpoints.CivicAddress.Get(Connection, "5"), context),
        [$"There is no location 5 for external connection {Connection}."] = (client, context) =>
            client.SendAsync(Endpoints.Location.Update(Connection, "5", "{}"), context),
        [$"There is no release 5 for external connection {Connection}."] = (client, context) =>
            client.SendAsync(Endpoints.Release.Get(Connection, "5"), context),
        ["There is no log message 5."] = (client, context) =>
            client.SendAsync(Endpoints.LogMessage.Dismiss("5"), context),
        [$"There is no external connection {Connection}. "] = (client, context) =>
            client.SendAsync(
                Endpoints.Upload.Create(Connection, "{}", ExternalConnectionUpload.ReadNew([], null)), context),
        [$"There is no external connection {Connection}."] = (client, context) =>
            client.List(Endpoints.Upload, Connection, new ResourceFilter()).NextAsync(context),
    };

    [Theory]
    [MemberData(nameof(Subjects))]
    public async Task A_resource_that_is_not_found_is_named(string sentence)
    {
        handler.SetDefault(404, NotFound);
        var test = new TestSession(handler);

        var e = await Assert.ThrowsAsync<TelnyxApiException>(() => Calls[sentence](test.Client, test.Context));

        Assert.Equal(TelnyxErrorKind.NotFound, e.Kind);
        Assert.StartsWith(sentence, e.Message);
        Assert.Single(handler.Requests);
    }

    [Fact]
    public async Task A_request_about_no_resource_names_none_if_it_is_not_found()
    {
        handler.SetDefault(404, NotFound);
        var test = new TestSession(handler);

        var create = await Assert.ThrowsAsync<TelnyxApiException>(
            () => test.Client.SendAsync(Endpoints.Connection.Create(null, "{}"), test.Context));
        var refresh = await Assert.ThrowsAsync<TelnyxApiException>(
            () => test.Client.SendAsync(Endpoints.RefreshOperatorConnect(), test.Context));

        Assert.StartsWith("No resource was found for POST /external_connections (HTTP 404)", create.Message);
        Assert.StartsWith("No resource was found for POST /operator_connect/actions/refresh", refresh.Message);
    }

    [Fact]
    public async Task A_removal_succeeds_if_its_response_is_lost_and_the_retry_finds_nothing()
    {
        handler.EnqueueFailure();
        handler.Enqueue(404, NotFound);
        var test = new TestSession(handler);

        await test.Session.Client.SendAsync(Endpoints.LogMessage.Dismiss("5"), test.Context);

        Assert.Equal(2, handler.Writes.Length);
        Assert.Contains(test.Lines, line => line.Contains("log message 5 was lost, but the object was removed"));
    }

    [Theory]
    [InlineData(429, "", NotFound, false)]
    [InlineData(503, "", "<html>no such host here</html>", true)]
    [InlineData(503, "", """{"message":"no route"}""", true)]
    public async Task A_removal_is_not_a_success_if(int status, string body, string next, bool isAmbiguous)
    {
        handler.Enqueue(status, body, new Dictionary<string, string> { ["Retry-After"] = "1" });
        handler.SetDefault(404, next);
        var test = new TestSession(handler);

        var e = await Assert.ThrowsAsync<TelnyxApiException>(
            () => test.Session.Client.SendAsync(Endpoints.LogMessage.Dismiss("5"), test.Context));

        Assert.Equal(TelnyxErrorKind.NotFound, e.Kind);
        Assert.Equal(isAmbiguous, e.Advised().Contains("To check, run Get-TelnyxExternalConnectionLogMessage 5."));

        // If the outcome is unknown, the module reads once. A page that is not from the API resolves nothing.
        Assert.Equal(isAmbiguous ? 3 : 2, handler.Requests.Length);
    }

    [Fact]
    public async Task A_read_that_finds_nothing_after_a_failure_is_an_error()
    {
        handler.Enqueue(503);
        handler.Enqueue(404, NotFound);
        var test = new TestSession(handler);

        var e = await Assert.ThrowsAsync<TelnyxApiException>(
            () => test.Session.Client.SendAsync(Endpoints.PhoneNumber.Get(Connection, "5"), test.Context));

        Assert.StartsWith("There is no phone number 5", e.Message);
    }

    [Fact]
    public async Task A_request_that_is_not_repeated_says_how_to_check()
    {
        var test = new TestSession(handler);
        TelnyxClient client = test.Client;
        for (int i = 0; i < 2; i++)
            handler.EnqueueFailure();

        var create = await Assert.ThrowsAsync<TelnyxApiException>(
            () => client.SendAsync(
                Endpoints.Upload.Create(Connection, "{}", ExternalConnectionUpload.ReadNew([], null)),
                test.Context));
        var retry = await Assert.ThrowsAsync<TelnyxApiException>(
            () => client.SendAsync(Endpoints.Upload.Act(Connection, "t", "retry"), test.Context));

        Assert.All([create, retry], e => Assert.Equal(TelnyxErrorKind.OutcomeUnknown, e.Kind));
        Assert.All(
            [create, retry],
            e => Assert.EndsWith(
                $"Before you try again, run Get-TelnyxExternalConnectionUpload {Connection} to check whether the "
                    + "request was carried out.",
                e.Advised()));
        Assert.Equal(2, handler.Requests.Length);
    }

    [Theory]
    [InlineData("""{"data":[{"number_id":"1"},{"number_id":"2"}]}""")]
    [InlineData("""{"data":[]}""")]
    [InlineData("""{"data":null}""")]
    [InlineData("""{"success":true}""")]
    public async Task One_resource_is_read(string body)
    {
        handler.SetDefault(200, body);
        var test = new TestSession(handler);

        var e = await Assert.ThrowsAsync<TelnyxApiException>(
            () => test.Session.Client.SendAsync(Endpoints.PhoneNumber.Get(Connection, "1"), test.Context));

        Assert.Equal(TelnyxErrorKind.InvalidResponse, e.Kind);
    }

    [Fact]
    public async Task A_change_makes_earlier_reads_outdated_and_its_response_known()
    {
        var test = new TestSession(new SandboxHandler());
        ConnectionCache cache = test.Session.Cache;
        ExternalConnectionPhoneNumber before = await ReadAsync(test, Number);
        ExternalConnectionPhoneNumber other = await ReadAsync(test, "1700000013125550111");

        string body = $$"""{"location_id":"{{before.LocationId}}"}""";
        ExternalConnectionPhoneNumber after = await test.Session.Client.SendAsync(
            Endpoints.PhoneNumber.Update(Connection, Number, body), test.Context);

        Assert.False(cache.IsKnown(before));
        Assert.True(cache.IsKnown(after));
        Assert.True(cache.IsKnown(other));
        test.Now = test.Now.AddSeconds(60);
        Assert.False(cache.IsKnown(after));
    }

    [Fact]
    public async Task A_failed_change_makes_it_outdated_too()
    {
        var test = new TestSession(new SandboxHandler());
        ExternalConnectionPhoneNumber before = await ReadAsync(test, Number);

        await Assert.ThrowsAsync<TelnyxApiException>(() => test.Session.Client.SendAsync(
            Endpoints.PhoneNumber.Update(Connection, Number, """{"location_id":"x"}"""), test.Context));

        Assert.False(test.Session.Cache.IsKnown(before));
    }

    [Fact]
    public async Task A_write_to_any_path_makes_all_earlier_reads_outdated()
    {
        var test = new TestSession(new SandboxHandler());
        ConnectionCache cache = test.Session.Cache;
        ExternalConnection connection = await test.Client.GetAsync(Connection, test.Context);
        ExternalConnectionPhoneNumber number = await ReadAsync(test, Number);

        cache.Writes.StartAccountWrite();
        cache.Writes.EndAccountWrite();

        Assert.False(cache.IsKnown(connection));
        Assert.False(cache.IsKnown(number));
        Assert.True(cache.IsKnown(await ReadAsync(test, Number)));
        Assert.True(cache.IsKnown(await test.Client.GetAsync(Connection, test.Context)));
    }

    [Fact]
    public async Task Children_with_the_same_id_are_distinguished_by_type_and_connection()
    {
        var test = new TestSession(new SandboxHandler());
        ExternalConnectionPhoneNumber number = await ReadAsync(test, Number);
        string[] others =
        [
            Number,
            ConnectionChild.KeyOf(typeof(ExternalConnectionUpload), Connection, Number),
            ConnectionChild.KeyOf(typeof(ExternalConnectionPhoneNumber), "1", Number),
            ConnectionChild.KeyOf(typeof(ExternalConnectionPhoneNumber), Connection, "1"),
        ];
        foreach (string other in others)
            test.Session.Cache.EndWrite(other, test.Session.Cache.StartWrite(other));

        Assert.True(test.Session.Cache.IsKnown(number));
        Assert.DoesNotContain(number.Key, others);
    }

    private static Task<ExternalConnectionPhoneNumber> ReadAsync(TestSession test, string id) =>
        test.Session.Client.SendAsync(Endpoints.PhoneNumber.Get(Connection, id), test.Context);
}
