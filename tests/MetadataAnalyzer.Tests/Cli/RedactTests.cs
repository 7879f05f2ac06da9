using MetadataAnalyzer.Reporting;
using MetadataAnalyzer.Reporting.Redaction;
using MetadataAnalyzer.Tests.Reporting;
using MetadataAnalyzer.Tests.Reporting.Redaction;
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

    [Theory]
    [InlineData("--redact")]
    [InlineData("--redact=client")]
    public void Client_IsInNoFile(string redact)
    {
        const string Client = "Brackenridge Holdings";
        using var folder = new TemporaryFolder();

        var plain = CliRun.Of(
            "assess", CliRun.Sample, "--quiet", "--output", folder.PathOf("plain.pdf"), "--output", folder.PathOf("plain.html"), "--client",
            Client);
        var run = CliRun.Of("assess", CliRun.Sample, "--report-dir", folder.PathOf("reports"), "--client", Client, redact);

        Assert.Equal((0, 0), (plain.Code, run.Code));
        Assert.True(
            HoldsClient(folder.PathOf("plain.pdf")) && HoldsClient(folder.PathOf("plain.html")),
            "without the option the name must be found, or the search finds nothing");
        Assert.Equal(ReportFormats.All.Length, Directory.GetFiles(folder.PathOf("reports")).Length);
        Assert.All(Directory.GetFiles(folder.PathOf("reports")), file => Assert.False(HoldsClient(file), file));
        Assert.DoesNotContain("Brackenridge", run.Output + run.Error, StringComparison.OrdinalIgnoreCase);
    }

    private static bool HoldsClient(string file)
    {
        var bytes = File.ReadAllBytes(file);
        IEnumerable<string> texts = [System.Text.Encoding.UTF8.GetString(bytes), System.Text.Encoding.BigEndianUnicode.GetString(bytes)];
        if (Path.GetExtension(file) == ".pdf")
        {
            using var pdf = UglyToad.PdfPig.PdfDocument.Open(bytes);
            texts =
            [
                .. texts, .. pdf.GetPages().Select(page => string.Concat(page.Letters.Select(letter => letter.Value))),
                $"{pdf.Information.Title} {pdf.Information.Author} {pdf.Information.Subject} {pdf.Information.Keywords}",
                pdf.TryGetXmpMetadata(out var metadata) ? metadata.GetXDocument().ToString() : "",
            ];
        }

        return texts.Any(text => text.Contains("Brackenridge", StringComparison.OrdinalIgnoreCase));
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
    [InlineData("--redact: write a list of users, ", "--redact", "people")]
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

    [Theory]
    [InlineData("JSON")]
    [InlineData("assessment")]
    [InlineData("html")]
    [InlineData("findings")]
    [InlineData("permissions")]
    [InlineData("sarif")]
    [InlineData("code")]
    public void ClassWithAWordOfOurReports_StopsNoReport(string name)
    {
        using var folder = new TemporaryFolder();
        folder.Write("package.xml", "<Package/>");
        folder.Write("profiles/Sync.profile", "<Profile><custom>true</custom></Profile>");
        folder.Write($"classes/{name}.cls", $"public class {name} {{ }}");
        folder.Write($"classes/{name}.cls-meta.xml", "<ApexClass><status>Active</status></ApexClass>");

        var run = CliRun.Of(
            "assess", folder.Path, "--redact", "--report-dir", folder.PathOf("out"), "--output", folder.PathOf("x.sarif.json"));

        Assert.Equal((0, ""), (run.Code, run.Error));
        Assert.Equal(ReportFormats.All.Length, Directory.GetFiles(folder.PathOf("out")).Length);
    }

    [Fact]
    public void Suggestion_HoldsNoName()
    {
        var run = CliRun.Of("assess", CliRun.Sample, "--redact", "--include-subject", "int.erb@larkfield.example.com");

        Assert.Equal(2, run.Code);
        Assert.DoesNotContain("int.erp", run.Error, StringComparison.OrdinalIgnoreCase);
    }
}
