using MetadataAnalyzer.Metadata;
using MetadataAnalyzer.Metadata.Reading;
using Xunit;

namespace MetadataAnalyzer.Tests.Metadata;

/// <summary>Every public project: what is read equals an independent count by file name.</summary>
public class FixtureProjectsTests
{
    public static TheoryData<string> Projects()
    {
        var data = new TheoryData<string>();
        foreach (var project in ProjectFolders().Order(StringComparer.Ordinal))
        {
            data.Add(project);
        }

        // A theory without rows fails; the row skips itself where the folder is absent.
        if (!data.Any())
        {
            data.Add(".");
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Projects))]
    public void EveryProject_AccountsForEachFileOnce(string project)
    {
        var root = Path.Combine(Fixtures.Require("fixtures"), project);

        var read = MetadataReader.Read(Fixtures.FileSystem, root, cancellationToken: TestContext.Current.CancellationToken);

        var files = read.Files.Select(file => file.Path).ToList();
        Assert.Equal(files.Distinct(StringComparer.Ordinal), files, StringComparer.Ordinal);
        Assert.Equal(read.FileCount, files.Count);
        Assert.Equal(read.Files.Where(file => file.Component is null).Select(file => file.Path), read.UnknownFiles, StringComparer.Ordinal);
        Assert.Subset(read.Components.ToHashSet(), read.Files.Select(file => file.Component).OfType<ComponentEntry>().ToHashSet());
        Assert.Subset(files.ToHashSet(StringComparer.Ordinal), read.Components.Select(entry => entry.Path)
            .ToHashSet(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Projects))]
    public void EveryProject_CountsWhatItsFileNamesSay(string project)
    {
        var root = Path.Combine(Fixtures.Require("fixtures"), project);

        var read = MetadataReader.Read(Fixtures.FileSystem, root, cancellationToken: TestContext.Current.CancellationToken);

        var files = read.Files.Select(file => file.Path).ToList();
        foreach (var (type, suffix) in new[]
        {
            ("Profile", "profile"), ("PermissionSet", "permissionset"), ("PermissionSetGroup", "permissionsetgroup"),
            ("MutingPermissionSet", "mutingpermissionset"), ("ConnectedApp", "connectedApp"), ("ExternalClientApplication", "eca"),
            ("CustomField", "field"), ("CustomPermission", "customPermission"), ("ApexClass", "cls"),
        })
        {
            var expected = files.Count(file => HasSuffix(file, suffix)
                && !(type != "PermissionSet" && file.Contains("/permissionsets/", StringComparison.Ordinal)));
            var actual = read.Components.Count(entry => entry.Type == type && (type != "CustomField" || HasSuffix(entry.Path, suffix)));
            Assert.True(expected == actual, $"{type}: {expected} files, {actual} components");
        }

        var unreadable = read.Unreadable.Count(file => file.Type == "Profile");
        var profiles = read.Components.Where(entry => entry.Type == "Profile")
            .DistinctBy(entry => entry.FullName, StringComparer.OrdinalIgnoreCase).Count();
        Assert.Equal(profiles - unreadable, read.Profiles.Count);
    }

    [Fact]
    public void UnparsableProfile_IsUnreadableAtItsPlace()
    {
        var read = MetadataReader.Read(Fixtures.FileSystem, Fixtures.Require("fixtures/jterrats__profiler"),
            cancellationToken: TestContext.Current.CancellationToken);

        var unreadable = Assert.Single(read.Unreadable);
        Assert.Equal(("Profile", "Admin", 5159, 3),
            (unreadable.Type, unreadable.FullName, unreadable.Location.Line, unreadable.Location.Column));
        Assert.Empty(read.Profiles);
    }

    [Fact]
    public void ExternalClientAppFamily_HasAnOrphan()
    {
        var read = MetadataReader.Read(Fixtures.FileSystem, Fixtures.Require("fixtures/satoshinagahara__bps-salesforce-demo"),
            cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal([("Claude_Desktop_MCP", true), ("CoworkSFCLI", false)],
            read.ExternalClientApplications.Select(app => (app.FullName, app.HasHeader)));
        Assert.Equal("CoworkSFCLI_MCP_Access", Assert.Single(read.ExternalClientApplications[1].OauthPolicies[0].PermissionSets).Name);
    }

    private static bool HasSuffix(string path, string suffix) =>
        path.EndsWith($".{suffix}-meta.xml", StringComparison.Ordinal) || path.EndsWith($".{suffix}", StringComparison.Ordinal);

    /// <summary>Every folder below the fixtures that is a project of its own, the larger ones too when they hold several.</summary>
    private static IEnumerable<string> ProjectFolders()
    {
        if (RepositoryFolder.FindShared("fixtures") is not { } fixtures)
        {
            return [];
        }

        var deep = Directory.EnumerateFiles(fixtures, "*", SearchOption.AllDirectories)
            .Where(file => Path.GetFileName(file) is "sfdx-project.json" or "package.xml")
            .Select(file => Path.GetDirectoryName(file)!)
            .Where(folder => Directory.EnumerateDirectories(folder).Any());
        return Directory.EnumerateDirectories(fixtures).Concat(deep).Distinct(StringComparer.Ordinal)
            .Select(folder => Path.GetRelativePath(fixtures, folder));
    }
}
