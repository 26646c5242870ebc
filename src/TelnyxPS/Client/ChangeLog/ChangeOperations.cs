namespace TelnyxPS.Client;

/// <summary>What a change log says was done.</summary>
internal static class ChangeOperations
{
    public const string Set = "Set";
    public const string Remove = "Remove";
    public const string Create = "Create";
}
