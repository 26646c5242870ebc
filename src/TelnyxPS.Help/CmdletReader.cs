using System.Reflection;
using System.Runtime.InteropServices;

namespace TelnyxPS.Help;

/// <summary>
/// Reads the cmdlets of a compiled module, like <c>Get-Command</c>. It does not run any code of the module, so it does
/// not need PowerShell.
/// </summary>
internal static class CmdletReader
{
    private const string Namespace = "System.Management.Automation.";

    /// <summary>Reads all cmdlets of an assembly. Its references must be in the same folder or part of .NET.</summary>
    public static ModuleInfo Read(string assembly)
    {
        string[] folders =
            [Path.GetDirectoryName(Path.GetFullPath(assembly))!, RuntimeEnvironment.GetRuntimeDirectory()];
        IEnumerable<string> references = folders.SelectMany(folder => Directory.GetFiles(folder, "*.dll"));
        using MetadataLoadContext context =
            new(new PathAssemblyResolver(references), typeof(object).Assembly.GetName().Name);

        Type[] types = context.LoadFromAssemblyPath(Path.GetFullPath(assembly)).GetExportedTypes();
        IEnumerable<CmdletInfo> cmdlets = types
            .Where(type => !type.IsAbstract && Find(type.CustomAttributes, "CmdletAttribute") is not null)
            .Select(ReadCmdlet);
        return new ModuleInfo(
            [.. cmdlets.OrderBy(cmdlet => cmdlet.Name, StringComparer.Ordinal)],
            [.. types.Select(type => type.FullName!)]);
    }

    private static CmdletInfo ReadCmdlet(Type type)
    {
        CustomAttributeData cmdlet = Find(type.CustomAttributes, "CmdletAttribute")!;
        IList<CustomAttributeTypedArgument> name = cmdlet.ConstructorArguments;

        List<ParameterInfo> parameters = [.. type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Select(ReadParameter)
            .OfType<ParameterInfo>()];
        if (Named(cmdlet, "SupportsShouldProcess", false))
        {
            parameters.Add(Added("WhatIf", "SwitchParameter", "wi"));
            parameters.Add(Added("Confirm", "SwitchParameter", "cf"));
        }

        if (Named(cmdlet, "SupportsPaging", false))
        {
            parameters.Add(Added("IncludeTotalCount", "SwitchParameter"));
            parameters.Add(Added("Skip", "UInt64"));
            parameters.Add(Added("First", "UInt64"));
        }

        IEnumerable<string> outputs = type.CustomAttributes
            .Where(attribute => attribute.AttributeType.FullName == Namespace + "OutputTypeAttribute")
            .SelectMany(attribute => attribute.ConstructorArguments)
            .SelectMany(
                argument => argument.Value is IEnumerable<CustomAttributeTypedArgument> list ? list : [argument])
            .Select(argument => argument.Value switch { Type output => output.FullName, var text => text as string })
            .OfType<string>();
        return new CmdletInfo(
            $"{name[0].Value}-{name[1].Value}",
            Named<string?>(cmdlet, "DefaultParameterSetName", null),
            parameters,
            [.. outputs.Distinct()])
        {
            HelpUri = Named<string?>(cmdlet, "HelpUri", null),
        };
    }

    private static ParameterInfo? ReadParameter(PropertyInfo property)
    {
        CustomAttributeData[] attributes = [.. property.CustomAttributes];
        ParameterUse[] uses = [.. attributes
            .Where(attribute => attribute.AttributeType.FullName == Namespace + "ParameterAttribute")
            .Where(attribute => !Named(attribute, "DontShow", false))
            .Select(ReadUse)];
        if (uses.Length == 0)
            return null;

        Type type = Underlying(property.PropertyType);
        Type element = Underlying(type.IsArray ? type.GetElementType()! : type);
        IReadOnlyList<string> values = Strings(Find(attributes, "ValidateSetAttribute"));
        if (values.Count == 0 && element.IsEnum)
            values = [.. element.GetFields(BindingFlags.Public | BindingFlags.Static).Select(field => field.Name)];

        return new ParameterInfo(
            property.Name,
            type.IsArray ? element.Name + "[]" : element.Name,
            Strings(Find(attributes, "AliasAttribute")),
            values,
            Find(attributes, "SupportsWildcardsAttribute") is not null,
            uses);
    }

    private static ParameterUse ReadUse(CustomAttributeData attribute)
    {
        int position = Named(attribute, "Position", int.MinValue);
        return new ParameterUse(
            Named(attribute, "ParameterSetName", ParameterUse.AllSets),
            position == int.MinValue ? null : position,
            Named(attribute, "Mandatory", false),
            Named(attribute, "ValueFromPipeline", false),
            Named(attribute, "ValueFromPipelineByPropertyName", false));
    }

    private static ParameterInfo Added(string name, string type, params string[] aliases) =>
        new(name, type, aliases, [], false, [new ParameterUse(ParameterUse.AllSets, null, false, false, false)]);

    private static Type Underlying(Type type) =>
        type.IsGenericType && type.GetGenericTypeDefinition().FullName == "System.Nullable`1"
            ? type.GetGenericArguments()[0]
            : type;

    private static CustomAttributeData? Find(IEnumerable<CustomAttributeData> attributes, string name) =>
        attributes.FirstOrDefault(attribute => attribute.AttributeType.FullName == Namespace + name);

    private static T Named<T>(CustomAttributeData attribute, string name, T otherwise) =>
        attribute.NamedArguments.Where(argument => argument.MemberName == name)
            .Select(argument => (T)argument.TypedValue.Value!)
            .DefaultIfEmpty(otherwise)
            .First();

    private static IReadOnlyList<string> Strings(CustomAttributeData? attribute) =>
        attribute?.ConstructorArguments[0].Value is IEnumerable<CustomAttributeTypedArgument> list
            ? [.. list.Select(item => (string)item.Value!)]
            : [];
}
