using System.IO.Abstractions;
using System.Text;
using System.Xml.Linq;
using MetadataAnalyzer.Cli;
using MetadataAnalyzer.Metadata;
using MetadataAnalyzer.Migration.Snapshot;
using MetadataAnalyzer.Migration.Verification;
using MetadataAnalyzer.Planning;
using MetadataAnalyzer.Tests.Cli;
using MetadataAnalyzer.Tests.Migration.Snapshot;
using Xunit;

namespace MetadataAnalyzer.Tests.Migration.Verification;

/// <summary>The kit is carried out on a copy of the sample; then each test makes one thing wrong.</summary>
public class SnapshotVerificationTests
{
    private const string Warehouse = "int.warehouse@larkfield.example.com";
    private const string Assignments = "org-data/permission-set-assignments.csv";
    private const string Set = "force-app/main/default/permissionsets/Integration_int_warehouse.permissionset-meta.xml";
    private const string Profile = "force-app/main/default/profiles/API Only - C.profile-meta.xml";

    [Fact]
    public void KitCarriedOut_IsComplete()
    {
        using var sample = new MovedSample();

        var result = Verify(sample);

        Assert.Equal(5, result.Subjects.Length);
        Assert.Empty(result.Subjects.SelectMany(subject =>
            subject.Checks.SelectMany(check => check.Items.Select(item => $"{subject.Name} {check.Id}: {item.Text}"))));
        Assert.Equal("The move is complete for all 5 users that were verified", OutcomeText.Sentence(result));
    }

    /// <summary>The rights that are missing after the kit was carried out are those in its <c>dropped.csv</c>, right by right.</summary>
    [Fact]
    public void WhatIsMissing_IsWhatWasDropped()
    {
        using var sample = new MovedSample();
        var after = Read(sample);

        Assert.All(MovedSample.Plan.Subjects, plan =>
        {
            var now = after.Subjects.Single(subject => subject.Subject.Name == plan.Subject.Name).Subject;
            var missing = AccessKinds.UsableByApi.Concat(AccessKinds.UserInterfaceOnly).SelectMany(kind =>
            {
                var has = now.Access.Rights(kind)
                    .ToDictionary(right => right.Name, right => right.Rights, StringComparer.OrdinalIgnoreCase);
                return plan.Subject.Access.Rights(kind)
                    .Select(right => (kind, right.Name, Rights: right.Rights & ~has.GetValueOrDefault(right.Name)));
            }).Where(right => right.Rights != AccessRights.None && !IsOfTheStockProfile(right.kind, right.Name, now));
            Assert.Equal(
                plan.Dropped.Select(right => (right.Kind, right.Name, right.Rights)).OrderBy(right => right).ToList(),
                missing.OrderBy(right => right).ToList());
        });
    }

    [Fact]
    public void MovedUsers_AreMigratedWithoutDrift()
    {
        using var sample = new MovedSample();
        var after = Read(sample);

        Assert.All(MovedSample.Plan.Subjects, plan =>
        {
            var now = after.Subjects.Single(subject => subject.Subject.Name == plan.Subject.Name);
            Assert.Equal(MetadataAnalyzer.Analysis.Verdict.AlreadyMigrated, now.Verdict);
            Assert.DoesNotContain(now.Findings, diagnostic => diagnostic.Id is "IUL9004" or "IUL9005");
        });
    }

    [Fact]
    public void OldProfileStillNamed_IsMissed()
    {
        using var sample = new MovedSample().WithoutReferencesFollowed();

        var check = Missed(sample, "references");

        Assert.Contains(check.Items, item => item.Text.Contains("names profile 'Warehouse Integration'", StringComparison.Ordinal)
            && item.Place!.StartsWith("force-app/", StringComparison.Ordinal));
    }

    [Fact]
    public void SetNotAssigned_IsMissed_WithTheRightsItWouldGive()
    {
        using var sample = new MovedSample().Without(Assignments, Warehouse, ",Integration_int_warehouse,");
        var row = Row(sample, Warehouse);

        Assert.Equal(
            ("permission set 'Integration_int_warehouse' is not assigned (what the old profile and lost sets granted)", row),
            Only(Missed(sample, "permission-sets", "access", "apex-classes", "visualforce-pages", "apps")));
    }

    [Fact]
    public void OtherProfile_IsMissed()
    {
        using var sample = new MovedSample();
        sample.Change("org-data/users.csv",
            text => string.Join('\n', text.Split('\n').Select(line => line.Contains(Warehouse, StringComparison.Ordinal)
            ? line.Replace("API Only - C", "Minimum Access - API Only Integrations", StringComparison.Ordinal)
                .Replace("00eTk0000900001", "", StringComparison.Ordinal) : line)));

        Assert.Equal(
            "profile 'Minimum Access - API Only Integrations' instead of 'API Only - C'",
            Only(Missed(sample, "profile", "login-restrictions", "references", "nothing-extra")).Text);
    }

