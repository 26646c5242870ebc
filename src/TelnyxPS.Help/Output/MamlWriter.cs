using System.Text;
using System.Xml;
using System.Xml.Linq;
using TelnyxPS.Help.Markdown;

namespace TelnyxPS.Help.Output;

/// <summary>Writes the help of the cmdlets in MAML, the XML that Get-Help reads.</summary>
internal static class MamlWriter
{
    private static readonly XNamespace Items = "http://msh";
    private static readonly XNamespace Maml = "http://schemas.microsoft.com/maml/2004/10";
    private static readonly XNamespace Command = "http://schemas.microsoft.com/maml/dev/command/2004/10";
    private static readonly XNamespace Dev = "http://schemas.microsoft.com/maml/dev/2004/10";

    /// <summary>Writes the help of a module.</summary>
    public static string Write(IEnumerable<CmdletPage> pages, ModuleInfo module)
    {
        XElement root = new(Items + "helpItems", new XAttribute("schema", "maml"));
        foreach (CmdletPage page in pages)
            root.Add(WriteCommand(page, module.Cmdlets.Single(cmdlet => cmdlet.Name == page.Name), module));

        StringBuilder text = new();
        XmlWriterSettings settings = new() { Indent = true, NewLineChars = "\n", OmitXmlDeclaration = true };
        using (XmlWriter writer = XmlWriter.Create(text, settings))
            root.Save(writer);
        return $"<?xml version=\"1.0\" encoding=\"utf-8\"?>\n{text}\n";
    }

    private static XElement WriteCommand(CmdletPage page, CmdletInfo cmdlet, ModuleInfo module)
    {
        string[] name = page.Name.Split('-', 2);
        return new XElement(
            Command + "command",
            new XAttribute(XNamespace.Xmlns + "maml", Maml),
            new XAttribute(XNamespace.Xmlns + "command", Command),
            new XAttribute(XNamespace.Xmlns + "dev", Dev),
            new XElement(
                Command + "details",
                new XElement(Command + "name", page.Name),
                new XElement(Command + "verb", name[0]),
                new XElement(Command + "noun", name[1]),
                new XElement(Maml + "description", Paragraph(page.Synopsis))),
            new XElement(Maml + "description", Paragraphs(page.Description)),
            new XElement(Command + "syntax", cmdlet.Sets.Select(set => WriteSyntax(page, cmdlet, set))),
            new XElement(
                Command + "parameters",
                page.Parameters.Select(section => WriteParameter(
                    section, cmdlet.Parameters.Single(parameter => section.Heading == "-" + parameter.Name), cmdlet))),
            WriteTypes("inputTypes", "inputType", page.Inputs, module),
            WriteTypes("returnValues", "returnValue", page.Outputs, module),
            new XElement(Maml + "alertSet", new XElement(Maml + "alert", Paragraphs(page.Notes))),
            new XElement(Command + "examples", page.Examples.Select(WriteExample)),
            new XElement(Maml + "relatedLinks", WriteLinks(page, cmdlet)));
    }

    private static XElement WriteSyntax(CmdletPage page, CmdletInfo cmdlet, string set) => new(
        Command + "syntaxItem",
        new XElement(Maml + "name", page.Name),
        cmdlet.InSet(set).Select(pair => WriteParameter(pair.Parameter, pair.Use, pair.Use.PipelineInput, [], null)));

    private static XElement WriteParameter(Section section, ParameterInfo parameter, CmdletInfo cmdlet)
    {
        // Get-Help shows one description of a parameter: for the default set, or the first set that has it.
        ParameterUse use = cmdlet.Sets.Select(parameter.In).OfType<ParameterUse>().First();
        string pipeline = (use with
        {
            ByValue = parameter.Uses.Any(other => other.ByValue),
            ByPropertyName = parameter.Uses.Any(other => other.ByPropertyName),
        }).PipelineInput;
        return WriteParameter(parameter, use, pipeline, Paragraphs(section.Blocks), CmdletPage.DefaultOf(section));
    }

