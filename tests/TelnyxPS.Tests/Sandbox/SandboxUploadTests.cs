using System.Text.Json;
using TelnyxPS.Sandbox;

namespace TelnyxPS.Tests.Sandbox;

public class SandboxUploadTests
{
    private const string Swedish = "1700000046846500401";
    private const string OfZoom = "1700000013125550100"; // of Board Members
    private const string Free = "1700000013125550120";
    private const string AlsoFree = "1700000013125550121";
    private const string Ticket = "00000000-0000-4000-8000-000000000000";

    private static readonly string Chicago = SandboxClient.PathOf("Teams Chicago");
    private static readonly string Uploads = Chicago + "/uploads";
    private static readonly SandboxCivicAddress[] Addresses =
        [.. SandboxSeed.Plausible().Single(c => c.Name == "Teams Chicago").CivicAddresses];

    [Fact]
    public async Task An_upload_is_accepted_under_a_ticket()
    {
        using SandboxClient client = new();

        SandboxAnswer first = await client.Send("POST", Uploads, Body(Free));
        SandboxAnswer second = await client.Send("POST", Uploads, Body(AlsoFree));

        Assert.Equal((202, 202), (first.Status, second.Status));
        Assert.Equal(["success", "ticket_id"], first.Json.EnumerateObject().Select(member => member.Name));
        Assert.True(first.Json.GetProperty("success").GetBoolean());
        Assert.True(Guid.TryParse(TicketOf(first), out _));
        SandboxAnswer uploads = await client.Send("GET", Uploads);
        Assert.Equal([TicketOf(second), TicketOf(first)], uploads.Texts("ticket_id").Take(2));
    }

    [Fact]
    public async Task Reading_an_upload_advances_it_and_listing_does_not()
    {
        using SandboxClient client = new();
        string ticket = await Upload(client, Body(Free));

        Assert.Equal("pending_upload pending_upload pending_assignment", await Listed());
        Assert.Equal("pending_upload pending_upload pending_assignment", await Listed());
        Assert.Equal("in_progress in_progress in_progress", States(await Look(client, ticket)));
        Assert.Equal("in_progress in_progress in_progress", await Listed());
        Assert.Equal("success success all_internal_jobs_completed", States(await Look(client, ticket)));
        Assert.Equal("success success all_internal_jobs_completed", States(await Look(client, ticket)));

        async Task<string> Listed() => States((await client.Send("GET", Uploads)).Items[0]);
    }

    [Fact]
    public async Task An_upload_has_the_documented_fields()
    {
        using SandboxClient client = new();
        string ticket = await Upload(client, Body(Free));

        JsonElement upload = (await client.Send("GET", Uploads)).Items[0];

        Assert.Equal(["ticket_id", "tenant_id", "location_id", "status", "available_usages", "tn_upload_entries"],
            upload.EnumerateObject().Select(field => field.Name));
        Assert.Equal(ticket, upload.GetProperty("ticket_id").GetString());
        Assert.Equal($$"""
            [{"number_id":"{{Free}}","phone_number":"\u002B13125550120","civic_address_id":"{{Addresses[0].Id}}",
            "location_id":"{{Addresses[0].Locations[0].Id}}","status":"pending_upload",
            "internal_status":"pending_assignment"}]
            """.Replace("\n", "").Replace("\r", ""), upload.GetProperty("tn_upload_entries").GetRawText());
    }

