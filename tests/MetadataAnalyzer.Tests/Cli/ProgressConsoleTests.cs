using System.IO.Abstractions;
using MetadataAnalyzer.Cli;
using MetadataAnalyzer.Cli.Output;
using MetadataAnalyzer.Metadata;
using Xunit;

namespace MetadataAnalyzer.Tests.Cli;

public class ProgressConsoleTests
{
    [Fact]
    public void Assessment_CountsAllThatItReadsAndJudges()
    {
        var input = new AssessmentInput { Path = CliRun.Sample };
        var files = new FileSystem();

        var org = input.ReadOrg(files, TestContext.Current.CancellationToken);
        var result = input.Assess(org, TestContext.Current.CancellationToken);
        input.Hashes(files, org, TestContext.Current.CancellationToken);

        var progress = input.Progress;
        Assert.True(progress.Files.Total > 100);
        Assert.Equal((progress.Files.Total, progress.Files.TotalBytes), (progress.Files.Done, progress.Files.Bytes));
        Assert.Equal(
            File.ReadLines(Path.Combine(CliRun.Sample, "org-data", "login-history.csv")).Count(line => line.Length > 0) - 1,
            progress.Logins.Done);
        Assert.Equal((result.Subjects.Length, result.Subjects.Length), (progress.Subjects.Total, progress.Subjects.Done));
        Assert.Equal((org.Project.FileCount, progress.Hashes.Total), (progress.Hashes.Done, progress.Hashes.Done));
    }

    [Fact]
    public void Text_SaysHowManyOfHowMany()
    {
        var progress = new AssessmentProgress();
        Assert.Equal("Reading: looking for files", ProgressText.Reading(progress));

        progress.Files.Expect(4000, 500 << 20);
        progress.Files.Add(1000, 100 << 20);
        progress.Logins.Add(1_234_567);

        Assert.Equal(
            "Reading [#####...............] 1,000 of 4,000 files, 100 of 500 MB; 1,234,567 logins", ProgressText.Reading(progress));
        Assert.Equal("Assessing", ProgressText.Of("Assessing", new WorkProgress(), "subjects"));
    }

    [Fact]
    public void Line_IsOverwrittenCutAndTakenAway_WithoutEscapeSequences()
    {
        using var error = new StringWriter { NewLine = "\n" };
        var text = "a long line of progress";
        using var line = new ProgressLine(error, () => 12);

        line.Draw();
        Assert.Equal("", error.ToString());

        line.Start(() => text);
        line.Draw();
        text = "short";
        line.Draw();
        line.Write("failure");
        line.Draw();
        line.Stop();
        line.Draw();

        Assert.Equal("\ra long line\rshort      \r     \rfailure\n\rshort\r     \r", error.ToString());
    }

    [Fact]
    public void ShortWork_ShowsNothing()
    {
        using var error = new StringWriter();
        using var terminal = new Terminal(TextWriter.Null, error, columns: 80, errorIsTerminal: true);

        Assert.Equal(42, terminal.During(() => "progress", () => 42));

        Assert.Equal("", error.ToString());
    }
}
