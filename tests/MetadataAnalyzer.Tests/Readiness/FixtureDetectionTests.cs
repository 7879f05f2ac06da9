using MetadataAnalyzer.Analysis;
using MetadataAnalyzer.Cli;
using MetadataAnalyzer.Licensing;
using MetadataAnalyzer.Readiness;
using MetadataAnalyzer.Tests.Metadata;
using Xunit;

namespace MetadataAnalyzer.Tests.Readiness;

/// <summary>Every public project: which of its profiles are taken for an integration's. None has a users export.</summary>
public class FixtureDetectionTests
{
    /// <summary>Every org that has the licence has these two profiles of the platform; both are on it and hold API Only.</summary>
    private static readonly string[] OnTheLicense = ["Minimum Access - API Only Integrations", "Salesforce API Only System Integrations"];

    public static TheoryData<string> Projects() => FixtureProjectsTests.Projects();

    [Theory]
    [MemberData(nameof(Projects))]
    public void EveryProject_OffersOnlyWhatIsAnIntegrations(string project)
    {
        var input = new AssessmentInput { Path = Path.Combine(Fixtures.Require("fixtures"), project), IgnoreConfiguration = true };

        var result = Assessment.Run(
            input.ReadOrg(Fixtures.FileSystem, TestContext.Current.CancellationToken), [],
            cancellationToken: TestContext.Current.CancellationToken);

        var expected = project.StartsWith("Apex-NPC__Notification-SF", StringComparison.Ordinal) ? OnTheLicense : [];
        Assert.Equal(expected, result.Subjects.Select(subject => subject.Subject.Name));
        Assert.All(result.Subjects, subject =>
        {
            Assert.Equal(
                (SubjectClass.Integration, 1, Verdict.AlreadyMigrated),
                (subject.Classification.Class, subject.Classification.Confidence, subject.Verdict));
            Assert.Equal(
                ["integration-license", "api-only-permission", "profile-name"],
                subject.Classification.Evidence.Select(evidence => evidence.Signal));
            Assert.All(subject.Classification.Evidence, evidence => Assert.True(evidence.Source.Line > 0));
        });
    }

    /// <summary>
    /// The content of each real profile under a name that says integration: without API Only and off the licence it is possible at most.
    /// </summary>
    [Theory]
    [MemberData(nameof(Projects))]
    public void NameOfAnyProfile_SaysPossibleAtMost(string project)
    {
        var input = new AssessmentInput { Path = Path.Combine(Fixtures.Require("fixtures"), project), IgnoreConfiguration = true };
        var read = input.ReadOrg(Fixtures.FileSystem, TestContext.Current.CancellationToken).Project;

        foreach (var profile in read.Profiles.Where(profile => !OnTheLicense.Contains(profile.FullName)))
        {
            var files = new Access.OrgFiles().File(
                "profiles/MuleSoft Integration.profile", File.ReadAllText(Path.Combine(input.Path, read.Root, profile.Location.Path)));

            var found = Assessment.Run(files.Read(), [], cancellationToken: TestContext.Current.CancellationToken).Subjects;

            Assert.All(found, subject => Assert.Equal(SubjectClass.Possible, subject.Classification.Class));
            Assert.True(found.Length == 1 || profile.UserLicense != "Salesforce", $"{profile.FullName} is not found by its name");
            Assert.All(found, subject =>
                Assert.InRange((decimal)subject.Classification.Confidence, 0, LicenseCatalogue.LoadEmbedded().Detection.WithoutFactAtMost));
        }
    }
}