    [Theory]
    [InlineData("", "calling_user_assignment", "InboundCalling OutboundCalling Office365 UserAssignment")]
    [InlineData(",\"usage\":\"calling_user_assignment\"", "calling_user_assignment",
        "InboundCalling OutboundCalling Office365 UserAssignment")]
    [InlineData(",\"usage\":\"first_party_app_assignment\",\"additional_usages\":[]", "first_party_app_assignment",
        "InboundCalling OutboundCalling FirstPartyAppAssignment")]
    [InlineData(",\"usage\":\"first_party_app_assignment\",\"additional_usages\":[\"calling_user_assignment\"]",
        "first_party_app_assignment calling_user_assignment",
        "InboundCalling OutboundCalling FirstPartyAppAssignment Office365 UserAssignment")]
    public async Task The_number_belongs_to_the_connection_at_the_end(string rest, string usages, string capabilities)
    {
        using SandboxClient client = new();
        string ticket = await Upload(client, Body(Free, rest));
        string number = $"{Chicago}/phone_numbers/{Free}";

        JsonElement upload = await Look(client, ticket);
        Assert.Equal(404, (await client.Send("GET", number)).Status);
        await Look(client, ticket);

        Assert.Equal(usages, Words(upload.GetProperty("available_usages")));
        JsonElement data = (await client.Send("GET", number)).Data;
        Assert.Equal("+13125550120", data.GetProperty("telephone_number").GetString());
        Assert.Equal(Addresses[0].Id, data.GetProperty("civic_address_id").GetString());
        Assert.Equal(Addresses[0].Locations[0].Id, data.GetProperty("location_id").GetString());
        Assert.Equal(ticket, data.GetProperty("ticket_id").GetString());
        Assert.Equal(capabilities, Words(data.GetProperty("acquired_capabilities")));

        JsonElement owned = (await client.Send("GET", "phone_numbers?filter[phone_number]=13125550120")).Items.Single();
        Assert.Equal(Chicago.Split('/')[1], owned.GetProperty("connection_id").GetString());
        SandboxAnswer holding = await client.List("?filter[phone_number][contains]=%2B13125550120");
        Assert.Equal([Chicago.Split('/')[1]], holding.Ids);
    }

    [Fact]
    public async Task The_location_is_the_specified_one_or_the_default_of_the_address()
    {
        using SandboxClient client = new();

        foreach ((string field, string id, SandboxLocation expected) in new[]
        {
            ("civic_address_id", Addresses[1].Id, Addresses[1].Locations[0]),
            ("location_id", Addresses[0].Locations[2].Id, Addresses[0].Locations[2]),
            ("location_id", Addresses[0].Locations[2].Id.ToUpperInvariant(), Addresses[0].Locations[2]),
        })
        {
            await Upload(client, Body(Free, $",\"{field}\":\"{id}\""));
            JsonElement upload = (await client.Send("GET", Uploads)).Items[0];
            JsonElement entry = upload.GetProperty("tn_upload_entries")[0];
            Assert.Equal(expected.Id, upload.GetProperty("location_id").GetString());
            Assert.Equal(expected.Id, entry.GetProperty("location_id").GetString());
            Assert.Equal(expected.Address.Id, entry.GetProperty("civic_address_id").GetString());
        }
    }

    [Theory]
    [InlineData(Swedish, "unknown_country_code", "error")]
    [InlineData(OfZoom, "internal_error", "error")]
    [InlineData(Free, "-", "success")]
    [InlineData("1700000013125550110", "-", "success")] // its own already
    public async Task The_result_of_a_number_depends_on_the_number(string id, string code, string status)
    {
        using SandboxClient client = new();
        string ticket = await Upload(client, Body(id));

        JsonElement upload = await LookTwice(client, ticket);

        JsonElement entry = upload.GetProperty("tn_upload_entries")[0];
        Assert.Equal($"{status} {status} {(status == "error" ? "error" : "all_internal_jobs_completed")}",
            States(upload));
        foreach (JsonElement told in new[] { entry, upload })
        {
            Assert.Equal(code, SandboxAnswer.TextOf(told, "error_code"));
            Assert.Equal(status == "error", told.TryGetProperty("error_message", out _));
        }
    }

