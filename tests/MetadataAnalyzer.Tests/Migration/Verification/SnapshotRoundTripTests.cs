using MetadataAnalyzer.Analysis;
using MetadataAnalyzer.Migration.Snapshot;
using MetadataAnalyzer.Migration.Verification;
using MetadataAnalyzer.Tests.Cli;
using MetadataAnalyzer.Tests.Migration.Snapshot;
using Xunit;

namespace MetadataAnalyzer.Tests.Migration.Verification;

/// <summary>Snapshot, kit, verification: a moved user misses only what has to be corrected by hand.</summary>
public sealed class SnapshotRoundTripTests
{
    [Fact]
    public void Sample_WithWhoeverNeedsVerification_MissesNothing()
    {
        using var trip = MigrationRoundTrip.Run(CliRun.Sample, result => new()
        {
            Subjects = [.. result.Subjects.Where(subject =>
                subject.Verdict is Verdict.Ready or Verdict.ReadyAfterChanges or Verdict.NeedsVerification)
                .Select(subject => subject.Subject.Name)],
        });

        AssertNothingMissed(trip);
    }

    [Theory]
    [InlineData("satoshinagahara__bps-salesforce-demo")]
    [InlineData("jongpie__NebulaLogger")]
    [InlineData("trailheadapps__ebikes-lwc")]
    [InlineData("jterrats__profiler")]
    public void Fixture_MissesNothing(string project)
    {
        using var trip = MigrationRoundTrip.Run(
            Fixtures.Require($"fixtures/{project}"), _ =>
                new() { AllCandidates = true }, MigrationRoundTripTests.AddUser, new() { Include = [MigrationRoundTripTests.Username] });

        AssertNothingMissed(trip);
    }

    private static void AssertNothingMissed(MigrationRoundTrip trip)
    {
        var before = SnapshotFile.Read("before.json", SampleSnapshot.Write(trip.Before));

        var result = Verifier.Verify(before, trip.Assess(), [.. trip.Plan.Subjects.Select(plan => plan.Subject.Name)]);

        Assert.Equal(trip.Plan.Subjects.Length, result.Subjects.Length);
        Assert.Empty(
            from subject in result.Subjects
            from check in subject.Checks
            where check.Id != "references"
            from item in check.Items
            where item.Outcome == CheckOutcome.Missed
            select $"{subject.Name} {check.Id}: {item.Text}");
    }
}