    [Fact]
    public void IpRangeGone_IsMissed()
    {
        using var sample = new MovedSample();
        var range = Of(MovedSample.Plan, Warehouse).Profile.IpRanges[0];
        sample.Change(Profile, text => XDocument.Parse(text) is var xml ? Without(xml, "loginIpRanges") : "");

        var check = Missed(sample, "login-restrictions");

        Assert.Equal(($"IP range {range} is missing in profile 'API Only - C'", Profile + ":2"),
            (check.Items[0].Text, check.Items[0].Place));
    }

    [Fact]
    public void PermissionSetLicenseGone_IsMissed()
    {
        using var sample = new MovedSample().Without("org-data/permission-set-license-assignments.csv", Warehouse);

        Assert.Equal("permission set licence 'SalesforceAPIIntegrationPsl' is not assigned",
            Only(Missed(sample, "permission-set-licence")).Text);
    }

    [Fact]
    public void RightGone_IsMissed_WithWhatGaveIt()
    {
        using var sample = new MovedSample()
            .Change(Set,
            text => text.Replace("<allowDelete>true</allowDelete>", "<allowDelete>false</allowDelete>", StringComparison.Ordinal)
            .Replace("<editable>true</editable>\n        <field>Stock_Level__c.On_Hand__c</field>",
                "<editable>false</editable>\n        <field>Stock_Level__c.On_Hand__c</field>", StringComparison.Ordinal));

        var item = Missed(sample, "access").Items.Single(item => item.Text.StartsWith("field", StringComparison.Ordinal));

        Assert.Equal("field Stock_Level__c.On_Hand__c (edit) is missing; 'Integration_int_warehouse' is to give it; before it came from "
            + "profile 'Warehouse Integration'", item.Text);
        Assert.StartsWith("force-app/main/default/profiles/Warehouse Integration.profile-meta.xml", item.Place, StringComparison.Ordinal);
    }

    [Fact]
    public void AppNoLongerLists_IsMissed()
    {
        using var sample = new MovedSample()
            .Without("force-app/main/default/connectedApps/Larkfield_WMS.connectedApp-meta.xml",
                "<permissionSetName>Integration int.warehouse");

        var item = Only(Missed(sample, "apps", "references"));

        Assert.Equal("app 'Larkfield WMS' admits pre-authorised users only and lists neither profile 'API Only - C' nor a permission set "
            + "that the user holds", item.Text);
        Assert.StartsWith("force-app/main/default/connectedApps/Larkfield_WMS.connectedApp-meta.xml", item.Place, StringComparison.Ordinal);
    }

    [Fact]
    public void MoreThanBefore_IsMissed()
    {
        using var sample = new MovedSample().Change(Set, text => text.Replace(
            "</PermissionSet>", "    <userPermissions>\n        <enabled>true</enabled>\n        <name>ViewAllData</name>\n    "
                + "</userPermissions>\n</PermissionSet>", StringComparison.Ordinal));

        Assert.Equal("user permission ViewAllData is new, by permission set 'Integration_int_warehouse'",
            Only(Missed(sample, "nothing-extra")).Text);
    }

    [Fact]
    public void ClassGone_IsMissed()
    {
        using var sample = new MovedSample()
            .Change(Set, text => text.Replace(">ShipmentService<", ">StockLevelRollup<", StringComparison.Ordinal));

        Assert.StartsWith("Apex class ShipmentService is missing; 'Integration_int_warehouse' is to give it; before it came from",
            Only(Missed(sample, "apex-classes")).Text, StringComparison.Ordinal);
    }

