using System.Collections;
using System.Text.Json;
using TelnyxPS.Models;

namespace TelnyxPS.Tests.Models;

/// <summary>Reads resources that belong to connections from responses.</summary>
public class ResourceTests
{
    private static readonly string[] NotOfTheAnswer = ["ConnectionId", "AdditionalProperties"];

    public static TheoryData<string> Types() => [.. Resources.Fields.Keys];

    public static TheoryData<string, string> FieldsOfTypes()
    {
        var data = new TheoryData<string, string>();
        foreach (KeyValuePair<string, (string Field, string Property, string Json)[]> type in Resources.Fields)
        {
            foreach ((string field, _, _) in type.Value)
                data.Add(type.Key, field);
        }

        return data;
    }

    [Fact]
    public void Every_kind_is_tested()
    {
        IEnumerable<string> all = typeof(TelnyxResource).Assembly.GetExportedTypes()
            .Where(
                type =>
                    typeof(TelnyxResource).IsAssignableFrom(type)
                        && !type.IsAbstract
                        && type != typeof(ExternalConnection))
            .Select(type => type.Name);

        Assert.Equal(all.Order(), Resources.Fields.Keys.Order());
    }

    [Theory]
    [MemberData(nameof(FieldsOfTypes))]
    public void Every_documented_field_is_read_and_no_other_property_is_set(string type, string field)
    {
        (_, string property, string json) = Resources.Fields[type].Single(f => f.Field == field);

        TelnyxResource part = Resources.Read(type, $$"""{"{{field}}":{{json}}}""");

        object? value = part.GetType().GetProperty(property)!.GetValue(part);
        Assert.NotNull(value);
        if (value is ICollection list)
            Assert.NotEmpty(list);
        if (json == "\"t\"")
            Assert.Equal("t", value);
        Assert.Empty(part.AdditionalProperties);
        foreach ((_, string other, _) in Resources.Fields[type].Where(f => f.Field != field))
            AssertNone(part.GetType().GetProperty(other)!.GetValue(part));
    }

    [Theory]
    [MemberData(nameof(FieldsOfTypes))]
    public void A_field_that_is_null_is_like_one_that_is_missing(string type, string field)
    {
        TelnyxResource part = Resources.Read(type, $$"""{"{{field}}":null}""");

        foreach ((_, string property, _) in Resources.Fields[type])
            AssertNone(part.GetType().GetProperty(property)!.GetValue(part));
        Assert.Empty(part.AdditionalProperties);
    }

    [Theory]
    [MemberData(nameof(Types))]
    public void All_properties_are_of_documented_fields(string type)
    {
        string[] known = [.. Resources.Fields[type].Select(f => f.Property), .. NotOfTheAnswer];
        string[] derived =
        [
            "FailedNumbers", "TicketId", "PhoneNumber", "CivicAddressId", "ErrorCode", "StaticEmergencyAddressId",
        ];

        Assert.Empty(Resources.TypeOf(type).GetProperties().Select(p => p.Name).Except(known).Except(derived));
    }

    [Theory]
    [MemberData(nameof(Types))]
    public void Unknown_fields_are_kept(string type)
    {
        TelnyxResource part =
            Resources.Read(type, """{"new":1,"deep":{"a":[{"b":null},[true]]},"time":"2018-02-02","new":2}""");

        Assert.Equal(["new", "deep", "time"], part.AdditionalProperties.Keys);
        Assert.Equal(2L, part.AdditionalProperties["new"]);
        Assert.Equal("2018-02-02", part.AdditionalProperties["time"]);
        var deep = Assert.IsType<Dictionary<string, object?>>(part.AdditionalProperties["deep"]);
        Assert.Equal(2, Assert.IsType<object[]>(deep["a"]).Length);
    }

