using System.Diagnostics;
using System.IO.Abstractions;
using MetadataAnalyzer.Cli;
using MetadataAnalyzer.Reporting;

namespace MetadataAnalyzer.Benchmarks;

/// <summary>Compares a whole assessment with the bare scan, in turn in one process, so that a noisy machine is noisy for both.</summary>
internal static class Comparison
{
    /// <param name="path">Project with its exports in <c>org-data</c>.</param>
    /// <param name="rounds">How often each is run; the first round warms up and is not counted.</param>
    public static void Run(string path, int rounds)
    {
        var threads = Environment.ProcessorCount;
        var scans = new List<double>();
        var assessments = new List<double>();
        for (var round = 0; round <= rounds; round++)
        {
            var scan = Time(() => BareScan.Run(path, threads));
            var assessment = Time(() => Assess(path));
            Console.WriteLine($"{(round == 0 ? "warm-up" : $"round {round}"),-8} scan {scan,8:0} ms   assess {assessment,8:0} ms   ratio {assessment / scan:0.00}");
            if (round > 0)
            {
                scans.Add(scan);
                assessments.Add(assessment);
            }
        }

        Console.WriteLine($"median   scan {Median(scans),8:0} ms   assess {Median(assessments),8:0} ms   ratio {Median(assessments) / Median(scans):0.00}   ({threads} threads each)");
    }

    /// <summary>Runs one assessment in this process and prints what it took.</summary>
    public static void Memory(string path)
    {
        var milliseconds = Time(() => Assess(path));
        using var process = Process.GetCurrentProcess();
        Console.WriteLine($"assess {milliseconds:0} ms   peak working set {process.PeakWorkingSet64 / 1048576} MB   allocated {GC.GetTotalAllocatedBytes() / 1048576} MB");
    }

    private static void Assess(string path)
    {
        var input = new AssessmentInput { Path = path };
        var result = input.Assess(input.ReadOrg(new FileSystem()));
        foreach (var writer in ReportFormats.All(new ReportOptions()))
        {
            writer.Write(result, Stream.Null);
        }
    }

    private static double Time(Action action)
    {
        GC.Collect();
        var start = Stopwatch.GetTimestamp();
        action();
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);
}
