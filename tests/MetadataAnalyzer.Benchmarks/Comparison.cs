using System.Diagnostics;
using System.IO.Abstractions;
using MetadataAnalyzer.Access;
using MetadataAnalyzer.Cli;
using MetadataAnalyzer.Metadata;
using MetadataAnalyzer.OrgData;
using MetadataAnalyzer.Readiness;
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

    /// <summary>Prints what each part of an assessment takes, warm.</summary>
    public static void Parts(string path)
    {
        Assess(path);
        var input = new AssessmentInput { Path = path };
        Print("project", () => MetadataReader.Read(new FileSystem(), path));
        Print("exports", () => OrgExports.Read(new FileSystem(), Path.Combine(path, AssessmentInput.OrgDataFolder)));
        var org = input.ReadOrg(new FileSystem());
        Print("subjects", () => _ = new Org(org.Project, org.Exports, org.Capabilities));
        AssessmentResult? result = null;
        Print("rules", () => result = input.Assess(org));
        foreach (var writer in ReportFormats.All(new ReportOptions()))
        {
            Print(writer.GetType().Name, () => writer.Write(result!, Stream.Null));
        }

        static void Print(string part, Action action) => Console.WriteLine($"{part,-24} {Time(action),8:0} ms");
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
