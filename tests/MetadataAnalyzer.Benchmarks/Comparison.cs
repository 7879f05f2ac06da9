using System.Diagnostics;
using System.IO.Abstractions;
using MetadataAnalyzer.Access;
using MetadataAnalyzer.Cli;
using MetadataAnalyzer.Metadata.Reading;
using MetadataAnalyzer.OrgData;
using MetadataAnalyzer.Readiness;
using MetadataAnalyzer.Reporting;

namespace MetadataAnalyzer.Benchmarks;

/// <summary>
/// Compares a whole assessment with the bare scan, in turn in one process. Wall time is what a user waits; processor time hardly
/// notices what else the machine does.
/// </summary>
internal static class Comparison
{
    private const int SlowestRules = 8;

    /// <summary>The reports that an assessment is timed with; 'report' times each of all.</summary>
    private static readonly string[] Always = ["json", "html", "subjects", "findings"];

    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(10);

    /// <param name="path">Project with its exports in <c>org-data</c>.</param>
    /// <param name="rounds">How often each is run, after ten seconds that let the runtime compile what is hot.</param>
    public static void Run(string path, int rounds)
    {
        var threads = Environment.ProcessorCount;
        var counted = new List<(Cost Scan, Cost Assess)>();
        var start = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(start) < WarmUp)
        {
            BareScan.Run(path, threads);
            Assess(path);
        }

        for (var round = 0; round < rounds; round++)
        {
            var costs = (Scan: Measure(() => BareScan.Run(path, threads)), Assess: Measure(() => Assess(path)));
            Print($"round {round + 1}", costs.Scan, costs.Assess);
            counted.Add(costs);
        }

        Print("median", Median(counted.Select(costs => costs.Scan)), Median(counted.Select(costs => costs.Assess)));
        Console.WriteLine($"({threads} threads each)");
    }

    /// <summary>Prints what each part of an assessment takes, warm.</summary>
    public static void Parts(string path)
    {
        Assess(path);
        var input = new AssessmentInput { Path = path };
        Print("project", () => MetadataReader.Read(new FileSystem(), path));
        Print("exports", () => OrgExports.Read(new FileSystem(), Path.Combine(path, AssessmentRun.OrgDataFolder)));
        var org = input.ReadOrg(new FileSystem());
        Print("subjects", () => _ = new Org(org.Project, org.Exports, org.Capabilities));
        AssessmentResult? result = null;
        Print("rules", () => result = input.Assess(org));
        foreach (var writer in ReportFormats.All)
        {
            Print(writer.FileName, () => writer.Write(ReportModel.Of(result!, new()), Stream.Null));
        }

        var none = Time(() => Assessment.Run(org, []));
        foreach (var (rule, milliseconds) in CommandRules.BuiltIn.Analyzers
            .Select(rule => (rule.GetType().Name, Time(() => Assessment.Run(org, [rule])) - none))
            .OrderByDescending(entry => entry.Item2)
            .Take(SlowestRules))
        {
            Console.WriteLine($"{rule,-44} {milliseconds,8:0} ms");
        }

        static void Print(string part, Action action) => Console.WriteLine($"{part,-24} {Time(action),8:0} ms");
    }

    /// <summary>
    /// Prints what each report of one result takes, cold, one after the other: time, size, what is allocated, and the most that was held at
    /// once.
    /// </summary>
    public static void Reports(string path, string? writeTo)
    {
        var input = new AssessmentInput { Path = path };
        var result = input.Assess(input.ReadOrg(new FileSystem()));
        Console.WriteLine($"{result.Subjects.Length} subjects, {result.Diagnostics.Length} findings");
        foreach (var writer in ReportFormats.All)
        {
            GC.Collect();
            var (before, allocated, most) = (GC.GetTotalMemory(forceFullCollection: true), GC.GetTotalAllocatedBytes(), 0L);
            using var stream = writeTo is null
                ? Stream.Null
                : File.Create(Path.Combine(Directory.CreateDirectory(writeTo).FullName, writer.FileName));
            using var watch = new Timer(
                _ => most = Math.Max(most, GC.GetTotalMemory(forceFullCollection: false)), null, dueTime: 0, period: 5);
            var milliseconds = Time(() => writer.Write(ReportModel.Of(result, new()), stream));
            Console.WriteLine(
                $"{writer.FileName,-24} {milliseconds,8:0} ms   held at most {Math.Max(0, most - before) / 1048576,4} MB   allocated "
                    + $"{(GC.GetTotalAllocatedBytes() - allocated) / 1048576,5} MB");
        }

        using var process = Process.GetCurrentProcess();
        Console.WriteLine($"peak working set of the whole run {process.PeakWorkingSet64 / 1048576} MB");
    }

    /// <summary>Runs one assessment in this process and prints what it took.</summary>
    public static void Memory(string path)
    {
        var milliseconds = Time(() => Assess(path));
        using var process = Process.GetCurrentProcess();
        Console.WriteLine($"assess {milliseconds:0} ms   peak working set {process.PeakWorkingSet64 / 1048576} MB   allocated "
            + $"{GC.GetTotalAllocatedBytes() / 1048576} MB");
    }

    private static void Assess(string path)
    {
        var input = new AssessmentInput { Path = path };
        var result = input.Assess(input.ReadOrg(new FileSystem()));
        var model = ReportModel.Of(result, new());
        Parallel.ForEach(ReportFormats.All.Where(writer => Always.Contains(writer.Name)), writer => writer.Write(model, Stream.Null));
    }

    private static double Time(Action action) => Measure(action).Wall;

    private static Cost Measure(Action action)
    {
        GC.Collect();
        using var process = Process.GetCurrentProcess();
        var processor = process.TotalProcessorTime;
        var start = Stopwatch.GetTimestamp();
        action();
        var wall = Stopwatch.GetElapsedTime(start);
        process.Refresh();
        return new(wall.TotalMilliseconds, (process.TotalProcessorTime - processor).TotalMilliseconds);
    }

    private static void Print(string label, Cost scan, Cost assess) => Console.WriteLine(
        $"{label,-8} wall {scan.Wall,7:0} {assess.Wall,7:0} ms, ratio {assess.Wall / scan.Wall:0.00}   processor {scan.Processor,7:0} "
            + $"{assess.Processor,7:0} ms, ratio {assess.Processor / scan.Processor:0.00}");

    private static Cost Median(IEnumerable<Cost> costs)
    {
        var all = costs.ToList();
        return new(
            all.Select(cost => cost.Wall).Order().ElementAt(all.Count / 2),
            all.Select(cost => cost.Processor).Order().ElementAt(all.Count / 2));
    }

    /// <summary>Milliseconds of wall and processor time.</summary>
    private readonly record struct Cost(double Wall, double Processor);
}
