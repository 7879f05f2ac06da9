using MetadataAnalyzer.Access;
using MetadataAnalyzer.Metadata;
using Xunit;
using static MetadataAnalyzer.Tests.Access.OrgFiles;

namespace MetadataAnalyzer.Tests.Access;

public class RightUseTests
{
    private const AccessRights None = AccessRights.None;
    private const AccessRights Read = AccessRights.Read;
    private const AccessRights Edit = AccessRights.Edit;

    [Fact]
    public void HeldObjects_AreSetAgainstTheirUse()
    {
        var use = Use(
            Object("Account", "allowRead", "allowEdit") + Object("Case", "allowRead", "viewAllRecords"),
            [.. UsageRows("SOAP,query,,Account"), "2026-11-05,SOAP,create,,Contact"]);

        Assert.Equal(
            [("Account", Read | Edit, Read, Edit), ("Case", Read, None, Read), ("Contact", None, Read | AccessRights.Create, None)],
            use.Rights.Select(right => (right.Name, right.Held, right.Used, right.NeverUsed)));
        var account = use.Rights[0];
        Assert.Equal((33, new DateOnly(2026, 10, 31), new DateOnly(2026, 12, 1)), (account.Requests, account.First, account.Last));
        Assert.Equal((32, 34, 0, true), (use.Days.Length, use.Requests, use.HiddenRequests, use.CoversEnough));
    }

    [Fact]
    public void WhatABatchMayDo_IsPossible_AndNeitherUsedNorUnused()
    {
        var use = Use(
            Object("Account", "allowRead", "allowEdit"),
            [.. UsageRows("SOAP,query,,Contact"), "2026-11-05,REST,/services/data/v60.0/composite,POST,Account"]);

        var account = use.Rights.Single(right => right.Name == "Account");
        Assert.Equal((Read, None), (account.Used, account.NeverUsed));
        Assert.Equal(AccessRights.Create | Edit | AccessRights.Delete, account.Possible);
    }

    [Fact]
    public void ModifyAllData_HoldsEachObject()
    {
        var use = Use(Permission("ModifyAllData"), [.. UsageRows("SOAP,query,,Account")]);

        Assert.Equal(AccessRights.Create | Read | Edit | AccessRights.Delete, use.Rights.Single(right => right.Name == "Account").Held);
    }

    [Theory]
    [InlineData("SOAP,create,,FeedItem", true, false, false)]
    [InlineData("SOAP,query,,FeedItem", false, true, false)]
    [InlineData("SOAP,query,,Account", false, false, true)]
    public void PermissionWithSigns_HasARow(string request, bool used, bool possible, bool never)
    {
        var use = Use(
            Permission("ChatterOwnGroups") + Permission("RunReports"), [.. UsageRows("SOAP,query,,Account"), $"2026-11-05,{request}"]);

        var right = use.Rights.Single(right => right.Name == "ChatterOwnGroups");
        Assert.Equal((used, possible, never), (right.Used != None, right.Possible != None, right.NeverUsed != None));
    }

    [Fact]
    public void WithoutTheLog_ThereIsNoUse() =>
        Assert.Null(new OrgFiles().User().Profile("Integration", Object("Account", "allowRead")).ReadSubject().Needs.Use);

    [Fact]
    public void FewDays_SayWhichOpenRightsMoreCouldSettle()
    {
        var needs = Files("2026-11-05,SOAP,query,,Account")
            .Profile(
                "Integration", Object("Account", "allowRead", "allowEdit") + Permission("ChatterOwnGroups") + Permission("EmailSingle"))
            .ReadSubject().Needs;

        Assert.False(needs.Use!.CoversEnough);
        Assert.True(needs.Use.CouldSettle(needs.Objects.Single(decision => decision.Need == Need.Open)));
        Assert.True(needs.Use.CouldSettle(needs.FindPermission("ChatterOwnGroups")!));
        Assert.False(needs.Use.CouldSettle(needs.FindPermission("EmailSingle")!));
    }

    private static ObservedUse Use(string profile, params string[] rows) =>
        Files(rows).Profile("Integration", profile).ReadSubject().Needs.Use!;

    private static OrgFiles Files(params string[] rows) => new OrgFiles().User().Usage(rows);
}
