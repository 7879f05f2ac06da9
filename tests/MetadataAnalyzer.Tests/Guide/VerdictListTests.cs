using MetadataAnalyzer.Tests.Cli;
using MetadataAnalyzer.Tests.Reporting;
using Xunit;

namespace MetadataAnalyzer.Tests.Guide;

/// <summary>The program that CONTRIBUTING.md shows to those who call the library from C#.</summary>
public sealed class VerdictListTests
{
    [Fact]
    public void Guide_ShowsTheProgram()
    {
        var shown = Read("tests/MetadataAnalyzer.Tests/Guide/VerdictList.cs")
            .Replace("\n\nnamespace MetadataAnalyzer.Tests.Guide;\n", "\nusing MetadataAnalyzer;\n", StringComparison.Ordinal);

        Assert.Contains($"```csharp\n{shown}```\n", Read("CONTRIBUTING.md"), StringComparison.Ordinal);
    }

    [Fact]
    public void Program_GivesTheVerdictsOfTheCommandLine()
    {
        using var output = new StringWriter { NewLine = "\n" };

        VerdictList.Print(CliRun.Sample, output);

        Assert.Equal(
            SampleReports.Result.Subjects.Where(assessed => assessed.IsCandidate)
                .Select(assessed => $"{assessed.Subject.Name}: {assessed.Verdict}"),
            output.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(line => line[0] != ' '));
    }

    private static string Read(string path) => File.ReadAllText(Path.Combine(RepositoryFolder.Root, path));
}
