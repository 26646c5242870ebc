using System.Text.Json;
using TelnyxPS.Client;
using TelnyxPS.Models;
using TelnyxPS.Sandbox;
using TelnyxPS.TestSupport;

namespace TelnyxPS.Tests.Client;

/// <summary>Lists: all required pages, and no skipped items if the list changes while it is read.</summary>
public class PaginatorTests
{
    [Fact]
    public async Task All_pages_of_250_items_are_read()
    {
        using var account = new RecordingHandler(new SandboxHandler(601));
        var test = new TestSession(account);

        List<ExternalConnection> all = await AllAsync(test, test.Client.List());

        Assert.Equal(601, all.Select(c => c.Id).Distinct().Count());
        Assert.Equal(
            [1, 2, 3],
            account.Requests.Select(
                r => int.Parse(r.UnescapedPathAndQuery.Split("page[number]=")[1].Split('&')[0])).Order());
        Assert.All(account.Requests, r => Assert.Contains("page[size]=250", r.UnescapedPathAndQuery));
    }

    [Theory]
    [InlineData(0, 3, 1, 3)]
    [InlineData(0, 250, 1, 250)]
    [InlineData(0, 251, 2, 251)]
    [InlineData(249, 2, 2, 2)]
    [InlineData(250, 10, 1, 10)]
    [InlineData(599, 10, 1, 2)]
    [InlineData(601, 10, 1, 0)]
    [InlineData(5000, 10, 1, 0)]
    public async Task Only_the_required_pages_are_requested(int skip, int first, int requests, int emitted)
    {
        using var account = new RecordingHandler(new SandboxHandler(601));
        var test = new TestSession(account);
        List<ExternalConnection> all = await AllAsync(test, test.Client.List());
        account.Clear();

        List<ExternalConnection> part = await AllAsync(
            test, test.Client.List((ulong)skip, (ulong)first));

        Assert.Equal(all.Skip(skip).Take(first).Select(c => c.Id), part.Select(c => c.Id));
        Assert.Equal(emitted, part.Count);
        Assert.Equal(requests, account.Requests.Length);
    }

    [Fact]
    public async Task A_few_items_are_requested_as_a_small_page()
    {
        using var account = new RecordingHandler(new SandboxHandler(601));
        var test = new TestSession(account);

        await AllAsync(test, test.Client.List(first: 3));

        Assert.Contains("page[size]=3", Assert.Single(account.Requests).UnescapedPathAndQuery);
    }

    [Fact]
    public async Task Pages_are_read_ahead_from_the_second_on_and_never_past_the_last()
    {
        using var slow = new SlowPages(pages: 5);
        var test = new TestSession(slow);
        Paginator<ExternalConnection> listing = test.Client.List();

        Task<IReadOnlyList<ExternalConnection>> first = listing.NextAsync(test.Context);
        Assert.Equal([1], slow.Asked);
        slow.Answer(1);
        Assert.Equal("1000", (await first)[0].Id);

        Task<IReadOnlyList<ExternalConnection>> second = listing.NextAsync(test.Context);
        Assert.Equal([1, 2, 3, 4], slow.Asked);

        // A later page that arrives first waits for its turn.
        slow.Answer(3);
        slow.Answer(2);
        Assert.Equal("2000", (await second)[0].Id);
        Assert.Equal("3000", (await listing.NextAsync(test.Context))[0].Id);
        Assert.Equal([1, 2, 3, 4, 5], slow.Asked);

        slow.Answer(4);
        slow.Answer(5);
        Assert.Equal("4000", (await listing.NextAsync(test.Context))[0].Id);
        Assert.Equal("5000", (await listing.NextAsync(test.Context))[0].Id);
        Assert.False(listing.HasMore);
        Assert.Equal(5, slow.Asked.Length);
        Assert.True(listing.Running.IsCompleted);
    }

    [Fact]
    public async Task Removing_the_listed_items_skips_nothing()
    {
        var test = new TestSession(new SandboxHandler(600));
        var listing = test.Client.List();
        var given = new List<string>();
        while (listing.HasMore)
        {
            foreach (ExternalConnection connection in await listing.NextAsync(test.Context))
            {
                given.Add(connection.Id);
                if (connection.Active == true)
                    await SetAsync(test, connection, new DesiredSettings { [ConnectionSettings.Active] = false });
                await test.Client.DeleteAsync(connection.Id, test.Context);
            }
        }

        Assert.Equal(600, given.Distinct().Count());
        Assert.Equal(600, given.Count);
        Assert.Contains(test.Lines, line => line.Contains("Reading it again from the start"));
    }

    [Fact]
    public async Task A_list_that_always_changes_ends_with_an_error()
    {
        int total = 1000;
        using var restless = new PageHandler(
            page => page > 3 ? Full(page, 0, pages: 3, total++) : Page(page, pages: 3, total++));
        var test = new TestSession(restless);

        (List<string> ids, TelnyxApiException? e) = await ReadAsync(test);

        Assert.Equal(["1", "2", "3"], ids.Order());
        Assert.Equal(TelnyxErrorKind.IncompleteList, e?.Kind);
        Assert.Contains("it changed while it was read", e?.Message);
    }

