namespace System.Runtime.CompilerServices;

/// <summary>The type that the compiler requires for records.</summary>
internal static class IsExternalInit;
