namespace TelnyxPS.Models;

/// <summary>A setting of an external connection that was changed: one line of a change record.</summary>
public sealed class ConnectionSettingChange
{
    internal ConnectionSettingChange(string name, object? old, object? @new)
    {
        Name = name;
        Old = old;
        New = @new;
    }

    /// <summary>The setting, as the property of a connection is named.</summary>
    public string Name { get; }

    /// <summary>What it was; null for none.</summary>
    public object? Old { get; }

    /// <summary>What it was set to; null for none.</summary>
    public object? New { get; }

    /// <summary>As <c>OutboundChannelLimit: 10 -> 25</c>.</summary>
    public override string ToString() => $"{Name}: {SettingDifference.Show(Old)} -> {SettingDifference.Show(New)}";
}
