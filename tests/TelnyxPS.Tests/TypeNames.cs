using System.Collections.Immutable;
using System.Reflection.Metadata;

namespace TelnyxPS.Tests;

/// <summary>Writes signatures as text, with only the names of types, to compare signatures of two assemblies.</summary>
internal sealed class TypeNames : ISignatureTypeProvider<TypeNames.Type, object?>
{
    public static string Of(MetadataReader reader, EntityHandle handle)
    {
        if (handle.Kind == HandleKind.TypeDefinition)
        {
            TypeDefinition type = reader.GetTypeDefinition((TypeDefinitionHandle)handle);
            string name = Join(reader, type.Namespace, type.Name);
            return type.IsNested ? $"{Of(reader, type.GetDeclaringType())}/{name}" : name;
        }

        TypeReference reference = reader.GetTypeReference((TypeReferenceHandle)handle);
        string own = Join(reader, reference.Namespace, reference.Name);
        return reference.ResolutionScope.Kind == HandleKind.TypeReference
            ? $"{Of(reader, reference.ResolutionScope)}/{own}"
            : own;
    }

    public static string Join(MetadataReader reader, StringHandle space, StringHandle name) =>
        space.IsNil ? reader.GetString(name) : $"{reader.GetString(space)}.{reader.GetString(name)}";

    public static string Text(MethodSignature<Type> method) =>
        $"{(method.Header.IsInstance ? "instance " : "")}{method.ReturnType.Text}<{method.GenericParameterCount}>"
        + $"({string.Concat(method.ParameterTypes.Select(parameter => parameter.Text + ";"))})";

    public Type GetArrayType(Type elementType, ArrayShape shape) => new($"{elementType.Text}[{shape.Rank}]");

    public Type GetByReferenceType(Type elementType) => new(elementType.Text + "&");

    public Type GetFunctionPointerType(MethodSignature<Type> signature) => new("*" + Text(signature));

    public Type GetGenericInstantiation(Type genericType, ImmutableArray<Type> typeArguments) =>
        new(
            $"{genericType.Text}<{string.Join(',', typeArguments.Select(argument => argument.Text))}>",
            genericType.Root);

    public Type GetGenericMethodParameter(object? genericContext, int index) => new("!!" + index);

    public Type GetGenericTypeParameter(object? genericContext, int index) => new("!" + index);

    public Type GetModifiedType(Type modifier, Type unmodifiedType, bool isRequired) =>
        new(isRequired ? $"{unmodifiedType.Text} {modifier.Text}" : unmodifiedType.Text);

    public Type GetPinnedType(Type elementType) => elementType;

    public Type GetPointerType(Type elementType) => new(elementType.Text + "*");

    public Type GetPrimitiveType(PrimitiveTypeCode typeCode) => new(typeCode.ToString());

    public Type GetSZArrayType(Type elementType) => new(elementType.Text + "[]");

    public Type GetTypeFromDefinition(MetadataReader reader, TypeDefinitionHandle handle, byte rawTypeKind) =>
        new(Of(reader, handle), handle);

    public Type GetTypeFromReference(MetadataReader reader, TypeReferenceHandle handle, byte rawTypeKind) =>
        new(Of(reader, handle), handle);

    public Type GetTypeFromSpecification(
        MetadataReader reader, object? genericContext, TypeSpecificationHandle handle, byte rawTypeKind) =>
        reader.GetTypeSpecification(handle).DecodeSignature(this, genericContext);

    /// <param name="Text">The name of the type.</param>
    /// <param name="Root">The type or its generic type definition; null for arrays and similar types.</param>
    internal sealed record Type(string Text, EntityHandle? Root = null);
}
