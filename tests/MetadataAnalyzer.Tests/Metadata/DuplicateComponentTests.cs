using MetadataAnalyzer.Metadata;
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
        Assert.Equal(("a/profiles/X.profile-meta.xml", "b/profiles/x.profile-meta.xml"),
            (duplicate.Winner.Path, Assert.Single(duplicate.Losers).Path));
        Assert.Equal(("a", "custom is 'true' and 'false'"), (duplicate.PackageDirectory, duplicate.Difference));
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
        Assert.All(project.Duplicates, duplicate => Assert.Null(duplicate.PackageDirectory));
        Assert.Equal(4, project.FileCount);
        Assert.True(Assert.Single(project.Profiles).IsCustom);
    }

    [Fact]
    public void TypeThatIsOnlySearched_IsNotCompared()
    {
        var project = ProjectBuilder.Source("a", "b").With("a/flows/F.flow-meta.xml", "<Flow/>")
            .With("b/flows/F.flow-meta.xml", "<Flow>1</Flow>").Read();

        Assert.Empty(project.Duplicates);
        Assert.Equal(2, project.Components.Length);
    }

    [Fact]
    public void ThreeDefinitions_AreOneDuplicate()
    {
        var project = ProjectBuilder.Source("a", "b", "c")
            .With("a/permissionsets/P.permissionset-meta.xml", ProjectBuilder.Xml("PermissionSet", "<label>A</label>"))
            .With("b/permissionsets/P.permissionset-meta.xml", ProjectBuilder.Xml("PermissionSet", "<label>B</label>"))
            .With("c/permissionsets/P.permissionset-meta.xml", ProjectBuilder.Xml("PermissionSet", "<label>C</label>")).Read();

        Assert.Equal(2, Assert.Single(project.Duplicates).Losers.Length);
    }

    [Fact]
    public void PartsOfAProfile_AreUnited()
    {
        var project = ProjectBuilder.Source("a", "b")
            .With("a/profiles/X.profile-meta.xml",
                Part("<objectPermissions><allowRead>true</allowRead><object>Account</object></objectPermissions>"))
            .With("b/profiles/X.profile-meta.xml", Part("<classAccesses><apexClass>Api</apexClass><enabled>true</enabled></classAccesses>"))
            .Read();

        var profile = Assert.Single(project.Profiles);
        Assert.Empty(project.Duplicates);
        Assert.Empty(profile.ValueProblems);
        Assert.True(profile.IsUnited);
        Assert.Equal("b/profiles/X.profile-meta.xml", profile.Files[0]);
        Assert.Equal("a/profiles/X.profile-meta.xml", profile.LocationOf(Assert.Single(profile.Grants(AccessKind.Object))).Path);
        Assert.Equal(["Api"], profile.Grants(AccessKind.ApexClass).Select(grant => grant.Name));
        Assert.Equal(2, project.Components.Length);
    }

    [Fact]
    public void PartsInFoldersOfOnePackage_AreUnited()
    {
        var project = ProjectBuilder.Source()
            .With("force-app/one/profiles/X.profile-meta.xml",
                Part("<classAccesses><apexClass>A</apexClass><enabled>true</enabled></classAccesses>"))
            .With("force-app/two/profiles/X.profile-meta.xml",
                Part("<classAccesses><apexClass>B</apexClass><enabled>true</enabled></classAccesses>"))
            .Read();

        Assert.Equal(["A", "B"], Assert.Single(project.Profiles).Grants(AccessKind.ApexClass).Select(grant => grant.Name).Order());
    }

    [Theory]
    [InlineData("<userLicense>Salesforce Platform</userLicense>", "userLicense is")]
    [InlineData("<userPermissions><enabled>true</enabled><name>ApiUserOnly</name></userPermissions>", "'ApiUserOnly'")]
    [InlineData("<loginIpRanges><endAddress>10.0.0.9</endAddress><startAddress>10.0.0.1</startAddress></loginIpRanges>", "IP ranges")]
    public void AnotherStateOfAProfile_IsLeftOut(string content, string difference)
    {
        var project = ProjectBuilder.Source("a", "b").With("a/profiles/X.profile-meta.xml", Part(content))
            .With("b/profiles/X.profile-meta.xml", Part("")).Read();

        var duplicate = Assert.Single(project.Duplicates);
        Assert.Contains(difference, duplicate.Difference, StringComparison.Ordinal);
        Assert.Equal(("b/profiles/X.profile-meta.xml", false), (duplicate.Winner.Path, Assert.Single(project.Profiles).IsUnited));
        Assert.Equal(["ApiEnabled"], project.Profiles[0].Grants(AccessKind.UserPermission).Select(grant => grant.Name));
    }

    [Fact]
    public void PartsThatContradictEachOther_AreUnitedAndSaid()
    {
        var project = ProjectBuilder.Source("a", "b")
            .With("a/profiles/X.profile-meta.xml",
                Part("<classAccesses><apexClass>A</apexClass><enabled>false</enabled></classAccesses><objectPermissions>"
                    + "<allowRead>true</allowRead><object>B__c</object></objectPermissions>"))
            .With("b/profiles/X.profile-meta.xml",
                Part("<classAccesses><apexClass>A</apexClass><enabled>true</enabled></classAccesses><objectPermissions>"
                    + "<allowEdit>true</allowEdit><object>B__c</object></objectPermissions>"))
            .Read();

        var profile = Assert.Single(project.Profiles);
        Assert.Equal(["B__c", "A"], profile.ValueProblems.OrderByDescending(problem => problem.Name, StringComparer.Ordinal)
            .Select(problem => problem.Name));
        Assert.All(profile.ValueProblems, problem => Assert.Equal(("a/profiles/X.profile-meta.xml", "b/profiles/X.profile-meta.xml"),
            (problem.Location.Path, problem.Other!.Value.Path)));
        Assert.Equal(["A"], profile.Grants(AccessKind.ApexClass).Select(grant => grant.Name));
    }

    private static string Part(string content) => ProjectBuilder.Xml(
        "Profile",
        $"<custom>true</custom>{content}"
            + (content.StartsWith("<userLicense>", StringComparison.Ordinal) ? "" : "<userLicense>Salesforce</userLicense>")
            + "<userPermissions><enabled>true</enabled><name>ApiEnabled</name></userPermissions>");
}
