using TelnyxPS.Client;

namespace TelnyxPS.Tests.Client;

public sealed class ChangeLogFileTests : IDisposable
{
    private static readonly string[] Columns = ["Id", "Text"];
    private readonly string path = Path.Combine(Path.GetTempPath(), $"telnyxps-{Guid.NewGuid():n}.csv");

    public void Dispose() => File.Delete(path);

    [Fact]
    public async Task Records_are_on_disk_when_the_task_ends()
    {
        var file = new ChangeLogFile(path, Columns);

        await file.AppendAsync([["1", "a"], ["2", "b;\"c\", d\r\ne"]]);

        Assert.Equal("\"Id\",\"Text\"\r\n\"1\",\"a\"\r\n\"2\",\"b;\"\"c\"\", d\r\ne\"\r\n", File.ReadAllText(path));
        Assert.Equal([0xEF, 0xBB, 0xBF], File.ReadAllBytes(path).Take(3));
    }

    [Fact]
    public async Task Two_runs_append_to_one_file_without_losing_or_garbling_a_record()
    {
        ChangeLogFile[] runs = [new(path, Columns), new(path, Columns)];

        await Task.WhenAll(
            Enumerable.Range(0, 400).Select(i => Task.Run(() => runs[i % 2].AppendAsync([[$"{i}", "x\ny"]]))));

        string text = File.ReadAllText(path);
        Assert.StartsWith("\"Id\",\"Text\"\r\n", text);
        string[] records = text.Substring(text.IndexOf('\n') + 1).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(Enumerable.Range(0, 400).Select(i => $"\"{i}\",\"x\ny\"").Order(), records.Order());
    }

    [Theory]
    [InlineData("\"2\",\"cut")]
    [InlineData("\"2\",\"cut\r\nin a quoted field")]
    [InlineData("\"2\",\"whole, but without its end\"")]
    [InlineData("\"")]
    public async Task A_record_that_was_cut_off_is_removed_before_the_next_one(string rest)
    {
        await new ChangeLogFile(path, Columns).AppendAsync([["1", "a\r\nb"]]);
        File.AppendAllText(path, rest);

        await new ChangeLogFile(path, Columns).AppendAsync([["3", "c"]]);

        Assert.Equal("\"Id\",\"Text\"\r\n\"1\",\"a\r\nb\"\r\n\"3\",\"c\"\r\n", File.ReadAllText(path));
    }

    [Fact]
    public async Task A_record_that_another_run_cut_off_meanwhile_is_removed_too()
    {
        var file = new ChangeLogFile(path, Columns);
        await file.AppendAsync([["1", "a"]]);
        await new ChangeLogFile(path, Columns).AppendAsync([["2", "b"]]);
        File.AppendAllText(path, "\"3\",\"cut");

        await file.AppendAsync([["4", "d"]]);

        Assert.Equal("\"Id\",\"Text\"\r\n\"1\",\"a\"\r\n\"2\",\"b\"\r\n\"4\",\"d\"\r\n", File.ReadAllText(path));
    }

    [Fact]
    public void A_header_that_was_cut_off_is_written_again()
    {
        new ChangeLogFile(path, Columns).Open();
        byte[] header = File.ReadAllBytes(path);
        File.WriteAllBytes(path, header.Take(6).ToArray());

        new ChangeLogFile(path, Columns).Open();

        Assert.Equal(header, File.ReadAllBytes(path));
    }

    [Fact]
    public void A_file_with_other_content_is_refused_and_not_changed()
    {
        File.WriteAllText(path, "Id,Other\r\n1,2\r\n");

        Assert.Throws<InvalidDataException>(() => new ChangeLogFile(path, Columns).Open());
        Assert.Equal("Id,Other\r\n1,2\r\n", File.ReadAllText(path));
    }

    [Fact]
    public async Task After_a_failure_nothing_more_is_written()
    {
        var file = new ChangeLogFile(Path.Combine(path, "no", "such", "folder.csv"), Columns);
        await Assert.ThrowsAsync<DirectoryNotFoundException>(() => file.AppendAsync([["1", "a"]]));

        await Assert.ThrowsAsync<DirectoryNotFoundException>(() => file.AppendAsync([["2", "b"]]));
    }
}
