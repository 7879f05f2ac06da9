using MetadataAnalyzer.Licensing;
using MetadataAnalyzer.Metadata;
using MetadataAnalyzer.OrgData.Exports;
using MetadataAnalyzer.Tests.OrgData;
using Xunit;

namespace MetadataAnalyzer.Tests.Licensing;

/// <summary>The order of the evidence on what the licence carries: dry run, capability row, catalogue.</summary>
public sealed class ProbeEvidenceTests
{
    private const string Refusal = "The user license doesn't allow the permission: ";
    private const string Name = "ApexRestServices";

    private static readonly LicenseCatalogue Catalogue = LicenseCatalogue.LoadEmbedded();
    private static readonly ProbeSet Rest = ProbeFiles.Permission(1, Name);

    public static TheoryData<string?, bool?, CarriageStatus, string> Rows => new()
    {
        { null, true, CarriageStatus.Allowed, "the org's own record of the permission set licence (row 2) says" },
        { null, false, CarriageStatus.Blocked, "the org's own record of the permission set licence (row 2) says" },
        { "", null, CarriageStatus.Allowed, "the org's own dry run of 2026-11-20 accepted it (IUL_Probe_0001_" },
        { "", false, CarriageStatus.Allowed, "against which the org's own record of the permission set licence (row 2) says" },
        { Refusal + Name, null, CarriageStatus.Blocked, "the org's own dry run of 2026-11-20 refused it (IUL_Probe_0001_" },
        { Refusal + Name, true, CarriageStatus.Blocked, "against which the org's own record of the permission set licence (row 2) says" },
        { "Unknown user permission: ApexRestServices", true, CarriageStatus.Allowed, "the org's own record" },
        { "Unknown user permission: ApexRestServices", null, CarriageStatus.Unknown, "\"Unknown user permission: ApexRestServices\"" },
    };

    [Theory]
    [MemberData(nameof(Rows))]
    public void FirstSourceThatSpeaks_Decides(string? problem, bool? row, CarriageStatus status, string evidence)
    {
        ProbeAnswer[] answers = problem is null ? [] : [Of(Rest, problem.Length == 0 ? null : problem)];
        var capabilities = Capabilities(answers, row is { } value ? new() { [Name] = value } : null);

        var carriage = capabilities.UserPermission(Name.ToLowerInvariant());

        Assert.Equal(status, carriage.Status);
        Assert.Contains(evidence, carriage.Evidence, StringComparison.Ordinal);
        Assert.Equal(evidence.StartsWith("against", StringComparison.Ordinal), carriage.Against is not null);
        Assert.Equal(problem is not null && !problem.StartsWith("Unknown", StringComparison.Ordinal), carriage.DryRun is not null);
    }

    [Theory]
    [InlineData(null, false)]
    [InlineData("Unknown user permission: ApexRestServices", true)]
    [InlineData(Refusal + Name, false)]
    public void TextThatDecidesNothing_LeavesTheRightOpen(string? problem, bool isOpen)
    {
        var capabilities = Capabilities([Of(Rest, problem)]);

        Assert.Equal(isOpen, capabilities.IsLeftOpenByProbe(AccessKind.UserPermission, Name, AccessRights.Enabled));
        Assert.False(capabilities.IsLeftOpenByProbe(AccessKind.UserPermission, "ActivateContract", AccessRights.Enabled));
    }

    [Fact]
    public void DryRun_GoesBeforeTheCatalogue()
    {
        var set = ProbeFiles.Permission(1, "ModifyAllData");

        var carriage = Capabilities([Of(set, Refusal + "ModifyAllData")]).UserPermission("ModifyAllData");

        Assert.Equal((CarriageStatus.Blocked, CarriageStatus.Allowed), (carriage.Status, carriage.Against?.Status));
        Assert.Contains("against which a permission set on the permission set licence has it", carriage.Evidence, StringComparison.Ordinal);
    }

    [Fact]
    public void AcceptedSet_CarriesAllThatItHolds()
    {
        var capabilities = Capabilities([Of(ProbeFiles.Permission(1, "EmailSingle", "NotInTheCatalogue"), null)]);

        Assert.Equal(CarriageStatus.Allowed, capabilities.UserPermission("EmailSingle").Status);
        Assert.Equal(CarriageStatus.Allowed, capabilities.UserPermission("NotInTheCatalogue").Status);
        Assert.Equal(CarriageStatus.Unknown, capabilities.UserPermission("ApexRestServices").Status);
    }

    /// <summary>The refused right is the one that the message names: that which implies it stays unknown, with the text.</summary>
    [Fact]
    public void RefusalOfAnotherRightOfTheSet_RefusesThatOne()
    {
        var capabilities = Capabilities([Of(ProbeFiles.Permission(1, "EmailSingle", "NotInTheCatalogue"), Refusal + "NotInTheCatalogue")]);

        Assert.Equal(CarriageStatus.Unknown, capabilities.UserPermission("EmailSingle").Status);
        Assert.Contains(Refusal, capabilities.UserPermission("EmailSingle").Evidence, StringComparison.Ordinal);
        Assert.Equal(CarriageStatus.Blocked, capabilities.UserPermission("NotInTheCatalogue").Status);
    }

