using System.IO.Abstractions.TestingHelpers;
using MetadataAnalyzer.Analysis;
using MetadataAnalyzer.Cli;
using MetadataAnalyzer.Cli.Output;
using MetadataAnalyzer.Reporting.Wording;
using MetadataAnalyzer.Tests.Reporting;
using Spectre.Console;
using Xunit;

namespace MetadataAnalyzer.Tests.Cli;

/// <summary>What a terminal gets, and what a redirected stream gets instead.</summary>
public class ConsoleTests
{
    private static readonly AssessedSubject[] Sample = [.. VerdictText.InReadingOrder(SampleReports.Result.Subjects)];

    [Theory]
    [InlineData(60)]
    [InlineData(80)]
    [InlineData(120)]
    public void Terminal_ShowsEveryVerdictAndNameWhole_AndNoLineIsWider(int columns)
    {
        var shown = Show(columns, _ => { });

        Assert.All(Sample.Where(assessed => assessed.IsCandidate), assessed =>
        {
            Assert.Contains(VerdictText.Of(assessed.Verdict).Name, shown, StringComparison.OrdinalIgnoreCase);
            Assert.Contains(assessed.Subject.Name, shown, StringComparison.Ordinal);
        });
        Assert.All(shown.Split('\n'), line => Assert.True(line.GetCellWidth() <= columns, line));
        Assert.DoesNotContain('\u001b', shown);
    }

    [Fact]
    public void NameThatIsWiderThanItsColumn_StandsOnALineOfItsOwn()
    {
        var name = new string('n', 70) + "@acme.example";
        var shown = Profiles(80, name);

        Assert.Contains($"  {name}", shown.Split('\n'));
    }

    [Fact]
    public void JapaneseName_TakesTwoColumnsOfEachCharacter()
    {
        var shown = Profiles(80, "営業連携プロファイル Integration");

        Assert.Contains("営業連携プロファイル Integration", shown, StringComparison.Ordinal);
        Assert.All(shown.Split('\n'), line => Assert.True(line.GetCellWidth() <= 80, line));
    }

    [Fact]
    public void NameWithMarkup_IsNoMarkup() =>
        Assert.Contains("[red]Sync[/] Integration", Profiles(80, "[red]Sync[/] Integration"), StringComparison.Ordinal);

    [Fact]
    public void NameWithControlCharacters_ReachesNeitherStreamRaw()
    {
        var run = CliRun.On(Org("Sync\u001b[31m Integration"), ["assess", "/org", "--include-subject", "no\u001b]0;body"]);

        Assert.DoesNotContain('\u001b', run.Output + run.Error);
        Assert.DoesNotContain('\u001b', Profiles(80, "Sync\u001b[31m Integration"));
    }

    [Fact]
    public void Redirected_HasVerdictAndNameOnOneLine()
    {
        var run = CliRun.Of("assess", CliRun.Sample);

        Assert.All(Sample.Where(assessed => assessed.IsCandidate), assessed => Assert.Contains(
            run.Output.Split('\n'),
            line => line.StartsWith(VerdictText.Of(assessed.Verdict).Name, StringComparison.OrdinalIgnoreCase)
                && line.Contains(assessed.Subject.Name, StringComparison.Ordinal)));
        Assert.DoesNotContain(run.Output, character => character is >= '\u2500' and <= '\u257f');
    }