    [Fact]
    public async Task A_list_ends_if_the_service_repeats_a_page()
    {
        using var handler = new PageHandler(_ => Page(1, pages: 1_000_000, total: 1000));
        var test = new TestSession(handler);

        (List<string> ids, TelnyxApiException? e) = await ReadAsync(test);

        Assert.Equal(["1"], ids);
        Assert.Equal(TelnyxErrorKind.IncompleteList, e?.Kind);
        Assert.Contains(
            "The list from GET /external_connections is incomplete: Telnyx reported 1000 items, but returned "
            + "1.", e?.Message);
        Assert.InRange(handler.Asked, 2, 5);
    }

    [Fact]
    public async Task A_repeated_page_after_all_items_is_not_an_error()
    {
        using var handler = new PageHandler(_ => Page(1, pages: 3, total: 1));
        var test = new TestSession(handler);

        Assert.Single(await AllAsync(test, test.Client.List()));
    }

    [Theory]
    [InlineData(4, 1000)] // As it should be.
    [InlineData(1, 1000)]
    [InlineData(0, 1000)]
    [InlineData(null, 1000)]
    [InlineData(9, 1000)]
    [InlineData(4, null)]
    public async Task Pages_are_read_until_all_items_arrive_regardless_of_the_page_count(int? pages, int? total)
    {
        using var handler = new PageHandler(page => Full(page, page <= 4 ? 250 : 0, pages, total));
        var test = new TestSession(handler);

        (List<string> ids, TelnyxApiException? e) = await ReadAsync(test);

        Assert.Equal(1000, ids.Distinct().Count());
        Assert.Equal(1000, ids.Count);
        Assert.Null(e);
    }

    [Theory]
    [InlineData(4)]
    [InlineData(1)]
    [InlineData(0)]
    [InlineData(null)]
    [InlineData(int.MaxValue)]
    public async Task A_list_that_is_shorter_than_its_total_ends_with_an_error(int? pages)
    {
        using var handler = new PageHandler(page => Full(page, page == 1 ? 250 : 0, pages, total: 1000));
        var test = new TestSession(handler);

        (List<string> ids, TelnyxApiException? e) = await ReadAsync(test);

        Assert.Equal(250, ids.Count);
        Assert.Equal(TelnyxErrorKind.IncompleteList, e?.Kind);
        Assert.Contains("reported 1000 items, but returned 250", e?.Message);
        Assert.InRange(handler.Asked, 2, 8);
    }

    [Fact]
    public async Task An_empty_page_in_the_middle_is_skipped_and_reported()
    {
        using var handler = new PageHandler(page => Full(page, page is 2 or > 4 ? 0 : 250, pages: 4, total: 1000));
        var test = new TestSession(handler);

        (List<string> ids, TelnyxApiException? e) = await ReadAsync(test);

        Assert.Equal(750, ids.Count);
        Assert.Contains("reported 1000 items, but returned 750", e?.Message);
    }

    [Fact]
    public async Task With_skip_the_skipped_pages_count_as_received()
    {
        using var whole = new PageHandler(page => Full(page, 250, pages: 4, total: 1000));
        using var cut = new PageHandler(page => Full(page, page == 4 ? 0 : 250, pages: 4, total: 1000));
        var ofWhole = new TestSession(whole);
        var ofCut = new TestSession(cut);

        (List<string> ids, TelnyxApiException? none) = await ReadAsync(ofWhole, skip: 600);
        (List<string> fewer, TelnyxApiException? e) = await ReadAsync(ofCut, skip: 600);
        (List<string> first, TelnyxApiException? enough) = await ReadAsync(ofCut, skip: 600, first: 150);

        Assert.Equal((400, 150, 150), (ids.Count, fewer.Count, first.Count));
        Assert.Null(none);
        Assert.Null(enough);
        Assert.Contains("reported 1000 items, but returned 750", e?.Message);
    }

    [Fact]
    public async Task A_list_that_changes_with_the_same_total_is_read_again()
    {
        // Between page 1 and page 2, an item was added at the start, and one was removed at the end.
        int asked = 0;
        using var handler = new PageHandler(page =>
        {
            asked++;
            return (page, asked) switch
            {
                (1, 1) => Ids(2, "1", "2"),
                (2, 2) => Ids(2, "2", "3"),
                (3, _) => Full(page, 0, pages: 2, total: 4),
                (1, _) => Ids(2, "0", "1"),
                _ => Ids(2, "2", "3"),
            };
        });
        var test = new TestSession(handler);

        (List<string> ids, TelnyxApiException? e) = await ReadAsync(test);

        Assert.Equal(["0", "1", "2", "3"], ids.Order());
        Assert.Equal(4, ids.Count);
        Assert.Null(e);
    }

