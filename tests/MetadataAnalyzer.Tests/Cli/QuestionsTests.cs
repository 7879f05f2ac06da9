using Xunit;

namespace MetadataAnalyzer.Tests.Cli;

public class QuestionsTests
{
    [Fact]
    public void Sample_HasAFormForEachUserWithAQuestion_AndATableOfAll()
    {
        using var folder = new TemporaryFolder();

        var run = CliRun.Of("questions", CliRun.Sample, "--output-dir", folder.Path);

        Assert.Equal(0, run.Code);
        Assert.Contains("int.pricing@larkfield.example.com.html", folder.Files);
        Assert.Contains("questions.csv", folder.Files);
        Assert.Contains("questions.md", folder.Files);
        Assert.Contains("questions about", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(',')]
    [InlineData(';')]
    public void Table_FilledIn_AnswersTheQuestions(char separator)
    {
        using var folder = new TemporaryFolder();
        Assert.Equal(0, CliRun.Of("questions", CliRun.Sample, "--output-dir", folder.Path).Code);
        var lines = File.ReadAllLines(folder.PathOf("questions.csv"));
        Assert.StartsWith("subject,key,question,held,licence,answer,by,on", lines[0], StringComparison.Ordinal);
        var filled = lines.Skip(1).Select(line => line.Split(',') is [var subject, var key, ..]
            ? string.Join(separator, subject, key, "no", "The owner", "2026-11-20")
            : "");
        folder.Write("filled.csv", string.Join('\n', filled.Prepend(string.Join(separator, "subject", "key", "answer", "by", "on"))));

        var again = CliRun.Of(
            "questions", CliRun.Sample, "--output-dir", folder.PathOf("again"), "--answers", folder.PathOf("filled.csv"));

        Assert.Equal(0, again.Code);
        Assert.Contains("No question is open", again.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void WhoAgreesAndWhenItRuns_AreInTheRunbook()
    {
        using var folder = new TemporaryFolder();
        folder.Write(
            "answers.csv",
            "subject,key,answer\nint.erp@larkfield.example.com,runs,\"nightly, not at month end\"\n"
            + "INT.ERP@larkfield.example.com,Consent-By,the ERP team\n");

        var run = CliRun.Of(
            "plan", CliRun.Sample, "--subject", "int.erp@larkfield.example.com", "--output-dir", folder.PathOf("kit"),
            "--answers", folder.PathOf("answers.csv"));
        var runbook = File.ReadAllText(
            Directory.EnumerateFiles(folder.PathOf("kit"), "runbook.md", SearchOption.AllDirectories).Single());

        Assert.Equal(0, run.Code);
        Assert.Contains("Who can agree, its owner says: \"the ERP team\".", runbook, StringComparison.Ordinal);
        Assert.Contains("which runs, its owner says: \"nightly, not at month end\"", runbook, StringComparison.Ordinal);
        Assert.Contains(
            "answers.by-subject.int.erp@larkfield.example.com.runs",
            CliRun.Of("config", "show", CliRun.Sample, "--answers", folder.PathOf("answers.csv")).Output,
            StringComparison.OrdinalIgnoreCase);
        Assert.Contains("**Order Archive** (refresh token): its refresh token ends 90 days after", runbook, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("subject,key\na@x.example,email", "line 1: the column 'answer' is missing")]
    [InlineData("subject,key,answer\na@x.example,email,maybe", "line 2: answer 'email' must be yes, no or unknown, not 'maybe'")]
    [InlineData("subject,key,answer,on\na@x.example,email,no,20.11.2026", "line 2: the day '20.11.2026' is not like 2026-11-20")]
    [InlineData(
        "subject,key,answer\na@x.example,objects.Account,read\na@x.example,objects.Lead,", "line 3: say what it does with 'Lead' as well")]
    [InlineData("subject,key,answer\na@x.example,objects.Account,look", "line 2: what the integration does with object 'Account' is all")]
    public void TableThatCannotBeUsed_IsRefusedWithItsLine(string table, string message)
    {
        using var folder = new TemporaryFolder();
        folder.Write("answers.csv", table);

        var run = CliRun.Of("assess", CliRun.Sample, "--answers", folder.PathOf("answers.csv"));

        Assert.Equal(2, run.Code);
        Assert.Contains(message, run.Error, StringComparison.Ordinal);
    }
}
