using System.IO.Abstractions.TestingHelpers;
using MetadataAnalyzer.Access;
using MetadataAnalyzer.Analysis;
using MetadataAnalyzer.Licensing;
using MetadataAnalyzer.Metadata;
using MetadataAnalyzer.Planning;
using MetadataAnalyzer.Readiness;
using MetadataAnalyzer.Tests.Access;
using MetadataAnalyzer.Tests.OrgData;
using MetadataAnalyzer.Tests.Planning;
using Xunit;

namespace MetadataAnalyzer.Tests.Licensing;

/// <summary>The third row of the evidence on what the licence carries: facts from other orgs, before the catalogue.</summary>
public sealed class OtherOrgsTests
{
    private const string Open = "ActivateContract";
    private const string Unlisted = "NewInTheNextRelease";

    private static readonly LicenseCatalogue Catalogue = LicenseCatalogue.LoadEmbedded();

    [Theory]
    [InlineData(Open, 2, 0, CarriageStatus.Unknown, CarriageOrigin.None, "; the licence of 2 other orgs carries it")]
    [InlineData(Open, 3, 0, CarriageStatus.Allowed, CarriageOrigin.OtherOrgs, "the licence of 3 other orgs carries it")]
    [InlineData(Open, 0, 3, CarriageStatus.Blocked, CarriageOrigin.OtherOrgs, "the licence of 3 other orgs refuses it")]
    [InlineData(Open, 3, 1, CarriageStatus.Unknown, CarriageOrigin.None, "; other orgs contradict each other")]
    [InlineData(Unlisted, 2, 0, CarriageStatus.Unknown, CarriageOrigin.None, "; the licence of 2 other orgs carries it")]
    [InlineData(Unlisted, 3, 0, CarriageStatus.Allowed, CarriageOrigin.OtherOrgs, "the licence of 3 other orgs carries it")]
    [InlineData("ModifyAllData", 0, 2, CarriageStatus.Allowed, CarriageOrigin.Catalogue, "a permission set on the permission set licence")]
    [InlineData("ModifyAllData", 3, 1, CarriageStatus.Allowed, CarriageOrigin.Catalogue, "; other orgs contradict each other")]
    [InlineData("ModifyAllData", 3, 0, CarriageStatus.Allowed, CarriageOrigin.OtherOrgs, ", and a permission set on the permission set")]
    [InlineData("ModifyAllData", 0, 3, CarriageStatus.Blocked, CarriageOrigin.OtherOrgs, "against which a permission set on")]
    public void Permission(string name, int carried, int refused, CarriageStatus status, CarriageOrigin origin, string evidence)
    {
        var carriage = Capabilities(Facts.Permission(name, carried, refused)).UserPermission(name.ToLowerInvariant());

        Assert.Equal((status, origin), (carriage.Status, carriage.Origin));
        Assert.Contains(evidence, carriage.Evidence, StringComparison.Ordinal);
        Assert.Equal(
            origin == CarriageOrigin.OtherOrgs && !evidence.StartsWith(", and", StringComparison.Ordinal), carriage.RestsOnOtherOrgs);
        Assert.Equal(evidence.StartsWith("against", StringComparison.Ordinal), carriage.Against is not null);
    }

    [Theory]
    [InlineData("BatchJob", 2, 0, CarriageStatus.Unknown, "; the licence of 2 other orgs carries it")]
    [InlineData("BatchJob", 3, 0, CarriageStatus.Allowed, "the licence of 3 other orgs carries it")]
    [InlineData("BatchJob", 0, 3, CarriageStatus.Blocked, "the licence of 3 other orgs refuses it")]
    [InlineData("BatchJob", 3, 1, CarriageStatus.Unknown, "; other orgs contradict each other")]
    [InlineData("Account", 3, 0, CarriageStatus.Allowed, ", and seen on this licence")]
    [InlineData("Account", 0, 3, CarriageStatus.Blocked, "against which seen on this licence")]
    public void RightOnAnObject(string name, int carried, int refused, CarriageStatus status, string evidence)
    {
        var capabilities = Capabilities(Facts.Object(name, AccessRights.Edit, carried, refused));

        var carriage = capabilities.Object(name, AccessRights.Edit);

        Assert.Equal(status, carriage.Status);
        Assert.Contains(evidence, carriage.Evidence, StringComparison.Ordinal);
        Assert.Equal(Capabilities(LicenseFacts.None).Object(name, AccessRights.Read), capabilities.Object(name, AccessRights.Read));
        Assert.Equal(
            name == "BatchJob" && status == CarriageStatus.Allowed ? CarriageStatus.Unknown : status,
            capabilities.Object(name, AccessRights.Read | AccessRights.Edit).Status);
    }

