namespace TelnyxPS.Tests;

/// <summary>A new folder that is removed after the test.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("telnyxps-").FullName;

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
