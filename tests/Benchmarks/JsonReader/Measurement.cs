using System.Diagnostics;
using System.Reflection;
using System.Runtime;
using TelnyxPS.Models;

namespace TelnyxPS.JsonBenchmark;

/// <summary>
/// One measurement in a fresh process. It prints microseconds, compiled methods and allocated bytes of each part, on a line
/// each.
/// </summary>
internal static class Measurement
{
    private const int WarmRounds = 40;
    private static readonly string[] Shared =
        ["System.Collections", "System.Linq", "System.Memory", "System.Text.Encodings.Web", "System.Text.Encoding.Extensions"];

    public static void Run(IContender contender, string work, string folder)
    {
        // What the measuring itself compiles must not count, nor what PowerShell and the import have loaded before.
        Part(() => 0);
        Preload(typeof(ExternalConnection).Assembly);
        if (work == "set")
        {
            byte[] body = File.ReadAllBytes(Path.Combine(folder, "one.json"));
            Print(Part(() => contender.ReadOne(body).Length));
            Func<string> write = contender.PrepareWrite(body);
            Print(Part(() => write().Length));
            return;
        }

        byte[][] pages = [.. Directory.GetFiles(folder, "page*.json").Order(StringComparer.Ordinal).Select(File.ReadAllBytes)];
        Print(Part(List));
        (double Microseconds, long Methods, long Bytes)[] warm = [.. Enumerable.Range(0, WarmRounds).Select(_ => Part(List))];

        // The last quarter: by then the runtime has compiled again what is used often.
        Print(warm[^(WarmRounds / 4)..].OrderBy(part => part.Microseconds).ElementAt(WarmRounds / 8));

        int List()
        {
            int count = 0;
            foreach (byte[] page in pages)
                count += contender.ReadPage(page);
            return count == Benchmark.Count ? count : throw new InvalidOperationException($"{count} connections were read.");
        }
    }

    private static (double Microseconds, long Methods, long Bytes) Part(Func<int> work)
    {
        long methods = JitInfo.GetCompiledMethodCount(currentThread: true);
        long bytes = GC.GetAllocatedBytesForCurrentThread();
        long start = Stopwatch.GetTimestamp();
        work();
        TimeSpan time = Stopwatch.GetElapsedTime(start);
        return (
            time.TotalMicroseconds,
            JitInfo.GetCompiledMethodCount(currentThread: true) - methods,
            GC.GetAllocatedBytesForCurrentThread() - bytes);
    }

    private static void Preload(Assembly assembly)
    {
        _ = DisplayText.Of(assembly.FullName!);
        foreach (string name in assembly.GetReferencedAssemblies().Select(reference => reference.FullName).Concat(Shared))
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

    private static void Print((double Microseconds, long Methods, long Bytes) part) =>
        Console.WriteLine(FormattableString.Invariant($"{part.Microseconds:0} {part.Methods} {part.Bytes}"));
}