    [Fact]
    public async Task An_upload_can_succeed_partially_and_each_failure_is_logged()
    {
        using SandboxClient client = new();
        string ticket = await Upload(client, $$"""{"number_ids":["{{Swedish}}","{{Free}}","{{OfZoom}}"]}""");

        JsonElement upload = await LookTwice(client, ticket);
        await Look(client, ticket);

        Assert.Equal("partial_success", upload.GetProperty("status").GetString());
        Assert.False(upload.TryGetProperty("error_code", out _));
        Assert.Equal(["error", "success", "error"], upload.GetProperty("tn_upload_entries").EnumerateArray()
            .Select(entry => entry.GetProperty("status").GetString()));

        JsonElement[] log = (await client.Send("GET",
            "external_connections/log_messages?filter[external_connection_id]=" + Chicago.Split('/')[1])).LogMessages;
        Assert.Equal(
            [("+13125550100", ticket), ("+46846500401", ticket)],
            log.Take(2).Select(message => (Meta(message, "telephone_number"), Meta(message, "ticket_id"))));
        Assert.Equal(3, log.Length);
        Assert.Equal(3, (await client.Send("GET", Chicago + "/phone_numbers")).Items.Length);
    }

    [Fact]
    public async Task The_first_of_two_uploads_gets_the_number()
    {
        using SandboxClient client = new();
        string london = SandboxClient.PathOf("Teams London", "/uploads");
        string here = await Upload(client, Body(Free));
        string there = TicketOf(await client.Send("POST", london, Body(Free)));

        await client.Send("GET", $"{london}/{there}");
        await client.Send("GET", $"{london}/{there}");

        Assert.Equal("internal_error", (await LookTwice(client, here)).GetProperty("error_code").GetString());
    }

    [Fact]
    public async Task A_connection_without_addresses_has_no_default_location()
    {
        using SandboxClient client = SandboxClient.With(Bare());

        const string path = "external_connections/11/uploads";
        string ticket = TicketOf(await client.Send("POST", path, Body("1700000012125550100")));
        await client.Send("GET", $"{path}/{ticket}");
        JsonElement upload = (await client.Send("GET", $"{path}/{ticket}")).Data;

        Assert.Equal("unable_to_retrieve_default_location", upload.GetProperty("error_code").GetString());
        Assert.False(upload.TryGetProperty("location_id", out _));

        static SandboxConnection Bare()
        {
            SandboxConnection bare = new("11", "one", new DateTime(2025, 1, 2, 3, 4, 5, DateTimeKind.Utc))
            {
                ExternalSipConnection = "operator_connect",
            };
            bare.Assign(new("+12125550100"));
            return bare;
        }
    }

    [Fact]
    public async Task A_number_that_occurs_twice_is_uploaded_once()
    {
        using SandboxClient client = new();

        await Upload(client, $$"""{"number_ids":["{{Free}}","{{Free}}"]}""");

        Assert.Equal(1, (await client.Send("GET", Uploads)).Items[0].GetProperty("tn_upload_entries").GetArrayLength());
    }

    [Theory]
    [InlineData("{}", "/number_ids")]
    [InlineData("""{"number_ids":[]}""", "/number_ids")]
    [InlineData("""{"number_ids":null}""", "/number_ids")]
    [InlineData("""{"number_ids":"1700000013125550120"}""", "/number_ids")]
    [InlineData("""{"number_ids":["1700000013125550120","1","1700000013125550121",17,"+13125550120"]}""",
        "/number_ids/1", "/number_ids/3", "/number_ids/4")]
    [InlineData("""{"number_ids":["1700000013125550120"],"usage":"calling"}""", "/usage")]
    [InlineData("""{"number_ids":["1700000013125550120"],"usage":null}""", "/usage")]
    [InlineData("""{"number_ids":["1700000013125550120"],"additional_usages":["calling_user_assignment","x",1]}""",
        "/additional_usages/1", "/additional_usages/2")]
    [InlineData("""{"number_ids":["1700000013125550120"],"additional_usages":"calling_user_assignment"}""",
        "/additional_usages")]
    [InlineData("""{"number_ids":["1700000013125550120"],"civic_address_id":"x"}""", "/civic_address_id")]
    [InlineData("""{"number_ids":["1700000013125550120"],"civic_address_id":"00000000-0000-4000-8000-000000000000"}""",
        "/civic_address_id")]
    [InlineData("""{"number_ids":["1700000013125550120"],"location_id":null}""", "/location_id")]
    [InlineData("""{"number_ids":["1700000013125550120"],"location_id":"00000000-0000-4000-8000-000000000000"}""",
        "/location_id")]
    [InlineData("""{"number_ids":["1700000013125550120"],"ticket_id":"x"}""", "/ticket_id")]
    [InlineData("""{"usage":1,"number_ids":["2"],"a/b":1}""", "/usage", "/number_ids/0", "/a~1b")]
    [InlineData("[]", "")]
    public async Task An_invalid_upload_is_refused_with_all_errors(string body, params string[] pointers)
    {
        using SandboxClient client = new();

        SandboxAnswer answer = await client.Send("POST", Uploads, body);

        Assert.Equal(422, answer.Status);
        Assert.Equal(pointers, answer.Pointers);
        Assert.Single((await client.Send("GET", Uploads)).Items);
    }

