using Xunit;

namespace MetadataAnalyzer.Tests.Architecture;

/// <summary>A line of C# has at most 140 characters. Lines of raw strings are data and may have more.</summary>
public sealed class LineLengthTests
{
    private const int Longest = 140;

    /// <summary>Folders that still have longer lines. The list only shrinks.</summary>
    private static readonly HashSet<string> Open =
    [
        "src/MetadataAnalyzer.Cli",
        "src/MetadataAnalyzer.Cli/Changes",
        "src/MetadataAnalyzer.Cli/Output",
        "src/MetadataAnalyzer.Cli/RulePages",
        "src/MetadataAnalyzer.Cli/Verbs",
        "src/MetadataAnalyzer.CustomRules",
        "src/MetadataAnalyzer.CustomRules/Policies",
        "src/MetadataAnalyzer.CustomRules/RulePacks",
        "src/MetadataAnalyzer.Reporting",
        "src/MetadataAnalyzer.Reporting/Annotations",
        "src/MetadataAnalyzer.Reporting/Csv",
        "src/MetadataAnalyzer.Reporting/Document",
        "src/MetadataAnalyzer.Reporting/Document/Sections",
        "src/MetadataAnalyzer.Reporting/Html",
        "src/MetadataAnalyzer.Reporting/JUnit",
        "src/MetadataAnalyzer.Reporting/Json",
        "src/MetadataAnalyzer.Reporting/Markdown",
        "src/MetadataAnalyzer.Reporting/Pdf",
        "src/MetadataAnalyzer.Reporting/Redaction",
        "src/MetadataAnalyzer.Reporting/Sarif",
        "src/MetadataAnalyzer.Reporting/Wording",
        "src/MetadataAnalyzer/Configuration",
        "src/MetadataAnalyzer/Files",
        "src/MetadataAnalyzer/Metadata",
        "src/MetadataAnalyzer/Metadata/Layout",
        "src/MetadataAnalyzer/Metadata/Reading",
        "src/MetadataAnalyzer/Metadata/References",
        "src/MetadataAnalyzer/Metadata/Registry",
        "tests/MetadataAnalyzer.Benchmarks",
        "tests/MetadataAnalyzer.Tests",
        "tests/MetadataAnalyzer.Tests/Architecture",
        "tests/MetadataAnalyzer.Tests/Cli",
        "tests/MetadataAnalyzer.Tests/Configuration",
        "tests/MetadataAnalyzer.Tests/CustomRules/Policies",
        "tests/MetadataAnalyzer.Tests/Files",
        "tests/MetadataAnalyzer.Tests/Licensing",
        "tests/MetadataAnalyzer.Tests/Metadata",
        "tests/MetadataAnalyzer.Tests/Metadata/References",
        "tests/MetadataAnalyzer.Tests/OrgData",
        "tests/MetadataAnalyzer.Tests/Packaging",
        "tests/MetadataAnalyzer.Tests/Reporting",
        "tests/MetadataAnalyzer.Tests/Reporting/Pdf",
        "tests/MetadataAnalyzer.Tests/Reporting/Redaction",
    ];

    [Fact]
    public void Lines_AreShort() => Assert.Empty(
        from root in new[] { "src", "tests" }
        from file in Directory.EnumerateFiles(Path.Combine(RepositoryFolder.Root, root), "*.cs", SearchOption.AllDirectories)
        let path = Path.GetRelativePath(RepositoryFolder.Root, file).Replace(Path.DirectorySeparatorChar, '/')
        where !path.Contains("/obj/", StringComparison.Ordinal) && !path.Contains("/bin/", StringComparison.Ordinal)
        where !Open.Contains(path[..path.LastIndexOf('/')])
        from line in LongLines(file)
        select $"{path}:{line}");

    private static IEnumerable<int> LongLines(string file)
    {
        var isRaw = false;
        foreach (var (index, line) in File.ReadLines(file).Index())
        {
            var quotes = line.Split("\"\"\"").Length - 1;
            if (line.Length > Longest && !isRaw && quotes == 0)
            {
                yield return index + 1;
            }

            isRaw ^= quotes % 2 == 1;
        }
    }
}
