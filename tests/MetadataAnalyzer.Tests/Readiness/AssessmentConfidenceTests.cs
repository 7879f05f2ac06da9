using MetadataAnalyzer.Analysis;
using MetadataAnalyzer.Cli;
using MetadataAnalyzer.Licensing;
using MetadataAnalyzer.Readiness;
using MetadataAnalyzer.Reporting.Wording;
using MetadataAnalyzer.Rules;
using MetadataAnalyzer.Tests.Access;
using MetadataAnalyzer.Tests.OrgData;
using Xunit;
using static MetadataAnalyzer.Tests.Access.OrgFiles;

namespace MetadataAnalyzer.Tests.Readiness;

/// <summary>What an assessment says of itself: the share it decides, the inputs it had, and those that would decide more.</summary>
public sealed class AssessmentConfidenceTests
{
    private const string Unknown = "ViewAllForeignKeyNames";
    private const string Asked = "ManageBusinessHourHolidays";
    private const string Logged = "CanInsertFeedSystemFields";
    private static readonly string Account = Object("Account", "allowRead");
    private static readonly DateOnly Day = new(2026, 11, 20);

    [Fact]
    public void EachRuleThatAsksForEvidence_NamesTheInputs() =>
        Assert.All(BuiltInRules.All.SelectMany(rule => rule.SupportedDiagnostics), rule => Assert.Equal(
            (rule.Id, rule.Impacts.Contains(Impact.Verify)),
            (rule.Id, rule.SettledBy != EvidenceInputs.None)));

    [Fact]
    public void NoCandidate_HasNothingToDecide()
    {
        var confidence = Of(new OrgFiles().Profile("Standard"), include: []);

        Assert.Equal((0, 0), (confidence.Candidates, confidence.Decided));
        Assert.Empty(confidence.Inputs);
        Assert.Equal("no candidate", AssessmentConfidenceText.Decided(confidence));
        Assert.Equal("no right to judge", AssessmentConfidenceText.Rights(confidence));
    }

    [Fact]
    public void UnknownCarriage_WaitsForTheCapabilityRow_AndGivingItDecides()
    {
        var open = Of(Files(Unknown));
        var row = Of(Files(Unknown).Carries(Unknown, true));

        Assert.Equal((1, 0), (open.Candidates, open.Decided));
        Assert.Equal(
            [new DecidingInput(EvidenceInputs.CapabilityRow, 1, 1) { OrInstead = EvidenceInputs.Probe | EvidenceInputs.Answers }],
            open.Inputs);
        Assert.Equal((1, 1), (row.Candidates, row.Decided));
        Assert.Empty(row.Inputs);
    }

    [Fact]
    public void CapabilityRowWithoutTheColumn_WaitsForTheProbe()
    {
        var open = Of(Files(Unknown).Carries("ApiEnabled", true));
        var answered = Of(Files(Unknown).Carries("ApiEnabled", true).Probe("2026-11-19", [ProbeFiles.Permission(1, Unknown)]));

        Assert.Equal([new DecidingInput(EvidenceInputs.Probe, 1, 1) { OrInstead = EvidenceInputs.Answers }], open.Inputs);
        Assert.Null(open.Probe);
        Assert.Equal((1, new DateOnly(2026, 11, 19)), (answered.Decided, answered.Probe));
    }

    [Fact]
    public void OwnersQuestion_WaitsForAnswers_AndForTheLogOnlyWhereItCanAnswer()
    {
        var silent = Assert.Single(Of(Profile(Account + Permission(Asked)).Carries(Asked, false)).Inputs);
        var logged = Assert.Single(Of(Profile(Account + Permission(Logged)).Carries(Logged, false)).Inputs);
        var both = Assert.Single(Of(Profile(Account + Permission(Asked) + Permission(Logged)).Carries(Asked, false)).Inputs);

        Assert.Equal((EvidenceInputs.Answers, EvidenceInputs.None, 1), (silent.Input, silent.OrInstead, silent.Decides));
        Assert.Equal((EvidenceInputs.Answers, EvidenceInputs.Usage, 1), (logged.Input, logged.OrInstead, logged.Decides));
        Assert.Equal((EvidenceInputs.Answers, EvidenceInputs.None, 1), (both.Input, both.OrInstead, both.Decides));
    }

    [Fact]
    public void CandidateWithTwoGaps_IsDecidedByBothInputsTogether()
    {
        var files = Files(Unknown).File("metadata-analyzer.yml", "").Assign("Sync", "Gone");

        var confidence = Of(files);

        Assert.Equal(
            [
                new DecidingInput(EvidenceInputs.CapabilityRow, 1, 0) { OrInstead = EvidenceInputs.Probe | EvidenceInputs.Answers },
                new DecidingInput(EvidenceInputs.AccessExports, 1, 1) { OrInstead = EvidenceInputs.Metadata },
            ],
            confidence.Inputs);
        Assert.Equal("1 candidate waits for it; alone it decides none", AssessmentConfidenceText.Effect(confidence.Inputs[0], true));
        Assert.Equal(
            "1 candidate waits for it; with those above it decides 1", AssessmentConfidenceText.Effect(confidence.Inputs[1], false));
    }

    [Fact]
    public void Rights_AreCountedByTheSourceThatDecides()
    {
        var confidence = Of(Files(Unknown).Set("More", Permission(Asked)).Assign("Sync", "More").Carries(Asked, true));

        Assert.Equal(1, confidence.Rights[CarriageOrigin.None]);
        Assert.Equal(1, confidence.Rights[CarriageOrigin.Org]);
        Assert.Equal(3, confidence.Rights[CarriageOrigin.Catalogue]);
        Assert.Equal(
            "of 5 rights 20 % by the org itself, 60 % by the catalogue, 20 % unknown", AssessmentConfidenceText.Rights(confidence));
    }

    [Fact]
    public void NewestRecord_IsNotAfterTheDay()
    {
        var org = Files(Unknown).Probe("2026-12-24", [ProbeFiles.Permission(1, "ApiEnabled")]).Read(Day.AddDays(2));
        var confidence = Assessment.Run(org, CommandRules.BuiltIn.Analyzers).Confidence;

        Assert.Equal(Day, confidence.NewestRecord);
        Assert.Equal("2026-11-20, 2 days before the day of the assessment", AssessmentConfidenceText.NewestRecord(confidence, org));
    }

    private static AssessmentConfidence Of(OrgFiles files, string[]? include = null) =>
        Assessment.Run(files.Read(Day), CommandRules.BuiltIn.Analyzers, new() { Include = [.. include ?? [Username]] }).Confidence;

    private static OrgFiles Files(string permission) =>
        Profile(Account).Set("Sync", Permission(permission)).Assign("Sync");

    private static OrgFiles Profile(string body) => new OrgFiles()
        .Profile("Integration", Permission("ApiUserOnly") + Permission("ApiEnabled") + body)
        .User().Assign()
        .Export(
            "login-history", "Username,LoginTime,LoginType,LoginSubType,Application,Status",
            $"{Username},2026-07-01T04:00:00Z,Remote Access 2.0,OauthRefreshToken,N/A,Success",
            $"{Username},2026-11-20T04:00:00Z,Remote Access 2.0,OauthRefreshToken,N/A,Success");
}
