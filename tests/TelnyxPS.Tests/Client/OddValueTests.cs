using System.Text;
using TelnyxPS.Client;
using TelnyxPS.Models;
using TelnyxPS.TestSupport;

namespace TelnyxPS.Tests.Client;

/// <summary>One unexpected value in a response does not affect other values.</summary>
public class OddValueTests
{
    private readonly ScriptedHandler handler = new();

    /// <summary>Each field of a connection with a value of an unexpected type.</summary>
    public static TheoryData<string, string> OddFields => new()
    {
        { "active", "\"true\"" },
        { "active", "1" },
        { "credential_active", "{}" },
        { "external_sip_connection", "[\"zoom\"]" },
        { "external_sip_connection", "true" },
        { "tags", "\"one\"" },
        { "tags", "{\"a\":1}" },
        { "tags", "[\"a\",{\"b\":1}]" },
        { "webhook_event_url", "{\"url\":\"https://a.example\"}" },
        { "webhook_event_url", "\"half \\ud83d\"" },
        { "webhook_timeout_secs", "2.5" },
        { "webhook_timeout_secs", "99999999999" },
        { "webhook_timeout_secs", "\"soon\"" },
        { "webhook_timeout_secs", "1e999" },
        { "inbound", "7" },
        { "outbound", "[]" },
        { "created_at", "1700000000" },
        { "created_at", "\"yesterday\"" },
    };

    [Theory]
    [MemberData(nameof(OddFields))]
    public async Task A_field_of_an_unexpected_type_is_null_and_its_value_is_kept(string field, string value)
    {
        string first = $$"""{"id":"1","{{field}}":{{value}},"webhook_api_version":"2"}""";
        handler.SetDefault(
            200, "{\"data\":[" + first + ",{\"id\":\"2\"}],\"meta\":{\"total_pages\":1,\"total_results\":2}}");
        var test = new TestSession(handler);

        ResourcePage<ExternalConnection> page =
            await test.Client.ListPageAsync(Endpoints.Connection, null, new ResourceFilter(), 1, 250, test.Context);

        Assert.Equal(["1", "2"], page.Resources.Select(c => c.Id));
        ExternalConnection odd = page.Resources[0];
        Assert.Equal([field], odd.AdditionalProperties.Keys);
        Assert.NotNull(odd.AdditionalProperties[field]);
        Assert.Equal("2", odd.WebhookApiVersion);
        object?[] properties =
        [
            odd.Active, odd.CredentialActive, odd.ExternalSipConnection, odd.WebhookEventUrl, odd.WebhookTimeoutSecs,
            odd.InboundChannelLimit, odd.OutboundChannelLimit, odd.OutboundVoiceProfileId, odd.CreatedAt,
        ];
        Assert.All(properties, Assert.Null);
        Assert.Empty(odd.Tags);
        Assert.Empty(test.Lines);
    }

    [Fact]
    public void A_kept_value_has_the_name_of_its_field_even_if_the_name_is_escaped()
    {
        ExternalConnection odd = Models.Connections.Of("""{"id":"1","act\u0069ve":"x","webhook_timeout_secs":7}""");

        Assert.Equal("active", Assert.Single(odd.AdditionalProperties.Keys));
        Assert.Equal(7, odd.WebhookTimeoutSecs);
    }

    [Theory]
    [InlineData("10.0", 10)]
    [InlineData("1e1", 10)]
    [InlineData("\"10\"", 10)]
    [InlineData("-0.0", 0)]
    [InlineData("2147483647.00", 2147483647)]
    public void A_whole_number_is_read_in_any_notation(string json, int expected)
    {
        Assert.Equal(
            expected, Models.Connections.Of($$"""{"id":"1","webhook_timeout_secs":{{json}}}""").WebhookTimeoutSecs);
    }

    [Fact]
    public void A_number_in_a_list_of_strings_is_a_string_and_null_is_omitted()
    {
        Assert.Equal(["a", "5", "1.50"], Models.Connections.Of("""{"id":"1","tags":["a",5,null,1.50]}""").Tags);
    }

    [Theory]
    [InlineData("{\"data\":[{\"id\":\"1\"},null,{\"id\":\"2\"}]}", 1)]
    [InlineData("{\"data\":[{\"id\":\"1\"},\"x\",5,[{}],{\"active\":true},{\"id\":\"2\"}]}", 4)]
    public async Task An_unreadable_item_is_skipped_with_a_warning(string json, int skipped)
    {
        handler.SetDefault(200, json);
        var test = new TestSession(handler);
        List<string> warnings = [];
        CallContext context = test.Context;
        context.Warning = warnings.Add;

        ResourcePage<ExternalConnection> page =
            await test.Client.ListPageAsync(Endpoints.Connection, null, new ResourceFilter(), 1, 250, context);

        Assert.Equal(["1", "2"], page.Resources.Select(c => c.Id));
        string warning = Assert.Single(warnings);
        Assert.StartsWith($"{skipped} of the items that Telnyx returned", warning);
        Assert.EndsWith(skipped == 1 ? "could not be read and was skipped." : "and were skipped.", warning);
    }

