using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using TelnyxPS.Sandbox;

namespace TelnyxPS.JsonBenchmark;

/// <summary>Measures all contenders in fresh processes, in turns, and prints medians.</summary>
internal static class Benchmark
{
    public const int Count = 10_000;
    private const int PageSize = 250;

    private static readonly (string Name, string Work, int Line)[] Rows =
    [
        ("one connection read, cold", "set", 0),
        ("then a change written, cold", "set", 1),
        ("10,000 listed, cold", "list", 0),
        ("10,000 listed, warm", "list", 1),
    ];

    public static void Run(int runs)
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("telnyxps-json-");
        try
        {
            WritePages(folder.FullName);
            Check(folder.FullName);
            Console.WriteLine($"Medians of {runs} runs, each in a new process, in turns. "
                + $"{Environment.ProcessorCount} cores, .NET {Environment.Version}. Load average before: {Load()}.");
            var results = new Dictionary<(string Contender, string Work, int Line), List<double[]>>();
            for (int run = 0; run < runs; run++)
            {
                foreach (string contender in Contender.Names)
                {
                    foreach (string work in new[] { "set", "list" })
                    {
                        string[] lines = Measure(contender, work, folder.FullName);
                        for (int line = 0; line < lines.Length; line++)
                        {
                            if (!results.TryGetValue((contender, work, line), out List<double[]>? all))
                                results[(contender, work, line)] = all = [];
                            string[] numbers = lines[line].Split(' ');
                            all.Add([.. numbers.Select(text => double.Parse(text, CultureInfo.InvariantCulture))]);
                        }
                    }
                }
            }

            Print(results);
            Console.WriteLine($"Load average after: {Load()}.");
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>Writes what the sandbox answers: a connection, and the pages of an account of 10,000.</summary>
    private static void WritePages(string folder)
    {
        byte[] first = Get(new SandboxHandler(), "?page[size]=1");
        string id = JsonDocument.Parse(first).RootElement.GetProperty("data")[0].GetProperty("id").GetString()!;
        File.WriteAllBytes(Path.Combine(folder, "one.json"), Get(new SandboxHandler(), $"/{id}"));
        var account = new SandboxHandler(Count);
        for (int page = 1; page <= Count / PageSize; page++)
        {
            byte[] body = Get(account, $"?page[number]={page}&page[size]={PageSize}");
            File.WriteAllBytes(Path.Combine(folder, $"page{page:000}.json"), body);
        }
    }

    private static byte[] Get(SandboxHandler handler, string path)
    {
        using var client = new HttpClient(handler, disposeHandler: false);
        client.DefaultRequestHeaders.Authorization = new("Bearer", "KEY0123456789ABCDEF_benchmark");
        string uri = $"https://telnyx.invalid/v2/external_connections{path}";
        return client.GetByteArrayAsync(uri).GetAwaiter().GetResult();
    }

    /// <summary>Checks that the contenders do the same, and says where the generated code does less.</summary>
    private static void Check(string folder)
    {
        IContender[] contenders = [.. Contender.Names.Select(Contender.Get)];
        byte[] one = File.ReadAllBytes(Path.Combine(folder, "one.json"));
        AssertSame("bodies of a change", contenders.Select(contender => contender.PrepareWrite(one)()));
        foreach (string page in Directory.GetFiles(folder, "page*.json"))
        {
            byte[] body = File.ReadAllBytes(page);
            AssertSame(page, contenders.Select(contender => string.Join('\n', contender.Describe(body))));
        }

        byte[] unknown = """{"data":[{"id":"1","active":true,"region":"eu"}]}"""u8.ToArray();
        AssertSame("unknown fields", contenders.Select(contender => string.Join('\n', contender.Describe(unknown))));

        foreach ((string what, byte[] odd) in new (string, byte[])[]
        {
            ("a value of another type", """{"data":[{"id":"1","active":"yes"}]}"""u8.ToArray()),
            ("a list where an object is expected", """{"data":[{"id":"1","inbound":[5]}]}"""u8.ToArray()),
            ("an item that is no object", """{"data":[7,{"id":"1"}]}"""u8.ToArray()),
        })
        {
            Console.WriteLine($"Given {what}:");
            for (int i = 0; i < contenders.Length; i++)
                Console.WriteLine($"  {Contender.Names[i],-8} reads {Describe(contenders[i], odd)}");
        }
    }

    private static string Describe(IContender contender, byte[] body)
    {
        try
        {
            return string.Join(" and ", contender.Describe(body));
        }
        catch (JsonException)
        {
            return "nothing of the page: JsonException";
        }
    }

    private static void AssertSame(string what, IEnumerable<string> texts)
    {
        if (texts.Distinct(StringComparer.Ordinal).Skip(1).Any())
            throw new InvalidOperationException($"The contenders differ in {what}:\n{string.Join("\n\n", texts)}");
    }

    private static string[] Measure(string contender, string work, string folder)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!, [contender, work, folder])
        {
            RedirectStandardOutput = true,
        };
        using Process process = Process.Start(start)!;
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0
            ? output.Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries)
            : throw new InvalidOperationException($"{contender} {work} failed.");
    }

    private static void Print(Dictionary<(string Contender, string Work, int Line), List<double[]>> results)
    {
        Console.WriteLine();
        Console.WriteLine($"| Work | {string.Join(" | ", Contender.Names)} |");
        Console.WriteLine($"| --- |{string.Concat(Contender.Names.Select(_ => " --- |"))}");
        foreach ((string name, string work, int line) in Rows)
        {
            IEnumerable<string> cells = Contender.Names.Select(contender =>
            {
                List<double[]> all = results[(contender, work, line)];
                double Median(int column) => all.Select(numbers => numbers[column]).Order().ElementAt(all.Count / 2);
                string time = FormattableString.Invariant(
                    $"{Median(0) / 1000:0.0} ms ({Median(1) / 1000:0.0} of processor)");
                return FormattableString.Invariant($"{time}, {Median(2):0} methods, {Median(3) / 1024:0} KB");
            });
            Console.WriteLine($"| {name} | {string.Join(" | ", cells)} |");
        }
    }

    private static string Load() =>
        File.Exists("/proc/loadavg") ? File.ReadAllText("/proc/loadavg").Split(' ')[0] : "unknown";
}
