namespace TelnyxPS.Help.Output;

/// <summary>Breaks text into lines.</summary>
internal static class TextWrapper
{
    /// <summary>Breaks text at spaces into lines. A longer word gets its own line.</summary>
    /// <param name="text">The text.</param>
    /// <param name="width">The maximum width of a line, including its prefix.</param>
    /// <param name="first">The prefix of the first line.</param>
    /// <param name="rest">The prefix of the other lines.</param>
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
