using System.IO.Abstractions;
using System.IO.Compression;
using MetadataAnalyzer.Cli;
using MetadataAnalyzer.Configuration;
using MetadataAnalyzer.Readiness;
using Xunit;

namespace MetadataAnalyzer.Tests.Acceptance;

/// <summary>The same organisation in another format gives the same subjects, verdicts and findings; only the places differ.</summary>
public sealed class SampleFormatsTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void MetadataApiFormat_GivesTheSameVerdictsAndFindings(bool zipped)
    {
        var converted = MetadataApiConversion.Convert(Sample, Path.Combine(_folder.Path, "mdapi"));

        AssertSame(Assess(Sample), Assess(zipped ? Zip(converted) : converted));
    }

    [Fact]
    public void ZippedSourceFormat_GivesTheSameVerdictsAndFindings() => AssertSame(Assess(Sample), Assess(Zip(Sample)));

    [Fact]
    public void ExportsOfAnotherOrg_AreReportedAndHarmNothing()
    {
        var exports = Path.Combine(_folder.Path, "org-data");
        Directory.CreateDirectory(exports);
        File.WriteAllText(
            Path.Combine(exports, "users.csv"),
            "Id,Username,IsActive,ProfileId,Profile.Name\n005000000000001AAA,api@other.example.com,true,00e000000000009AAA,Nowhere\n");
        File.WriteAllText(
            Path.Combine(exports, "permission-set-assignments.csv"),
            "AssigneeId,PermissionSetId,PermissionSet.Name\n005000000000002AAA,0PS000000000001AAA,Unheard_Of\n");
        var input = new AssessmentInput { Path = Sample, OrgData = exports, Options = new() { Include = ["api@other.example.com"] } };

        var result = input.Assess(input.ReadOrg(new FileSystem()));

        Assert.Contains(result.Diagnostics, finding => finding.Id == "IUL0005" && finding.Subject?.Name == "api@other.example.com");
        Assert.Contains(result.Diagnostics, finding => finding.Id == "IUL0008");
    }

    public void Dispose() => _folder.Dispose();

    private static string Sample => Path.Combine(RepositoryFolder.Root, "sample-metadata");

    private string Zip(string folder)
    {
        var zip = Path.Combine(_folder.Path, "retrieved.zip");
        ZipFile.CreateFromDirectory(folder, zip);
        return zip;
    }

    private static AssessmentResult Assess(string path)
    {
        var input = new AssessmentInput
        {
            Path = path,
            OrgData = Path.Combine(Sample, "org-data"),
            ConfigurationFile = Path.Combine(Sample, AnalyzerConfiguration.FileName),
        };
        return input.Assess(input.ReadOrg(new FileSystem()));
    }

    private static void AssertSame(AssessmentResult expected, AssessmentResult actual)
    {
        Assert.Equal(Verdicts(expected), Verdicts(actual));
        Assert.Equal(Findings(expected), Findings(actual), StringComparer.Ordinal);
    }

    private static IEnumerable<string> Verdicts(AssessmentResult result) =>
        result.Subjects.Select(subject => $"{subject.Subject.Name} {subject.Classification.Class} {subject.Verdict} {subject.Confidence}");

    // One format cannot hold a component twice, so what is said of the sample's duplicate is left out.
    private static IEnumerable<string> Findings(AssessmentResult result) => result.Diagnostics
        .Where(finding => finding.Id != "IUL0010")
        .Select(finding => $"{finding.Id} {finding.Impact} {finding.Subject} {finding.Evidence.Component} "
            + $"{finding.Evidence.Element} {finding.Fingerprint}")
        .Order(StringComparer.Ordinal);
}
