using System.IO.Abstractions;
using MetadataAnalyzer.Access;
using MetadataAnalyzer.Analysis;
using MetadataAnalyzer.Cli;
using MetadataAnalyzer.Licensing;
using MetadataAnalyzer.Metadata;
using MetadataAnalyzer.Readiness;
using MetadataAnalyzer.Rules;
using Xunit;

namespace MetadataAnalyzer.Tests.Acceptance;

/// <summary>
/// What the one query is worth on the sample: with a value for every permission nothing about user permissions stays open.
/// </summary>
public class CompleteCapabilityRowTests
{
    private static readonly Lazy<Org> Sample =
        new(() => new AssessmentInput { Path = Path.Combine(RepositoryFolder.Root, "sample-metadata") }.ReadOrg(new FileSystem()));

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void CompleteRow_LeavesNoUserPermissionUnknown(bool isCarried)
    {
        var held = Permissions(Sample.Value).Select(need => need.Name)
            .Distinct(StringComparer.OrdinalIgnoreCase)
            .ToDictionary(name => name, _ => isCarried);
        Assert.Contains(Permissions(Sample.Value), need => need.Carriage.Status == CarriageStatus.Unknown);

        var org = With(held);

        Assert.DoesNotContain(Permissions(org), need => need.Carriage.Status == CarriageStatus.Unknown);
        Assert.DoesNotContain(
            Assessment.Run(org, BuiltInRules.All).Diagnostics, finding => finding.Id is "IUL0009" or "IUL1003" or "IUL2006");
    }

    [Fact]
    public void NoRow_IsCountedAsWhatItWouldSettle()
    {
        var org = With(row: null);
        var result = Assessment.Run(org, BuiltInRules.All);
        var open = result.Subjects.Where(subject => subject.Classification.Candidacy == Candidacy.Candidate)
            .SelectMany(subject => subject.Subject.Needs.Permissions)
            .Where(need => need is { Need: not Need.NotNeeded, Carriage.Status: CarriageStatus.Unknown })
            .Select(need => need.Name).Distinct(StringComparer.OrdinalIgnoreCase).Count();

        var finding = Assert.Single(result.Diagnostics, finding => finding.Id == "IUL0009");

        Assert.Equal(AccessKinds.Count(AccessKind.UserPermission, open), finding.Arguments[0]);
    }

    private static Org With(Dictionary<string, bool>? row) =>
        new(Sample.Value.Project, Sample.Value.Exports, new LicenseCapabilities(Sample.Value.Catalogue, row, "row"), Sample.Value.AsOf);

    private static IEnumerable<RightDecision> Permissions(Org org) => org.Subjects.SelectMany(subject => subject.Needs.Permissions);
}
