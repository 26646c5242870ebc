using System.Xml.Linq;
using TelnyxPS.Help;
using TelnyxPS.Help.Markdown;
using TelnyxPS.Help.Output;

namespace TelnyxPS.Tests;

/// <summary>The program that creates the help of the module: its sources and its checks.</summary>
public sealed class HelpTests : IDisposable
{
    private const string Page = """
        ---
        schema: 2.0.0
        ---

        # Get-TelnyxThing

        ## SYNOPSIS

        Gets things.

        ## DESCRIPTION

        `Get-TelnyxThing` gets *things*:

        - One
        - Two, as in [about_TelnyxPS](about_TelnyxPS.md).

        ## EXAMPLES

        ### Example 1: Get a thing

        ```powershell
        Get-TelnyxThing 1
        ```

        <!-- varies: id -->

        ```output
        Thing
        -----
        1
        ```

        That is one.

        ## PARAMETERS

        ### -Id

        Specifies the id. Default: 1.5 things. More.

        ### -Force

        [-Force](shared/Parameters.md#-force)

        ## INPUTS

        ### None

        Nothing.

        ## OUTPUTS

        ### Thing

        A thing.

        ## RELATED LINKS

        - [about_TelnyxPS](about_TelnyxPS.md)
        - [Example](https://example.com)
        """;

    private const string Topic = """
        # about_TelnyxPS

        ## Short description

        Things.

        ## Long description

        Text.

        ## See also

        - [Get-TelnyxThing](Get-TelnyxThing.md)
        """;

    private static readonly ModuleInfo Module = new(
        [
            new CmdletInfo(
                "Get-TelnyxThing",
                "ById",
                [
                    Parameter(
                        "Force", "SwitchParameter", new ParameterUse(ParameterUse.AllSets, null, false, false, false)),
                    Parameter(
                        "Id",
                        "String[]",
                        new ParameterUse("ByName", null, false, false, false),
                        new ParameterUse("ById", 0, true, true, false)) with
                    {
                        Aliases = ["ThingId"],
                        AcceptedValues = ["a", "b"],
                    },
                ],
                ["TelnyxPS.Models.Thing"])
            {
                HelpUri = "https://example.com/get-thing",
            },
        ],
        ["TelnyxPS.Models.Thing"]);

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory();
    private readonly Problems problems = [];

    public HelpTests()
    {
        Write("Get-TelnyxThing.md", Page);
        Write("about_TelnyxPS.md", Topic);
        Write("shared/Parameters.md", "# Parameters\n\nFor all.\n\n## -Force\n\nDoesn't ask.\n\nNever.\n");
    }

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public void Prose_comes_from_the_page_and_the_shared_text_and_the_rest_from_the_cmdlet()
    {
        XElement command = XDocument.Parse(Build()["TelnyxPS.dll-Help.xml"]).Root!.Elements().Single();

        Assert.Empty(problems);
        Assert.Equal("Gets things.", Part(command, "details").Descendants(Named("para")).Single().Value);
        Assert.Equal(
            ["Get-TelnyxThing gets things:", "- One", "- Two, as in about_TelnyxPS."],
            Paragraphs(Part(command, "description")));
        XElement[] parameters = [.. Part(command, "parameters").Elements()];
        Assert.Equal(["Doesn't ask.", "Never."], Paragraphs(parameters[1]));
        Assert.Equal("false", parameters[1].Attribute("required")!.Value);
        Assert.Equal("False", Part(parameters[1], "defaultValue").Value);
        // From the default set, even though another one is declared first. The pipeline input is that of all sets.
        Assert.Equal("true", parameters[0].Attribute("required")!.Value);
        Assert.Equal("0", parameters[0].Attribute("position")!.Value);
        Assert.Equal("True (ByValue)", parameters[0].Attribute("pipelineInput")!.Value);
        Assert.Equal("ThingId", parameters[0].Attribute("aliases")!.Value);
        Assert.Equal("1.5 things", Part(parameters[0], "defaultValue").Value);
        Assert.Equal("TelnyxPS.Models.Thing", Part(Part(command, "returnValues"), "name").Value);
    }

