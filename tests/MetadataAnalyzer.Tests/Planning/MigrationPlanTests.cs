using MetadataAnalyzer.Analysis;
using MetadataAnalyzer.Metadata;
using MetadataAnalyzer.Planning;
using MetadataAnalyzer.Tests.Access;
using MetadataAnalyzer.Tests.Reporting;
using Xunit;

namespace MetadataAnalyzer.Tests.Planning;

public sealed class MigrationPlanTests
{
    private static readonly Lazy<MigrationPlan> Movable = new(() => MigrationPlan.Of(SampleReports.Result, new()));

    private static readonly Lazy<MigrationPlan> All = new(() => MigrationPlan.Of(SampleReports.Result, new() { AllCandidates = true }));

    public static TheoryData<string> Candidates => [.. All.Value.Subjects.Select(plan => plan.Subject.Name)];

    [Fact]
    public void WithoutAChoice_WhoeverCanMoveIsPlanned() => Assert.Equal(
        ["int.calibration@larkfield.example.com", "int.freight@larkfield.example.com", "int.meters@larkfield.example.com",
            "int.telemetry@larkfield.example.com", "int.warehouse@larkfield.example.com"],
        Movable.Value.Subjects.Select(plan => plan.Subject.Name));

    [Theory]
    [InlineData("int.backup@larkfield.example.com", "its move is blocked: IUL1002 ")]
    [InlineData("int.survey@larkfield.example.com", "it is dormant")]
    [InlineData("int.hrsync@larkfield.example.com", "it is on the integration licence already")]
    [InlineData("siobhan.kettlewell@larkfield.example.com", "it is no candidate: ")]
    [InlineData("int.warehuose@larkfield.example.com", "no such user or profile")]
    public void WhoeverCannotMove_IsRefusedWithTheReason(string name, string reason)
    {
        var exception = Assert.Throws<PlanException>(() => MigrationPlan.Of(SampleReports.Result, new() { Subjects = [name] }));

        Assert.StartsWith($"{name}: {reason}", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void WhoeverNeedsVerification_CanBeNamed() =>
        Assert.Equal(Verdict.NeedsVerification,
            Assert.Single(MigrationPlan.Of(SampleReports.Result,
            new() { Subjects = ["INT.ERP@larkfield.example.com"] }).Subjects).Assessed.Verdict);

    [Fact]
    public void Profiles_AreCustomOnlyWhereSomethingAsksForIt()
    {
        Assert.Equal("Minimum Access - API Only Integrations", Of(Movable.Value, "int.telemetry@larkfield.example.com").Profile.Name);
        Assert.Equal(["API Only - A", "API Only - C"], Movable.Value.NewProfiles.Select(profile => profile.Name));
    }

    [Fact]
    public void ProfileGroups_AreThoseOfTheFindings() => Assert.All(
        SampleReports.Result.Diagnostics.Where(diagnostic => diagnostic.Id == "IUL4002"),
        diagnostic => Assert.Equal($"API Only - {diagnostic.Arguments[1]}", Of(All.Value, diagnostic.Subject!.Name).Profile.Name));

    [Theory]
    [MemberData(nameof(Candidates))]
    public void EveryRightToRebuild_IsCarriedOrDropped(string name)
    {
        var plan = Of(All.Value, name);
        var accounted = plan.Sets.SelectMany(set => set.Rights).Select(right => (right.Kind, right.Name))
            .Concat(plan.Dropped.Select(right => (right.Kind, right.Name)))
            .Select(right => (right.Kind, right.Name.ToUpperInvariant())).ToHashSet();

        Assert.All(AccessKinds.UsableByApi,
            kind => Assert.All(plan.Subject.Move.ToRebuild(kind),
            entry => Assert.Contains((kind, entry.Right.Name.ToUpperInvariant()), accounted)));
    }

    [Theory]
    [MemberData(nameof(Candidates))]
    public void Apps_AreThoseOfTheFindings(string name)
    {
        var plan = Of(All.Value, name);
        var found = plan.Assessed.Findings
            .Where(diagnostic => diagnostic.Id is "IUL5001" or "IUL5002" or "IUL5004")
            .Select(diagnostic => diagnostic.Location.IsRecord ? null : diagnostic.Location.Path);

        Assert.Equal(found.Distinct().Order(StringComparer.Ordinal), plan.Apps.Select(app => app.Path).Distinct()
            .Order(StringComparer.Ordinal));
    }

    [Fact]
    public void App_ListsTheNewSetInTheFormOfItsFile()
    {
        Assert.Equal("Integration int.warehouse", Assert.Single(Of(Movable.Value, "int.warehouse@larkfield.example.com").Apps).Value);
        Assert.Equal("Integration_int_meters_2", Assert.Single(Of(Movable.Value, "int.meters@larkfield.example.com").Apps).Value);
    }

    [Fact]
    public void LostGroup_LeavesItsMembersToBeAssignedByThemselves()
    {
        var plan = Of(Movable.Value, "int.meters@larkfield.example.com");

        Assert.Contains(plan.Remove, assignment => assignment is { IsGroup: true, Name: "Metering_Suite" });
        Assert.DoesNotContain(plan.Assign, assignment => assignment.Name is "Metering_Suite" or "Metering_Legacy");
        Assert.Equal("Integration_int_meters_2", plan.Assign[0].Name);
        Assert.Contains(plan.Assign, assignment => assignment.Name == "Meter_Readings");
        Assert.Contains(plan.Assign, assignment => assignment.Name == "mtrlnk__Meterlink_API_Integration_License");
    }

    [Fact]
    public void EqualDemands_ShareOneProfile()
    {
        var files = new OrgFiles()
            .Export("users", "Id,Username,Name,IsActive,Profile.Name,Profile.UserLicense.Name",
                "005000000000001AAA,a@acme.example,A Integration,true,One,Salesforce",
                "005000000000002AAA,b@acme.example,B Integration,true,Two,Salesforce")
            .Profile("One", "<loginIpRanges><endAddress>192.0.2.9</endAddress><startAddress>192.0.2.1</startAddress></loginIpRanges>")
            .Profile("Two", "<loginIpRanges><endAddress>192.0.2.9</endAddress><startAddress>192.0.2.1</startAddress></loginIpRanges>");
        var result = MetadataAnalyzer.Readiness.Assessment.Run(files.Read(), MetadataAnalyzer.Cli.CommandRules.BuiltIn.Analyzers,
            new() { Include = ["a@acme.example", "b@acme.example"] });

        var plan = MigrationPlan.Of(result, new() { AllCandidates = true });

        Assert.Equal(["API Only - A", "API Only - A"], plan.Subjects.Select(subject => subject.Profile.Name));
        Assert.Equal("API Only - A", Assert.Single(plan.NewProfiles).Name);
    }

    [Theory]
    [InlineData("85.115.32.0", "255.255.255.254", "85.115.32.0-255.255.255.254")]
    [InlineData("0.0.0.0", "255.255.255.254", "0.0.0.0-255.255.255.254")]
    [InlineData("0.0.0.0", "255.255.255.255", null)]
    [InlineData("255.255.255.254", "85.115.32.0", null)]
    public void Range_IsKeptUnlessItHoldsEveryAddressOrIsNotValid(string start, string end, string? kept)
    {
        var files = new OrgFiles()
            .Export("users", "Id,Username,Name,IsActive,Profile.Name,Profile.UserLicense.Name",
                "005000000000001AAA,a@acme.example,A Integration,true,One,Salesforce")
            .Profile("One", $"<loginIpRanges><endAddress>{end}</endAddress><startAddress>{start}</startAddress></loginIpRanges>");

        var profile = Assert.Single(Plan(files).Subjects).Profile;

        Assert.Equal(kept is null ? [] : [kept], profile.IpRanges.Select(range => range.ToString()));
        Assert.Equal(kept is not null, profile.IsNew);
    }

    [Fact]
    public void ApiOnlyProfileThatRestricts_IsNotUsed()
    {
        var files = new OrgFiles()
            .Export("users", "Id,Username,Name,IsActive,Profile.Name,Profile.UserLicense.Name",
                "005000000000001AAA,a@acme.example,A Integration,true,One,Salesforce")
            .Profile("One", "")
            .Profile("Minimum Access - API Only Integrations",
                "<loginIpRanges><endAddress>192.0.2.9</endAddress><startAddress>192.0.2.1</startAddress></loginIpRanges>");

        var profile = Assert.Single(Plan(files).Subjects).Profile;

        Assert.Equal("API Only - Unrestricted", profile.Name);
        Assert.True(profile.IsNew);
        Assert.Empty(profile.IpRanges);
    }

    private static MigrationPlan Plan(OrgFiles files) => MigrationPlan.Of(
        MetadataAnalyzer.Readiness.Assessment.Run(files.Read(), MetadataAnalyzer.Cli.CommandRules.BuiltIn.Analyzers,
            new() { Include = ["a@acme.example"] }),
        new() { AllCandidates = true });

    private static SubjectPlan Of(MigrationPlan plan, string name) => plan.Subjects.Single(subject => subject.Subject.Name == name);
}
