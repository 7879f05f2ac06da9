using System.IO.Abstractions;
using System.Xml.Linq;
using MetadataAnalyzer.Access;
using MetadataAnalyzer.Cli;
using MetadataAnalyzer.Metadata;
using MetadataAnalyzer.OrgData.Exports;
using MetadataAnalyzer.Readiness;
using MetadataAnalyzer.Tests.Access;
using Xunit;

namespace MetadataAnalyzer.Tests.Acceptance;

/// <summary>A retrieve that left half of each profile out, made whole by the rows in which the org states the same access.</summary>
public class StatedAccessOfSampleTests
{
    private static readonly string[] LeftOut =
        ["objectPermissions", "fieldPermissions", "classAccesses", "pageAccesses", "customPermissions", "flowAccesses", "userPermissions"];

    [Fact]
    public void RowsBesideAStrippedRetrieve_GiveTheVerdictsOfTheCompleteOne()
    {
        using var folder = new TemporaryFolder();
        var sample = Path.Combine(RepositoryFolder.Root, "sample-metadata");
        Copy(sample, folder.Path);
        var complete = new AssessmentInput { Path = sample };
        var org = complete.ReadOrg(new FileSystem());
        var expected = Verdicts(complete.Assess(org));
        Strip(folder.Path);
        var stripped = Verdicts(Assess(folder));
        AccessRowFiles.Write(
            [
                .. org.Project.Profiles
                    .Select((profile, index) => ((PermissionContainer)profile, $"0PS9{index:D11}", ProfileId(profile, org)))
                    .Where(entry => entry.Item3.Length > 0),
                .. org.Exports.PermissionSets.Where(row => !row.IsOfProfile && org.Project.PermissionSets.Find(row.FullName) is not null)
                    .Select(row => ((PermissionContainer)org.Project.PermissionSets.Find(row.FullName)!, row.Id.Value, "")),
            ],
            (name, content) => folder.Write($"org-data/{name}", content));

        var stated = Assess(folder);

        Assert.NotEqual(expected, stripped);
        Assert.Equal(expected, Verdicts(stated));

        // Record types have no row.
        Assert.All(
            stated.Diagnostics.Where(finding => finding.Id == "IUL0003"),
            finding => Assert.Contains("what it says of recordTypeVisibilities is unknown", finding.Message, StringComparison.Ordinal));
    }

    private static AssessmentResult Assess(TemporaryFolder folder)
    {
        var input = new AssessmentInput { Path = folder.Path };
        return input.Assess(input.ReadOrg(new FileSystem()));
    }

    private static List<string> Verdicts(AssessmentResult result) =>
        [.. result.Subjects.Select(subject => $"{subject.Subject.Name}: {subject.Verdict}")];

    private static string ProfileId(Profile profile, Org org) =>
        org.Exports.Profiles.FirstOrDefault(row => org.Names.FindProfile(row.Name) == profile) is ProfileRow row ? row.Id.Value : "";

    private static void Strip(string folder)
    {
        foreach (var file in Directory.EnumerateFiles(folder, "*.profile-meta.xml", SearchOption.AllDirectories))
        {
            var document = XDocument.Load(file, LoadOptions.PreserveWhitespace);
            document.Root!.Elements().Where(element => LeftOut.Contains(element.Name.LocalName)).Remove();
            document.Save(file);
        }
    }

    private static void Copy(string from, string to)
    {
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }
}
