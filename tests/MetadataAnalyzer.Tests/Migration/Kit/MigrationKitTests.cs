using System.Collections.Immutable;
using System.IO.Abstractions;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Xml.Linq;
using MetadataAnalyzer.Metadata;
using MetadataAnalyzer.Metadata.Reading;
using MetadataAnalyzer.Migration.Kit;
using MetadataAnalyzer.Planning;
using MetadataAnalyzer.Tests.Access;
using MetadataAnalyzer.Tests.Cli;
using MetadataAnalyzer.Tests.Planning;
using MetadataAnalyzer.Tests.Reporting;
using Xunit;

namespace MetadataAnalyzer.Tests.Migration.Kit;

public sealed class MigrationKitTests
{
    private static readonly Lazy<ImmutableArray<KitFile>> Sample =
        new(() => KitFolders.Build(MigrationPlan.Of(SampleReports.Result, new()), CliRun.Sample));

    [Fact]
    public void SameInput_SameBytes() => Assert.Equal(
        Sample.Value.Select(file => (file.Path, Convert.ToHexString(SHA256.HashData(file.Content.AsSpan())))),
        KitFolders.Build(MigrationPlan.Of(SampleReports.Assess(), new()), CliRun.Sample)
            .Select(file => (file.Path, Convert.ToHexString(SHA256.HashData(file.Content.AsSpan())))));

    [Fact]
    public void Index_IsLastAndListsEveryOtherFileWithItsHash()
    {
        Assert.Equal(MigrationKit.IndexFile, Sample.Value[^1].Path);
        using var index = JsonDocument.Parse(Sample.Value[^1].Content.ToArray());

        Assert.Equal(
            Sample.Value[..^1].Select(file => (file.Path, Convert.ToHexStringLower(SHA256.HashData(file.Content.AsSpan())))),
            index.RootElement.GetProperty("files").EnumerateArray()
                .Select(file => (file.GetProperty("path").GetString()!, file.GetProperty("sha256").GetString()!)));
    }

    [Fact]
    public void Projects_ResolveInTheInventory()
    {
        using var folder = Sample.Value.Write();
        var whole = MetadataReader.Read(new FileSystem(), folder.PathOf("kit"));

        Assert.Equal(["API Only - A", "API Only - C"], whole.Profiles.Select(profile => profile.FullName));
        Assert.Equal(["Integration_int_freight", "Integration_int_meters_2", "Integration_int_warehouse",
            "Integration_int_warehouse_Unproven"], whole.PermissionSets.Select(set => set.FullName));
        Assert.Equal(["Larkfield_WMS"], whole.ConnectedApps.Select(app => app.FullName));
        Assert.Empty(whole.Unreadable);
        Assert.Empty(whole.UnknownFiles);
        Assert.All(Directory.EnumerateFiles(folder.PathOf("kit"), "sfdx-project.json", SearchOption.AllDirectories), file =>
        {
            var part = MetadataReader.Read(new FileSystem(), Path.GetDirectoryName(file)!);
            Assert.NotEmpty(part.Components);
            Assert.Empty(part.Unreadable);
            Assert.Empty(part.UnknownFiles);
        });
    }

    [Fact]
    public void Manifests_ListJustWhatTheirProjectsHold()
    {
        using var folder = Sample.Value.Write();

        Assert.All(Directory.EnumerateDirectories(folder.PathOf("kit/2-users")).Append(folder.PathOf("kit/1-profiles"))
            .Append(folder.PathOf("kit/3-apps")).Where(part => Directory.Exists(Path.Combine(part, "manifest"))), part =>
        {
            var listed = Directory.EnumerateFiles(Path.Combine(part, "manifest")).SelectMany(Members).Order(StringComparer.Ordinal);
            var held = Directory.EnumerateFiles(Path.Combine(part, "force-app"), "*", SearchOption.AllDirectories)
                .Select(file => Path.GetFileName(file).Split('.')[0]).Order(StringComparer.Ordinal);
            Assert.Equal(held, listed);
        });

        static IEnumerable<string> Members(string file) =>
            XDocument.Load(file).Descendants().Where(element => element.Name.LocalName == "members").Select(element => element.Value);
    }