    /// <summary>
    /// The runbook allows each page to list the profile instead, and a profile that was retrieved without pages does not show that.
    /// </summary>
    [Fact]
    public void PageOutOfTheSet_IsNotProven_UnlessTheProfileShowsItsPages()
    {
        using var sample = new MovedSample()
            .Change(Set, text => text.Replace("<apexPage>PackingSlip<", "<apexPage>ShipmentLabel<", StringComparison.Ordinal));
        var item = Only(
            Verify(sample).Subjects.Single(subject => subject.Name == Warehouse).Checks.Single(check => check.Id == "visualforce-pages"));
        sample.Change(Profile, text => text.Replace("    <recordTypeVisibilities>", "    <pageAccesses>\n        "
            + "<apexPage>Other</apexPage>\n        <enabled>false</enabled>\n    </pageAccesses>\n    "
            + "<recordTypeVisibilities>", StringComparison.Ordinal));

        Assert.StartsWith("Visualforce page PackingSlip: no permission set gives it, and whether the page's own security list names "
            + "profile 'API Only - C'", item.Text, StringComparison.Ordinal);
        Assert.StartsWith("Visualforce page PackingSlip is missing; 'Integration_int_warehouse' is to give it",
            Only(Missed(sample, "visualforce-pages", "nothing-extra")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public void NotMoved_IsNotYet_AndNoMiss()
    {
        var result = Verifier.Verify(Before, Reporting.SampleReports.Result, [Warehouse]);

        var check = Assert.Single(Assert.Single(result.Subjects).Checks);
        Assert.Equal(("moved", CheckOutcome.NotYet), (check.Id, check.Outcome));
        Assert.Equal("No user has moved yet: 1 not yet", OutcomeText.Sentence(result));
        Assert.Equal(("not moved yet: still on licence 'Salesforce' with profile 'Warehouse Integration'", "org-data/users.csv row 21"),
            Only(check));
    }

    [Fact]
    public void ExportMissing_IsNotProven_AndNeverComplete()
    {
        using var sample = new MovedSample();
        File.Delete(sample.PathOf("org-data/permission-set-license-assignments.csv"));
        using var folder = new TemporaryFolder();
        var before = folder.PathOf("before.json");
        File.WriteAllBytes(before, SampleSnapshot.Bytes);

        var run = CliRun.Of("verify", "--before", before, sample.Root, "--subject", Warehouse);
        var strict = CliRun.Of("verify", "--before", before, sample.Root, "--subject", Warehouse, "--strict");

        Assert.Equal((0, 4), (run.Code, strict.Code));
        Assert.Contains("not proven  Permission set licence", run.Output, StringComparison.Ordinal);
        Assert.Contains("The move is not proven: 1 not proven.", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("complete", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void UserGone_IsMissed_AndRenamedIsFound()
    {
        using var sample = new MovedSample().Without("org-data/users.csv", "int.meters@")
            .Change("org-data/users.csv", text => text.Replace(Warehouse, "wms@larkfield.example.com", StringComparison.Ordinal))
            .Change(Assignments, text => text.Replace(Warehouse, "", StringComparison.Ordinal))
            .Change("org-data/permission-set-license-assignments.csv", text => text.Replace(Warehouse, "", StringComparison.Ordinal));

        var result = Verify(sample);

        Assert.Contains("not in the users export any more",
            result.Subjects.Single(subject => subject.Name.StartsWith("int.meters", StringComparison.Ordinal)).Checks.Single().Items.Single(
            ).Text, StringComparison.Ordinal);
        Assert.Equal("wms@larkfield.example.com", result.Subjects.Single(subject => subject.Name == Warehouse).NameAfter);
    }

    [Fact]
    public void OtherOrg_IsRefused()
    {
        using var sample = new MovedSample();
        sample.Change("org-data/users.csv", text => text.Replace("005Tk", "005Zz", StringComparison.Ordinal));

        Assert.Equal("before.json: it is of another org; none of the record ids of its users is in the users export",
            Assert.Throws<SnapshotException>(() => Verify(sample)).Message);
    }

    [Fact]
    public void Verb_WritesEveryFormat_AndExitsWithOneOnAMiss()
    {
        using var folder = new TemporaryFolder();
        folder.Write("before.json", SampleSnapshot.Text);

        using var sample = new MovedSample();
        sample.Without("org-data/permission-set-license-assignments.csv", Warehouse);

        var run = CliRun.Of("verify", "--before", folder.PathOf("before.json"), sample.Root, "--output", folder.PathOf("v.json"),
            "--output", folder.PathOf("v.md"), "--output", folder.PathOf("v.xml"));

        Assert.Equal((1, ""), (run.Code, run.Error));
        Assert.Contains("The move is not complete: 1 with something missed, 4 complete.", run.Output, StringComparison.Ordinal);
        Assert.All(run.Output.Split('\n')
            .Where(line => !line.StartsWith("Wrote", StringComparison.Ordinal) && !line.StartsWith("Snapshot", StringComparison.Ordinal)),
            line => Assert.True(line.Length <= 80, line));
        Assert.Contains("\"outcome\": \"missed\"", File.ReadAllText(folder.PathOf("v.json")), StringComparison.Ordinal);
        Assert.StartsWith("# Verification of the move\n", File.ReadAllText(folder.PathOf("v.md")), StringComparison.Ordinal);
        Assert.NotEqual("0", XDocument.Load(folder.PathOf("v.xml")).Root!.Attribute("failures")!.Value);
    }

    [Fact]
    public void NobodyMoved_ExitsWithZero_AndWithOneForWhomIsNamed()
    {
        using var folder = new TemporaryFolder();
        folder.Write("before.json", SampleSnapshot.Text);

        var run = CliRun.Of("verify", "--before", folder.PathOf("before.json"), CliRun.Sample, "--output", folder.PathOf("v.json"),
            "--output", folder.PathOf("v.md"), "--output", folder.PathOf("v.xml"));
        var strict = CliRun.Of("verify", "--before", folder.PathOf("before.json"), CliRun.Sample, "--strict");
        var named = CliRun.Of("verify", "--before", folder.PathOf("before.json"), CliRun.Sample, "--subject", Warehouse);

        Assert.Equal((0, 0, 1), (run.Code, strict.Code, named.Code));
        Assert.Contains("No user has moved yet: 5 not yet.", run.Output, StringComparison.Ordinal);
        Assert.Contains($"{Warehouse} · not yet", run.Output, StringComparison.Ordinal);
        Assert.Contains("\"outcome\": \"not-yet\"", File.ReadAllText(folder.PathOf("v.json")), StringComparison.Ordinal);
        Assert.DoesNotContain("missed\"", File.ReadAllText(folder.PathOf("v.json")), StringComparison.Ordinal);
        Assert.Contains("| not yet | 0 | 0 |", File.ReadAllText(folder.PathOf("v.md")), StringComparison.Ordinal);
        var suites = XDocument.Load(folder.PathOf("v.xml")).Root!;
        Assert.Equal(("0", "5"), (suites.Attribute("failures")!.Value, suites.Attribute("skipped")!.Value));
    }

    [Fact]
    public void Verb_RefusesWhoIsNotThere()
    {
        using var folder = new TemporaryFolder();
        folder.Write("before.json", SampleSnapshot.Text);

        var unknown = CliRun.Of("verify", "--before", folder.PathOf("before.json"), CliRun.Sample, "--subject",
            "int.warehuose@larkfield.example.com");
        var none = CliRun.Of("verify", "--before", folder.PathOf("nothing.json"), CliRun.Sample);

        Assert.Equal((2, 2), (unknown.Code, none.Code));
        Assert.Contains("has no subject of that name; did you mean int.warehouse@", unknown.Error, StringComparison.Ordinal);
        Assert.Contains("there is no such file", none.Error, StringComparison.Ordinal);
    }

    private static SnapshotFile Before => SnapshotFile.Read("before.json", SampleSnapshot.Bytes);

    private static MetadataAnalyzer.Readiness.AssessmentResult Read(MovedSample sample)
    {
        var input = new AssessmentInput { Path = sample.Root };
        return input.Assess(input.ReadOrg(new FileSystem(), TestContext.Current.CancellationToken), TestContext.Current.CancellationToken);
    }

    private static VerificationResult Verify(MovedSample sample) => Verifier.Verify(Before, Read(sample), []);

    /// <summary>The check that the user of the warehouse misses; no other check but these may be missed with it.</summary>
    private static SubjectCheck Missed(MovedSample sample, string id, params string[] others)
    {
        var subject = Verify(sample).Subjects.Single(subject => subject.Name == Warehouse);
        Assert.Empty(subject.Checks.Where(check => check.Outcome != CheckOutcome.Passed && check.Id != id
            && !others.Contains(check.Id, StringComparer.Ordinal)).Select(check => $"{check.Id}: {check.Items[0].Text}"));
        var missed = subject.Checks.Single(check => check.Id == id);
        Assert.Equal(CheckOutcome.Missed, missed.Outcome);
        return missed;
    }

    private static (string Text, string? Place) Only(SubjectCheck check) =>
        Assert.Single(check.Items) is var item ? (item.Text, item.Place) : default;

    private static string Row(MovedSample sample, string user)
    {
        var lines = File.ReadAllLines(sample.PathOf("org-data/users.csv")).ToList();
        return $"org-data/users.csv row {lines.FindIndex(line => line.Contains($",{user},", StringComparison.Ordinal)) + 1}";
    }

    private static string Without(XDocument xml, string element)
    {
        xml.Root!.Elements().First(child => child.Name.LocalName == element).Remove();
        return new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n").Append(xml).Append('\n').ToString();
    }

    /// <summary>The standard profile is in no project.</summary>
    private static bool IsOfTheStockProfile(AccessKind kind, string name, MetadataAnalyzer.Access.Subject now) =>
        now.Profile is null && kind == AccessKind.UserPermission && name is "ApiEnabled" or "ApiUserOnly" or "ChatterInternalUser";

    private static SubjectPlan Of(MigrationPlan plan, string name) => plan.Subjects.Single(subject => subject.Subject.Name == name);
}
