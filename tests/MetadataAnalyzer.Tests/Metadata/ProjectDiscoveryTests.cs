using System.IO.Abstractions.TestingHelpers;
using MetadataAnalyzer.Metadata;
using MetadataAnalyzer.Metadata.Reading;
using Xunit;

namespace MetadataAnalyzer.Tests.Metadata;

public class ProjectDiscoveryTests
{
    private static readonly string Profile = ProjectBuilder.Xml("Profile", "<custom>true</custom>");

    [Fact]
    public void ProjectFile_EveryPackageDirectoryIsRead()
    {
        var project = ProjectBuilder.Source("./force-app/", "packages/core", "missing")
            .With("force-app/main/default/profiles/A.profile-meta.xml", Profile)
            .With("packages/core/profiles/B.profile-meta.xml", Profile)
            .With("elsewhere/profiles/C.profile-meta.xml", Profile)
            .Read();

        Assert.Equal(ProjectFormat.Source, project.Format);
        Assert.Equal(["force-app", "packages/core"], project.PackageDirectories, StringComparer.Ordinal);
        Assert.Equal("66.0", project.ApiVersion);
        Assert.Equal(["A", "B"], project.Profiles.Select(profile => profile.FullName), StringComparer.Ordinal);
        Assert.Equal("packages/core", project.Profiles[1].PackageDirectory);
        Assert.Contains("'missing' does not exist", project.Unreadable[1].Message, StringComparison.Ordinal);
    }

    [Fact]
    public void PackageDirectoryInsideAnother_CountsItsFilesOnce()
    {
        var project = ProjectBuilder.Source("app", "app/extra")
            .With("app/profiles/A.profile-meta.xml", Profile)
            .With("app/extra/profiles/B.profile-meta.xml", Profile)
            .Read();

        Assert.Equal(2, project.FileCount);
        Assert.Equal(["app", "app/extra"], project.Components.Select(entry => entry.PackageDirectory), StringComparer.Ordinal);
    }

    [Theory]
    [InlineData("../other")]
    [InlineData("/etc")]
    [InlineData("a/../../b")]
    public void PackageDirectoryOutsideTheProject_IsRefused(string directory)
    {
        var project = ProjectBuilder.Source("app", directory).With("app/profiles/A.profile-meta.xml", Profile).Read();

        Assert.Contains("outside the project", Assert.Single(project.Unreadable).Message, StringComparison.Ordinal);
        Assert.Single(project.Profiles);
    }

