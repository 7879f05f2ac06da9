using System.IO.Abstractions.TestingHelpers;
using Xunit;

namespace MetadataAnalyzer.Tests.Cli;

/// <summary>What a user is told of a login history that does not reach where it should.</summary>
public class LoginHistoryTests
{
    private const string Cut = "the login history is cut short, see org-data/login-history.csv";

    [Fact]
    public void HistoryThatStopsAtTheCliLimit_IsNamedOnTheConsoleAndInTheInventory()
    {
        var files = Org([.. Enumerable.Repeat("2026-08-01T09:00:00Z", 5_000), .. Enumerable.Repeat("2026-11-20T09:00:00Z", 5_000)]);

        var assessed = CliRun.On(files, ["assess", "/org"]).Output;
        var inventory = CliRun.On(files, ["inventory", "/org", "--output", "/inventory.json"]).Output;

        Assert.Contains($"Logins    in part: {Cut}; the absence of a login proves nothing", assessed, StringComparison.Ordinal);
        Assert.Contains("  login-history (in part): ", inventory, StringComparison.Ordinal);
        Assert.Contains($"      10000 rows from org-data/login-history.csv; cut short; {Cut}; ", inventory, StringComparison.Ordinal);
        Assert.Contains("  org-data/login-history.csv:1:1: the file has exactly 10000 records, where", inventory, StringComparison.Ordinal);
        Assert.Contains(Cut, files.GetFile("/inventory.json").TextContents, StringComparison.Ordinal);
    }

    [Fact]
    public void HistoryThatStopsAtTheCliLimit_IsNamedInEveryReport()
    {
        var files = Org([.. Enumerable.Repeat("2026-11-20T09:00:00Z", 10_000)]);

        CliRun.On(files, ["assess", "/org", "--report-dir", "/out"]);

        Assert.All(["assessment.html", "assessment.md", "assessment.json", "assessment.sarif", "subjects.csv"], name =>
            Assert.Contains("the login history is cut short", files.GetFile($"/out/{name}").TextContents, StringComparison.Ordinal));
        Assert.All(["findings.csv", "assessment.junit.xml"], name =>
            Assert.Contains("the file has exactly 10000 records", files.GetFile($"/out/{name}").TextContents, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("""{"records":[{"UserId":"005000000000001","LoginTime":"2026-11-20T09:00:00Z"}],"totalSize":7,"done":true}""")]
    [InlineData("""{"records":[{"UserId":"005000000000001","LoginTime":"2026-11-20T09:00:00Z"}],"done":false}""")]
    [InlineData("""[{"UserId":"005000000000001","LoginTime":"2026-11-20T09:00:00Z"},{"UserId":"00""")]
    public void JsonThatEndsBeforeItsRecords_IsCutShortToo(string json)
    {
        var files = Org([]);
        files.RemoveFile("/org/org-data/login-history.csv");
        files.AddFile("/org/org-data/login-history.json", new(json));

        var output = CliRun.On(files, ["assess", "/org"]).Output;

        Assert.Contains("in part: the login history is cut short, see org-data/login-history.json", output, StringComparison.Ordinal);
    }

    [Fact]
    public void HistoryThatBeginsInTheWindow_IsNamedAsInPart_AndTheInventoryCountsItAsAssessDoes()
    {
        var files = Org(["2026-10-01T09:00:00Z", "2026-11-20T09:00:00Z"]);

        Assert.Contains(
            "Logins    in part: the logins given begin on 2026-10-01, after the first day of the window, 2026-08-23; ",
            CliRun.On(files, ["assess", "/org"]).Output,
            StringComparison.Ordinal);
        Assert.Contains("  login-history (in part): ", CliRun.On(files, ["inventory", "/org"]).Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(
        "--as-of 2026-12-24", "is after",
        "the days between are unknown, so that no user is called dormant; without it the day is 2026-11-20")]
    [InlineData("--as-of 2026-07-01", "is before", "no login counts; without it the day is 2026-11-20")]
    [InlineData(
        "--window 365", "begins on 2025-11-21, before",
        "what was before them is unknown, so that no user is called dormant; 112 days are covered")]
    public void DayOrWindowOutsideTheLogins_IsAWarningThatSaysWhatItMeans(string option, string where, string meaning)
    {
        var files = Org(["2026-08-01T09:00:00Z", "2026-09-15T09:00:00Z", "2026-11-20T09:00:00Z"]);

        var run = CliRun.On(files, ["assess", "/org", .. option.Split(' ')]);

        Assert.Equal(0, run.Code);
        Assert.Equal(
            $"metadata-analyzer: warning: {option} {where} the logins given, which are from 2026-08-01 to 2026-11-20: {meaning}\n",
            run.Error);
        Assert.Equal("", CliRun.On(files, ["assess", "/org", "--quiet", .. option.Split(' ')]).Error);
    }

    [Fact]
    public void WindowOfTheConfiguration_IsWarnedOfAtItsLine()
    {
        var files = Org(["2026-08-01T09:00:00Z", "2026-11-20T09:00:00Z"]);
        files.AddFile("/org/metadata-analyzer.yml", new("subjects: {}\nwindow: 365\n"));

        var run = CliRun.On(files, ["assess", "/org"]);

        Assert.StartsWith(
            "metadata-analyzer: warning: metadata-analyzer.yml, line 2: window 365 begins on 2025-11-21", run.Error,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--as-of 2026-11-20")]
    [InlineData("--window 112")]
    [InlineData("--as-of 2026-11-10 --window 30")]
    public void DayAndWindowWithinTheLogins_AreNoWarning(string options) =>
        Assert.Equal("", CliRun.On(Org(["2026-08-01T09:00:00Z", "2026-11-20T09:00:00Z"]), ["assess", "/org", .. options.Split(' ')]).Error);

    private static MockFileSystem Org(string[] times) => new(new Dictionary<string, MockFileData>(StringComparer.Ordinal)
    {
        ["/org/package.xml"] = new("<Package xmlns=\"http://soap.sforce.com/2006/04/metadata\"><version>64.0</version></Package>"),
        ["/org/profiles/Sync.profile"] = new(
            "<Profile xmlns=\"http://soap.sforce.com/2006/04/metadata\"><userLicense>Salesforce</userLicense></Profile>"),
        ["/org/org-data/users.csv"] = new(
            "Id,Username,Name,IsActive,UserType,Profile.Name,Profile.UserLicense.Name\n"
            + "005000000000001,sync.integration@acme.example,Sync Integration,true,Standard,Sync,Salesforce\n"),
        ["/org/org-data/login-history.csv"] = new("UserId,LoginTime,LoginType,LoginSubType,Application,SourceIp,Status\n" + string.Concat(
            times.Select(time => $"005000000000001,{time},Remote Access 2.0,OauthClientCredentials,ERP,198.51.100.7,Success\n"))),
    });
}
