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

    /// <summary>The id of the connection: a string of digits.</summary>
    public string Id { get; }

    /// <summary>The name of the setting: the property of a connection.</summary>
    public string Setting { get; }

    /// <summary>The current value; null if there is none.</summary>
    public object? Actual { get; }

    /// <summary>The specified value; null if there is none.</summary>
    public object? Wanted { get; }

    /// <summary>Returns, for example, <c>OutboundChannelLimit: 10 -> 25</c>.</summary>
    public override string ToString() =>
        $"{Setting}: {SettingDifference.Show(Actual)} -> {SettingDifference.Show(Wanted)}";
}
