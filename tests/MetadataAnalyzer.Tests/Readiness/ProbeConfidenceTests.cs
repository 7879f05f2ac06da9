using MetadataAnalyzer.Analysis;
using MetadataAnalyzer.Cli;
using MetadataAnalyzer.Readiness;
using MetadataAnalyzer.Tests.Access;
using MetadataAnalyzer.Tests.OrgData;
using Xunit;
using static MetadataAnalyzer.Tests.Access.OrgFiles;

namespace MetadataAnalyzer.Tests.Readiness;

/// <summary>The org's own dry run as evidence of a verdict: what it decides, how old it may be, and what the report says of it.</summary>
public sealed class ProbeConfidenceTests
{
    private const string Permission = "ViewAllForeignKeyNames";
    private const string Refusal = "The user license doesn't allow the permission: " + Permission;

    [Theory]
    [InlineData(null, Verdict.NeedsVerification)]
    [InlineData("", Verdict.ReadyAfterChanges)]
    [InlineData(Refusal, Verdict.Blocked)]
    [InlineData("Unknown user permission: " + Permission, Verdict.NeedsVerification)]
    public void Answer_DecidesTheVerdict(string? problem, Verdict expected)
    {
        var subject = Assess(problem, "2026-11-19");

        Assert.True(expected == subject.Verdict, string.Join("\n", subject.Findings));
        Assert.Equal(
            problem?.StartsWith("The user", StringComparison.Ordinal) == true,
            subject.Findings.Any(finding => finding.Id == "IUL1002"
                && finding.Message.Contains("the org's own dry run of 2026-11-19 refused it", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("2026-11-19", false)]
    [InlineData("2026-05-24", false)]
    [InlineData("2026-05-23", true)]
    [InlineData("2020-01-01", true)]
    public void AnswerOlderThan180Days_LowersTheConfidence_AndSaysSo(string day, bool isStale)
    {
        var subject = Assess("", day);

        Assert.Equal(isStale ? VerdictConfidence.Medium : VerdictConfidence.High, subject.Confidence);
        Assert.Equal(
            isStale
                ? ["a new dry run of the probe: what the licence carries of 1 right rests on one of "
                    + $"{day}, more than 180 days before 2026-11-20"]
                : Array.Empty<string>(),
            subject.Missing.Where(text => text.Contains("dry run", StringComparison.Ordinal)));
    }

    [Fact]
    public void Report_SaysWhatTheDryRunDecided()
    {
        var (first, second) = (ProbeFiles.Permission(1, "EmailSingle"), ProbeFiles.Permission(2, "ApexRestServices"));
        var files = Files().Probe("2026-11-19", [first], (second, "Unknown"), (ProbeFiles.Permission(3, Permission), Refusal));

        var signal = Assessment.Run(files.Read(), []).Signals.Single(signal => signal.Name == "probe");

        Assert.Equal(
            "the org's own dry run of 2026-11-19: 1 rights accepted, 1 refused, 1 left open, from org-data/probe-index.json, "
                + "org-data/probe.json",
            signal.Detail);
        Assert.Equal(SignalState.Present, signal.State);
    }

    private static AssessedSubject Assess(string? problem, string day)
    {
        var set = ProbeFiles.Permission(1, Permission);
        var files = problem switch
        {
            null => Files(),
            "" => Files().Probe(day, [set]),
            _ => Files().Probe(day, [], (set, problem)),
        };
        var org = files.Read(new(2026, 11, 20));
        return Assert.Single(Assessment.Run(org, CommandRules.BuiltIn.Analyzers, new() { Include = [Username] }).Subjects);
    }

    private static OrgFiles Files() => new OrgFiles()
        .Profile(
            "Integration",
            OrgFiles.Permission("ApiUserOnly") + OrgFiles.Permission("ApiEnabled") + OrgFiles.Object("Account", "allowRead"))
        .Set("Sync", OrgFiles.Permission(Permission)).User().Assign("Sync")
        .Export(
            "login-history", "Username,LoginTime,LoginType,LoginSubType,Application,Status",
            $"{Username},2026-07-01T04:00:00Z,Remote Access 2.0,OauthRefreshToken,N/A,Success",
            $"{Username},2026-11-20T04:00:00Z,Remote Access 2.0,OauthRefreshToken,N/A,Success");
}