    [Theory]
    [InlineData("The user license doesn't allow the permission: ApexRestServices")]
    [InlineData("The user license doesn’t allow the permission: Apex REST Services.")]
    [InlineData("the user license doesn&#39;t allow the permission: APEXRESTSERVICES")]
    [InlineData("FIELD_INTEGRITY_EXCEPTION: The user license doesn't allow the permission: EmailSingle, ApexRestServices")]
    public void Refusal_IsReadInAllItsSpellings(string problem) =>
        Assert.Equal(CarriageStatus.Blocked, Capabilities([Of(Rest, problem)]).UserPermission(Name).Status);

    [Theory]
    [InlineData("The user license doesn't allow the permission: SomethingElse")]
    [InlineData("The user license doesn't allow the permission: ApexRestServicesX")]
    [InlineData("The user license doesn't allow the permission: ")]
    [InlineData("Permission ApexRestServices depends on permission(s): ViewSetup")]
    [InlineData("Unknown user permission: ApexRestServices")]
    [InlineData("no reason given")]
    public void EveryOtherText_DecidesNothing_AndIsKept(string problem)
    {
        var carriage = Capabilities([Of(Rest, problem)]).UserPermission(Name);

        Assert.Equal(CarriageStatus.Unknown, carriage.Status);
        Assert.Contains($"\"{problem}\"", carriage.Evidence, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Read WorkType", AccessRights.Read)]
    [InlineData("edit worktype", AccessRights.Edit)]
    [InlineData("Create WorkType", AccessRights.Create)]
    [InlineData("Delete WorkType", AccessRights.Delete)]
    [InlineData("Read All WorkType", AccessRights.ViewAll)]
    [InlineData("View All WorkType", AccessRights.ViewAll)]
    [InlineData("Modify All WorkType", AccessRights.ModifyAll)]
    public void RightOnAnObject_IsRefusedByItsWords(string name, AccessRights right)
    {
        var capabilities = Capabilities([Of(ProbeFiles.Object(1, "WorkType", right, AccessRights.Read), Refusal + name)]);

        Assert.Equal(CarriageStatus.Blocked, capabilities.Object("WorkType", right).Status);
        Assert.Equal(CarriageStatus.Blocked, capabilities.Object("WorkType", right | AccessRights.Read).Status);
        var other = right == AccessRights.Read ? AccessRights.Edit : AccessRights.Read;
        Assert.Equal(CarriageStatus.Unknown, capabilities.Object("WorkType", other).Status);
    }

    [Theory]
    [InlineData("Read Worktypes")]
    [InlineData("Read Work Type")]
    [InlineData("Edit WorkType")]
    public void NameOfAnotherRight_RefusesNothing(string name) => Assert.Equal(
        CarriageStatus.Unknown,
        Capabilities([Of(ProbeFiles.Object(1, "WorkType", AccessRights.Read), Refusal + name)])
            .Object("WorkType", AccessRights.Read).Status);

    [Fact]
    public void RightsOnAnObject_AreCarriedOneByOne()
    {
        var capabilities = Capabilities([Of(ProbeFiles.Object(1, "WorkType", AccessRights.Edit, AccessRights.Read), null)]);

        Assert.Equal(CarriageStatus.Allowed, capabilities.Object("WorkType", AccessRights.Edit | AccessRights.Read).Status);
        Assert.Equal(CarriageStatus.Allowed, capabilities.Object("worktype", AccessRights.None).Status);
        Assert.Equal(CarriageStatus.Unknown, capabilities.Object("WorkType", AccessRights.Edit | AccessRights.Delete).Status);
    }

    [Fact]
    public void LaterAnswer_Counts_AndOnOneDayTheRefusal()
    {
        var (early, late) = (new DateOnly(2026, 5, 1), new DateOnly(2026, 11, 20));

        Assert.Equal(CarriageStatus.Allowed, Status(new(Rest, Refusal + Name, early, Location.None), new(Rest, null, late, Location.None)));
        Assert.Equal(CarriageStatus.Blocked, Status(new(Rest, Refusal + Name, late, Location.None), new(Rest, null, early, Location.None)));
        Assert.Equal(CarriageStatus.Blocked, Status(new(Rest, Refusal + Name, late, Location.None), new(Rest, null, late, Location.None)));
        Assert.Equal(CarriageStatus.Allowed, Status(new(Rest, null, early, Location.None), new(Rest, "Unknown", late, Location.None)));

        static CarriageStatus Status(params ProbeAnswer[] answers) => Capabilities(answers).UserPermission(Name).Status;
    }

    [Fact]
    public void NamedDependencies_AreRights()
    {
        const string Problem = "Permission X depends on permission(s): View Setup and Configuration, Read Account, x y z";
        var evidence = new ProbeEvidence(new([Rest], [Of(Rest, Problem)]), Catalogue);

        Assert.Equal(
            [new(AccessKind.UserPermission, "ViewSetup", AccessRights.Enabled), new(AccessKind.Object, "Account", AccessRights.Read)],
            evidence.RequiredBy(Rest.Asks with { Name = "apexrestservices" }));
        Assert.Empty(evidence.RequiredBy(Rest.Asks with { Name = "EmailSingle" }));
    }

    private static ProbeAnswer Of(ProbeSet set, string? problem) => new(set, problem, new(2026, 11, 20), Location.None);

    private static LicenseCapabilities Capabilities(ProbeAnswer[] answers, Dictionary<string, bool>? row = null) =>
        new(Catalogue, row, "row 2", new ProbeEvidence(new([.. answers.Select(answer => answer.Set)], [.. answers]), Catalogue));
}
