using System.Collections.Immutable;
using System.Text;
using System.Xml.Linq;
using MetadataAnalyzer.Migration.Kit;
using MetadataAnalyzer.Planning;
using MetadataAnalyzer.Tests.Cli;
using MetadataAnalyzer.Tests.Reporting;
using Xunit;

namespace MetadataAnalyzer.Tests.Migration.Kit;

/// <summary>Each kind of file that a kit writes has the order of elements, the layout and the value formats of a retrieved file.</summary>
public sealed class RetrievedFormTests
{
    private static readonly Lazy<ImmutableArray<KitFile>> Kit =
        new(() => KitFolders.Build(MigrationPlan.Of(SampleReports.Result, new() { AllCandidates = true, BindsPermissionSetLicense = true }),
        CliRun.Sample));

    [Theory]
    [InlineData(".permissionset-meta.xml",
        "satoshinagahara__bps-salesforce-demo/force-app/main/default/permissionsets/BOM_Full_Access.permissionset-meta.xml")]
    [InlineData(".permissionset-meta.xml",
        "jongpie__NebulaLogger/nebula-logger/core/main/log-management/permissionsets/LoggerLogViewer.permissionset-meta.xml")]
    [InlineData(".profile-meta.xml", "satoshinagahara__bps-salesforce-demo/force-app/main/default/profiles/Admin.profile-meta.xml")]
    [InlineData(
        ".profilePasswordPolicy-meta.xml",
        "Apex-NPC__Notification-SF/force-app/main/default/profilePasswordPolicies/"
        + "PT1_profilePasswordPolicy1740026011544.profilePasswordPolicy-meta.xml")]
    [InlineData(
        ".profileSessionSetting-meta.xml",
        "Apex-NPC__Notification-SF/force-app/main/default/profileSessionSettings/"
        + "PT1_profileSessionSetting1740026011694.profileSessionSetting-meta.xml")]
    [InlineData(".connectedApp-meta.xml",
        "satoshinagahara__bps-salesforce-demo/force-app/main/default/connectedApps/GCP_Design_Suggestion.connectedApp-meta.xml")]
    [InlineData(".ecaOauthPlcy-meta.xml",
        "satoshinagahara__bps-salesforce-demo/force-app/main/default/extlClntAppOauthPolicies/CoworkSFCLI_oauthPlcy.ecaOauthPlcy-meta.xml")]
    [InlineData("manifest/package.xml", "SalesforceFoundation__EDA/unpackaged/post/course_connection_record_types/package.xml")]
    public void Files_HaveTheFormOfRetrievedOnes(string ending, string fixture)
    {
        var text = File.ReadAllText(Fixtures.Require($"fixtures/{fixture}")).ReplaceLineEndings("\n");
        var retrieved = XDocument.Parse(text).Root!;
        var files = Kit.Value.Where(file => file.Path.EndsWith(ending, StringComparison.Ordinal)).ToList();

        Assert.NotEmpty(files);
        Assert.All(files, file =>
        {
            var mine = Encoding.UTF8.GetString(file.Content.AsSpan());
            var root = XDocument.Parse(mine).Root!;
            Assert.Equal(Opening(text), Opening(mine), StringComparer.OrdinalIgnoreCase);
            Assert.Equal(retrieved.Name, root.Name);
            AssertOrder(retrieved, root);
            AssertForms(root, retrieved.DescendantsAndSelf().ToLookup(Path));
        });
    }

    /// <summary>Shared elements are in the same order, in the file and in each element.</summary>
    private static void AssertOrder(XElement retrieved, XElement mine)
    {
        var (theirs, own) = (Names(retrieved), Names(mine));
        Assert.Equal(theirs.Intersect(own), own.Intersect(theirs));
        foreach (var child in mine.Elements().Where(child => child.HasElements))
        {
            if (retrieved.Elements(child.Name).FirstOrDefault(other => Names(other).Length >= Names(child).Length) is { } like)
            {
                AssertOrder(like, child);
            }
        }
    }

    /// <summary>
    /// An element whose retrieved values are all flags or numbers has such values here too, and an element with child elements has them
    /// here too.
    /// </summary>
    private static void AssertForms(XElement root, ILookup<string, XElement> retrieved)
    {
        foreach (var element in root.DescendantsAndSelf())
        {
            var like = retrieved[Path(element)].ToList();
            if (like.Count == 0)
            {
                continue;
            }

            Assert.Equal(like[0].HasElements, element.HasElements);
            if (like.TrueForAll(other => other.Value is "true" or "false"))
            {
                Assert.Contains(element.Value, new[] { "true", "false" });
            }
            else if (like.TrueForAll(other => int.TryParse(other.Value, out _)))
            {
                Assert.True(int.TryParse(element.Value, out _), element.ToString());
            }
        }
    }

    /// <summary>The XML declaration and the root element; some manifests were written by hand and have one more blank.</summary>
    private static IEnumerable<string> Opening(string text) =>
        text.Split('\n')[..2].Select(line => line.Replace(" ?>", "?>", StringComparison.Ordinal));

    private static string[] Names(XElement element) => [.. element.Elements().Select(child => child.Name.LocalName).Distinct()];

    private static string Path(XElement element) =>
        string.Join('/', element.AncestorsAndSelf().Reverse().Select(part => part.Name.LocalName));
}
