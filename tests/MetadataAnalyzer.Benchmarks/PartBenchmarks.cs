using System.IO.Abstractions;
using BenchmarkDotNet.Attributes;
using MetadataAnalyzer.Metadata.Reading;
using MetadataAnalyzer.OrgData;

namespace MetadataAnalyzer.Benchmarks;

/// <summary>The parts of an assessment on a synthetic org, each against the bare scan.</summary>
[MemoryDiagnoser]
public class PartBenchmarks
{
    private string _root = "";

    [Params("small", "medium")]
    public string Size { get; set; } = "";

    [GlobalSetup]
    public void Write() =>
        _root = SyntheticOrg.Write(SyntheticOrgSize.Named(Size), Path.Combine(Path.GetTempPath(), "metadata-analyzer-benchmarks"));

    [Benchmark(Baseline = true)]
    public long Scan() => BareScan.Run(_root, Environment.ProcessorCount);

    [Benchmark]
    public int ReadProject() => MetadataReader.Read(new FileSystem(), _root).Components.Length;

    [Benchmark]
    public int ReadExports() => OrgExports.Read(new FileSystem(), Path.Combine(_root, "org-data")).Users.Length;
}
