namespace System.Runtime.CompilerServices;

/// <summary>What the compiler wants to find for records.</summary>
internal static class IsExternalInit;