    [Fact]
    public void The_syntax_has_the_default_set_first_and_the_order_of_PowerShell()
    {
        XElement[] sets = [.. Part(XDocument.Parse(Build()["TelnyxPS.dll-Help.xml"]).Root!, "syntax").Elements()];

        Assert.Equal(2, sets.Length);
        Assert.Equal(["Id", "Force"], sets[0].Elements().Skip(1).Select(parameter => Part(parameter, "name").Value));
        Assert.Equal("true", sets[0].Elements().ElementAt(1).Attribute("required")!.Value);
        Assert.Equal(["Force", "Id"], sets[1].Elements().Skip(1).Select(parameter => Part(parameter, "name").Value));
        Assert.Equal(["a", "b"], Part(sets[0], "parameterValueGroup").Elements().Select(value => value.Value));
    }

    [Fact]
    public void The_first_address_is_the_HelpUri_of_the_cmdlet_which_Get_Help_Online_opens()
    {
        XElement links = Part(XDocument.Parse(Build()["TelnyxPS.dll-Help.xml"]).Root!, "relatedLinks");

        Assert.Equal(
            ["https://example.com/get-thing", "", "https://example.com"],
            links.Elements().Select(link => Part(link, "uri").Value));
    }

    [Fact]
    public void An_example_has_its_code_and_output_without_the_comment()
    {
        XElement example = Part(XDocument.Parse(Build()["TelnyxPS.dll-Help.xml"]).Root!, "example");

        Assert.Equal("-------- Example 1: Get a thing --------", Part(example, "title").Value);
        Assert.Equal("Get-TelnyxThing 1", Part(example, "code").Value);
        Assert.Equal(["Thing\n-----\n1", "That is one.", ""], Paragraphs(Part(example, "remarks")));
    }

    [Theory]
    [InlineData("### -Id", "### -Identity", "There is no text for the parameter -Id.")]
    [InlineData("### -Id", "### -Identity", "Get-TelnyxThing has no parameter -Identity.")]
    [InlineData("Specifies the id. Default: 1.5 things. More.", "", "There is no text for the parameter -Id.")]
    [InlineData("### -Force", "### -Id\n\nAgain.\n\n### -Force", "There are two texts for -Id.")]
    [InlineData("#-force)", "#-forced)", "There is no shared text shared/Parameters.md#-forced.")]
    [InlineData("#-force)", "#-forced)", "No page includes '-Force'")]
    [InlineData("(about_TelnyxPS.md)", "(about_Nothing.md)", "leads to about_Nothing.md, which does not exist")]
    [InlineData(
        "(about_TelnyxPS.md)",
        "(about_TelnyxPS.md#nothing)",
        "leads to the heading #nothing, which does not exist")]
    [InlineData("That is one.", "See about_TelnyxPS_More.", "There is no about_TelnyxPS_More.")]
    [InlineData("That is one.", "See Set-TelnyxThing.", "There is no Set-TelnyxThing.")]
    [InlineData("That is one.", "See TelnyxPS.Models.Other.", "There is no TelnyxPS.Models.Other.")]
    [InlineData("### Thing", "### Other", "There is no type Other.")]
    [InlineData("### Thing", "### System.String", "declares the output type TelnyxPS.Models.Thing")]
    [InlineData("## SYNOPSIS", "## SUMMARY", "The sections must be: SYNOPSIS, DESCRIPTION")]
    [InlineData("Gets things.", "", "There is no text below '## SYNOPSIS'.")]
    [InlineData("# Get-TelnyxThing", "# Get-Thing", "The only title must be '# Get-TelnyxThing'")]
    [InlineData("```powershell", "```ps", "An example must begin with a code block")]
    [InlineData("Example 1:", "Example 2:", "The heading must be '### Example 1: '")]
    [InlineData("That is one.", "| A |\n| - |\n| B |", "cannot show a table")]
    [InlineData("- Two,", "<b>Two</b>\n\n- Two,", "Help cannot show this")]
    [InlineData(
        "## PARAMETERS", "## PARAMETERS\n\nText.", "There is text between '## PARAMETERS' and the next heading")]
    [InlineData(
        "schema: 2.0.0",
        "schema: 2.0.0\nonline version: https://example.com/Other.md",
        "The online version comes from the HelpUri")]
    public void The_build_fails_on_a_page_that_does_not_match(string text, string other, string problem)
    {
        Assert.Contains(text, Page);
        Write("Get-TelnyxThing.md", Page.Replace(text, other));
        Build();

        Assert.Contains(problems, found => found.Message.Contains(problem));
    }

