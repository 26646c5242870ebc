using TelnyxPS.Client;

namespace TelnyxPS.Tests.Client;

public class SeenResourcesTests
{
    [Fact]
    public void Of_very_many_the_latest_are_kept()
    {
        var seen = new SeenResources();
        for (int i = 0; i < 5000; i++)
            seen.Keep($"{i}", connectionId: null, description: null);
        Assert.Equal(2000, seen.All.Count);
        Assert.Equal("4999", seen.All.Max(resource => int.Parse(resource.Id)).ToString());
        Assert.Equal("3000", seen.All.Min(resource => int.Parse(resource.Id)).ToString());
    }

    [Fact]
    public void The_latest_state_of_each_is_kept()
    {
        var seen = new SeenResources();
        for (int i = 0; i < 5000; i++)
            seen.Keep("1", connectionId: "2", $"state {i}");
        SeenResource resource = Assert.Single(seen.All);
        Assert.Equal("state 4999", resource.Description);
        Assert.Equal("2", resource.ConnectionId);
    }
}
