using MetadataAnalyzer.Access;
using MetadataAnalyzer.Analysis;
using MetadataAnalyzer.Metadata;
using MetadataAnalyzer.Metadata.Reading;
using MetadataAnalyzer.Planning;
using MetadataAnalyzer.Readiness;
using MetadataAnalyzer.Tests.Cli;
using Xunit;

namespace MetadataAnalyzer.Tests.Migration;

/// <summary>
/// After a kit is carried out, every user is on the licence with all rights that it needs; the missing rights are those that the plan
/// drops.
/// </summary>
public sealed class MigrationRoundTripTests
{
    internal const string Username = "integration.sync@acme.example";

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Sample_MovesAsPlanned(bool isBound)
    {
        using var trip =
            MigrationRoundTrip.Run(CliRun.Sample, result => new() { Subjects = Movers(result), BindsPermissionSetLicense = isBound });

        AssertMoved(trip);
    }

    [Fact]
    public void NarrowSample_MissesNothingElse()
    {
        using var trip = MigrationRoundTrip.Run(CliRun.Sample,
            result => new() { Subjects = Movers(result), IsNarrow = true, IncludesTestClasses = true });

        AssertMoved(trip);
    }

    [Theory]
    [InlineData("satoshinagahara__bps-salesforce-demo")]
    [InlineData("jongpie__NebulaLogger")]
    [InlineData("trailheadapps__ebikes-lwc")]
    [InlineData("jterrats__profiler")]
    public void Fixture_MovesAsPlanned(string project)
    {
        using var trip = MigrationRoundTrip.Run(
            Fixtures.Require($"fixtures/{project}"), _ => new() { AllCandidates = true }, AddUser, new() { Include = [Username] });

        Assert.Single(trip.Plan.Subjects);
        AssertMoved(trip);
    }

    private static System.Collections.Immutable.ImmutableArray<string> Movers(AssessmentResult result) =>
        [.. result.Subjects.Where(subject => subject.Verdict is Verdict.Ready or Verdict.ReadyAfterChanges or Verdict.NeedsVerification)
            .Select(subject => subject.Subject.Name)];

    /// <summary>An integration user on the largest profile of the project, with every permission set of the project.</summary>
    internal static void AddUser(string folder)
    {
        var project = MetadataReader.Read(new System.IO.Abstractions.FileSystem(), folder);
        var profile = project.Profiles.OrderByDescending(candidate => candidate.GrantsByKind.Values.Sum(grants => grants.Length))
            .ThenBy(candidate => candidate.FullName, StringComparer.Ordinal).FirstOrDefault();
        Directory.CreateDirectory(Path.Combine(folder, "org-data"));
        File.WriteAllText(
            Path.Combine(folder, "org-data", "users.csv"),
            "Id,Username,Name,IsActive,ProfileId,Profile.Name,Profile.UserLicense.Name\n"
            + $"005000000000001AAA,{Username},Integration,true,,{profile?.FullName ?? "Integration"},Salesforce\n");
        File.WriteAllText(
            Path.Combine(folder, "org-data", "permission-set-assignments.csv"),
            "Assignee.Username,PermissionSet.Name,PermissionSet.NamespacePrefix,PermissionSetGroup.DeveloperName,ExpirationDate\n"
                + string.Concat(project.PermissionSets.Where(set => set.Namespace is null)
                .Select(set => $"{Username},{set.FullName},,,\n")));
    }

    private static void AssertMoved(MigrationRoundTrip trip)
    {
        var after = trip.Assess();

        Assert.All(trip.Plan.Subjects, plan =>
        {
            var moved = after.Subjects.Single(subject => subject.Subject.Name == plan.Subject.Name);
            Assert.Equal(Verdict.AlreadyMigrated, moved.Verdict);
            Assert.DoesNotContain(moved.Findings, diagnostic => diagnostic.Id is "IUL9004" or "IUL9005" or "IUL2004");
            Assert.Equal(plan.Profile.Name, moved.Subject.ProfileName);
            Assert.Equal(plan.Profile.IsNew ? plan.Subject.Move.ProfileSettings.LoginRestrictions.Key : "",
                moved.Subject.Move.ProfileSettings.LoginRestrictions.Key);
            AssertAccess(plan, moved.Subject);
            Assert.All(plan.Apps,
                entry => Assert.Contains(moved.Subject.AppUses, use => use.Label == entry.AppLabel && !moved.Subject.Move.LosesAccess(use)
                && (entry.IsProfile ? use.Profile is not null : !use.PermissionSets.IsEmpty)));
        });
    }

    private static void AssertAccess(SubjectPlan plan, Subject after)
    {
        var dropped = plan.Dropped.GroupBy(right => (right.Kind, right.Name.ToUpperInvariant()))
            .ToDictionary(group => group.Key, group => group.Aggregate(AccessRights.None, (all, right) => all | right.Rights));
        foreach (var kind in AccessKinds.UsableByApi)
        {
            var held = after.Access.Rights(kind).ToDictionary(right => right.Name, right => right.Rights, StringComparer.OrdinalIgnoreCase);
            var missing = plan.Subject.Access.Rights(kind)
                .Where(right => kind != AccessKind.UserPermission
                    || plan.Subject.Needs.FindPermission(right.Name)!.Entry?.CarriedBy != "profile")
                .Select(right => (right.Name, Rights: right.Rights & ~held.GetValueOrDefault(right.Name)))
                .Where(right => right.Rights != AccessRights.None)
                .ToDictionary(right => (kind, right.Name.ToUpperInvariant()), right => right.Rights);

            Assert.Equal(dropped.Where(right => right.Key.Kind == kind).OrderBy(right => right.Key.Item2, StringComparer.Ordinal),
                missing.OrderBy(right => right.Key.Item2, StringComparer.Ordinal));
        }
    }
}
