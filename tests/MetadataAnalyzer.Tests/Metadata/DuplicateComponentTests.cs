using Xunit;

namespace MetadataAnalyzer.Tests.Metadata;

public class DuplicateComponentTests
{
    private static readonly string Custom = ProjectBuilder.Xml("Profile", "<custom>true</custom>");
    private static readonly string Standard = ProjectBuilder.Xml("Profile", "<custom>false</custom>");

    [Fact]
    public void SameContentTwice_IsSilent()
    {
        var project = ProjectBuilder.Source("a", "b")
            .With("a/profiles/X.profile-meta.xml", Custom)
            .With("b/profiles/X.profile-meta.xml", Custom.Replace("\n", "\r\n", StringComparison.Ordinal))
            .Read();

        Assert.Empty(project.Duplicates);
        Assert.Single(project.Profiles);
        Assert.Equal(2, project.Components.Length);
    }

    [Fact]
    public void DifferentContent_TakesThePackageDirectoryListedLast()
    {
        var project = ProjectBuilder.Source("b", "a")
            .With("a/profiles/X.profile-meta.xml", Custom)
            .With("b/profiles/x.profile-meta.xml", Standard)
            .Read();

        var duplicate = Assert.Single(project.Duplicates);
        Assert.Equal(("a/profiles/X.profile-meta.xml", "b/profiles/x.profile-meta.xml"), (duplicate.Winner.Path, duplicate.Loser.Path));
        Assert.True(Assert.Single(project.Profiles).IsCustom);
    }

    [Fact]
    public void BothSpellingsInOneFolder_AreTwoDefinitions()
    {
        var project = ProjectBuilder.Source()
            .With("force-app/profiles/X.profile", Standard)
            .With("force-app/profiles/X.profile-meta.xml", Custom)
            .With("force-app/permissionsets/P.permissionset", ProjectBuilder.Xml("PermissionSet", "<label>A</label>"))
            .With("force-app/permissionsets/P.permissionset-meta.xml", ProjectBuilder.Xml("PermissionSet", "<label>B</label>"))
            .Read();

        Assert.Equal(["PermissionSet", "Profile"], project.Duplicates.Select(duplicate => duplicate.Type), StringComparer.Ordinal);
        Assert.Equal(4, project.FileCount);
        Assert.True(Assert.Single(project.Profiles).IsCustom);
    }

    [Fact]
    public void TypeThatIsOnlyCounted_IsComparedToo()
    {
        var project = ProjectBuilder.Source("a", "b").With("a/flows/F.flow-meta.xml", "<Flow/>").With("b/flows/F.flow-meta.xml", "<Flow>1</Flow>").Read();

        Assert.Equal("Flow", Assert.Single(project.Duplicates).Type);
    }
}