    [Fact]
    public async Task Skipped_items_do_not_make_the_list_incomplete()
    {
        handler.SetDefault(200, """{"data":[{"id":"1"},null],"meta":{"total_pages":1,"total_results":2}}""");
        var test = new TestSession(handler);
        Paginator<ExternalConnection> listing = test.Client.List();

        Assert.Equal("1", Assert.Single(await listing.NextAsync(test.Context)).Id);
        Assert.False(listing.HasMore);
    }

    [Theory]
    [InlineData("{\"data\":null}")]
    [InlineData("{\"data\":null,\"meta\":{\"total_pages\":\"many\",\"total_results\":{}}}")]
    [InlineData("{\"data\":[],\"meta\":[]}")]
    [InlineData("\uFEFF{\"data\":[]}")]
    public async Task An_empty_list_is_read_in_any_notation(string json)
    {
        handler.SetDefault(200, json);
        var test = new TestSession(handler);

        ResourcePage<ExternalConnection> page =
            await test.Client.ListPageAsync(Endpoints.Connection, null, new ResourceFilter(), 1, 250, test.Context);

        Assert.Empty(page.Resources);
        Assert.Equal(0, page.Skipped);
    }

    [Fact]
    public async Task A_byte_order_mark_is_ignored_in_responses_and_errors()
    {
        handler.Enqueue(200, "\uFEFF{\"data\":{\"id\":\"1\"}}");
        handler.Enqueue(422, "\uFEFF{\"errors\":[{\"title\":\"Bad\"}]}");
        var test = new TestSession(handler);

        Assert.Equal("1", (await test.Client.GetAsync("1", test.Context)).Id);
        Assert.Equal("Bad", Assert.Single((await Assert.ThrowsAsync<TelnyxApiException>(
            () => test.Client.GetAsync("1", test.Context))).Errors).Title);
    }

    [Fact]
    public void A_nested_list_keeps_its_unreadable_items_as_an_additional_property()
    {
        var address = ResponseEnvelope<ExternalConnectionCivicAddress>.Read(
            """{"data":{"id":"a","locations":[{"id":"l"},null,"x"],"city_or_town":{"name":"Paris"}}}"""u8,
            ExternalConnectionCivicAddress.Read).Resources![0];

        Assert.Equal("l", Assert.Single(address.Locations).LocationId);
        Assert.Equal(3, ((object[])address.AdditionalProperties["locations"]!).Length);
        Assert.Null(address.CityOrTown);
        Assert.Contains("city_or_town", address.AdditionalProperties.Keys);
    }

    [Theory]
    [InlineData(
        """{"outbound":{"channel_limit":{"max":3},"outbound_voice_profile_id":"7"}}""",
        """{"active":false,"outbound":{"outbound_voice_profile_id":"7","channel_limit":{"max":3}}}""")]
    [InlineData(
        """{"outbound":{"channel_limit":3.0,"outbound_voice_profile_id":7}}""",
        """{"active":false,"outbound":{"channel_limit":3,"outbound_voice_profile_id":"7"}}""")]
    public void A_change_sends_unreadable_values_back(string settings, string body)
    {
        ExternalConnection known = Models.Connections.Of(settings.Insert(1, "\"id\":\"1\","));

        ConnectionPatch patch = new DesiredSettings { [ConnectionSettings.Active] = false }.Against(known);

        Assert.Equal(body, patch.ToJson());
    }

    [Fact]
    public void A_change_can_replace_an_unreadable_value()
    {
        ExternalConnection known = Models.Connections.Of(
            """{"id":"1","outbound":{"channel_limit":"many","outbound_voice_profile_id":"7"}}""");

        ConnectionPatch patch = new DesiredSettings { [ConnectionSettings.OutboundChannelLimit] = 5 }.Against(known);

        Assert.Equal("""{"outbound":{"channel_limit":5,"outbound_voice_profile_id":"7"}}""", patch.ToJson());
        Assert.Null(patch.Unreadable);
    }

    [Theory]
    [InlineData("tags", "\"x\"", true)]
    [InlineData("outbound", "\"x\"", true)]
    [InlineData("inbound", "\"x\"", false)]
    public void A_change_that_would_overwrite_an_unreadable_value_is_detected(string field, string value, bool adding)
    {
        ExternalConnection known = Models.Connections.Of($$"""{"id":"1","{{field}}":{{value}}}""");
        var change = new DesiredSettings();
        if (adding)
            change.AddTags = ["new"];
        else
            change[ConnectionSettings.InboundChannelLimit] = 3;

        Assert.Equal(field, change.Against(known).Unreadable);
        Assert.Equal(
            field == "outbound" ? field : null,
            new DesiredSettings { [ConnectionSettings.Active] = true }.Against(known).Unreadable);
    }

    [Theory]
    [InlineData("webhook_timeout_secs", "\"soon\"", "webhook_timeout_secs")]
    [InlineData("outbound", "{\"channel_limit\":\"many\"}", "outbound.channel_limit")]
    public void Clearing_an_unreadable_value_does_nothing(string field, string value, string unreadable)
    {
        ExternalConnection known = Models.Connections.Of($"{{\"id\":\"1\",\"{field}\":{value}}}");
        var change = new DesiredSettings
        {
            [ConnectionSettings.OutboundChannelLimit] = null,
            [ConnectionSettings.WebhookTimeoutSecs] = null,
        };

        Assert.Equal(unreadable, change.Against(known).Unreadable);
    }
}