    [Fact]
    public void A_problem_names_the_file_and_the_line()
    {
        Write("Get-TelnyxThing.md", Page.Replace("That is one.", "See Set-TelnyxThing."));
        Build();

        int line = Page.Split('\n').ToList().FindIndex(text => text.StartsWith("That is one.")) + 1;
        string file = Path.Combine(folder.FullName, "Get-TelnyxThing.md");
        Assert.Equal($"{file}({line}): error HELP: There is no Set-TelnyxThing.", Assert.Single(problems).ToString());
    }

    [Fact]
    public void The_build_fails_on_a_cmdlet_without_a_page_and_a_page_without_a_cmdlet()
    {
        Write("about_TelnyxPS.md", Topic.Replace("Get-TelnyxThing", "about_TelnyxPS"));
        File.Move(Path.Combine(folder.FullName, "Get-TelnyxThing.md"), Path.Combine(folder.FullName, "Get-Other.md"));
        Build();

        Assert.Contains(problems, found => found.Message == "There is no page for Get-TelnyxThing.");
        Assert.Contains(problems, found => found.Message == "The module has no cmdlet Get-Other.");
    }

    [Fact]
    public void A_shared_text_cannot_include_another_one()
    {
        Write(
            "shared/Parameters.md",
            "# Parameters\n\n## -Force\n\n[-Id](shared/Parameters.md#-id)\n\n## -Id\n\n## -Id\n\nText.\n");
        Build();

        Assert.Contains(problems, found => found.Message == "A shared text cannot include another one.");
        Assert.Contains(problems, found => found.Message == "There is no text below '-Id'.");
        Assert.Contains(problems, found => found.Message == "There are two texts named '-Id'.");
    }

    [Fact]
    public void A_topic_has_the_format_that_Get_Help_expects()
    {
        Write("about_TelnyxPS.md", """
            # about_TelnyxPS

            ## Short description

            Things, in `short`.

            ## Long description

            A paragraph of which the words are so many that they do not fit on one line of eighty columns.

            - An item of a list of which the words are so many that they do not fit on one line either.
            - Another [item](https://example.com).

            1. First

               Second paragraph.

            ```powershell
            Get-TelnyxThing |

                Get-TelnyxThing
            ```

            ### Part

            | Name | Meaning |
            | --- | --- |
            | a | One |
            | longer | Two, of which the words are so many that they do not fit on one line of the table. |

            | Name | When | What to do |
            | --- | --- | --- |
            | a | Always, or at any rate so often that it takes up half of the line | Nothing |
            | b | Never | Wait |

            ## See also

            - [Get-TelnyxThing](Get-TelnyxThing.md)
            - <https://example.com>
            """);

        Assert.Equal(
            """
            TOPIC
                about_TelnyxPS

            SHORT DESCRIPTION
                Things, in short.

            LONG DESCRIPTION
                A paragraph of which the words are so many that they do not fit on one line
                of eighty columns.

                - An item of a list of which the words are so many that they do not fit on
                  one line either.
                - Another item (https://example.com).

                1. First

                   Second paragraph.

                    Get-TelnyxThing |

                        Get-TelnyxThing

              Part
                Name    Meaning
                ----    -------
                a       One
                longer  Two, of which the words are so many that they do not fit on one line
                        of the table.

                a
                    When: Always, or at any rate so often that it takes up half of the line
                    What to do: Nothing

                b
                    When: Never
                    What to do: Wait

            SEE ALSO
                - Get-TelnyxThing
                - https://example.com

            """.ReplaceLineEndings("\n"),
            Build()["about_TelnyxPS.help.txt"]);
        Assert.Empty(problems);
    }