    [Theory]
    [InlineData("{\n  \"packageDirectories\": [\n    { path }\n  ]\n}", "line 3")]
    [InlineData("{}", "packageDirectories")]
    [InlineData("{ \"packageDirectories\": [] }", "packageDirectories")]
    [InlineData("[]", "packageDirectories")]
    [InlineData("", "line 1")]
    [InlineData("{ \"packageDirectories\": [ { \"path\": \"\\ud800\" } ] }", "UTF-8")]
    public void MalformedProjectFile_SaysWhere(string content, string expected)
    {
        var exception = Assert.Throws<ProjectNotFoundException>(() => new ProjectBuilder().With("sfdx-project.json", content).Read());

        Assert.Contains(expected, exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("src/")]
    public void MetadataApiFolder_IsFound(string folder)
    {
        var project = new ProjectBuilder()
            .With(folder + "package.xml", ProjectBuilder.Xml("Package", "<version>58.0</version>"))
            .With(folder + "profiles/A.profile", Profile)
            .Read();

        Assert.Equal(ProjectFormat.Mdapi, project.Format);
        Assert.Equal(folder.TrimEnd('/'), project.Root);
        Assert.Equal("58.0", project.ApiVersion);
        Assert.Empty(project.PackageDirectories);
        Assert.Equal("profiles/A.profile", Assert.Single(project.Profiles).Location.Path);
        Assert.Equal(1, project.FileCount);
    }

    [Fact]
    public void TypeFoldersWithoutManifest_AreAProject()
    {
        var project = new ProjectBuilder().With("profiles/A.profile", Profile).With("pages/readme.txt", "").Read();

        Assert.Equal(ProjectFormat.Mdapi, project.Format);
        Assert.Single(project.Profiles);
        Assert.Equal(["pages/readme.txt"], project.UnknownFiles, StringComparer.Ordinal);
    }

    [Fact]
    public void FolderAboveProjects_TakesTheNearest()
    {
        var project = new ProjectBuilder()
            .With("deep/er/project/sfdx-project.json", """{ "packageDirectories": [{ "path": "app" }] }""")
            .With("node_modules/x/sfdx-project.json", """{ "packageDirectories": [{ "path": "app" }] }""")
            .With("two/profiles/A.profile", Profile)
            .With("one/package.xml", "")
            .With("one/profiles/A.profile", Profile)
            .With("one/profiles/B.profile", Profile)
            .Read();

        Assert.Equal("one", project.Root);
        Assert.Equal(["two", "deep/er/project"], project.OtherProjects, StringComparer.Ordinal);
        Assert.Equal(2, project.Profiles.Count);
    }

    [Fact]
    public void TypeFoldersWithoutProjectFile_AreOneProjectWhereverTheyLie()
    {
        var builder = new ProjectBuilder()
            .With("force-app/main/default/profiles/A.profile-meta.xml", Profile)
            .With("force-app/main/default/permissionsets/S.permissionset-meta.xml", ProjectBuilder.Xml("PermissionSet", "<label>S</label>"))
            .With("another/profiles/B.profile-meta.xml", Profile)
            .With("src/profiles/C.profile", Profile)
            .With("node_modules/x/profiles/D.profile-meta.xml", Profile)
            .With(".sf/orgs/profiles/E.profile-meta.xml", Profile)
            .With("readme.md", "");

        foreach (var project in new[] { builder.Read(), builder.ReadZip() })
        {
            Assert.Equal("", project.Root);
            Assert.Null(project.ProjectFile);
            Assert.Equal(["another", "force-app/main/default", "src"], project.PackageDirectories, StringComparer.Ordinal);
            Assert.Equal(["A", "B", "C"], project.Profiles.Select(profile => profile.FullName), StringComparer.Ordinal);
            Assert.Equal("force-app/main/default/profiles/A.profile-meta.xml", project.Profiles[0].Location.Path);
            Assert.Single(project.PermissionSets);
            Assert.Empty(project.OtherProjects);
        }
    }

    [Fact]
    public void TypeFoldersWithoutProjectFile_TakeTheVersionOfTheManifestAboveThem()
    {
        var project = new ProjectBuilder()
            .With("package.xml", ProjectBuilder.Xml("Package", "<version>58.0</version>"))
            .With("src/profiles/A.profile", Profile)
            .Read();

        Assert.Equal(("58.0", "package.xml", ProjectFormat.Mdapi), (project.ApiVersion, project.ProjectFile, project.Format));
    }

    [Fact]
    public void FoldersWithAManifestEach_AreThePartsOfOneRetrieve()
    {
        var project = new ProjectBuilder()
            .With("one/package.xml", ProjectBuilder.Xml("Package", "<types><members>*</members><name>ApexClass</name></types>"))
            .With("one/profiles/A.profile", Profile)
            .With("two/package.xml", ProjectBuilder.Xml("Package", "<types><members>*</members><name>Flow</name></types>"))
            .With("two/profiles/B.profile", Profile)
            .Read();

        Assert.Equal(ProjectFormat.Mdapi, project.Format);
        Assert.Equal(["one", "two"], project.PackageDirectories, StringComparer.Ordinal);
        Assert.Equal(["A", "B"], project.Profiles.Select(profile => profile.FullName), StringComparer.Ordinal);
        Assert.Empty(project.OtherProjects);
    }

    [Fact]
    public void RetrieveInASubfolder_IsTakenAndTheOthersAreSaid()
    {
        var project = new ProjectBuilder()
            .With("unpackaged/package.xml", ProjectBuilder.Xml("Package", "<version>58.0</version>"))
            .With("unpackaged/profiles/A.profile", Profile)
            .With("force-app/main/default/profiles/B.profile-meta.xml", Profile)
            .Read();

        Assert.Equal("unpackaged", project.Root);
        Assert.Equal(["force-app/main/default"], project.OtherProjects, StringComparer.Ordinal);
    }

    [Fact]
    public void ProfilesBesideThePackageDirectories_AreSaidWithTheirPath()
    {
        var builder = ProjectBuilder.Source()
            .With("force-app/main/default/profiles/A.profile-meta.xml", Profile)
            .With("unpackaged/profiles/B.profile", Profile)
            .With("unpackaged/profiles/C.profile", Profile)
            .With("config/old/permissionsets/S.permissionset-meta.xml", ProjectBuilder.Xml("PermissionSet", "<label>S</label>"))
            .With("node_modules/x/profiles/D.profile-meta.xml", Profile)
            .With(".sfdx/x/profiles/E.profile-meta.xml", Profile)
            .With("docs/profiles/readme.md", "");

        foreach (var project in new[] { builder.Read(), builder.ReadZip() })
        {
            Assert.Equal("A", Assert.Single(project.Profiles).FullName);
            Assert.Equal(["config/old", "unpackaged"], project.Unreadable.Select(problem => problem.FullName));
            Assert.Contains("0 profiles and 1 permission set in folder 'config/old'", project.Unreadable[0].Message,
                StringComparison.Ordinal);
            Assert.Contains("2 profiles and 0 permission sets in folder 'unpackaged'", project.Unreadable[1].Message,
                StringComparison.Ordinal);
            Assert.All(project.Unreadable, problem => Assert.Equal(Location.File("sfdx-project.json"), problem.Location));
        }
    }

    [Fact]
    public void ProjectNamedAsATypeDirectory_IsAProject()
    {
        var project = new ProjectBuilder()
            .With("samples/bots/sfdx-project.json", "{ \"packageDirectories\": [ { \"path\": \"bots\" } ] }")
            .With("samples/bots/bots/A/A.bot-meta.xml", ProjectBuilder.Xml("Bot", ""))
            .Read();

        Assert.Equal(ProjectFormat.Source, project.Format);
        Assert.Equal(["bots"], project.PackageDirectories, StringComparer.Ordinal);
    }

    [Fact]
    public void NoProject_SaysWhatWasLookedFor()
    {
        var builder = new ProjectBuilder().With("pages/index.html", "").With("docs/package.xml", "");

        var exception = Assert.Throws<ProjectNotFoundException>(() => builder.Read());

        Assert.Contains("sfdx-project.json", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void MissingPath_IsNoProject() =>
        Assert.Throws<ProjectNotFoundException>(() =>
            MetadataReader.Read(new MockFileSystem(), "/nowhere", cancellationToken: TestContext.Current.CancellationToken));

    [Fact]
    public void ForceIgnore_LeavesFilesOut()
    {
        var project = ProjectBuilder.Source()
            .With(".forceignore", "**/profiles/**\n!**/profiles/Keep.profile-meta.xml\n")
            .With("force-app/main/default/profiles/A.profile-meta.xml", Profile)
            .With("force-app/main/default/profiles/Keep.profile-meta.xml", Profile)
            .With("force-app/main/default/.eslintrc", "")
            .Read();

        Assert.Equal("Keep", Assert.Single(project.Profiles).FullName);
        Assert.Equal(1, project.FileCount);
    }

    [Fact]
    public void LinkInACircle_IsNotFollowed()
    {
        using var folder = new TemporaryFolder();
        folder.Write("sfdx-project.json", """{ "packageDirectories": [{ "path": "app" }] }""");
        folder.Write("app/profiles/A.profile-meta.xml", Profile);
        Directory.CreateSymbolicLink(Path.Combine(folder.Path, "app", "loop"), folder.Path);

        var project = MetadataReader.Read(Fixtures.FileSystem, folder.Path, cancellationToken: TestContext.Current.CancellationToken);

        Assert.Single(project.Profiles);
        var link = Assert.Single(project.Unreadable);
        Assert.Equal("app/loop", link.Place);
        Assert.True(link.Location.IsNone);
    }
}
