using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Runtime.InteropServices;

namespace TelnyxPS.Tests;

/// <summary>
/// The assemblies of a few folders, read without loading them: their references, and whether these exist.
/// </summary>
internal sealed class MetadataCatalog : IDisposable
{
    private readonly List<PEReader> files = [];
    private readonly Dictionary<string, MetadataReader> assemblies = new(StringComparer.OrdinalIgnoreCase);

    public static AssemblyName NameOf(MetadataReader assembly) => assembly.GetAssemblyDefinition().GetAssemblyName();

    /// <summary>Adds the assemblies of these files, and returns those with a new name.</summary>
    public MetadataReader[] Add(params string[] paths)
    {
        List<MetadataReader> added = [];
        foreach (string path in paths)
        {
            PEReader file = new(ImmutableCollectionsMarshal.AsImmutableArray(File.ReadAllBytes(path)));
            files.Add(file);
            if (!file.HasMetadata)
                continue;

            MetadataReader reader = file.GetMetadataReader();
            if (reader.IsAssembly && assemblies.TryAdd(NameOf(reader).Name!, reader))
                added.Add(reader);
        }

        return [.. added];
    }

    public MetadataReader? Find(string assembly) => assemblies.GetValueOrDefault(assembly);

    /// <summary>
    /// The types and members that an assembly references and that are not in this catalog, except those of the
    /// specified assembly.
    /// </summary>
    public IEnumerable<string> MissingIn(MetadataReader asking, string except)
    {
        foreach (TypeReferenceHandle handle in asking.TypeReferences)
        {
            string scope = AssemblyOf(asking, handle);
            string name = TypeNames.Of(asking, handle);
            if (scope != except && FindType(scope, name) is null)
                yield return $"{name} of {scope}";
        }

        foreach (MemberReferenceHandle handle in asking.MemberReferences)
        {
            MemberReference member = asking.GetMemberReference(handle);
            if (RootOf(asking, member.Parent) is not { Kind: HandleKind.TypeReference } root)
                continue; // the runtime's own, such as those of arrays, or the assembly's

            string scope = AssemblyOf(asking, (TypeReferenceHandle)root);
            string type = TypeNames.Of(asking, root);
            if (scope == except || FindType(scope, type) is not { } found)
                continue;

            string wanted = Signature(asking, member);
            if (!HasMember(found.Assembly, found.Type, asking.GetString(member.Name), wanted, exact: true))
                yield return $"{type}.{asking.GetString(member.Name)} {wanted} of {scope}";
        }
    }

    public void Dispose() => files.ForEach(file => file.Dispose());

    private bool HasMember(MetadataReader assembly, TypeDefinition type, string name, string signature, bool exact)
    {
        foreach (MethodDefinitionHandle handle in type.GetMethods())
        {
            MethodDefinition method = assembly.GetMethodDefinition(handle);
            if (assembly.GetString(method.Name) == name
                && Same(TypeNames.Text(method.DecodeSignature(new TypeNames(), null)), signature, exact))
            {
                return true;
            }
        }

        foreach (FieldDefinitionHandle handle in type.GetFields())
        {
            FieldDefinition field = assembly.GetFieldDefinition(handle);
            if (assembly.GetString(field.Name) == name
                && Same(field.DecodeSignature(new TypeNames(), null).Text, signature, exact))
            {
                return true;
            }
        }

        if (type.BaseType.IsNil || RootOf(assembly, type.BaseType) is not { } above)
            return false;

        // In a generic base type, type parameters replace the types, so only their number is compared.
        bool plain = exact && type.BaseType.Kind != HandleKind.TypeSpecification;
        (MetadataReader Assembly, TypeDefinition Type)? next = above.Kind == HandleKind.TypeDefinition
            ? (assembly, assembly.GetTypeDefinition((TypeDefinitionHandle)above))
            : FindType(AssemblyOf(assembly, (TypeReferenceHandle)above), TypeNames.Of(assembly, above));
        return next is { } found && HasMember(found.Assembly, found.Type, name, signature, plain);
    }

    private static bool Same(string one, string other, bool exact) =>
        exact ? one == other : one.Count(c => c == ';') == other.Count(c => c == ';');

    private static string Signature(MetadataReader assembly, MemberReference member) =>
        member.GetKind() == MemberReferenceKind.Method
        ? TypeNames.Text(member.DecodeMethodSignature(new TypeNames(), null))
        : member.DecodeFieldSignature(new TypeNames(), null).Text;

    /// <summary>The type itself, or the definition of a generic type.</summary>
    private static EntityHandle? RootOf(MetadataReader assembly, EntityHandle type) =>
        type.Kind == HandleKind.TypeSpecification
        ? assembly.GetTypeSpecification((TypeSpecificationHandle)type).DecodeSignature(new TypeNames(), null).Root
        : type;

    private static string AssemblyOf(MetadataReader assembly, TypeReferenceHandle handle)
    {
        EntityHandle scope = assembly.GetTypeReference(handle).ResolutionScope;
        return scope.Kind == HandleKind.TypeReference
            ? AssemblyOf(assembly, (TypeReferenceHandle)scope)
            : assembly.GetString(assembly.GetAssemblyReference((AssemblyReferenceHandle)scope).Name);
    }

    /// <summary>Finds a type, even if the assembly forwards it.</summary>
    private (MetadataReader Assembly, TypeDefinition Type)? FindType(string assembly, string type)
    {
        if (Find(assembly) is not { } reader)
            return null;

        foreach (TypeDefinitionHandle handle in reader.TypeDefinitions)
        {
            if (TypeNames.Of(reader, handle) == type)
                return (reader, reader.GetTypeDefinition(handle));
        }

        // For a nested type, only the outermost type is named.
        string outermost = type.Split('/')[0];
        foreach (ExportedTypeHandle handle in reader.ExportedTypes)
        {
            ExportedType forwarded = reader.GetExportedType(handle);
            if (forwarded.Implementation.Kind == HandleKind.AssemblyReference
                && TypeNames.Join(reader, forwarded.Namespace, forwarded.Name) == outermost)
            {
                AssemblyReference target =
                    reader.GetAssemblyReference((AssemblyReferenceHandle)forwarded.Implementation);
                return FindType(reader.GetString(target.Name), type);
            }
        }

        return null;
    }
}
