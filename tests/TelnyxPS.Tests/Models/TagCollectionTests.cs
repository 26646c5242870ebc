using TelnyxPS.Models;

namespace TelnyxPS.Tests.Models;

/// <summary>Tags as text, and text as tags.</summary>
public class TagCollectionTests
{
    public static TheoryData<string[], string> Texts => new()
    {
        { [], "" },
        { ["a"], "a" },
        { ["a", "b c"], "a;b c" },
        { ["vip;board"], "\"vip;board\"" },
        { ["say \"hi\"", "x"], "\"say \"\"hi\"\"\";x" },
        { [" outer "], "\" outer \"" },
        { ["two\nlines", "cr\r"], "\"two\nlines\";\"cr\r\"" },
        { ["", "x"], "\"\";x" },
        { ["emoji 🎉", "ü"], "emoji 🎉;ü" },
        { ["\""], "\"\"\"\"" },
        { ["a,b", "'q'"], "a,b;'q'" },
        { ["(none)", "b"], "\"(none)\";b" },
    };

    [Theory]
    [MemberData(nameof(Texts))]
    public void Are_written_and_read_back(string[] tags, string text)
    {
        Assert.Equal(text, new TagCollection(tags).ToString());
        Assert.Equal(tags, TagCollection.Parse(text));
    }

    [Theory]
    [InlineData("a; b ;c", new[] { "a", "b", "c" })]
    [InlineData(";;a;", new[] { "a" })]
    [InlineData(" \"x;y\" ; z", new[] { "x;y", "z" })]
    [InlineData("in\"side", new[] { "in\"side" })]
    public void Are_read_as_users_write_them(string text, string[] tags)
    {
        Assert.Equal(tags, TagCollection.Parse(text));
    }

    [Theory]
    [InlineData("\"open")]
    [InlineData("\"a\"b")]
    [InlineData("a;\"")]
    [InlineData("(none);b")]
    [InlineData("a; (None) ")]
    public void A_damaged_text_is_refused(string text)
    {
        Assert.Throws<FormatException>(() => TagCollection.Parse(text));
    }

    [Fact]
    public void Random_tags_are_read_back_from_their_text()
    {
        int seed = Environment.TickCount;
        var random = new Random(seed);
        const string alphabet = "ab;\"\r\n \t,'🎉ü";
        for (int i = 0; i < 2000; i++)
        {
            string[] tags = Enumerable.Range(0, random.Next(5))
                .Select(
                    _ =>
                        new string(
                            Enumerable.Range(0, random.Next(6))
                                .Select(_ => alphabet[random.Next(alphabet.Length)])
                                .ToArray()))
                .ToArray();
            string text = new TagCollection(tags).ToString();
            Assert.True(tags.SequenceEqual(TagCollection.Parse(text)), $"Seed {seed}: {text}");
        }
    }
}
