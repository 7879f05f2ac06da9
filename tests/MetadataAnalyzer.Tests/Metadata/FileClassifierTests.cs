using MetadataAnalyzer.Metadata.Layout;
using Xunit;

namespace MetadataAnalyzer.Tests.Metadata;

public class FileClassifierTests
{
    [Theory]
    [InlineData("main/default/profiles/R%26D Tools.profile-meta.xml", "Profile", "R&D Tools")]
    [InlineData("profiles/Admin.profile", "Profile", "Admin")]
    [InlineData("anywhere/Admin.profile-meta.xml", "Profile", "Admin")]
    [InlineData("permissionsets/sub/X.permissionset-meta.xml", "PermissionSet", "X")]
    [InlineData("permissionsets/X/X.permissionset-meta.xml", "PermissionSet", "X")]
    [InlineData("permissionsets/X/X.classAccess-meta.xml", "PermissionSet", "X")]
    [InlineData("permissionsets/X/objectSettings/Account.objectSettings-meta.xml", "PermissionSet", "X")]
    [InlineData("permissionsets/X/customPermissions/Y.customPermission-meta.xml", "PermissionSet", "X")]
    [InlineData("customPermissions/Y.customPermission-meta.xml", "CustomPermission", "Y")]
    [InlineData("objects/Account/Account.object-meta.xml", "CustomObject", "Account")]
    [InlineData("objects/Account.object", "CustomObject", "Account")]
    [InlineData("objects/Account/fields/A__c.field-meta.xml", "CustomField", "Account.A__c")]
    [InlineData("objects/Account/recordTypes/R.recordType-meta.xml", "RecordType", "Account.R")]
    [InlineData("objects/Account/indexes/I.indexe-meta.xml", "Index", "Account.I")]
    [InlineData("classes/objects/A.cls-meta.xml", "ApexClass", "A")]
    [InlineData("classes/A.cls", "ApexClass", "A")]
    [InlineData("lwc/card/card.js", "LightningComponentBundle", "card")]
    [InlineData("lwc/card/__tests__/card.test.js", "LightningComponentBundle", "card")]
    [InlineData("aura/App/AppController.js", "AuraDefinitionBundle", "App")]
    [InlineData("staticresources/lib.resource-meta.xml", "StaticResource", "lib")]
    [InlineData("staticresources/lib/lwc/x/y.js", "StaticResource", "lib")]
    [InlineData("staticresources/lib.min.js", "StaticResource", "lib")]
    [InlineData("reports/F/Sub/R.report-meta.xml", "Report", "F/Sub/R")]
    [InlineData("reports/F.reportFolder-meta.xml", "ReportFolder", "F")]
    [InlineData("reports/F-meta.xml", "ReportFolder", "F")]
    [InlineData("reports/F/Sub-meta.xml", "ReportFolder", "F/Sub")]
    [InlineData("email/F/T.email", "EmailTemplate", "F/T")]
    [InlineData("documents/F/logo.document-meta.xml", "Document", "F/logo")]
    [InlineData("documents/F/logo.png-meta.xml", "Document", "F/logo")]
    [InlineData("documents/F/logo.png", "Document", "F/logo")]
    [InlineData("documents/F.documentFolder-meta.xml", "DocumentFolder", "F")]
    [InlineData("bots/B/v1.botVersion-meta.xml", "BotVersion", "B.v1")]
    [InlineData("objectTranslations/Account-de/Account-de.objectTranslation-meta.xml", "CustomObjectTranslation", "Account-de")]
    [InlineData("objectTranslations/Account-de/Name.fieldTranslation-meta.xml", "CustomObjectTranslation", "Account-de")]
    [InlineData("workflows/Account/workflowAlerts/A.workflowAlert-meta.xml", "Workflow", "Account")]
    [InlineData("labels/CustomLabels.labels-meta.xml", "CustomLabels", "CustomLabels")]
    [InlineData("territory2Models/M/rules/R.territory2Rule-meta.xml", "Territory2Rule", "M.R")]
    [InlineData("settings/Security.settings-meta.xml", "Settings", "Security")]
    [InlineData("sites/S.site-meta.xml", "CustomSite", "S")]
    [InlineData("siteDotComSites/S.site-meta.xml", "SiteDotCom", "S")]
    [InlineData("emailservices/S.xml-meta.xml", "EmailServicesFunction", "S")]
    [InlineData("emailservices/S.xml", "EmailServicesFunction", "S")]
    [InlineData("experiences/S.site-meta.xml", "ExperienceBundle", "S")]
    [InlineData("experiences/S/config/main.json", "ExperienceBundle", "S")]
    [InlineData("digitalExperiences/site/S/sfdc_cms__view/home/content.json", "DigitalExperienceBundle", "site/S")]
    [InlineData("weblinks/W.custompageweblink-meta.xml", "CustomPageWebLink", "W")]
    [InlineData("externalServiceRegistrations/S.yaml", "ExternalServiceRegistration", "S")]
    public void KnownPath_GivesComponent(string path, string type, string fullName)
    {
        var role = FileClassifier.Classify(path);

        Assert.NotNull(role);
        Assert.Equal((type, fullName), (role.Type.Name, role.FullName));
    }

    [Theory]
    [InlineData("README.md")]
    [InlineData("classes/README.md")]
    [InlineData("lwc/jsconfig.json")]
    [InlineData("scripts/deploy.xml")]
    [InlineData("data/accounts.json")]
    [InlineData("fields/A.field-meta.xml")]
    [InlineData("X.site-meta.xml")]
    [InlineData("Admin.profile")]
    public void OtherPath_GivesNone(string path) => Assert.Null(FileClassifier.Classify(path));

    [Fact]
    public void Registry_HoldsEveryType()
    {
        var types = Types().Where(type => type.Layout is not FileLayout.Child).Select(type => type.Name).ToList();

        Assert.Equal(types.Distinct(StringComparer.Ordinal).Count(), types.Count);
        Assert.True(types.Count >= 539, $"{types.Count} types");
    }

    [Fact]
    public void EveryType_IsFoundByItsOwnFileName()
    {
        foreach (var type in Types().Where(type => type.Layout is FileLayout.File or FileLayout.Content && type.Under is null))
        {
            var path = $"{type.Directory}/{(type.FolderType is null ? "" : "Folder/")}Name.{type.Suffix}-meta.xml";

            Assert.Equal((path, type.Name), (path, FileClassifier.Classify(path)?.Type.Name));
        }
    }

    /// <summary>The types that the registry's file lists, pieces left out; the registry knows each by its name.</summary>
    private static IEnumerable<MetadataType> Types()
    {
        using var reader = new StreamReader(typeof(MetadataRegistry).Assembly.GetManifestResourceStream("metadata-types.tsv")!);
        return [.. reader.ReadToEnd().ReplaceLineEndings("\n").Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Where(line => line[0] != '#').Select(line => line.Split('\t')).Where(columns => columns[3] != "piece")
            .Select(columns => MetadataRegistry.Default[columns[0]])];
    }
}
