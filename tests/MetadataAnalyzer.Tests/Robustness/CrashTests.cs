using MetadataAnalyzer.Tests.Robustness.Fuzzing;
using Xunit;

namespace MetadataAnalyzer.Tests.Robustness;

/// <summary>
/// Inputs that broke a property once. <c>tests/MetadataAnalyzer.Benchmarks -- fuzz repeat FILE</c> runs one; the fuzzing writes such files.
/// </summary>
[Collection(nameof(FuzzCollection))]
public sealed class CrashTests
{
    private static readonly string Folder = Path.Combine(RepositoryFolder.Root, "tests", "MetadataAnalyzer.Tests", "Robustness", "Crashes");

    public static TheoryData<string> Crashes =>
        [.. Directory.EnumerateFiles(Folder, "*.json").Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Crashes))]
    public void Crash_BreaksNoPropertyAnyMore(string file) =>
        Assert.Null(FuzzCase.Parse(File.ReadAllText(Path.Combine(Folder, file))).Run()?.Message);
}