    private static XElement WriteParameter(
        ParameterInfo parameter,
        ParameterUse use,
        string pipeline,
        IEnumerable<XElement> description,
        string? defaultValue)
    {
        bool isSyntax = !description.Any();
        XElement element = new(
            Command + "parameter",
            new XAttribute("required", use.IsMandatory),
            new XAttribute("variableLength", parameter.IsArray),
            new XAttribute("globbing", parameter.AcceptsWildcards),
            new XAttribute("pipelineInput", pipeline),
            new XAttribute("position", use.Position?.ToString() ?? "named"),
            new XAttribute("aliases", parameter.Aliases.Count == 0 ? "none" : string.Join(", ", parameter.Aliases)),
            new XElement(Maml + "name", parameter.Name));
        if (!isSyntax)
            element.Add(new XElement(Maml + "description", description));
        if (isSyntax && parameter.AcceptedValues.Count > 0)
        {
            element.Add(new XElement(
                Command + "parameterValueGroup",
                parameter.AcceptedValues.Select(value => new XElement(
                    Command + "parameterValue",
                    new XAttribute("required", false),
                    new XAttribute(Command + "variableLength", false),
                    value))));
        }

        if (!parameter.IsSwitch || !isSyntax)
        {
            element.Add(new XElement(
                Command + "parameterValue",
                new XAttribute("required", !parameter.IsSwitch),
                new XAttribute("variableLength", parameter.IsArray),
                parameter.TypeName));
        }

        element.Add(
            new XElement(Dev + "type", new XElement(Maml + "name", parameter.TypeName), new XElement(Maml + "uri")));
        if (!isSyntax)
            element.Add(new XElement(Dev + "defaultValue", parameter.IsSwitch ? "False" : defaultValue ?? "None"));
        return element;
    }

    private static XElement WriteTypes(string list, string item, IEnumerable<Section> sections, ModuleInfo module)
    {
        return new XElement(Command + list, sections.Select(WriteType));

        XElement WriteType(Section section) => new(
            Command + item,
            new XElement(Dev + "type", new XElement(Maml + "name", NameOf(section))),
            new XElement(Maml + "description", Paragraphs(section.Blocks)));

        string NameOf(Section section) => module.FullNameOf(section.Heading) ?? section.Heading;
    }

    private static XElement WriteExample(Example example) => new(
        Command + "example",
        new XElement(Maml + "title", $"-------- {example.Title} --------"),
        new XElement(Dev + "code", example.Code),
        // The empty paragraph separates it from the next example.
        new XElement(Dev + "remarks", Paragraphs(example.Remarks), new XElement(Maml + "para")));

    private static IEnumerable<XElement> WriteLinks(CmdletPage page, CmdletInfo cmdlet)
    {
        // Get-Help -Online opens the first URL.
        if (cmdlet.HelpUri is { } address)
            yield return WriteLink("Online version:", address);
        foreach (Link link in page.RelatedLinks)
            yield return WriteLink(link.Text, link.Target.Contains("://") ? link.Target : "");
    }

    private static XElement WriteLink(string text, string address) => new(
        Maml + "navigationLink", new XElement(Maml + "linkText", text), new XElement(Maml + "uri", address));

    private static IEnumerable<XElement> Paragraphs(IEnumerable<HelpBlock> blocks) => Texts(blocks).Select(Paragraph);

    private static IEnumerable<string> Texts(IEnumerable<HelpBlock> blocks) => blocks.SelectMany(block => block switch
    {
        Prose prose => [prose.Text],
        Code code => [code.Text],
        ListItem item => [$"{item.Marker} {string.Join("\n\n", Texts(item.Blocks))}"],
        _ => Enumerable.Empty<string>(),
    });

    private static XElement Paragraph(string text) => new(Maml + "para", text);
}
