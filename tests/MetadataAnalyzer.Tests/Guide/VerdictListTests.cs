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
        var program = File.ReadAllText(Path.Combine(RepositoryFolder.Root, "tests/MetadataAnalyzer.Tests/Guide/VerdictList.cs"));
        var shown = program.Replace("\n\nnamespace MetadataAnalyzer.Tests.Guide;\n", "\nusing MetadataAnalyzer;\n", StringComparison.Ordinal);

        Assert.Contains($"```csharp\n{shown}```\n", File.ReadAllText(Path.Combine(RepositoryFolder.Root, "CONTRIBUTING.md")), StringComparison.Ordinal);
    }

    [Fact]
    public void Program_GivesTheVerdictsOfTheCommandLine()
    {
        using var output = new StringWriter { NewLine = "\n" };

        VerdictList.Print(CliRun.Sample, output);

        Assert.Equal(
            SampleReports.Result.Subjects.Where(subject => subject.IsCandidate).Select(subject => $"{subject.Subject.Name}: {subject.Verdict}"),
            output.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(line => line[0] != ' '));
    }
}