    [Fact]
    public void WithoutExports_TheEvidenceIsShorterThanTheResult_AndInventoryHasAll()
    {
        var org = Org("Sync Integration");

        var assessed = CliRun.On(org, ["assess", "/org"]).Output;
        var inventory = CliRun.On(org, ["inventory", "/org"]).Output;

        Assert.Contains("Decided   0 of 1 candidate (0 %)\n", assessed, StringComparison.Ordinal);
        Assert.Contains("the exports of users, assignments, logins and apps, each in full", assessed, StringComparison.Ordinal);
        Assert.Contains("'metadata-analyzer inventory' lists them", assessed, StringComparison.Ordinal);
        Assert.DoesNotContain("cron-triggers", assessed, StringComparison.Ordinal);
        Assert.Contains("cron-triggers", inventory, StringComparison.Ordinal);
        Assert.Contains("login-history: who signs in", inventory, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("assess", "/org")]
    [InlineData("inventory", "/org")]
    [InlineData("collect", "/org")]
    [InlineData("rules")]
    [InlineData("explain", "IUL1002")]
    public void Result_GoesToStdout_AndQuietLeavesNothing(params string[] arguments)
    {
        var loud = CliRun.On(Org("Sync Integration"), arguments);
        var quiet = CliRun.On(Org("Sync Integration"), [.. arguments, "--quiet"]);

        Assert.NotEqual("", loud.Output);
        Assert.Equal("", loud.Error);
        Assert.Equal(new CliRun(0, "", ""), quiet);
    }

    [Theory]
    [InlineData()]
    [InlineData("assess")]
    [InlineData("inventory")]
    [InlineData("collect")]
    [InlineData("rules")]
    [InlineData("explain")]
    public void Help_FitsInto80Columns(params string[] verb)
    {
        var run = CliRun.Of([.. verb, "--help"]);

        Assert.Equal((0, ""), (run.Code, run.Error));
        Assert.Contains("Exit codes:", run.Output, StringComparison.Ordinal);
        Assert.All(run.Output.Split('\n'), line => Assert.True(line.Length <= 80 && line == line.TrimEnd(), line));
    }

    [Fact]
    public void OnlyFileThatCannotBeRead_IsSaid()
    {
        var files = Org("Sync Integration");
        files.AddFile("/org/profiles/Sync Integration.profile", new("<Profile"));

        var assessed = CliRun.On(files, ["assess", "/org"]);
        var check = CliRun.On(files, ["check", "/org"]);

        Assert.Equal(0, assessed.Code);
        Assert.Contains(
            "Not read  1 file, Profile Sync Integration: the file is not well-formed XML", assessed.Output, StringComparison.Ordinal);
        Assert.Contains(": Verify IUL0001: Profile 'Sync Integration' is not read", check.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void WhenEveryReportFails_TheSummaryGivesNoAdviceToWriteThem()
    {
        var run = CliRun.On(Org("Sync Integration"), ["assess", "/org", "--report-dir", "/org/package.xml"]);

        Assert.Equal(5, run.Code);
        Assert.Contains("could not be written", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("--report-dir", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("Reports", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void IncludedGuestProfile_IsShownWithTheReason()
    {
        var org = Org("Guest", "Guest User License");

        Assert.DoesNotContain("Guest", CliRun.On(org, ["assess", "/org"]).Output, StringComparison.Ordinal);
        var run = CliRun.On(org, ["assess", "/org", "--include-subject", "Guest"]);

        Assert.Equal(0, run.Code);
        Assert.Matches("(?m)^not a candidate +0 +0 +0 +Guest · Guest User License", run.Output);
        Assert.Contains("licence 'Guest User License' (", run.Output, StringComparison.Ordinal);
    }

    private static string Show(int columns, Action<Terminal> configure)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var terminal = new Terminal(output, TextWriter.Null, columns, errorIsTerminal: false);
        configure(terminal);
        new AssessmentConsole(terminal).Show(SampleReports.Result, null, showsAll: false);
        return output.ToString();
    }

    private static string Profiles(int columns, string name)
    {
        var input = new AssessmentInput { Path = "/org", Options = new() { Include = [name] } };
        using var output = new StringWriter { NewLine = "\n" };
        using var terminal = new Terminal(output, TextWriter.Null, columns, errorIsTerminal: false);
        new AssessmentConsole(terminal).Show(input.Assess(input.ReadOrg(Users(name))), null, showsAll: true);
        return output.ToString();
    }

    /// <summary>A user of that name, because a control character cannot be part of a file's name on every system.</summary>
    private static MockFileSystem Users(string name)
    {
        var files = Org("Sync");
        files.AddFile(
            "/org/org-data/users.csv",
            new($"Id,Username,Name,IsActive,UserType,Profile.Name,Profile.UserLicense.Name\n005000000000001,{name},Sync,true,Standard,"
                + "Sync,Salesforce\n"));
        return files;
    }

    private static MockFileSystem Org(string profile, string license = "Salesforce") =>
        new(new Dictionary<string, MockFileData>(StringComparer.Ordinal)
        {
            ["/org/package.xml"] = new("<Package xmlns=\"http://soap.sforce.com/2006/04/metadata\"><version>64.0</version></Package>"),
            [$"/org/profiles/{profile}.profile"] = new(
            $"<Profile xmlns=\"http://soap.sforce.com/2006/04/metadata\"><userLicense>{license}</userLicense>"
            + "<userPermissions><enabled>true</enabled><name>ApiUserOnly</name></userPermissions></Profile>"),
        });
}
