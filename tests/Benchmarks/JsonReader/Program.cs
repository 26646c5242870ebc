using TelnyxPS.JsonBenchmark;

// Without arguments, it measures. It starts itself for each measurement: contender, work, folder of the pages.
if (args.Length == 3)
    Measurement.Run(Contender.Get(args[0]), args[1], args[2]);
else
    Benchmark.Run(args.Length > 0 ? int.Parse(args[0]) : 15);