    [Fact]
    public async Task An_address_and_a_location_cannot_be_combined()
    {
        using SandboxClient client = new();

        SandboxAnswer answer = await client.Send("POST", Uploads, Body(Free,
            $",\"civic_address_id\":\"{Addresses[0].Id}\",\"location_id\":\"{Addresses[0].Locations[0].Id}\""));

        Assert.Equal(422, answer.Status);
        Assert.Equal("/location_id", answer.Pointers.Single());
        Assert.Contains("civic_address_id", answer.Details.Single());
    }

    [Fact]
    public async Task A_location_of_another_connection_is_refused()
    {
        using SandboxClient client = new();
        SandboxCivicAddress other = SandboxSeed.Plausible().Single(c => c.Name == "Teams London").CivicAddresses[0];

        foreach ((string field, string id) in new[]
        {
            ("civic_address_id", other.Id),
            ("location_id", other.Locations[0].Id),
        })
        {
            SandboxAnswer answer = await client.Send("POST", Uploads, Body(Free, $",\"{field}\":\"{id}\""));
            Assert.Equal(422, answer.Status);
            Assert.Equal("/" + field, answer.Pointers.Single());
        }
    }

    [Theory]
    [InlineData(1000, 202)]
    [InlineData(1001, 413)]
    public async Task An_upload_accepts_at_most_a_thousand_numbers(int count, int status)
    {
        using SandboxClient client = SandboxClient.WithFreeNumbers(1001);
        string path = $"external_connections/{SandboxClient.First}/uploads";
        string ids = string.Join(",",
            Enumerable.Range(0, count).Select(i => $"\"17000000{1212 + i / 100}55501{i % 100:D2}\""));

        SandboxAnswer answer = await client.Send("POST", path, $$"""{"number_ids":[{{ids}}]}""");

        Assert.Equal(status, answer.Status);
        if (status == 413)
            Assert.Equal("/number_ids", answer.Pointers.Single());
        else
            Assert.Equal(count,
                (await client.Send("GET", path)).Items.Single().GetProperty("tn_upload_entries").GetArrayLength());
    }

    [Fact]
    public async Task A_body_that_is_not_JSON_is_refused()
    {
        using SandboxClient client = new();

        Assert.Equal(400, (await client.Send("POST", Uploads)).Status);
        Assert.Equal(400, (await client.Send("POST", Uploads, """{"number_ids":["\ud800"]}""")).Status);
    }

    [Fact]
    public async Task Nothing_is_uploaded_to_Zoom()
    {
        using SandboxClient client = new();

        SandboxAnswer answer = await client.Send("POST", SandboxClient.PathOf("Berlin Branch", "/uploads"), Body(Free));

        Assert.Equal(422, answer.Status);
        Assert.Equal("/external_sip_connection", answer.Pointers.Single());
        Assert.Empty((await client.Send("GET", SandboxClient.PathOf("Berlin Branch", "/uploads"))).Items);
    }