    [Theory]
    [MemberData(nameof(FieldsOfTypes))]
    public void Any_other_JSON_is_read_or_throws_a_TelnyxApiException(string type, string field)
    {
        string[] values =
        [
            "{}", "[]", "[null]", "[{}]", "[[1]]", "[1]", "true", "1", "1.5", "1e400", "99999999999999999999",
            "\"\"", "\"x\"", "\"\\ud83d\"", "{\"a\":{\"b\":[1]}}", "{\"pointer\":[]}",
        ];
        foreach (string value in values)
        {
            foreach (string json in
                (string[])[
                    $$"""{"{{field}}":{{value}}}""", $$"""{"{{field}}":{{value}}""", $$"""{"{{field}}":{{value}}} x"""])
            {
                Exception? e = Record.Exception(() => Resources.Read(type, json));
                Assert.True(e is null or JsonException, $"{json}: {e}");
                Assert.True(e is not null || json.EndsWith("}", StringComparison.Ordinal), json);
            }
        }
    }

    [Theory]
    [MemberData(nameof(FieldsOfTypes))]
    public void A_field_of_another_type_is_kept_and_leaves_its_property_null(string type, string field)
    {
        string given = Resources.Fields[type].Single(f => f.Field == field).Json;
        string wrong = given[0] == '"' || given == "true" || given == "7" ? "{}" : "\"x\"";

        TelnyxResource resource = Resources.Read(type, $$"""{"{{field}}":{{wrong}}}""");

        Assert.Equal([field], resource.AdditionalProperties.Keys);
        Assert.All(
            resource.GetType().GetProperties().Where(
                property => property.Name != nameof(resource.AdditionalProperties)),
            property => AssertNone(property.GetValue(resource)));
    }

    [Theory]
    [MemberData(nameof(Types))]
    public void There_is_no_public_constructor_and_no_setter_and_no_Id(string type)
    {
        Assert.Empty(Resources.TypeOf(type).GetConstructors());
        Assert.DoesNotContain(Resources.TypeOf(type).GetProperties(), p => p.SetMethod is { IsPublic: true });
        Assert.Null(Resources.TypeOf(type).GetProperty("Id"));
    }

    [Fact]
    public void A_log_message_contains_its_connection_and_number()
    {
        var message = (ExternalConnectionLogMessage)Resources.Read(
            nameof(ExternalConnectionLogMessage),
            """{"title":"T","source":{"pointer":"/p","x":1}"""
            + ""","meta":{"external_connection_id":5"""
            + ""","telephone_number":"+15551234567","ticket_id":"t","more":true}}""");

        Assert.Equal(
            ("5", "+15551234567", "t", "/p"),
            (message.ConnectionId, message.PhoneNumber, message.TicketId, message.Pointer));
        Assert.Equal(["more"], message.AdditionalProperties.Keys);
        Assert.Equal(
            ["meta"],
            Resources.Read(nameof(ExternalConnectionLogMessage), """{"meta":"x"}""").AdditionalProperties.Keys);
        Assert.Equal(
            ["ticket_id"], Resources.Read(
                nameof(ExternalConnectionLogMessage), """{"meta":{"ticket_id":{}}}""").AdditionalProperties.Keys);
    }

    [Fact]
    public void Nested_objects_contain_the_ids_of_their_parents()
    {
        var stamp = new TestStamp();
        var upload = (ExternalConnectionUpload)Resources.Read(
            nameof(ExternalConnectionUpload),
            """{"tn_upload_entries":[{"number_id":"1","status":"error"},{"number_id":"2","status":"success"}]"""
            + ""","ticket_id":"t"}""");
        upload.SetOrigin(stamp, "5");

        Assert.All(
            upload.Numbers,
            number =>
                Assert.Equal(("5", "t", (ReadStamp?)stamp), (number.ConnectionId, number.TicketId, number.Stamp)));
        Assert.Equal("1", Assert.Single(upload.FailedNumbers).NumberId);
        Assert.Equal("1;2", upload.Numbers.ToString());
    }

    private sealed class TestStamp : ReadStamp;

    private static void AssertNone(object? value)
    {
        if (value is ICollection list)
            Assert.Empty(list);
        else
            Assert.Null(value);
    }
}
