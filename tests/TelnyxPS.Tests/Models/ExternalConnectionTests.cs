using TelnyxPS.Models;

namespace TelnyxPS.Tests.Models;

/// <summary>Reads connections from responses.</summary>
public class ExternalConnectionTests
{
    [Fact]
    public void Every_documented_field_is_read()
    {
        ExternalConnection c = Connections.Of("""
            {
              "id": "1930241863466354012", "record_type": "external_connection", "active": false,
              "credential_active": true,
              "external_sip_connection": "operator_connect", "tags": ["t1", "t2"],
              "webhook_event_url": "https://a.example",
              "webhook_event_failover_url": "https://b.example", "webhook_api_version": "2", "webhook_timeout_secs": 25,
              "inbound": { "channel_limit": 3 }, "outbound": { "channel_limit": 4,
              "outbound_voice_profile_id": "1911630617284445511" },
              "created_at": "2018-02-02T22:25:27.521Z", "updated_at": "2022-06-29T19:39:47Z"
            }
            """);

        Assert.Equal(
            ("1930241863466354012", "external_connection", false, true, "operator_connect", "t1;t2"),
            (c.Id, c.RecordType, c.Active, c.CredentialActive, c.ExternalSipConnection, c.Tags.ToString()));
        Assert.Equal(
            ("https://a.example", "https://b.example", "2", 25),
            (c.WebhookEventUrl, c.WebhookEventFailoverUrl, c.WebhookApiVersion, c.WebhookTimeoutSecs));
        Assert.Equal(
            (3, 4, "1911630617284445511"), (c.InboundChannelLimit, c.OutboundChannelLimit, c.OutboundVoiceProfileId));
        Assert.Equal(new DateTimeOffset(2018, 2, 2, 22, 25, 27, 521, TimeSpan.Zero), c.CreatedAt);
        Assert.Equal(new DateTimeOffset(2022, 6, 29, 19, 39, 47, TimeSpan.Zero), c.UpdatedAt);
        Assert.Empty(c.AdditionalProperties);
    }

    [Fact]
    public void Missing_fields_are_null_and_missing_tags_an_empty_list()
    {
        ExternalConnection c = Connections.Of("""{"id":"1"}""");

        Assert.All(
            new object?[]
            {
                c.Active, c.CredentialActive, c.ExternalSipConnection, c.OutboundVoiceProfileId, c.InboundChannelLimit,
                c.OutboundChannelLimit, c.WebhookEventUrl, c.WebhookEventFailoverUrl, c.WebhookTimeoutSecs,
                c.CreatedAt, c.UpdatedAt,
            },
            Assert.Null);
        Assert.Empty(c.Tags);
    }

    [Fact]
    public void Unknown_fields_are_kept_as_plain_values()
    {
        ExternalConnection c = Connections.Of("""
            {"id":"1","name":"HQ","n":7,"big":1.5,"flag":true,"none":null,"list":[1,"x"],"deep":{"a":{"b":2}},
             "inbound":{"codec":"opus","outbound_voice_profile_id":"77"},"outbound":{"t38":false}}
            """);

        Assert.Equal("HQ", c.AdditionalProperties["name"]);
        Assert.Equal(7L, c.AdditionalProperties["n"]);
        Assert.Equal(1.5m, c.AdditionalProperties["big"]);
        Assert.Equal(true, c.AdditionalProperties["flag"]);
        Assert.Null(c.AdditionalProperties["none"]);
        Assert.Equal(new object[] { 1L, "x" }, c.AdditionalProperties["list"]);
        var deep = Assert.IsType<Dictionary<string, object?>>(c.AdditionalProperties["deep"]);
        Assert.Equal(2L, Assert.IsType<Dictionary<string, object?>>(deep["a"])["b"]);
        Assert.Equal("opus", c.AdditionalProperties["inbound.codec"]);
        Assert.Equal("77", c.AdditionalProperties["inbound.outbound_voice_profile_id"]);
        Assert.Equal(false, c.AdditionalProperties["outbound.t38"]);
    }

    [Fact]
    public void Unknown_values_pass_through()
    {
        Assert.Equal("webex", Connections.Of("""{"id":"1","external_sip_connection":"webex"}""").ExternalSipConnection);
    }

    [Fact]
    public void Numbers_for_text_and_text_for_numbers_are_read()
    {
        ExternalConnection c = Connections.Of(
            """{"id":1930241863466354012,"webhook_api_version":2"""
            + ""","outbound":{"channel_limit":"10","outbound_voice_profile_id":5}}""");

        Assert.Equal(
            ("1930241863466354012", "2", 10, "5"),
            (c.Id, c.WebhookApiVersion, c.OutboundChannelLimit, c.OutboundVoiceProfileId));
    }

    [Fact]
    public void A_time_that_cannot_be_read_is_null()
    {
        Assert.Null(Connections.Of("""{"id":"1","created_at":"yesterday"}""").CreatedAt);
    }

    [Fact]
    public void There_is_no_public_constructor_and_no_setter()
    {
        Assert.Empty(typeof(ExternalConnection).GetConstructors());
        Assert.DoesNotContain(typeof(ExternalConnection).GetProperties(), p => p.SetMethod is { IsPublic: true });
    }
}