    [Fact]
    public async Task The_status_counts_pending_numbers()
    {
        using SandboxClient client = new();
        Assert.Equal((0, 0), await Counts(client));

        string first = await Upload(client, $$"""{"number_ids":["{{Free}}","{{Swedish}}"]}""");
        await Upload(client, Body(AlsoFree));
        Assert.Equal((3, 2), await Counts(client));
        await Look(client, first);
        Assert.Equal((3, 2), await Counts(client));
        await Look(client, first);
        Assert.Equal((1, 1), await Counts(client));
    }

    [Fact]
    public async Task A_refresh_advances_all_uploads_and_runs_until_the_status_is_read()
    {
        using SandboxClient client = new();
        await Upload(client, Body(Free));
        await Upload(client, Body(AlsoFree));

        SandboxAnswer started = await client.Send("POST", Uploads + "/refresh");
        SandboxAnswer again = await client.Send("POST", Uploads + "/refresh");

        Assert.Equal(200, started.Status);
        Assert.Equal("""{"success":true}""", started.Json.GetRawText());
        Assert.Equal(409, again.Status);
        Assert.Equal("10015", again.Errors.Single().GetProperty("code").GetString());
        SandboxAnswer waiting = await client.Send("GET", Uploads);
        Assert.Equal(["in_progress", "in_progress", "success"], waiting.Texts("status"));
        Assert.Equal(200, (await client.Send("POST", SandboxClient.PathOf("Teams Paris", "/uploads/refresh"))).Status);

        Assert.Equal((2, 2), await Counts(client));
        Assert.Equal(200, (await client.Send("POST", Uploads + "/refresh", "{}")).Status);
        SandboxAnswer done = await client.Send("GET", Uploads);
        Assert.Equal(["success", "success", "success"], done.Texts("status"));
    }

    [Fact]
    public async Task A_retry_requires_an_ended_upload_with_failed_numbers()
    {
        using SandboxClient client = new();
        string ticket = await Upload(client, Body(Free));
        string retry = $"{Uploads}/{ticket}/retry";

        Assert.Equal(409, (await client.Send("POST", retry)).Status);
        await Look(client, ticket);
        Assert.Equal(409, (await client.Send("POST", retry)).Status);
        await Look(client, ticket);
        SandboxAnswer ended = await client.Send("POST", retry);
        Assert.Equal(422, ended.Status);
        Assert.Equal("/ticket_id", ended.Pointers.Single());
    }

    [Fact]
    public async Task A_retry_contains_the_failed_numbers_and_has_a_new_ticket()
    {
        using SandboxClient client = new();
        string rest = $",\"usage\":\"first_party_app_assignment\",\"location_id\":\"{Addresses[1].Locations[0].Id}\"";
        string ticket = await Upload(client, $$"""{"number_ids":["{{Free}}","{{Swedish}}"]{{rest}}}""");
        await LookTwice(client, ticket);

        SandboxAnswer answer = await client.Send("POST", $"{Uploads}/{ticket}/retry");

        Assert.Equal(202, answer.Status);
        string retried = answer.Data.GetProperty("ticket_id").GetString()!;
        Assert.NotEqual(ticket, retried);
        Assert.Equal("pending_upload pending_upload pending_assignment", States(answer.Data));
        Assert.Equal("first_party_app_assignment", Words(answer.Data.GetProperty("available_usages")));
        JsonElement entry = answer.Data.GetProperty("tn_upload_entries").EnumerateArray().Single();
        Assert.Equal(Swedish, entry.GetProperty("number_id").GetString());
        Assert.Equal(Addresses[1].Id, entry.GetProperty("civic_address_id").GetString());

        Assert.Equal("unknown_country_code", (await LookTwice(client, retried)).GetProperty("error_code").GetString());
        Assert.Equal("partial_success", (await Look(client, ticket)).GetProperty("status").GetString());
        SandboxAnswer uploads = await client.Send("GET", Uploads);
        Assert.Equal([retried, ticket], uploads.Texts("ticket_id").Take(2));
    }

