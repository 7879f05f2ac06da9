using System.Globalization;
using MetadataAnalyzer.Metadata;
using MetadataAnalyzer.Metadata.Reading;
using Xunit;

namespace MetadataAnalyzer.Tests.Metadata;

public class DecomposedPermissionSetTests
{
    private const string Samples = "fixtures/forcedotcom__source-deploy-retrieve/test/snapshot/sampleProjects";

    [Theory]
    [InlineData("preset-PermSet")]
    [InlineData("preset-decomposedPS2")]
    [InlineData("variant-raw-PermSet")]
    public void EveryLayout_EqualsItsMetadataApiTwin(string sample)
    {
        var folder = Fixtures.Require($"{Samples}/{sample}");
        var expected = Read($"{folder}/originalMdapi");

        var actual = Read($"{folder}/__snapshots__/verify-source-files.expected/force-app/main/default");

        Assert.NotEmpty(expected.PermissionSets);
        Assert.Equal(expected.PermissionSets.SelectMany(Describe), actual.PermissionSets.SelectMany(Describe), StringComparer.Ordinal);
        Assert.Empty(actual.Unreadable);
        Assert.Empty(actual.UnknownFiles);
    }

    [Fact]
    public void PiecesWithoutMainFile_MakeASet()
    {
        var project = ProjectBuilder.Source()
            .With("force-app/permissionsets/Api/Api.userPermission-meta.xml",
                "<PermissionSet><userPermissions><enabled>true</enabled><name>ApiEnabled</name></userPermissions></PermissionSet>")
            .With("force-app/permissionsets/Api/fieldPermissions/Case.X__c.fieldPermission-meta.xml",
                "<FieldPermission><editable>false</editable><field>Case.X__c</field><readable>true</readable></FieldPermission>")
            .Read();

        var set = Assert.Single(project.PermissionSets);
        Assert.Null(set.License);
        Assert.Equal("Case.X__c", Assert.Single(set.Grants(AccessKind.Field)).Name);
        var grant = Assert.Single(set.Grants(AccessKind.UserPermission));
        Assert.Equal("force-app/permissionsets/Api/Api.userPermission-meta.xml", set.LocationOf(grant).Path);
        Assert.Equal("Api", Assert.Single(project.Components).FullName);
        Assert.Contains("licence is not there", Assert.Single(project.Unreadable).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void PieceThatCannotBeRead_LosesOnlyItself()
    {
        var project = ProjectBuilder.Source()
            .With("force-app/permissionsets/Api/Api.permissionset-meta.xml", ProjectBuilder.Xml("PermissionSet", "<label>Api</label>"))
            .With("force-app/permissionsets/Api/Api.classAccess-meta.xml", "<PermissionSet><classAccesses>")
            .With("force-app/permissionsets/Api/Api.userPermission-meta.xml",
                "<PermissionSet><userPermissions><enabled>true</enabled><name>ApiEnabled</name></userPermissions></PermissionSet>")
            .Read();

        Assert.Single(Assert.Single(project.PermissionSets).Grants(AccessKind.UserPermission));
        Assert.Equal("force-app/permissionsets/Api/Api.classAccess-meta.xml", Assert.Single(project.Unreadable).Location.Path);
    }

    [Fact]
    public void MainFileThatCannotBeRead_LosesTheSet()
    {
        var project = ProjectBuilder.Source()
            .With("force-app/permissionsets/Api/Api.permissionset-meta.xml", "<PermissionSet>")
            .With("force-app/permissionsets/Api/Api.userPermission-meta.xml",
                "<PermissionSet><userPermissions><enabled>true</enabled><name>ApiEnabled</name></userPermissions></PermissionSet>")
            .Read();

        Assert.Empty(project.PermissionSets);
        Assert.Equal("Api", Assert.Single(project.Unreadable).FullName);
    }

    private static MetadataProject Read(string path) =>
        MetadataReader.Read(Fixtures.FileSystem, path, cancellationToken: TestContext.Current.CancellationToken);

    private static IEnumerable<string> Describe(PermissionSet set) =>
    [
        string.Create(CultureInfo.InvariantCulture,
            $"{set.FullName} {set.Label} {set.License} {set.HasActivationRequired} {set.Description}"),
        .. set.Sections.Select(section => $"{section.Key} {section.Value}"),
        .. set.GrantsByKind.SelectMany(pair => pair.Value.Select(grant => $"{pair.Key} {grant.Name} {grant.Rights}"))
            .Order(StringComparer.Ordinal),
    ];
}
