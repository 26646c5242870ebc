using System.Text;

namespace TelnyxPS.Models;

/// <summary>
/// Text that others wrote, on one line: its control characters must neither break a prompt nor move the cursor.
/// </summary>
internal static class DisplayText
{
    private const int Longest = 1000;

    public static string Of(string text)
    {
        if (text.Length > Longest)
            text = text.Substring(0, Longest) + "...";
        if (!text.Any(char.IsControl))
            return text;

        var line = new StringBuilder();
        foreach (char c in text)
            line.Append(char.IsControl(c) ? $"\\u{(int)c:x4}" : c.ToString());
        return line.ToString();
    }
}