    [Fact]
    public async Task A_number_that_is_now_free_succeeds_in_a_retry()
    {
        using SandboxClient client = new();
        string path = SandboxClient.PathOf("Teams London", "/uploads");
        JsonElement seeded = (await client.Send("GET", path)).Items.Single();
        Assert.Equal(["-", "unknown_country_code", "internal_error"], Entries(seeded, "error_code"));

        string ticket =
            (await client.Send("POST", $"{path}/{seeded.GetProperty("ticket_id")}/retry")).Data
                .GetProperty("ticket_id").GetString()!;
        await client.Send("GET", $"{path}/{ticket}");
        JsonElement ended = (await client.Send("GET", $"{path}/{ticket}")).Data;

        Assert.Equal("partial_success", ended.GetProperty("status").GetString());
        Assert.Equal(["unknown_country_code", "-"], Entries(ended, "error_code"));
        string number = SandboxClient.PathOf("Teams London", "/phone_numbers/1700000442079460130");
        Assert.Equal(200, (await client.Send("GET", number)).Status);
    }

    [Theory]
    [InlineData("Teams Chicago", "success", 2)]
    [InlineData("Teams London", "partial_success", 3)]
    [InlineData("Teams Paris", "success", 1)]
    [InlineData("Teams Toronto", "success", 1)]
    [InlineData("Teams Sydney", "", 0)]
    public async Task The_seeded_uploads_have_ended(string connection, string status, int entries)
    {
        using SandboxClient client = new();

        SandboxAnswer answer = await client.Send("GET", SandboxClient.PathOf(connection, "/uploads"));

        Assert.Equal(status == "" ? [] : [status], answer.Texts("status"));
        Assert.Equal(entries, answer.Items.Sum(upload => upload.GetProperty("tn_upload_entries").GetArrayLength()));
    }

    [Theory]
    [InlineData("filter[status][eq][]=success", "success")]
    [InlineData("filter[status][eq][]=in_progress&filter[status][eq][]=pending_upload", "pending_upload",
        "in_progress")]
    [InlineData("filter[status][eq]=in_progress", "in_progress")]
    [InlineData("filter[status][eq]=pending")]
    [InlineData("filter[status][eq]=error")]
    [InlineData("filter[phone_number][eq]=%2B13125550121", "in_progress")]
    [InlineData("filter[phone_number][contains]=1312555012", "pending_upload", "in_progress")]
    [InlineData("filter[phone_number][contains]=011", "success")]
    [InlineData("filter[location_id][eq]=NAPERVILLE", "in_progress")]
    [InlineData("filter[civic_address_id][eq]=CHICAGO", "pending_upload", "success")]
    public async Task The_filters_work(string query, params string[] statuses)
    {
        using SandboxClient client = new();
        await Look(client, await Upload(client, Body(AlsoFree, $",\"civic_address_id\":\"{Addresses[1].Id}\"")));
        await Upload(client, Body(Free));

        query = query.Replace("NAPERVILLE", Addresses[1].Locations[0].Id).Replace("CHICAGO", Addresses[0].Id);
        SandboxAnswer answer = await client.Send("GET", $"{Uploads}?{query}");

        Assert.Equal(200, answer.Status);
        Assert.Equal(statuses, answer.Texts("status"));
    }

    [Theory]
    [InlineData("partial_success")] // as the reference has it
    [InlineData("complete")]
    [InlineData("")]
    public async Task The_status_filter_refuses_undocumented_values(string status)
    {
        using SandboxClient client = new();

        SandboxAnswer answer =
            await client.Send("GET", $"{Uploads}?filter[status][eq][]=success&filter[status][eq][]={status}");

        Assert.Equal(400, answer.Status);
        Assert.Equal("/filter/status/eq", answer.Pointers.Single());
    }

