namespace TelnyxPS.Models;

/// <summary>A setting of an external connection that differs from the value specified.</summary>
public sealed class ConnectionDifference
{
    internal ConnectionDifference(string id, SettingDifference difference)
    {
        Id = id;
        Setting = difference.Setting;
        Actual = difference.Actual;
        Wanted = difference.Wanted;
    }

    /// <summary>Identifies the connection: a run of digits.</summary>
    public string Id { get; }

    /// <summary>The setting, as the property of a connection is named.</summary>
    public string Setting { get; }

    /// <summary>What it is; null for none.</summary>
    public object? Actual { get; }

    /// <summary>What it should be; null for none.</summary>
    public object? Wanted { get; }

    /// <summary>As <c>OutboundChannelLimit: 10 -> 25</c>.</summary>
    public override string ToString() =>
        $"{Setting}: {SettingDifference.Show(Actual)} -> {SettingDifference.Show(Wanted)}";
}
