using TelnyxPS.Help.Markdown;

namespace TelnyxPS.Help.Output;

/// <summary>Writes an about topic as plain text, in the format that Get-Help expects.</summary>
internal sealed class TopicWriter(MarkdownFile file, Problems problems)
{
    private const int Width = 80;
    private const string Indent = "    ";
    private readonly List<string> lines = [];

    /// <summary>Writes a topic.</summary>
    public static string Write(MarkdownFile file, Problems problems) => new TopicWriter(file, problems).Write();

    private string Write()
    {
        Section title = file.Sections is [var only] ? only : new Section(1, 1, "", [], []);
        CheckShape(title);

        lines.AddRange(["TOPIC", Indent + file.Name]);
        foreach (Section section in title.Children)
        {
            lines.AddRange(["", section.Heading.ToUpperInvariant()]);
            WriteBlocks(section.Blocks, Indent, isFirst: true);
            foreach (Section child in section.Children)
            {
                lines.AddRange(["", "  " + child.Heading]);
                WriteBlocks(child.Blocks, Indent, isFirst: true);
            }
        }

        return string.Join('\n', lines) + "\n";
    }

    private void CheckShape(Section title)
    {
        if (title.Heading != file.Name || title.Level != 1)
            problems.Add(file.FilePath, title.Line, $"The only title must be '# {file.Name}', the name of the file.");

        string[] names = [.. title.Children.Select(section => section.Heading)];
        if (names is not ["Short description", "Long description", .., "See also"])
        {
            problems.Add(
                file.FilePath,
                title.Line,
                "The first sections must be 'Short description' and 'Long description', and the last one 'See also'.");
        }
        else if (title.Children[0].Blocks is not [Prose synopsis] || Indent.Length + synopsis.Text.Length > Width)
        {
            problems.Add(
                file.FilePath,
                title.Children[0].Line,
                "The short description must be one line of at most "
                    + $"{Width - Indent.Length} characters, because Get-Help lists it.");
        }

        foreach (Section section in MarkdownFile.All(title.Children).Where(section => section.Level > 3))
            problems.Add(file.FilePath, section.Line, "A topic can have only three levels of headings.");
    }

    private void WriteBlocks(IReadOnlyList<HelpBlock> blocks, string indent, bool isFirst)
    {
        for (int i = 0; i < blocks.Count; i++)
        {
            // List items are not separated by blank lines, unless one of them has more than a paragraph.
            bool isNextItem = i > 0
                && blocks[i] is ListItem { Blocks.Count: 1 }
                && blocks[i - 1] is ListItem { Blocks.Count: 1 };
            if (!(isFirst && i == 0) && !isNextItem)
                lines.Add("");

            switch (blocks[i])
            {
                case Prose prose:
                    WriteText(prose, prose.Text, indent, indent);
                    break;
                case Code code:
                    foreach (string line in code.Text.Split('\n'))
                        AddLine(code, line.Length == 0 ? "" : indent + Indent + line);
                    break;
                case ListItem item:
                    string deeper = indent + new string(' ', item.Marker.Length + 1);
                    string text = item.Blocks is [Prose first, ..] ? first.Text : "";
                    WriteText(item, text, $"{indent}{item.Marker} ", deeper);
                    if (item.Blocks.Count > 1)
                        WriteBlocks([.. item.Blocks.Skip(1)], deeper, isFirst: false);
                    break;
                case Table table:
                    WriteTable(table, indent);
                    break;
            }
        }
    }

    /// <summary>
    /// Writes the columns side by side if the last one gets half of the line, and each row as a list otherwise.
    /// </summary>
    private void WriteTable(Table table, string indent)
    {
        int columns = table.Rows[0].Count;
        int[] widths =
            [.. Enumerable.Range(0, columns - 1).Select(column => table.Rows.Max(row => row[column].Length))];
        int last = indent.Length + widths.Sum(width => width + 2);
        if (last <= Width / 2 || last + table.Rows.Max(row => row[^1].Length) <= Width)
        {
            foreach (IReadOnlyList<string> row in table.Rows.Where(row => row.Any(cell => cell.Length > 0)))
            {
                string before = indent + Cells(column => row[column]);
                WriteText(table, row[^1], before, new string(' ', last));
                if (row == table.Rows[0])
                    WriteText(table, Line(row[^1]), indent + Cells(column => Line(row[column])), "");
            }

            return;
        }

        foreach (IReadOnlyList<string> row in table.Rows.Skip(1))
        {
            if (row != table.Rows[1])
                lines.Add("");
            WriteText(table, row[0], indent, indent);
            string inner = indent + Indent;
            for (int column = 1; column < columns; column++)
            {
                string header = columns == 2 ? "" : table.Rows[0][column] + ": ";
                WriteText(table, header + row[column], inner, inner);
            }
        }

        string Cells(Func<int, string> textOf) =>
            string.Concat(widths.Select((width, column) => textOf(column).PadRight(width + 2)));

        static string Line(string cell) => new('-', cell.Length);
    }

    private void WriteText(HelpBlock block, string text, string first, string rest)
    {
        foreach (string line in TextWrapper.Wrap(text, Width, first, rest))
            AddLine(block, line);
    }

    private void AddLine(HelpBlock block, string line)
    {
        line = line.TrimEnd();
        if (line.Length > Width)
            problems.Add(file.FilePath, block.Line, $"This line has more than {Width} columns: {line.Trim()}");
        if (line.Any(c => c is < ' ' or > '~'))
            problems.Add(file.FilePath, block.Line, $"Windows PowerShell shows only ASCII characters: {line.Trim()}");
        lines.Add(line);
    }
}
