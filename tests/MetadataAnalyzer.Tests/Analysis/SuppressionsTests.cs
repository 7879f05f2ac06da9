using System.Collections.Immutable;
using MetadataAnalyzer.Analysis;
using MetadataAnalyzer.Readiness;
using MetadataAnalyzer.Rules.Input;
using MetadataAnalyzer.Tests.Cli;
using Xunit;

namespace MetadataAnalyzer.Tests.Analysis;

/// <summary>The file that cannot be read is the finding (IUL0001) that the entries accept.</summary>
public class SuppressionsTests
{
    private const string Path = "permissionsets/Broken.permissionset";

    [Theory]
    [InlineData($"path: {Path}")]
    [InlineData("path: '**/*.permissionset'")]
    [InlineData("path: PERMISSIONSETS/broken.permissionset")]
    public void EntryThatMatches_AcceptsTheFindingAndChangesNothingElse(string target)
    {
        var accepted = Findings($"suppressions: [{{rule: iul0001, {target}, reason: known, owner: jo}}]");

        var finding = Assert.Single(accepted);
        Assert.Equal(("IUL0001", "known", "jo"), (finding.Id, finding.Suppression?.Reason, finding.Suppression?.Owner));
        Assert.Equal(Impact.Verify, finding.Impact);
    }

    [Theory]
    [InlineData("path: permissionsets/Other.permissionset, reason: known", Impact.Verify, "matches no finding")]
    [InlineData($"path: {Path}, user: nobody, reason: known", Impact.Verify, "matches no finding")]
    [InlineData("entity: 'Profile:*', reason: known", Impact.Verify, "matches no finding")]
    [InlineData($"path: {Path}", Impact.Change, "gives no reason")]
    [InlineData($"path: {Path}, reason: ' '", Impact.Change, "gives no reason")]
    [InlineData($"path: {Path}, reason: known, expires: 2026-10-31", Impact.Change, "ended on 2026-10-31")]
    public void EntryThatDoesNotHold_AcceptsNothingAndIsReported(string entry, Impact impact, string expected)
    {
        var findings = Findings($"asOf: 2026-11-01\nsuppressions: [{{rule: IUL0001, {entry}}}]");

        Assert.Null(findings.Single(finding => finding.Id == "IUL0001").Suppression);
        var own = findings.Single(finding => finding.Id == "IUL0011");
        Assert.Equal(impact, own.Impact);
        Assert.Contains(expected, own.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void LastDay_StillHolds() =>
        Assert.NotNull(
            Assert.Single(Findings(
                $"asOf: 2026-11-01\nsuppressions: [{{rule: IUL0001, path: {Path}, reason: known, expires: 2026-11-01}}]")).Suppression);

    [Fact]
    public void WithoutADay_NothingHasExpired() =>
        Assert.NotNull(
            Assert.Single(Findings($"suppressions: [{{rule: IUL0001, path: {Path}, reason: known, expires: 2020-01-01}}]")).Suppression);

    [Fact]
    public void RuleThatDidNotRun_SaysNothingOfItsEntry() =>
        Assert.Equal("IUL0001", Assert.Single(Findings("suppressions: [{rule: IUL4001, user: a, reason: known}]")).Id);

    private static ImmutableArray<Diagnostic> Findings(string configuration) => Assessment.Run(
        ConfiguredOrg.Read(configuration), [new IUL0001UnreadableFile(), new IUL0011ConfigurationDoesNotHold()],
        cancellationToken: TestContext.Current.CancellationToken).Diagnostics;
}
