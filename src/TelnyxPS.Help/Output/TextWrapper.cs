namespace TelnyxPS.Help.Output;

/// <summary>Breaks text into lines.</summary>
internal static class TextWrapper
{
    /// <summary>The lines of a text, broken at blanks. A longer word has a line of its own.</summary>
    /// <param name="text">The text.</param>
    /// <param name="width">How many columns a line may have, with what stands before it.</param>
    /// <param name="first">What stands before the first line.</param>
    /// <param name="rest">What stands before the other lines.</param>
    public static IEnumerable<string> Wrap(string text, int width, string first, string rest)
    {
        string line = first;
        bool isEmpty = true;
        foreach (string word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (!isEmpty && line.Length + 1 + word.Length > width)
            {
                yield return line;
                line = rest;
                isEmpty = true;
            }

            line += isEmpty ? word : " " + word;
            isEmpty = false;
        }

        yield return line;
    }
}