    [Fact]
    public async Task Without_page_metadata_the_list_ends_with_an_incomplete_page()
    {
        using var handler = new PageHandler(_ => """{"data":[{"id":"7"}]}""");
        var test = new TestSession(handler);
        var listing = test.Client.List();

        Assert.Single(await AllAsync(test, listing));
        Assert.Null(listing.TotalCount);
    }

    [Fact]
    public async Task Filters_are_sent_as_the_API_names_them()
    {
        using var handler = new RecordingHandler(new SandboxHandler());
        var test = new TestSession(handler);
        ResourceFilter filter = new ResourceFilter()
            .Where("[connection_name][contains]", "a&b=ü")
            .Where("[external_sip_connection]", "zoom")
            .Where("[phone_number][contains]", "+15551234567")
            .Where("[created_at]", "2025-06-04");

        await AllAsync(test, test.Client.List(Endpoints.Connection, null, filter));

        string query = Assert.Single(handler.Requests).UnescapedPathAndQuery;
        Assert.StartsWith(
            "/v2/external_connections?filter[connection_name][contains]=a&b=ü&filter[external_sip_connection]=zoom"
            + "&filter[phone_number][contains]=+15551234567&filter[created_at]=2025-06-04&page[number]=1",
            query);
        Assert.Contains("a%26b%3D%C3%BC", handler.Requests[0].PathAndQuery);
        Assert.Contains("%2B15551234567", handler.Requests[0].PathAndQuery);
    }

    private static async Task SetAsync(TestSession test, ExternalConnection connection, DesiredSettings change)
    {
        await test.Client.UpdateAsync(connection.Id, change, change.Against(connection), test.Context);
    }

    /// <summary>The ids that a list returns, and the error that it ends with.</summary>
    private static async Task<(List<string> Ids, TelnyxApiException? Error)> ReadAsync(
        TestSession test, ulong skip = 0, ulong first = ulong.MaxValue)
    {
        Paginator<ExternalConnection> listing = test.Client.List(skip, first);
        var ids = new List<string>();
        try
        {
            while (listing.HasMore)
                ids.AddRange((await listing.NextAsync(test.Context)).Select(connection => connection.Id));
            return (ids, null);
        }
        catch (TelnyxApiException e)
        {
            Assert.False(listing.HasMore);
            return (ids, e);
        }
    }

    private static async Task<List<ExternalConnection>> AllAsync(
        TestSession test, Paginator<ExternalConnection> listing)
    {
        var all = new List<ExternalConnection>();
        while (listing.HasMore)
            all.AddRange(await listing.NextAsync(test.Context));
        return all;
    }

    private static string Page(int page, int pages, int total) => JsonSerializer.Serialize(new
    {
        data = new[] { new { id = page.ToString() } },
        meta = new { page_number = page, page_size = 1, total_pages = pages, total_results = total },
    });

    /// <summary>A page of up to 250 connections, with its metadata.</summary>
    private static string Full(int page, int count, int? pages, int? total) => JsonSerializer.Serialize(new
    {
        data = Enumerable.Range(page * 1000, count).Select(id => new { id = id.ToString() }),
        meta = new { total_pages = pages, total_results = total },
    });

    private static string Ids(int pages, params string[] ids) => JsonSerializer.Serialize(new
    {
        data = ids.Select(id => new { id }),
        meta = new { total_pages = pages, total_results = pages * ids.Length },
    });

    private sealed class PageHandler(Func<int, string> answer) : HttpMessageHandler
    {
        private int asked;

        public int Asked => asked;

        protected override Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request, CancellationToken cancellationToken)
        {
            string query = Uri.UnescapeDataString(request.RequestUri!.Query);
            int page = int.Parse(query.Split("page[number]=")[1].Split('&')[0]);
            Assert.InRange(Interlocked.Increment(ref asked), 1, 1000);
            return Task.FromResult(
                new HttpResponseMessage { RequestMessage = request, Content = new StringContent(answer(page)) });
        }
    }

    /// <summary>Full pages that arrive when the test releases them.</summary>
    private sealed class SlowPages(int pages) : HttpMessageHandler
    {
        private readonly Dictionary<int, TaskCompletionSource<HttpResponseMessage>> answers =
            Enumerable.Range(1, pages).ToDictionary(page => page, _ => new TaskCompletionSource<HttpResponseMessage>());

        private readonly List<int> asked = [];

        public int[] Asked => [.. asked];

        public void Answer(int page) => answers[page].SetResult(
            new HttpResponseMessage { Content = new StringContent(Full(page, 250, pages, total: pages * 250)) });

        protected override Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request, CancellationToken cancellationToken)
        {
            int page =
                int.Parse(Uri.UnescapeDataString(request.RequestUri!.Query).Split("page[number]=")[1].Split('&')[0]);
            asked.Add(page);
            return answers[page].Task;
        }
    }
}