    /// <summary>No object of the embedded catalogue is refused, so that this one is of a catalogue that replaces it.</summary>
    [Fact]
    public void OtherOrgsCarryWhatTheCatalogueRefuses()
    {
        var files = LicenseCatalogueTests.CopyOfEmbedded();
        var objects = files.File.ReadAllText("/catalogue/objects.yml");
        files.AddFile("/catalogue/objects.yml", new MockFileData(objects.Replace(
            "  standard-object: {bare: blocked, psl: unknown,", "  standard-object: {bare: blocked, psl: blocked,",
            StringComparison.Ordinal)));
        var catalogue = LicenseCatalogue.Load(files, "/catalogue");
        var capabilities = new LicenseCapabilities(
            catalogue, null, null, facts: Facts.Object("UnlistedThing", AccessRights.Read, 3));

        var carriage = capabilities.Object("UnlistedThing", AccessRights.Read);

        Assert.Equal((CarriageStatus.Allowed, CarriageStatus.Blocked), (carriage.Status, carriage.Against?.Status));
        Assert.True(carriage.RestsOnOtherOrgs);
        Assert.Contains(
            "carries it (2026-09 to 2026-11), against which refused on this licence", carriage.Evidence, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true, CarriageStatus.Allowed)]
    [InlineData(false, CarriageStatus.Blocked)]
    public void OrgsOwnRecord_GoesBeforeThem_AndSaysWhenTheyContradict(bool isCarried, CarriageStatus status)
    {
        var facts = Facts.Permission(Open, isCarried ? 0 : 3, isCarried ? 3 : 0);
        var carriage = new LicenseCapabilities(Catalogue, new Dictionary<string, bool> { [Open] = isCarried }, "row 2", facts: facts)
            .UserPermission(Open);

        Assert.Equal((status, CarriageOrigin.Org), (carriage.Status, carriage.Origin));
        Assert.Contains(", against which the licence of 3 other orgs", carriage.Evidence, StringComparison.Ordinal);
        Assert.False(carriage.RestsOnOtherOrgs);
    }

    [Fact]
    public void OrgsOwnDryRun_GoesBeforeThem()
    {
        var set = ProbeFiles.Permission(1, Open);
        var org = Files(Facts.Permission(Open, 3)).Probe("2026-11-20", [], (set, "The user license doesn't allow the permission: " + Open));

        var carriage = org.Read().Capabilities.UserPermission(Open);

        Assert.Equal((CarriageStatus.Blocked, CarriageOrigin.Org), (carriage.Status, carriage.Origin));
        Assert.NotNull(carriage.DryRun);
    }

    [Fact]
    public void RightThatRestsOnOtherOrgs_MovesWithMediumConfidence_AndIsAskedByTheProbe()
    {
        var result = Files(Facts.Permission(Open, 3)).Assess();
        var subject = Assert.Single(result.Subjects);

        Assert.Equal(RightOutcome.Moved, subject.Subject.Needs.FindPermission(Open)!.Outcome);
        Assert.Contains("a dry run of the probe: what the licence carries of 1 right rests on other orgs alone", subject.Missing);
        Assert.Equal(Open, Assert.Single(ProbePlan.Of(result)).Name);
        Assert.DoesNotContain(subject.Findings, finding => finding.Id is "IUL2006" or "IUL0008");
        Assert.Contains(result.Signals, signal => signal is { Name: "facts", State: SignalState.Present });
    }

    [Fact]
    public void RightThatOtherOrgsRefuse_BlocksAndSaysWhy()
    {
        var finding = Assert.Single(
            Assert.Single(Files(Facts.Permission(Open, 0, 3)).Assess().Subjects).Findings, finding => finding.Id == "IUL1002");

        Assert.Equal(Impact.Blocker, finding.Impact);
        Assert.Contains("the licence of 3 other orgs refuses it (2026-09 to 2026-11)", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ContradictedFact_IsUnknown_AndLeavesTheQuestion()
    {
        var subject = Assert.Single(Files(Facts.Permission(Open, 3, 1)).Assess().Subjects);

        Assert.Equal(RightOutcome.Unproven, subject.Subject.Needs.FindPermission(Open)!.Outcome);
        Assert.Contains(
            "Activate Contracts (ActivateContract; other orgs contradict each other)",
            Assert.Single(subject.Findings, finding => finding.Id == "IUL2006").Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ContradictionOfTheCatalogue_IsANoteWithBoth()
    {
        var files = Files(Facts.Permission("ModifyAllData", 0, 3)).Set("Sync", OrgFiles.Permission("ModifyAllData"));

        var finding = Assert.Single(Assert.Single(files.Assess().Subjects).Findings, finding => finding.Id == "IUL0008");

        Assert.Equal(Impact.Note, finding.Impact);
        Assert.Contains("the licence of 3 other orgs refuses Modify All Data (ModifyAllData)", finding.Message, StringComparison.Ordinal);
        Assert.Contains(
            "but the catalogue says: a permission set on the permission set licence", finding.Message, StringComparison.Ordinal);
    }

    private static OrgFiles Files(LicenseFacts facts) =>
        new OrgFiles().Profile("Integration").Set("Sync", OrgFiles.Permission(Open)).User().Assign("Sync").Facts(facts);

    private static LicenseCapabilities Capabilities(LicenseFacts facts) => new(Catalogue, null, null, facts: facts);
}
