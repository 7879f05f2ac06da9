using System.Collections.Immutable;
using System.Text;
using MetadataAnalyzer.Migration.Kit;
using MetadataAnalyzer.Migration.Snapshot;
using MetadataAnalyzer.Migration.Verification;
using MetadataAnalyzer.Tests.Access;
using MetadataAnalyzer.Tests.Planning;
using Xunit;

namespace MetadataAnalyzer.Tests.Migration;

/// <summary>An installed app has no file: the user changes it in Setup, and the exports prove the change.</summary>
public class InstalledAppPlanTests
{
    private const string Header = "ParentId,Parent.Name,Parent.Profile.Name,SetupEntityId,SetupEntityType";
    private const string OldGrant = "0PS000000000009,X00e,Integration,0H4000000000001AAA,ConnectedApplication";
    private const string NewGrant = "0PS000000000008,Integration_sync,,0H4000000000001AAA,ConnectedApplication";

    [Fact]
    public void Runbook_SaysWhatToAddInSetup()
    {
        var plan = Files().Export("setup-entity-access", Header, OldGrant).PlanAll();

        var entry = Assert.Single(Assert.Single(plan.Subjects).Apps);
        Assert.Equal((null, "Vendor Link", "Integration_sync"), (entry.Path, entry.AppLabel, entry.Name));
        Assert.Empty(plan.Apps);
        var kit = MigrationKit.Build(plan, ImmutableDictionary<string, ImmutableArray<byte>>.Empty, new());
        var runbook = Encoding.UTF8.GetString([.. kit.Single(file => file.Path.EndsWith("runbook.md", StringComparison.Ordinal)).Content]);
        Assert.Contains("App 'Vendor Link': the project does not hold its file", runbook, StringComparison.Ordinal);
        Assert.Contains("to the app in Setup; today it lists profile 'Integration'", runbook, StringComparison.Ordinal);
        Assert.Contains("once that is added in Setup", runbook, StringComparison.Ordinal);
        Assert.DoesNotContain(kit, file => file.Path.StartsWith("3-apps/", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(NewGrant, null)]
    [InlineData(OldGrant, CheckOutcome.Missed)]
    [InlineData(null, CheckOutcome.NotProven)]
    public void Verify_LooksIntoTheExports(string? grantAfter, CheckOutcome? outcome)
    {
        var before = Files().Export("setup-entity-access", Header, OldGrant).Assess();
        var moved = Files("API Only").Assign("Integration_sync").Set("Integration_sync", OrgFiles.Class("A"));
        var after = (grantAfter is null ? moved : moved.Export("setup-entity-access", Header, grantAfter)).Assess();

        var check = AppCheck.Of(SnapshotSubject.Of(before.Subjects[0], before.Org, null),
            SnapshotSubject.Of(after.Subjects[0], after.Org, null), after.Org);

        Assert.Equal(outcome is { } expected ? [expected] : [], check.Items.Select(item => item.Outcome));
    }

    private static OrgFiles Files(string profile = "Integration") =>
        new OrgFiles().Profile(profile, OrgFiles.Class("A")).User(profile).Logins("Vendor Link")
        .Component("classes", "cls-meta.xml", "ApexClass", "A", "<apiVersion>64.0</apiVersion>").File("classes/A.cls", "public class A {}")
        .Export("connected-applications", "Id,Name,OptionsAllowAdminApprovedUsersOnly", "0H4000000000001AAA,Vendor Link,true");
}
