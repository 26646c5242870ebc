using TelnyxPS.Models;

namespace TelnyxPS.SocketTests;

/// <summary>Random tags are read back from their text, and invalid text throws a FormatException.</summary>
public class TagFuzzTests
{
    private const int Rounds = 20_000;

    [Fact]
    public void Tags_are_read_back_from_their_text()
    {
        int seed = TestSeed.Next();
        var input = new RandomInput(TestSeed.For(seed, "tags"));
        for (int round = 0; round < Rounds; round++)
        {
            TagCollection tags = input.Tags();
            TagCollection back = TagCollection.Parse(tags.ToString());
            Assert.True(tags.SequenceEqual(back), $"{TestSeed.Line(seed)}, round {round}: {tags} -> {back}");
        }
    }

    [Fact]
    public void Any_text_is_read_as_tags_or_throws_a_FormatException()
    {
        int seed = TestSeed.Next();
        var input = new RandomInput(TestSeed.For(seed, "text"));
        for (int round = 0; round < Rounds; round++)
        {
            string text = input.Text(pieces: 20);
            Exception? error = Record.Exception(() =>
            {
                TagCollection tags = TagCollection.Parse(text);
                Assert.True(tags.SequenceEqual(TagCollection.Parse(tags.ToString())), text);
            });
            Assert.True(error is null or FormatException, $"{TestSeed.Line(seed)}, round {round}: {error}");
        }
    }
}