    [Fact]
    public void PermissionSet_IsAsThePlatformRetrievesOne()
    {
        const string Field =
            "<fieldPermissions><editable>true</editable><field>Order__c.{0}</field><readable>true</readable></fieldPermissions>";
        var plan = new OrgFiles().User()
            .Profile("Integration", OrgFiles.Object("Order__c", "allowRead", "allowEdit") + OrgFiles.Permission("RunReports")
            + string.Format(null, Field, "B__c") + string.Format(null, Field, "A__c")
                + "<customPermissions><enabled>true</enabled><name>Skip</name></customPermissions>"
            + "<recordTypeVisibilities><default>false</default><recordType>Order__c.Web</recordType><visible>true</visible>"
            + "</recordTypeVisibilities>")
            .Component("customPermissions", "customPermission", "CustomPermission", "Skip", "<label>Skip</label>\n")
            .File("objects/Order__c.object", "<CustomObject "
                + "xmlns=\"http://soap.sforce.com/2006/04/metadata\"><label>Order</label><fields><fullName>A__c</fullName>"
                + "<type>Text</type></fields>"
                + "<fields><fullName>B__c</fullName><type>Text</type></fields><recordTypes><fullName>Web</fullName><active>true</active>"
                + "<label>Web</label></recordTypes></CustomObject>")
            .Plan(new() { BindsPermissionSetLicense = true });

        Assert.Equal(
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <PermissionSet xmlns="http://soap.sforce.com/2006/04/metadata">
                <customPermissions>
                    <enabled>true</enabled>
                    <name>Skip</name>
                </customPermissions>
                <description>What sync@acme.example had only by its former profile and by permission sets that it cannot keep.</description>
                <fieldPermissions>
                    <editable>true</editable>
                    <field>Order__c.A__c</field>
                    <readable>true</readable>
                </fieldPermissions>
                <fieldPermissions>
                    <editable>true</editable>
                    <field>Order__c.B__c</field>
                    <readable>true</readable>
                </fieldPermissions>
                <hasActivationRequired>false</hasActivationRequired>
                <label>Integration sync</label>
                <license>SalesforceAPIIntegrationPsl</license>
                <objectPermissions>
                    <allowCreate>false</allowCreate>
                    <allowDelete>false</allowDelete>
                    <allowEdit>true</allowEdit>
                    <allowRead>true</allowRead>
                    <modifyAllRecords>false</modifyAllRecords>
                    <object>Order__c</object>
                    <viewAllFields>false</viewAllFields>
                    <viewAllRecords>false</viewAllRecords>
                </objectPermissions>
                <recordTypeVisibilities>
                    <recordType>Order__c.Web</recordType>
                    <visible>true</visible>
                </recordTypeVisibilities>
                <userPermissions>
                    <enabled>true</enabled>
                    <name>RunReports</name>
                </userPermissions>
            </PermissionSet>

            """.ReplaceLineEndings("\n"),
            PermissionSetFile.Text(plan.Set!, apiVersion: "67.0"));
        Assert.DoesNotContain("viewAllFields", PermissionSetFile.Text(plan.Set!, apiVersion: "60.0"), StringComparison.Ordinal);
    }

    [Fact]
    public void Paths_AreLegalEverywhere() => Assert.All(
        KitFolders.Build(MigrationPlan.Of(SampleReports.Result, new() { AllCandidates = true }), CliRun.Sample),
        file => Assert.All(file.Path.Split('/'), part => Assert.Matches("^[A-Za-z0-9_][A-Za-z0-9_ .-]*[A-Za-z0-9_]$", part)));

    [Fact]
    public void HostileNames_StayNames()
    {
        var plan = MigrationPlan.Of(SampleReports.Hostile.Result, new() { AllCandidates = true });

        var kit = MigrationKit.Build(plan, ImmutableDictionary<string, ImmutableArray<byte>>.Empty, new());

        Assert.All(kit.Where(file => file.Path.EndsWith(".xml", StringComparison.Ordinal)),
            file => XDocument.Parse(Encoding.UTF8.GetString(file.Content.AsSpan())));
        Assert.All(kit.Where(file => file.Path.EndsWith("runbook.md", StringComparison.Ordinal)),
            file => Assert.DoesNotContain("<script", WithoutCode(file), StringComparison.OrdinalIgnoreCase));
        Assert.All(kit, file => Assert.DoesNotContain("..", file.Path, StringComparison.Ordinal));
    }

    /// <summary>
    /// The runbook is readable as a plain file: it has no markup of single services, and each fact on the platform has its source.
    /// </summary>
    [Fact]
    public void Runbook_IsPlainToRead()
    {
        var catalogue = SampleReports.Result.Org.Catalogue;

        Assert.All(Sample.Value.Where(file => file.Path.EndsWith(".md", StringComparison.Ordinal)), file =>
        {
            var text = Encoding.UTF8.GetString(file.Content.AsSpan());
            Assert.DoesNotContain("<!--", text, StringComparison.Ordinal);
            Assert.DoesNotContain("\\_", text, StringComparison.Ordinal);
            Assert.DoesNotContain("&gt;", text, StringComparison.Ordinal);
        });
        Assert.All(Sample.Value.Where(file => file.Path.EndsWith("runbook.md", StringComparison.Ordinal)), file =>
        {
            var text = Encoding.UTF8.GetString(file.Content.AsSpan());
            Assert.All(catalogue.Move.Facts,
                fact => Assert.Contains($"- {fact.Text} ({fact.Source.Grade}, {fact.Source.Date}: ", text, StringComparison.Ordinal));
            Assert.All(catalogue.Move.Messages,
                message =>
                Assert.Contains($"| `{message.Says}` | {message.Means} | {message.Source.Grade}, {message.Source.Date}: ", text,
                StringComparison.Ordinal));
        });
    }

    /// <summary>
    /// The rights that the API usage log shows to be unused are in no set, and the evidence is in the CSV of what is dropped.
    /// </summary>
    [Theory]
    [InlineData(false, "Integration_int_warehouse", "Shipment_Line__c")]
    [InlineData(true, "Integration_int_warehouse", "Shipment_Line__c")]
    public void NeverUsedRights_AreDropped_WithTheLogAsEvidence(bool isNarrow, string folder, string name)
    {
        var plan = MigrationPlan.Of(SampleReports.Result, new() { AllCandidates = true, IsNarrow = isNarrow });
        var kit = KitFolders.Build(plan, CliRun.Sample);

        var dropped = kit.TextOf($"{folder}/dropped.csv").Split("\r\n")
            .Where(line => line.Contains($",{name}", StringComparison.Ordinal)).ToList();
        Assert.Contains(dropped, line => line.StartsWith($"ObjectPermission,{name},", StringComparison.Ordinal));
        Assert.All(dropped, line => Assert.Contains(
            "never used in the API usage log, which covers 35 days, 2026-09-27 to 2026-10-31", line, StringComparison.Ordinal));
        Assert.DoesNotContain(name, kit.TextOf($"{folder}.permissionset-meta.xml"), StringComparison.Ordinal);
    }

    /// <summary>
    /// Each right that the platform may refuse has its reason in the runbook and in a CSV, and each dropped right its evidence.
    /// </summary>
    [Fact]
    public void EveryUncertainOrDroppedRight_HasItsReason()
    {
        var plan = MigrationPlan.Of(SampleReports.Result, new() { AllCandidates = true });
        var kit = KitFolders.Build(plan, CliRun.Sample);

        Assert.NotEmpty(plan.Subjects.Select(subject => subject.UnprovenSet).OfType<PlannedSet>());
        Assert.All(plan.Subjects, subject =>
        {
            var folder = KitLayout.FolderOf(subject, plan.Result.Org);
            Assert.All(subject.Dropped, right => Assert.False(string.IsNullOrWhiteSpace(right.Reason)));
            Assert.Equal(subject.UnprovenSet is not null, kit.Any(file => file.Path == $"{folder}/unproven.csv"));
            if (subject.UnprovenSet is { } set)
            {
                var csv = kit.TextOf($"{folder}/unproven.csv");
                var runbook = kit.TextOf($"{folder}/runbook.md");
                Assert.All(set.Rights, right =>
                {
                    Assert.False(string.IsNullOrWhiteSpace(right.Question));
                    Assert.Contains($",{right.Name},", csv, StringComparison.Ordinal);
                    Assert.Contains(right.Name, runbook.Replace("\\", "", StringComparison.Ordinal), StringComparison.Ordinal);
                });
            }
        });
    }

    /// <summary>The way back in the runbook explains what a refused step means there.</summary>
    [Fact]
    public void WayBack_KnowsTheMessages()
    {
        var text = Sample.Value.TextOf("Integration_int_warehouse/runbook.md");
        var back = text[text.IndexOf("## The way back", StringComparison.Ordinal)..text.IndexOf("## Messages you may meet",
            StringComparison.Ordinal)];

        Assert.All(SampleReports.Result.Org.Catalogue.Move.Messages.Where(message => message.Back is not null),
            message => Assert.Contains(message.Says, back, StringComparison.Ordinal));
        Assert.All(
            new[] { "Unknown user permission", "depends on permission(s)", "Read All X__c", "Delete X__c",
                "SOAP Login operation is not available in the API version specified", "LOGIN_MUST_USE_SECURITY_TOKEN" },
            message => Assert.Contains(message, text, StringComparison.Ordinal));
    }

    /// <summary>The runbook lists each place that <c>verify</c> checks, and the overview each candidate that does not move.</summary>
    [Fact]
    public void Places_AndCandidatesThatStay_AreListed()
    {
        var plan = MigrationPlan.Of(SampleReports.Result, new());
        var warehouse = Of(plan, "int.warehouse@larkfield.example.com");
        var runbook = Sample.Value.TextOf("Integration_int_warehouse/runbook.md");
        var overview = Sample.Value.TextOf("README.md");

        Assert.NotEmpty(warehouse.References);
        Assert.Contains("### Name the new profile, before the switch", runbook, StringComparison.Ordinal);
        Assert.All(warehouse.References, reference => Assert.Contains(reference.Location.ToString(), runbook, StringComparison.Ordinal));
        Assert.Contains(plan.Counts.ToString(), overview, StringComparison.Ordinal);
        Assert.Equal(plan.Counts.Candidates, plan.Subjects.Length + plan.NotPlanned.Count());
        Assert.All(plan.NotPlanned, subject => Assert.Contains($"| `{subject.Subject.Name}` |", overview, StringComparison.Ordinal));
    }

    /// <summary>Without an export of users the subject is a profile, and its users are not known.</summary>
    [Fact]
    public void ProfileWithoutUsers_GetsARunbookForEachOfThem()
    {
        var result = MetadataAnalyzer.Readiness.Assessment.Run(
            new OrgFiles().Profile("ERP Integration", OrgFiles.Permission("ApiUserOnly") + OrgFiles.Object("Account", "allowRead")
                + "<loginIpRanges><endAddress>192.0.2.9</endAddress><startAddress>192.0.2.1</startAddress></loginIpRanges>").Read(),
            MetadataAnalyzer.Cli.CommandRules.BuiltIn.Analyzers, new() { Include = ["ERP Integration"] });
        var plan = MigrationPlan.Of(result, new() { Subjects = ["ERP Integration"] });

        var kit = MigrationKit.Build(plan, ImmutableDictionary<string, ImmutableArray<byte>>.Empty, new());

        var subject = Assert.Single(plan.Subjects);
        Assert.Equal(("Integration_ERP_Integration", "API Only - A"), (subject.Set!.Name, subject.Profile.Name));
        Assert.Empty(subject.Remove);
        Assert.Equal(["Account"], subject.Set.Of(AccessKind.Object).Select(right => right.Name));
        var runbook = kit.TextOf("runbook.md");
        Assert.Contains("INTEGRATION_USER=user@example.com\n", runbook, StringComparison.Ordinal);
        Assert.Contains("SELECT Username, Name FROM User WHERE IsActive = true AND Profile.Name = 'ERP Integration'", runbook,
            StringComparison.Ordinal);
        Assert.Contains("What is assigned to the user, the files do not show", runbook, StringComparison.Ordinal);
        Assert.Contains("--file ../remove.csv", runbook, StringComparison.Ordinal);
        Assert.Equal(["assignments.csv"], kit.Where(file => file.Path.Contains("/assignments/", StringComparison.Ordinal))
            .Select(file => Path.GetFileName(file.Path)));
    }

    [Fact]
    public void Runbook_CarriesTheSameStepsInMarkdownAndPdf()
    {
        var text = Encoding.UTF8.GetString(Sample.Value.Single(file => file.Path.EndsWith("Integration_int_warehouse/runbook.md",
            StringComparison.Ordinal)).Content.AsSpan());

        var places = new[] { "### Keep the state of today", "### Rehearse in a sandbox", "### Deploy the kit", "### 1. Licence and profile",
            "### 2. Permission set licence", "### 3. New permission set", "### 4. Previous permission sets", "### 5. Apps",
            "### 6. Apex classes", "### 7. Visualforce pages", "## The way back" }
            .Select(heading => text.IndexOf(heading, StringComparison.Ordinal)).ToList();
        Assert.DoesNotContain(-1, places);
        Assert.Equal(places.Order(), places);
        Assert.DoesNotContain("TODO", text, StringComparison.Ordinal);
    }

    private static string WithoutCode(KitFile file) =>
        System.Text.RegularExpressions.Regex.Replace(Encoding.UTF8.GetString(file.Content.AsSpan()), "(`+)[\\s\\S]*?\\1", "");

    private static SubjectPlan Of(MigrationPlan plan, string name) => plan.Subjects.Single(subject => subject.Subject.Name == name);
}