    [Theory]
    [InlineData(
        "Things.",
        "Things, and of these so many that the description has more characters than a line.",
        "The short description must be one line")]
    [InlineData("## See also", "## Links", "the last one 'See also'")]
    [InlineData("Text.", "Caf\u00e9.", "Windows PowerShell shows only ASCII characters")]
    [InlineData(
        "Text.",
        "```\nA line of code that is not wrapped, and that has more than the seventy-two columns\n```",
        "more than 80 columns")]
    public void The_build_fails_on_an_invalid_topic(string text, string other, string problem)
    {
        Assert.Contains(text, Topic);
        Write("about_TelnyxPS.md", Topic.Replace(text, other));
        Build();

        Assert.Contains(problems, found => found.Message.Contains(problem));
    }

    [Fact]
    public void Text_is_wrapped_at_spaces_and_a_long_word_has_its_own_line()
    {
        Assert.Equal(["- one two", "  three"], TextWrapper.Wrap("one two  three", 9, "- ", "  "));
        Assert.Equal(["a", "abcdefghijk", "b"], TextWrapper.Wrap("a abcdefghijk b", 5, "", ""));
        Assert.Equal([""], TextWrapper.Wrap("", 5, "", ""));
    }

    [Fact]
    public void Anchors_are_those_of_GitHub()
    {
        Assert.Equal("-session-and-piped-objects", MarkdownFile.AnchorOf("-Session and piped objects"));
        Assert.Equal("what--if-why", MarkdownFile.AnchorOf("What -if? (Why)"));
    }

    [Theory]
    [InlineData("README.md")]
    [InlineData("CONTRIBUTING.md")]
    [InlineData("CHANGELOG.md")]
    [InlineData("examples/README.md")]
    public void The_links_of_the_other_documents_are_not_broken(string name)
    {
        string file = Path.Combine(Programs.Root, name);
        new LinkChecker(problems).CheckLinks(MarkdownFile.Read(file, null, []));

        Assert.Empty(problems);
    }

    [Fact]
    public void The_compiled_cmdlets_are_read_without_PowerShell()
    {
        ModuleInfo module = CmdletReader.Read(Path.Combine(AppContext.BaseDirectory, "TelnyxPS.dll"));

        string manifest = File.ReadAllText(Path.Combine(Programs.Root, "TelnyxPS.psd1"));
        Assert.All(module.Cmdlets, cmdlet => Assert.Contains($"'{cmdlet.Name}'", manifest));
        CmdletInfo set = module.Cmdlets.Single(cmdlet => cmdlet.Name == "Set-TelnyxExternalConnection");
        ParameterInfo tag = set.Parameters.Single(parameter => parameter.Name == "Tag");
        Assert.Equal(["Tags"], tag.Aliases);
        Assert.Equal("String[]", tag.TypeName);
        Assert.Contains("Tag", set.Parameters.Single(parameter => parameter.Name == "Clear").AcceptedValues);
        Assert.Equal("Int32", set.Parameters.Single(parameter => parameter.Name == "InboundChannelLimit").TypeName);
        Assert.Contains(set.Parameters, parameter => parameter.Name == "WhatIf" && parameter.IsSwitch);
        Assert.DoesNotContain(set.Parameters, parameter => parameter.Name == "First");
    }

    private static ParameterInfo Parameter(string name, string type, params ParameterUse[] uses) =>
        new(name, type, [], [], false, uses);

    private static Func<XElement, bool> Is(string name) => element => element.Name.LocalName == name;

    private static XName Named(string name) => XName.Get(name, "http://schemas.microsoft.com/maml/2004/10");

    private static XElement Part(XElement element, string name) =>
        element.Elements().FirstOrDefault(Is(name)) ?? element.Descendants().First(Is(name));

    private static IEnumerable<string> Paragraphs(XElement element) =>
        element.Descendants(Named("para")).Select(paragraph => paragraph.Value);

    private void Write(string name, string text)
    {
        string path = Path.Combine(folder.FullName, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }

    private Dictionary<string, string> Build() => HelpBuilder.Build(folder.FullName, Module, problems);
}
