using MetadataAnalyzer.Metadata;
using MetadataAnalyzer.Metadata.Reading;
using Xunit;

namespace MetadataAnalyzer.Tests.Metadata;

/// <summary>One project in every format gives the same components.</summary>
public class FormatEqualityTests
{
    private const string Main = "force-app/main/default";

    [Fact]
    public void EveryFormat_GivesTheSameComponents()
    {
        var source = Source().Read();

        foreach (var other in new[] { MetadataApi().Read(), MetadataApi().ReadZip(), MetadataApi().ReadZip(folder: "unpackaged/"),
            Source().ReadZip(), Source().ReadZip(folder: "repo-main/") })
        {
            Assert.Equal(Entries(source), Entries(other), StringComparer.Ordinal);
            Assert.Empty(other.UnknownFiles);
            Assert.Empty(other.Unreadable);
            Assert.Equal(
                source.CustomFields.Select(field => (field.FullName, field.Type, field.IsRequired, field.IsFormula, field.ReferenceTo)),
                other.CustomFields.Select(field => (field.FullName, field.Type, field.IsRequired, field.IsFormula, field.ReferenceTo)));
            Assert.Equal(source.CustomObjects.Select(item => (item.FullName, item.SharingModel)),
                other.CustomObjects.Select(item => (item.FullName, item.SharingModel)));
        }
    }

    [Fact]
    public void Format_IsTold()
    {
        Assert.Equal(ProjectFormat.Source, Source().Read().Format);
        Assert.Equal(ProjectFormat.Mdapi, MetadataApi().Read().Format);
        Assert.Equal(ProjectFormat.ZipSource, Source().ReadZip().Format);
        Assert.Equal(ProjectFormat.ZipMdapi, MetadataApi().ReadZip().Format);
        Assert.Equal("unpackaged", MetadataApi().ReadZip(folder: "unpackaged/").Root);
    }

    [Fact]
    public void FieldInsideItsObject_PointsAtItsElement()
    {
        var field = MetadataApi().Read().CustomFields.Find("Order__c.Buyer__c");

        Assert.NotNull(field);
        Assert.Equal("objects/Order__c.object", field.Location.Path);
        Assert.True(field.Location.Line > 2);
        Assert.Equal("Account", field.ReferenceTo);
        Assert.True(field.IsMasterDetail);
    }

    [Fact]
    public void FilesThatWereOnlyCounted_CanBeReadLater()
    {
        var builder = MetadataApi();
        var project = builder.ReadZip(folder: "unpackaged/");

        using var contents = MetadataReader.Open(builder.FileSystem, ProjectBuilder.ZipPath, project);
        using var content = contents.Read("documents/F/logo.png");

        Assert.Equal("png"u8, content.Span);
        Assert.Contains(project.Files, file => file is { Path: "documents/F/logo.png", Component.Type: "Document" });
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public void NumberOfThreads_ChangesNothing(int threads)
    {
        var project = Source().Read(new MetadataReadOptions { Parallelism = threads });

        Assert.Equal(Entries(Source().Read()), Entries(project), StringComparer.Ordinal);
    }

    private static IEnumerable<string> Entries(MetadataProject project) =>
        project.Components.Select(entry => $"{entry.Type} {entry.FullName}").Order(StringComparer.Ordinal);

    private static ProjectBuilder Source() => ProjectBuilder.Source()
        .With($"{Main}/profiles/R%26D.profile-meta.xml", ProjectBuilder.Xml("Profile", "<custom>true</custom>"))
        .With($"{Main}/objects/Order__c/Order__c.object-meta.xml",
            ProjectBuilder.Xml("CustomObject", "<label>Order</label><sharingModel>ControlledByParent</sharingModel>"))
        .With($"{Main}/objects/Order__c/fields/Buyer__c.field-meta.xml", ProjectBuilder.Xml("CustomField", Buyer))
        .With($"{Main}/objects/Order__c/fields/Sum__c.field-meta.xml", ProjectBuilder.Xml("CustomField", Sum))
        .With($"{Main}/objects/Order__c/recordTypes/Web.recordType-meta.xml", ProjectBuilder.Xml("RecordType", "<fullName>Web</fullName>"))
        .With($"{Main}/objects/Order__c/validationRules/V.validationRule-meta.xml",
            ProjectBuilder.Xml("ValidationRule", "<fullName>V</fullName>"))
        .With($"{Main}/bots/B/B.bot-meta.xml", ProjectBuilder.Xml("Bot", ""))
        .With($"{Main}/bots/B/v1.botVersion-meta.xml", ProjectBuilder.Xml("BotVersion", "<fullName>v1</fullName>"))
        .With($"{Main}/classes/A.cls-meta.xml", ProjectBuilder.Xml("ApexClass", ""))
        .With($"{Main}/classes/A.cls", "class A {}")
        .With($"{Main}/reports/F.reportFolder-meta.xml", ProjectBuilder.Xml("ReportFolder", ""))
        .With($"{Main}/reports/F/R.report-meta.xml", ProjectBuilder.Xml("Report", ""))
        .With($"{Main}/documents/F.documentFolder-meta.xml", ProjectBuilder.Xml("DocumentFolder", ""))
        .With($"{Main}/documents/F/logo.document-meta.xml", ProjectBuilder.Xml("Document", ""))
        .With($"{Main}/documents/F/logo.png", "png")
        .With($"{Main}/staticresources/lib.resource-meta.xml", ProjectBuilder.Xml("StaticResource", ""))
        .With($"{Main}/staticresources/lib/js/lib.js", "1")
        .With($"{Main}/lwc/card/card.js", "1")
        .With($"{Main}/lwc/card/card.js-meta.xml", ProjectBuilder.Xml("LightningComponentBundle", ""));

    private static ProjectBuilder MetadataApi() => ProjectBuilder.MetadataApi()
        .With("profiles/R%26D.profile", ProjectBuilder.Xml("Profile", "<custom>true</custom>"))
        .With("objects/Order__c.object", ProjectBuilder.Xml("CustomObject", $"""
            <fields>{Buyer}</fields>
            <fields>{Sum}</fields>
            <label>Order</label>
            <recordTypes><fullName>Web</fullName></recordTypes>
            <sharingModel>ControlledByParent</sharingModel>
            <validationRules><fullName>V</fullName></validationRules>
            """))
        .With("bots/B.bot", ProjectBuilder.Xml("Bot", "<botVersions><fullName>v1</fullName></botVersions>"))
        .With("classes/A.cls-meta.xml", ProjectBuilder.Xml("ApexClass", ""))
        .With("classes/A.cls", "class A {}")
        .With("reports/F-meta.xml", ProjectBuilder.Xml("ReportFolder", ""))
        .With("reports/F/R.report", ProjectBuilder.Xml("Report", ""))
        .With("documents/F-meta.xml", ProjectBuilder.Xml("DocumentFolder", ""))
        .With("documents/F/logo.png-meta.xml", ProjectBuilder.Xml("Document", ""))
        .With("documents/F/logo.png", "png")
        .With("staticresources/lib.resource", "zip")
        .With("staticresources/lib.resource-meta.xml", ProjectBuilder.Xml("StaticResource", ""))
        .With("lwc/card/card.js", "1")
        .With("lwc/card/card.js-meta.xml", ProjectBuilder.Xml("LightningComponentBundle", ""));

    private const string Buyer =
        "<fullName>Buyer__c</fullName><referenceTo>Account</referenceTo><type>MasterDetail</type><required>true</required>";
    private const string Sum = "<fullName>Sum__c</fullName><formula>1</formula><type>Number</type>";
}