    [Fact]
    public async Task An_upload_is_found_only_in_its_connection()
    {
        using SandboxClient client = new();
        string ticket = await Upload(client, Body(Free));

        Assert.Equal(404,
            (await client.Send("GET", SandboxClient.PathOf("Teams London", "/uploads/" + ticket))).Status);
        Assert.Equal(404, (await client.Send("POST", $"{Uploads}/{Ticket}/retry")).Status);
        Assert.Equal("pending_upload", (await client.Send("GET", Uploads)).Texts("status")[0]);
    }

    [Fact]
    public async Task Tickets_are_the_same_each_time()
    {
        using SandboxClient one = new();
        using SandboxClient other = new();

        Assert.Equal(await Upload(one, Body(Free)), await Upload(other, Body(AlsoFree)));
    }

    [Fact]
    public async Task A_number_that_Teams_refuses_once_succeeds_at_the_next_attempt()
    {
        string failing = SandboxSeed.PlausibleAccount(1600).PhoneNumbers.All.Single(n => n.FailsNextUpload).Number;
        using SandboxClient client = new(SandboxHandler.WithMoreNumbers(1600));
        string id = (await client.Send("GET", $"phone_numbers?filter[phone_number]={failing[1..]}")).Ids.Single();
        string uploads = SandboxClient.PathOf("Teams Chicago", "/uploads");
        string ticket = TicketOf(await client.Send("POST", uploads, Body(id)));
        await client.Send("GET", $"{uploads}/{ticket}");

        JsonElement failed = (await client.Send("GET", $"{uploads}/{ticket}")).Data;
        string retried =
            (await client.Send("POST", $"{uploads}/{ticket}/retry")).Data.GetProperty("ticket_id").GetString()!;
        await client.Send("GET", $"{uploads}/{retried}");
        JsonElement taken = (await client.Send("GET", $"{uploads}/{retried}")).Data;

        Assert.Equal(["unable_to_retrieve_partner_info"], Entries(failed, "error_code"));
        Assert.Equal(
            ["Microsoft Teams did not respond in time. Try again."], Entries(failed, "error_message"));
        Assert.Equal("success", taken.GetProperty("status").GetString());
    }

    private static string Body(string id, string rest = "") => $$"""{"number_ids":["{{id}}"]{{rest}}}""";

    private static string TicketOf(SandboxAnswer answer) => answer.Json.GetProperty("ticket_id").GetString()!;

    private static async Task<string> Upload(SandboxClient client, string body) =>
        TicketOf(await client.Send("POST", Uploads, body));

    private static async Task<JsonElement> Look(SandboxClient client, string ticket) =>
        (await client.Send("GET", $"{Uploads}/{ticket}")).Data;

    private static async Task<JsonElement> LookTwice(SandboxClient client, string ticket)
    {
        await Look(client, ticket);
        return await Look(client, ticket);
    }

    private static async Task<(int Numbers, int Orders)> Counts(SandboxClient client)
    {
        JsonElement data = (await client.Send("GET", Uploads + "/status")).Data;
        Assert.Equal(2, data.EnumerateObject().Count());
        return (
            data.GetProperty("pending_numbers_count").GetInt32(),
            data.GetProperty("pending_orders_count").GetInt32());
    }

    /// <summary>The status of the upload, and both statuses of its first number.</summary>
    private static string States(JsonElement upload)
    {
        JsonElement entry = upload.GetProperty("tn_upload_entries")[0];
        return $"{upload.GetProperty("status")} {entry.GetProperty("status")} {entry.GetProperty("internal_status")}";
    }

    private static string[] Entries(JsonElement upload, string name) =>
        [.. upload.GetProperty("tn_upload_entries").EnumerateArray().Select(e => SandboxAnswer.TextOf(e, name))];

    private static string Words(JsonElement array) => string.Join(" ", array.EnumerateArray());

    private static string? Meta(JsonElement message, string name) =>
        message.GetProperty("meta").GetProperty(name).GetString();
}
