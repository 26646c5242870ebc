namespace TelnyxPS.Client;

/// <summary>The operations in a change log.</summary>
internal static class ChangeOperations
{
    public const string Set = "Set";
    public const string Remove = "Remove";
    public const string Create = "Create";

    /// <summary>All operations.</summary>
    public static readonly IReadOnlyList<string> All = [Set, Remove, Create];
}
