using MetadataAnalyzer.Reporting.Redacting;
using MetadataAnalyzer.Tests.Reporting;
using MetadataAnalyzer.Tests.Reporting.Redacting;
using Xunit;

namespace MetadataAnalyzer.Tests.Cli;

public class RedactTests
{
    [Fact]
    public void Console_AndFiles_HoldNoName()
    {
        using var folder = new TemporaryFolder();
        var names = Leaks.NamesOf(SampleReports.Result.Org, RedactionKinds.All);

        var run = CliRun.Of("assess", CliRun.Sample, "--verbose", "--report-dir", folder.PathOf("reports"), "--redact");

        Assert.Equal(0, run.Code);
        Assert.Equal("", run.Error);
        Assert.Empty(Leaks.Find(System.Text.Encoding.UTF8.GetBytes(run.Output), names));
        Assert.All(folder.Files, file => Assert.Empty(Leaks.Find(File.ReadAllBytes(folder.PathOf(file)), names)));
    }

    [Fact]
    public void Key_IsWrittenWhenAskedFor_WithAWarning()
    {
        using var folder = new TemporaryFolder();
        var key = folder.PathOf("kept/key.csv");

        var run = CliRun.Of("assess", CliRun.Sample, "--report-dir", folder.PathOf("reports"), "--redact=users", "--redact-key", key);

        Assert.Equal(0, run.Code);
        Assert.Contains("keep it apart from the reports", run.Error, StringComparison.Ordinal);
        var rows = File.ReadAllLines(key);
        Assert.EndsWith("Kind,Original,Pseudonym", rows[0], StringComparison.Ordinal);
        Assert.Contains(rows, row => row.StartsWith("users,int.erp@larkfield.example.com,user-", StringComparison.Ordinal));
        Assert.All(rows[1..], row => Assert.StartsWith("users,", row, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("kinds are", "--redact", "people")]
    [InlineData("needs --redact", "--redact-key", "/tmp/key.csv")]
    [InlineData("lies with the reports", "--redact", "--report-dir", "/tmp/reports", "--redact-key", "/tmp/reports/key.csv")]
    [InlineData("lies with the reports", "--redact", "--output", "/tmp/key.csv", "--redact-key", "/tmp/key.csv")]
    [InlineData("holds a name", "--redact", "--output", "/tmp/ERP Integration.html")]
    public void WhatCannotBe_IsRefused(string reason, params string[] options)
    {
        var run = CliRun.Of(["assess", CliRun.Sample, .. options]);

        Assert.Equal(2, run.Code);
        Assert.Contains(reason, run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("larkfield", run.Error, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void Suggestion_HoldsNoName()
    {
        var run = CliRun.Of("assess", CliRun.Sample, "--redact", "--include-subject", "int.erb@larkfield.example.com");

        Assert.Equal(2, run.Code);
        Assert.DoesNotContain("int.erp", run.Error, StringComparison.OrdinalIgnoreCase);
    }
}
