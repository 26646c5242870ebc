using System.Diagnostics;
using System.Globalization;
using System.Reflection;
using System.Runtime;
using TelnyxPS.JsonBenchmark.Generated;
using TelnyxPS.Models;

namespace TelnyxPS.JsonBenchmark;

/// <summary>
/// One measurement in a new process. For each part, it prints a line with the time and the processor time in
/// microseconds, the compiled methods and the allocated bytes.
/// </summary>
internal static class Measurement
{
    private const int WarmRounds = 40;
    private static readonly string[] Shared =
    [
        "System.Collections",
        "System.Linq",
        "System.Memory",
        "System.Text.Encoding.Extensions",
        "System.Text.Encodings.Web",
    ];

    public static void Run(IContender contender, string work, string folder)
    {
        // Don't measure what the measurement compiles, nor assemblies that PowerShell and the import load anyway.
        Part(() => 0);
        _ = DisplayText.Of("");
        _ = new Meta { TotalPages = 1 };
        foreach (Assembly assembly in new[] { typeof(ExternalConnection).Assembly, typeof(Meta).Assembly })
            Preload(assembly);
        if (work == "set")
        {
            byte[] body = File.ReadAllBytes(Path.Combine(folder, "one.json"));
            Print(Part(() => contender.ReadOne(body).Length));
            Func<string> write = contender.PrepareWrite(body);
            Print(Part(() => write().Length));
            return;
        }

        IEnumerable<string> files = Directory.GetFiles(folder, "page*.json").Order(StringComparer.Ordinal);
        byte[][] pages = [.. files.Select(File.ReadAllBytes)];
        Print(Part(List));
        double[][] warm = [.. Enumerable.Range(0, WarmRounds).Select(_ => Part(List))];

        // The last quarter: by then the runtime has compiled again what is used often.
        Print(warm[^(WarmRounds / 4)..].OrderBy(part => part[0]).ElementAt(WarmRounds / 8));

        int List()
        {
            int count = 0;
            foreach (byte[] page in pages)
                count += contender.ReadPage(page);
            return count == Benchmark.Count
                ? count
                : throw new InvalidOperationException($"{count} connections were read.");
        }
    }

    private static double[] Part(Func<int> work)
    {
        long methods = JitInfo.GetCompiledMethodCount(currentThread: true);
        long bytes = GC.GetAllocatedBytesForCurrentThread();
        TimeSpan processor = Environment.CpuUsage.TotalTime;
        long start = Stopwatch.GetTimestamp();
        work();
        TimeSpan time = Stopwatch.GetElapsedTime(start);
        return
        [
            time.TotalMicroseconds,
            (Environment.CpuUsage.TotalTime - processor).TotalMicroseconds,
            JitInfo.GetCompiledMethodCount(currentThread: true) - methods,
            GC.GetAllocatedBytesForCurrentThread() - bytes,
        ];
    }

    private static void Preload(Assembly assembly)
    {
        IEnumerable<string> references = assembly.GetReferencedAssemblies().Select(reference => reference.FullName);
        foreach (string name in references.Concat(Shared))
        {
            try
            {
                Assembly.Load(name);
            }
            catch (FileNotFoundException)
            {
                // PowerShell itself is not here.
            }
        }
    }

    private static void Print(double[] part) =>
        Console.WriteLine(string.Join(' ', part.Select(number => number.ToString("0", CultureInfo.InvariantCulture))));
}
