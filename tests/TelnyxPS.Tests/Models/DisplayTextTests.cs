using System.Globalization;
using TelnyxPS.Models;

namespace TelnyxPS.Tests.Models;

/// <summary>How text from the service is shown.</summary>
public class DisplayTextTests
{
    [Theory]
    [InlineData("plain text: ÄÖ 日本語 😀 100 % \\u200b", "plain text: ÄÖ 日本語 😀 100 % \\u200b")]
    [InlineData("a\u200Bb", "a\\u200bb")]
    [InlineData("\u202Egnp.exe", "\\u202egnp.exe")]
    [InlineData("a\u2066b\u2069", "a\\u2066b\\u2069")]
    [InlineData("one\u2028two\u2029three", "one\\u2028two\\u2029three")]
    [InlineData("\u001b[31mred\u009b0m", "\\u001b[31mred\\u009b0m")]
    [InlineData("\uFEFFbom\r\n\t\0", "\\ufeffbom\\u000d\\u000a\\u0009\\u0000")]
    [InlineData("hangul\u3164 filler", "hangul\\u3164 filler")]
    [InlineData("tag\U000E0041", "tag\\udb40\\udc41")]
    [InlineData("", "")]
    [InlineData(null, "")]
    public void Characters_that_are_invisible_or_control_a_terminal_are_escaped(string? text, string shown)
    {
        Assert.Equal(shown, DisplayText.Escape(text));
        Assert.Equal(shown, DisplayText.Escape(shown));
    }

    [Fact]
    public void An_incomplete_character_is_escaped()
    {
        Assert.Equal("half \\ud83d", DisplayText.Escape("half " + (char)0xD83D));
        Assert.Equal("\\ude00 half", DisplayText.Escape((char)0xDE00 + " half"));
    }

    [Fact]
    public void All_Unicode_control_format_and_separator_characters_are_escaped()
    {
        for (int code = 0; code <= 0x10FFFF; code++)
        {
            string text = code is >= 0xD800 and <= 0xDFFF ? ((char)code).ToString() : char.ConvertFromUtf32(code);
            UnicodeCategory category = CharUnicodeInfo.GetUnicodeCategory(text, 0);
            bool mustBeEscaped =
                category is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator
                or UnicodeCategory.ParagraphSeparator or UnicodeCategory.Surrogate;
            string shown = DisplayText.Escape(text);
            if (mustBeEscaped)
                Assert.True(
                    shown.StartsWith("\\u", StringComparison.Ordinal) && shown.All(c => c is >= ' ' and <= '~'),
                    $"U+{code:X4}: {shown}");
            Assert.Equal(shown != text, DisplayText.FirstHidden(text) is not null);
        }
    }

    [Theory]
    [InlineData("a\u200Bb", "U+200B")]
    [InlineData("tag\U000E0041", "U+E0041")]
    [InlineData("plain", null)]
    public void The_first_such_character_is_reported(string text, string? name)
    {
        Assert.Equal(name, DisplayText.FirstHidden(text));
    }

    [Fact]
    public void A_long_text_is_shortened_in_messages_only_and_not_within_a_character()
    {
        string text = new string('x', 999) + "😀" + new string('y', 10);

        Assert.Equal(new string('x', 999) + "...", DisplayText.Of(text));
        Assert.Equal(text, DisplayText.Escape(text));
    }

    [Fact]
    public void A_list_is_shown_by_its_items()
    {
        Assert.Equal("1;a\\u200b", DisplayText.Escape(new object[] { 1, "a\u200b" }));
        Assert.Equal("1.5", DisplayText.Escape(1.5));
    }
}
