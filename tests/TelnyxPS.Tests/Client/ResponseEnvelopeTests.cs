using TelnyxPS.Tests.Models;
using TelnyxPS.Client;
using System.Text;
using System.Text.Json;
using TelnyxPS.Models;

namespace TelnyxPS.Tests.Client;

/// <summary>The envelopes around resources.</summary>
public class ResponseEnvelopeTests
{
    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("\"x\"")]
    [InlineData("1")]
    [InlineData("{")]
    [InlineData("{\"data\":")]
    [InlineData("{\"data\":[{\"number_id\":\"1\"}")]
    [InlineData("{\"data\":{}} {}")]
    [InlineData("{\"data\":{}}x")]
    [InlineData("{\"data\":\"x\"}")]
    [InlineData("{\"data\":1}")]
    [InlineData("<html>")]
    public void An_invalid_response_throws_a_TelnyxApiException(string json)
    {
        Assert.ThrowsAny<JsonException>(() => Read(json));
    }

    [Theory]
    [InlineData(
        "{\"data\":[{\"number_id\":\"1\"},{\"number_id\":2}],"
        + "\"meta\":{\"total_pages\":\"3\",\"total_results\":7,\"x\":[{}]},\"links\":{\"a\":[1]}}",
        "1,2",
        3,
        7)]
    [InlineData("{\"meta\":null,\"data\":{\"number_id\":\"1\"}}", "1", null, null)]
    [InlineData("\t{\"log_messages\":[{\"number_id\":\"1\"}]}\r\n ", "1", null, null)]
    [InlineData("{\"data\":[]}", "", null, null)]
    [InlineData("{\"data\":[null,{\"number_id\":\"1\"},\"x\",[]]}", "1", null, null)]
    [InlineData("{\"data\":[],\"meta\":[]}", "", null, null)]
    [InlineData("{\"data\":[],\"meta\":{\"total_pages\":\"many\",\"total_results\":1.5}}", "", null, null)]
    [InlineData("{\"data\":null}", null, null, null)]
    [InlineData("{}", null, null, null)]
    public void A_response_is_a_list_or_one_resource(string json, string? ids, int? pages, int? results)
    {
        ResponseEnvelope<ExternalConnectionPhoneNumber> answer = Read(json);

        Assert.Equal(
            ids,
            answer.Resources is null ? null : string.Join(",", answer.Resources.Select(number => number.NumberId)));
        Assert.Equal((pages, results), (answer.TotalPages, answer.TotalResults));
    }

    [Fact]
    public void A_new_upload_requires_a_ticket()
    {
        JsonReader<ExternalConnectionUpload> read = ExternalConnectionUpload.ReadNew(["1", "2"], "l");

        ExternalConnectionUpload upload =
            ResponseJson.Read("{\"success\":true,\"new\":{\"a\":[1]},\"ticket_id\":\"t\"}"u8, read);

        Assert.Equal(("t", "l", "1;2"), (upload.TicketId, upload.LocationId, upload.Numbers.ToString()));
        Assert.True(upload.IsUnderWay);
        Assert.Throws<JsonException>(() => ResponseJson.Read("{\"success\":true}"u8, read));
    }

    [Theory]
    [InlineData("pending_upload", true)]
    [InlineData("pending", true)]
    [InlineData("in_progress", true)]
    [InlineData("partial_success", false)]
    [InlineData("success", false)]
    [InlineData("error", false)]
    [InlineData("something new", false)]
    public void An_upload_with_an_unknown_status_has_ended(string status, bool isUnderWay)
    {
        var upload =
            (ExternalConnectionUpload)Resources.Read(nameof(ExternalConnectionUpload), $$"""{"status":"{{status}}"}""");

        Assert.Equal(isUnderWay, upload.IsUnderWay);
    }

    private static ResponseEnvelope<ExternalConnectionPhoneNumber> Read(string json) =>
        ResponseEnvelope<ExternalConnectionPhoneNumber>.Read(
            Encoding.UTF8.GetBytes(json), ExternalConnectionPhoneNumber.Read);
}
