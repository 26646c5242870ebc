using TelnyxPS.Help.Markdown;
using TelnyxPS.Help.Output;

namespace TelnyxPS.Help;

/// <summary>Builds the help files of a module from its pages and its cmdlets.</summary>
internal static class HelpBuilder
{
    /// <summary>Builds the content of the help files, by file name. If there are problems, files are missing.</summary>
    /// <param name="source">The folder of the pages.</param>
    /// <param name="module">The module.</param>
    /// <param name="problems">The list to which problems are added.</param>
    public static Dictionary<string, string> Build(string source, ModuleInfo module, Problems problems)
    {
        string sharedFolder = Path.Combine(source, SharedTexts.Folder);
        MarkdownFile[] sharedFiles = Directory.Exists(sharedFolder) ? ReadAll(sharedFolder, null, problems) : [];
        SharedTexts shared = new(sharedFiles, problems);
        MarkdownFile[] files = ReadAll(source, shared, problems);
        shared.ReportUnused();

        MarkdownFile[] topics = [.. files.Where(file => file.Name.StartsWith("about_", StringComparison.Ordinal))];
        CmdletPage[] pages = [.. files.Except(topics).Select(file => new CmdletPage(file, problems))];
        CheckNames([.. files, .. sharedFiles], topics, module, problems);
        foreach (CmdletInfo cmdlet in module.Cmdlets)
        {
            if (pages.FirstOrDefault(page => page.Name == cmdlet.Name) is { } page)
                page.Compare(cmdlet, module);
            else
                problems.Add(Path.Combine(source, cmdlet.Name + ".md"), 1, $"There is no page for {cmdlet.Name}.");
        }

        foreach (CmdletPage page in pages.Where(page => !module.Cmdlets.Any(cmdlet => cmdlet.Name == page.Name)))
            problems.Add(page.Path, 1, $"The module has no cmdlet {page.Name}.");

        Dictionary<string, string> output = topics.ToDictionary(
            topic => topic.Name + ".help.txt", topic => TopicWriter.Write(topic, problems));
        if (problems.Count == 0)
            output.Add("TelnyxPS.dll-Help.xml", MamlWriter.Write(pages, module));
        return output;
    }

    private static MarkdownFile[] ReadAll(string folder, SharedTexts? shared, Problems problems) =>
        [
            .. Directory.GetFiles(folder, "*.md")
                .Order(StringComparer.Ordinal)
                .Select(file => MarkdownFile.Read(file, shared, problems)),
        ];

    private static void CheckNames(
        IReadOnlyList<MarkdownFile> files, IEnumerable<MarkdownFile> topics, ModuleInfo module, Problems problems)
    {
        LinkChecker checker = new(problems);
        string[] names = [.. topics.Select(topic => topic.Name)];
        foreach (MarkdownFile file in files)
        {
            checker.CheckLinks(file);
            checker.CheckNames(file, module, names);
        }
    }
}
