using System.Management.Automation.Language;
using Xunit;

namespace MetadataAnalyzer.Tests.Cli;

/// <summary>The scripts that download the API usage log day by day, in a POSIX shell and in PowerShell.</summary>
[Collection(PowerShellRun.Collection)]
public sealed class DailyUsageScriptTests : IDisposable
{
    private const string Usage = "project/org-data/api-usage/";
    private const string List = " FROM EventLogFile ";

    private readonly TemporaryFolder _folder = new();

    public static TheoryData<string> Shells => ["sh", "PowerShell"];

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(Shells))]
    public void EachDay_IsDownloadedOnce(string shell)
    {
        _folder.Write(ScriptRun.LogsOn, List);
        _folder.Write(Usage + "2026-11-02.csv", "of an earlier run");

        var run = Run(shell);

        Assert.Equal(0, run.Code);
        Assert.Equal(["2026-11-01.csv", "2026-11-02.csv", "2026-11-03.csv"], Files());
        Assert.Equal(
            ["sf", "api", "request", "rest", "sobjects/EventLogFile/0AT000000000001AAA/LogFile", "--stream-to-file",
                "org-data/api-usage/2026-11-01.csv.partial", "--target-org", "my org"],
            run.Calls[1]);
        Assert.Equal(3, run.Calls.Count);
        Assert.Equal("of an earlier run", Content("2026-11-02.csv"));
        Assert.Contains("EVENT_TYPE", Content("2026-11-03.csv"), StringComparison.Ordinal);
        Assert.Contains("3 days are in org-data/api-usage", run.Messages, StringComparison.Ordinal);
        Assert.Single(Run(shell).Calls);
    }

    [Theory]
    [MemberData(nameof(Shells))]
    public void DayThatFails_IsSaid_AndTriedAgain(string shell)
    {
        _folder.Write(ScriptRun.LogsOn, List);
        _folder.Write(ScriptRun.FailOn, "0AT000000000002AAA");

        var run = Run(shell);

        Assert.NotEqual(0, run.Code);
        Assert.Equal(["2026-11-01.csv", "2026-11-03.csv"], Files());
        Assert.Contains("1 days failed; run it again", run.Messages, StringComparison.Ordinal);
        File.Delete(_folder.PathOf(ScriptRun.FailOn));
        Assert.Equal(0, Run(shell).Code);
        Assert.Equal(["2026-11-01.csv", "2026-11-02.csv", "2026-11-03.csv"], Files());
    }

    [Theory]
    [MemberData(nameof(Shells))]
    public void ListThatFails_StopsTheScript_AndSaysHowToSignIn(string shell)
    {
        _folder.Write(ScriptRun.FailOn, List);

        var run = Run(shell);

        Assert.Equal(1, run.Code);
        Assert.Contains("sf org login web --alias ALIAS", run.Messages, StringComparison.Ordinal);
        Assert.Empty(Files());
    }

    [Theory]
    [MemberData(nameof(Shells))]
    public void OrgWithoutLogFiles_GivesNone(string shell)
    {
        _folder.Write(ScriptRun.NoFileOn, List);

        Assert.Equal(0, Run(shell).Code);
        Assert.Empty(Files());
    }

    [Fact]
    public void RunThatIsStopped_LeavesNoHalfDay_AndIsTakenUpAgain()
    {
        _folder.Write(ScriptRun.LogsOn, List);
        _folder.Write(ScriptRun.EndOn, "0AT000000000002AAA");

        Assert.NotEqual(0, Run("sh").Code);
        Assert.Equal(["2026-11-01.csv"], Files());
        File.Delete(_folder.PathOf(ScriptRun.EndOn));
        Assert.Equal(0, Run("sh").Code);
        Assert.Equal(3, Files().Count());
    }

    [Theory]
    [InlineData("own")]
    [InlineData("dead")]
    public void Lock_LetsOneRunWork_AndThatOfAKilledRunIsTakenOver(string owner)
    {
        _folder.Write(ScriptRun.LogsOn, List);
        _folder.Write(Usage + ".lock/owner", owner == "own" ? $"{Environment.ProcessId}\n" : "999999999\n");

        var run = Run("sh");

        Assert.Equal(0, run.Code);
        Assert.Equal(owner == "own" ? 0 : 4, run.Calls.Count);
        Assert.Equal(owner == "own", run.Messages.Contains("another run is at work", StringComparison.Ordinal));
    }

    [Fact]
    public void LockOfPowerShell_LetsOneRunWork()
    {
        _folder.Write(Usage + ".lock-file", "");
        using var held = File.Open(_folder.PathOf(Usage + ".lock-file"), FileMode.Open, FileAccess.ReadWrite, FileShare.None);

        var run = Run("PowerShell");

        Assert.Equal(0, run.Code);
        Assert.Empty(run.Calls);
        Assert.Contains("another run is at work", run.Messages, StringComparison.Ordinal);
    }

    [Fact]
    public void PowerShellScript_IsWellFormed()
    {
        Run("PowerShell");
        Parser.ParseFile(_folder.PathOf("project/collect-usage.ps1"), out _, out var errors);

        Assert.Empty(errors);
    }

    private string Content(string file) => File.ReadAllText(_folder.PathOf(Usage + file));

    private IEnumerable<string> Files() =>
        _folder.Files.Where(file => file.StartsWith(Usage, StringComparison.Ordinal)).Select(file => file[Usage.Length..]);

    private ScriptRun Run(string shell)
    {
        if (!File.Exists(_folder.PathOf("project/collect-usage.sh")))
        {
            Assert.Equal(0, CliRun.Of("collect", CliRun.Sample, "--output-dir", _folder.PathOf("project")).Code);
        }

        return shell == "sh"
            ? ScriptRun.Posix(_folder, "project", ["collect-usage.sh", "my org"])
            : ScriptRun.PowerShell(_folder, "project", "collect-usage.ps1", ("TargetOrg", "my org"));
    }
}
