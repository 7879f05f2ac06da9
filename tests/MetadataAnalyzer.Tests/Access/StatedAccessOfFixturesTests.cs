using System.IO.Abstractions;
using System.IO.Abstractions.TestingHelpers;
using MetadataAnalyzer.Access;
using MetadataAnalyzer.Metadata;
using MetadataAnalyzer.Metadata.Reading;
using MetadataAnalyzer.OrgData;
using Xunit;

namespace MetadataAnalyzer.Tests.Access;

/// <summary>Reads the access of real profiles and permission sets from rows without their files.</summary>
public class StatedAccessOfFixturesTests
{
    [Theory]
    [InlineData("Apex-NPC__Notification-SF")]
    [InlineData("jongpie__NebulaLogger")]
    [InlineData("trailheadapps__apex-recipes")]
    [InlineData("satoshinagahara__bps-salesforce-demo")]
    public void RowsAlone_GiveTheAccessOfCompleteFiles(string name)
    {
        var retrieved = MetadataReader.Read(
            new FileSystem(), Path.Combine(Fixtures.Require("fixtures"), name), cancellationToken: TestContext.Current.CancellationToken);
        var files = new MockFileSystem();
        WriteRows(files, retrieved);

        var exports = OrgExports.Read(files, "/org-data", ct: TestContext.Current.CancellationToken);
        var byFiles = new Org(retrieved, exports, OrgFiles.Capabilities(exports), filesDecide: true);
        var byRows = new Org(new MetadataProject(), exports, OrgFiles.Capabilities(exports));
        var byBoth = new Org(retrieved, exports, OrgFiles.Capabilities(exports));

        Assert.Empty(exports.Problems);
        Assert.NotEmpty(byFiles.Subjects);
        foreach (var (expected, rows, both) in byFiles.Subjects.Zip(byRows.Subjects, byBoth.Subjects))
        {
            foreach (var kind in AccessRowFiles.Kinds)
            {
                Assert.Equal(Rights(expected, kind), Rights(rows, kind));
                Assert.Equal(Rights(expected, kind), Rights(both, kind));
            }

            Assert.Empty(rows.Access.MissingContainers);
            Assert.All(both.Access.Sources, source => Assert.Null(byBoth.FindAccessDifference(source.Container)));
            Assert.All(
                both.Access.Rights(AccessKind.Object).SelectMany(right => right.Grants),
                grant => Assert.False(grant.Location.IsRecord));
        }
    }

    private static IEnumerable<string> Rights(Subject subject, AccessKind kind) =>
        subject.Access.Rights(kind).Select(right => $"{right.Name.ToUpperInvariant()} {right.Rights}").Order(StringComparer.Ordinal);

    /// <summary>One user of each profile and one without, each with every set.</summary>
    private static void WriteRows(MockFileSystem files, MetadataProject project)
    {
        var users = project.Profiles.Count + 1;
        string SetId(int index) => $"0PS{index:D12}";
        string ProfileId(int index) => $"00e{index:D12}";
        files.Directory.CreateDirectory("/org-data");
        Write("profiles", "Id,Name", project.Profiles.Select((profile, index) => $"{ProfileId(index)},\"{profile.FullName}\""));
        Write("users", "Id,Username,IsActive,ProfileId", Enumerable.Range(0, users).Select(index =>
            $"005{index:D12},u{index:D4}@acme.example,true,{(index < project.Profiles.Count ? ProfileId(index) : "")}"));
        Write("permission-set-assignments", "AssigneeId,PermissionSetId,PermissionSet.Name", Enumerable.Range(0, users).SelectMany(user =>
            project.PermissionSets.Select((set, index) => $"005{user:D12},{SetId(project.Profiles.Count + index)},{set.FullName}")));
        AccessRowFiles.Write(
            [
                .. project.Profiles.Concat<PermissionContainer>(project.PermissionSets)
                    .Select((container, index) => (container, SetId(index), container is Profile ? ProfileId(index) : "")),
            ],
            (name, content) => files.File.WriteAllText($"/org-data/{name}", content));

        void Write(string name, string head, IEnumerable<string> rows) =>
            files.File.WriteAllText($"/org-data/{name}.csv", string.Join('\n', rows.Prepend(head)) + "\n");
    }
}
