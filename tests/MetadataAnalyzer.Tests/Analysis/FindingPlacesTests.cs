using System.IO.Abstractions;
using System.IO.Abstractions.TestingHelpers;
using MetadataAnalyzer.Analysis;
using MetadataAnalyzer.Cli;
using MetadataAnalyzer.Cli.RulePages;
using MetadataAnalyzer.Metadata;
using MetadataAnalyzer.Readiness;
using MetadataAnalyzer.Rules;
using MetadataAnalyzer.Tests.Cli;
using Xunit;

namespace MetadataAnalyzer.Tests.Analysis;

/// <summary>A finding's place is a line and column of a file that exists, a row of an export that exists, or none.</summary>
public class FindingPlacesTests
{
    public static TheoryData<string> Pages =>
    [
        .. Directory.EnumerateFiles(Path.Combine(RepositoryFolder.Root, "rules"), "IUL*.md", SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(RepositoryFolder.Root, path).Replace('\\', '/')).Order(StringComparer.Ordinal),
    ];

    [Fact]
    public void Sample_HasEveryPlace() => AssertPlaces(new FileSystem(), CliRun.Sample);

    [Fact]
    public void Fixtures_HaveEveryPlace()
    {
        foreach (var folder in Directory.EnumerateDirectories(Fixtures.Require("fixtures")))
        {
            AssertPlaces(Fixtures.FileSystem, folder);
        }
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void PageExamples_HaveEveryPlace(string page)
    {
        var parsed = RulePage.Parse(File.ReadAllText(Path.Combine(RepositoryFolder.Root, page)));
        foreach (var example in parsed.Flagged.Concat(parsed.Clean))
        {
            var fileSystem = new MockFileSystem();
            var root = fileSystem.Path.GetFullPath("/project");
            foreach (var (path, content) in example.Files)
            {
                fileSystem.AddFile(fileSystem.Path.Combine(root, path), new MockFileData(content));
            }

            AssertPlaces(fileSystem, root);
        }
    }

    private static void AssertPlaces(IFileSystem fileSystem, string root)
    {
        var org =
            new AssessmentInput { Path = root, Rules = CommandRules.BuiltIn }.ReadOrg(fileSystem, TestContext.Current.CancellationToken);
        var result = Assessment.Run(org, BuiltInRules.All, cancellationToken: TestContext.Current.CancellationToken);
        var lengths = new Dictionary<string, int>(StringComparer.Ordinal);

        Assert.All(result.Diagnostics, finding => AssertPlace(finding, finding.Location));
        Assert.All(
            result.Diagnostics.SelectMany(finding => finding.Evidence.Path.Select(step => (finding, step.Location))),
            step => AssertPlace(step.finding, step.Location));

        void AssertPlace(Diagnostic finding, Location place)
        {
            if (place.IsNone)
            {
                Assert.Equal(Location.None, place);
                return;
            }

            Assert.True(place.Line > 0, $"{place} has no line: {finding}");
            Assert.True(place.Line <= LinesOf(place.Path), $"{place} is beyond the end of the file: {finding}");
            Assert.True(
                place.Column > 0 || place.Path.StartsWith("org-data/", StringComparison.Ordinal),
                $"{place} is a row of no export: {finding}");
        }

        int LinesOf(string path)
        {
            if (!lengths.TryGetValue(path, out var count))
            {
                var full = fileSystem.Path.Combine(root, path);
                full = fileSystem.File.Exists(full) ? full : fileSystem.Path.Combine(root, org.Project.Root, path);
                Assert.True(fileSystem.File.Exists(full), $"{path} does not exist");
                lengths[path] = count = fileSystem.File.ReadAllText(full).Count(character => character == '\n') + 1;
            }

            return count;
        }
    }
}
