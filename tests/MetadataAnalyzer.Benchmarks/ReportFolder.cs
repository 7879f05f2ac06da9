using System.Diagnostics;
using MetadataAnalyzer.Tests;

namespace MetadataAnalyzer.Benchmarks;

/// <summary>A folder that runs of the real program write their reports into.</summary>
internal sealed class ReportFolder : IDisposable
{
    private static readonly string Program =
        Path.Combine(AppContext.BaseDirectory, OperatingSystem.IsWindows() ? "metadata-analyzer.exe" : "metadata-analyzer");

    private readonly string _root = Directory.CreateTempSubdirectory("metadata-analyzer-fuzz-").FullName;

    private readonly string _reports;

    public ReportFolder()
    {
        _reports = Path.Combine(_root, "reports");
        Directory.CreateDirectory(_reports);
    }

    /// <summary>Files in the folder that are no report.</summary>
    public int Left { get; private set; }

    /// <summary>Runs the program with its own client's name, alone, and keeps what it wrote: the same input gives the same bytes.</summary>
    public Version Variant(string client)
    {
        Empty();
        var version = new Version(client);
        var clock = Stopwatch.StartNew();
        using (var process = Start(version))
        {
            WaitForChange(process, version);
            var first = clock.Elapsed;
            process.WaitForExit();
            if (process.ExitCode != 0)
            {
                throw new InvalidOperationException($"the program exits with {process.ExitCode}");
            }

            version = version with { Duration = clock.Elapsed, Writing = clock.Elapsed - first };
        }

        foreach (var file in Directory.EnumerateFiles(_reports))
        {
            version.Files.Add(Path.GetFileName(file), File.ReadAllBytes(file));
        }

        return version;
    }

    public void Empty()
    {
        Directory.Delete(_reports, recursive: true);
        Directory.CreateDirectory(_reports);
    }

    /// <summary>Puts the reports of a version there.</summary>
    public void Fill(Version version)
    {
        foreach (var (name, content) in version.Files)
        {
            File.WriteAllBytes(Path.Combine(_reports, name), content);
        }
    }

    public Process Start(Version version)
    {
        var sample = Path.Combine(RepositoryFolder.Root, "sample-metadata");
        string[] arguments = ["assess", sample, "--report-dir", _reports, "--client", version.Client, "--quiet"];
        return Process.Start(new ProcessStartInfo(Program, arguments) { UseShellExecute = false })!;
    }

    public int RunToEnd(Version version)
    {
        using var process = Start(version);
        process.WaitForExit();
        return process.ExitCode;
    }

    /// <summary>Waits until the program has begun to write, or has ended.</summary>
    public void WaitForChange(Process process, Version before)
    {
        var names = Names();
        while (!process.HasExited && Names().SetEquals(names) && before.Files.All(file => LengthOf(file.Key) == file.Value.Length))
        {
            Thread.Sleep(millisecondsTimeout: 1);
        }
    }

    /// <summary>Counts the reports that are no whole file of any version, and says which they are.</summary>
    public int Broken(string when, params Version[] versions)
    {
        var broken = 0;
        foreach (var name in versions[0].Files.Keys)
        {
            var path = Path.Combine(_reports, name);
            var content = File.Exists(path) ? File.ReadAllBytes(path) : null;
            if (content is null || !versions.Any(version => version.Files[name].AsSpan().SequenceEqual(content)))
            {
                broken++;
                Console.WriteLine($"{when}: {name} {(content is null ? "is not there" : $"is not whole: {content.Length} bytes")}");
            }
        }

        Left = Names().Count(name => !versions[0].Files.ContainsKey(name));
        return broken;
    }

    public void Dispose() => Directory.Delete(_root, recursive: true);

    private HashSet<string> Names() =>
        Directory.EnumerateFiles(_reports).Select(file => Path.GetFileName(file)).ToHashSet(StringComparer.Ordinal);

    private long LengthOf(string name) => new FileInfo(Path.Combine(_reports, name)) is { Exists: true } file ? file.Length : -1;

    /// <summary>What one run writes.</summary>
    /// <param name="Client">What the reports say that the other's do not.</param>
    internal sealed record Version(string Client)
    {
        public Dictionary<string, byte[]> Files { get; } = new(StringComparer.Ordinal);

        /// <summary>From the start to the end.</summary>
        public TimeSpan Duration { get; init; }

        /// <summary>From the first file to the end.</summary>
        public TimeSpan Writing { get; init; }
    }
}
