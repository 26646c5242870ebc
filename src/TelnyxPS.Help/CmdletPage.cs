using System.Text.RegularExpressions;
using TelnyxPS.Help.Markdown;

namespace TelnyxPS.Help;

/// <summary>
/// The page of a cmdlet: a Markdown file in the schema of platyPS, without the parts that are generated.
/// </summary>
internal sealed partial class CmdletPage
{
    private static readonly string[] SectionNames =
        ["SYNOPSIS", "DESCRIPTION", "EXAMPLES", "PARAMETERS", "INPUTS", "OUTPUTS", "NOTES", "RELATED LINKS"];

    private readonly MarkdownFile file;
    private readonly Section title;
    private readonly Problems problems;

    /// <summary>Reads a page.</summary>
    public CmdletPage(MarkdownFile file, Problems problems)
    {
        this.file = file;
        this.problems = problems;
        title = file.Sections is [var only] ? only : new Section(1, 1, "", [], []);
        CheckShape();
        Examples = [.. Part("EXAMPLES").Children.Select(ReadExample)];
    }

    public string Name => file.Name;

    public string Path => file.FilePath;

    public string Synopsis => Part("SYNOPSIS").Text;

    public IReadOnlyList<HelpBlock> Description => Part("DESCRIPTION").Blocks;

    public IReadOnlyList<Example> Examples { get; }

    /// <summary>The sections of parameters, in the order of the page.</summary>
    public IReadOnlyList<Section> Parameters => Part("PARAMETERS").Children;

    public IReadOnlyList<Section> Inputs => Part("INPUTS").Children;

    public IReadOnlyList<Section> Outputs => Part("OUTPUTS").Children;

    public IReadOnlyList<HelpBlock> Notes => Part("NOTES").Blocks;

    public IReadOnlyList<Link> RelatedLinks
    {
        get
        {
            Section section = Part("RELATED LINKS");
            return [.. file.Links.Where(link => link.Line > section.Line)];
        }
    }

    /// <summary>
    /// Returns the default value in the text of a parameter, from a sentence that starts with "Default:".
    /// </summary>
    public static string? DefaultOf(Section parameter)
    {
        Match match = DefaultSentence().Match(parameter.Text);
        return match.Success ? match.Groups[1].Value : null;
    }

    /// <summary>Adds a problem for each difference between the page and the cmdlet.</summary>
    public void Compare(CmdletInfo cmdlet, ModuleInfo module)
    {
        foreach (ParameterInfo parameter in cmdlet.Parameters)
        {
            if (Parameters.Any(section => section.Heading == "-" + parameter.Name && section.Text.Length > 0))
                continue;
            int line = Part("PARAMETERS").Line;
            string heading = $"### -{parameter.Name}";
            problems.Add(Path, line, $"There is no text for the parameter -{parameter.Name}. Add '{heading}'.");
        }

        foreach (Section section in Parameters)
        {
            if (!cmdlet.Parameters.Any(parameter => section.Heading == "-" + parameter.Name))
                problems.Add(Path, section.Line, $"{Name} has no parameter {section.Heading}.");
            if (Parameters.First(other => other.Heading == section.Heading) != section)
                problems.Add(Path, section.Line, $"There are two texts for {section.Heading}.");
        }

        foreach (Section section in Inputs.Concat(Outputs))
        {
            if (section.Heading != "None" && module.FullNameOf(section.Heading) is null)
                problems.Add(Path, section.Line, $"There is no type {section.Heading}.");
        }

        foreach (string type in cmdlet.OutputTypes.Where(type => type != "System.Void"))
        {
            if (Outputs.Any(section => module.FullNameOf(section.Heading) == type))
                continue;
            string message = $"The cmdlet declares the output type {type}, but the page does not describe it.";
            problems.Add(Path, Part("OUTPUTS").Line, message);
        }
    }

    private void CheckShape()
    {
        if (title.Heading != Name || title.Level != 1)
            problems.Add(Path, title.Line, $"The only title must be '# {Name}', the name of the file.");
        if (file.FrontMatter.GetValueOrDefault("schema") != "2.0.0")
            problems.Add(Path, 1, "The front matter must contain 'schema: 2.0.0'.");
        if (file.FrontMatter.ContainsKey("online version"))
            problems.Add(Path, 1, "The online version comes from the HelpUri of the cmdlet. Remove it here.");
        foreach (HelpBlock block in title.Blocks)
            problems.Add(Path, block.Line, "There is text before '## SYNOPSIS'.");

        string[] names = [.. title.Children.Select(section => section.Heading)];
        string[] wanted = [.. SectionNames.Where(name => name != "NOTES" || names.Contains(name))];
        if (!names.SequenceEqual(wanted))
        {
            string found = string.Join(", ", names);
            problems.Add(Path, title.Line, $"The sections must be: {string.Join(", ", wanted)}. They are: {found}.");
        }

        foreach (string name in new[] { "SYNOPSIS", "DESCRIPTION" }.Where(name => Part(name).Text.Length == 0))
            problems.Add(Path, Part(name).Line, $"There is no text below '## {name}'.");
        foreach (string name in new[] { "EXAMPLES", "INPUTS", "OUTPUTS" }.Where(name => Part(name).Children.Count == 0))
            problems.Add(Path, Part(name).Line, $"There is nothing below '## {name}'.");
        foreach (string name in new[] { "EXAMPLES", "PARAMETERS", "INPUTS", "OUTPUTS" })
        {
            foreach (HelpBlock block in Part(name).Blocks)
                problems.Add(Path, block.Line, $"There is text between '## {name}' and the next heading.");
        }

        foreach (Section section in MarkdownFile.All([title]))
        {
            foreach (HelpBlock block in section.Blocks.Where(block => block is Table))
                problems.Add(Path, block.Line, "Cmdlet help cannot show a table. Use a list or an about topic.");
        }
    }

    private Example ReadExample(Section section, int index)
    {
        if (!section.Heading.StartsWith($"Example {index + 1}: ", StringComparison.Ordinal))
            problems.Add(Path, section.Line, $"The heading must be '### Example {index + 1}: ' and a title.");
        if (section.Blocks.FirstOrDefault() is Code { Language: "powershell" } code)
            return new Example(section.Heading, code.Text, [.. section.Blocks.Skip(1)]);

        problems.Add(Path, section.Line, "An example must begin with a code block in the language powershell.");
        return new Example(section.Heading, "", section.Blocks);
    }

    private Section Part(string name) => title.Child(name) ?? new Section(title.Line, 2, name, [], []);

    [GeneratedRegex(@"(?:^|\. )Default: (.+?)\.(?= |$)")]
    private static partial Regex DefaultSentence();
}
