using TelnyxPS.Client;

namespace TelnyxPS.Tests.Client;

/// <summary>Lists without pages, and impossible page numbers.</summary>
public class WholeListTests
{
    private static readonly ApiRequest Request = new(HttpMethod.Get, "/things");

    private readonly List<int> asked = [];

    [Theory]
    [InlineData(0, ulong.MaxValue, 0, 600)]
    [InlineData(0, 3, 0, 3)]
    [InlineData(249, 3, 249, 3)]
    [InlineData(250, 2, 250, 2)]
    [InlineData(400, ulong.MaxValue, 400, 200)]
    [InlineData(599, 10, 599, 1)]
    [InlineData(600, 10, 600, 0)]
    [InlineData(int.MaxValue, 10, 600, 0)]
    [InlineData((ulong)int.MaxValue + 1, 10, 600, 0)]
    [InlineData(ulong.MaxValue, ulong.MaxValue, 600, 0)]
    public async Task A_list_without_pages_is_requested_once(ulong skip, ulong first, int from, int count)
    {
        var listing = new Paginator<string>(Whole, text => text, skip, first, isPaged: false);

        IReadOnlyList<string> given = await listing.NextAsync(CallContext.None);

        Assert.Equal(Enumerable.Range(from, count).Select(i => i.ToString()), given);
        Assert.False(listing.HasMore);
        Assert.Equal(600, listing.TotalCount);
        Assert.Equal([1], asked);
    }

    [Theory]
    [InlineData(int.MaxValue)]
    [InlineData(250ul * int.MaxValue)]
    [InlineData(ulong.MaxValue)]
    public async Task A_skip_value_can_exceed_the_length_of_the_list(ulong skip)
    {
        var listing = new Paginator<string>(NoSuchPage, text => text, skip, first: ulong.MaxValue);

        Assert.Empty(await listing.NextAsync(CallContext.None));

        Assert.False(listing.HasMore);
        Assert.Single(asked);
    }

    private Task<ResourcePage<string>> Whole(int page, int pageSize, CallContext context)
    {
        asked.Add(page);
        List<string> all = Enumerable.Range(0, 600).Select(i => i.ToString()).ToList();
        return Task.FromResult(new ResourcePage<string>(Request, all, all.Count, totalPages: 1));
    }

    private Task<ResourcePage<string>> NoSuchPage(int page, int pageSize, CallContext context)
    {
        asked.Add(page);
        Assert.InRange(asked.Count, 1, 10);
        return Task.FromResult(new ResourcePage<string>(Request, [], totalCount: 600, totalPages: 3));
    }
}
