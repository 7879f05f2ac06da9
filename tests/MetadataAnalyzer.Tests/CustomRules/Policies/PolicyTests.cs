using System.Collections.Immutable;
using MetadataAnalyzer.Analysis;
using MetadataAnalyzer.CustomRules.Policies;
using MetadataAnalyzer.Readiness;
using MetadataAnalyzer.Tests.Access;
using Xunit;

namespace MetadataAnalyzer.Tests.CustomRules.Policies;

public class PolicyTests
{
    private const string App =
        "<contactEmail>a@acme.example</contactEmail>\n<label>ERP</label>\n<oauthConfig>\n<callbackUrl>https://x.example.com</callbackUrl>\n"
            + "<scopes>Full</scopes>\n</oauthConfig>\n<oauthPolicy>\n<ipRelaxation>BYPASS</ipRelaxation>\n</oauthPolicy>\n"
            + "<profileName>Admin</profileName>\n<profileName>Integration</profileName>\n";

    [Fact]
    public void Grants_AreOneFindingEachAtTheirElement()
    {
        var files = new OrgFiles()
            .Set("INT_Sync", OrgFiles.Permission("ViewAllData") + OrgFiles.Permission("ApiEnabled") + OrgFiles.Permission("ModifyAllData"));

        var findings = Run(files, "name: int_*, userPermission: ['*AllData']", message: "{name} {kind} {grant} {container}");

        Assert.Equal(
            [
                "permissionsets/INT_Sync.permissionset:3:1: Note ACME2001: INT_Sync user permission ViewAllData permission set 'INT_Sync'",
                "permissionsets/INT_Sync.permissionset:5:1: Note ACME2001: INT_Sync user permission ModifyAllData permission set "
                + "'INT_Sync'",
            ],
            findings.Select(finding => finding.ToString()));
        Assert.Equal(2, findings.Select(finding => finding.Fingerprint).Distinct().Count());
    }

    [Fact]
    public void WithoutAGrant_TheFindingStandsAtTheComponent()
    {
        var finding = Assert.Single(Run(new OrgFiles().Set("Old_Sync", "").Set("Sync", ""), "name: Old_*"));

        Assert.Equal("permissionsets/Old_Sync.permissionset:2:1", finding.Location.ToString());
    }

    [Fact]
    public void SeveralConditions_StandAtTheGrantsOfTheFirst()
    {
        var files = new OrgFiles().Set("Sync", OrgFiles.Permission("ModifyAllData") + OrgFiles.Class("Export"));

        Assert.Equal(["Export"], Grants(Run(files, "name: '*', apexClass: Exp*, userPermission: ModifyAllData")));
        Assert.Equal(["ModifyAllData"], Grants(Run(files, "userPermission: ModifyAllData, apexClass: Exp*")));
    }

    [Fact]
    public void Any_StandsAtTheGrantsOfAllThatHold() =>
        Assert.Equal(["ModifyAllData", "Export"], Grants(Run(
            new OrgFiles()
                .Set("Sync", OrgFiles.Permission("ModifyAllData") + OrgFiles.Class("Export")),
                "any: [{apexClass: Exp*}, {userPermission: ModifyAllData}, {flow: '*'}]")));

    [Theory]
    [InlineData("object: {name: Account, rights: [delete]}", true)]
    [InlineData("object: {name: account, rights: [create, delete]}", true)]
    [InlineData("object: {name: Account, rights: create}", false)]
    [InlineData("object: Acc*", true)]
    [InlineData("object: Contact", false)]
    public void ObjectRights_OneHasToBeGiven(string where, bool isFound) =>
        Assert.Equal(
            isFound ? 1 : 0, Run(new OrgFiles().Set("Sync", OrgFiles.Object("Account", "allowRead", "allowDelete")), where).Length);

    [Fact]
    public void Not_HoldsWhereTheSectionIsThere() =>
        Assert.Single(
            Run(new OrgFiles().Set("Sync", OrgFiles.Permission("ApiEnabled")), "name: Sync, not: {userPermission: ModifyAllData}"));

    [Fact]
    public void Not_SaysNothingOfAnAbsentSection()
    {
        var files = new OrgFiles().Set("Sync", OrgFiles.Class("Export"));

        Assert.Empty(Run(files, "name: Sync, not: {userPermission: ModifyAllData}"));
        Assert.Empty(Run(files, "name: Sync, not: {not: {userPermission: ModifyAllData}}"));
        Assert.Empty(Run(files, "not: {any: [{userPermission: ModifyAllData}, {apexClass: Import}]}"));
        Assert.Single(Run(files, "any: [{not: {userPermission: ModifyAllData}}, {apexClass: Export}]"));
    }

    [Fact]
    public void Not_OfAProfile_NeedsTheComponentToBeRetrievedWithIt()
    {
        const string Where = "name: Integration, not: {apexClass: Import}";
        var files = new OrgFiles().Profile("Integration", OrgFiles.Class("Export"));

        Assert.Empty(Run(files, Where, on: "profile", id: "ACME1001"));
        Assert.Single(Run(files.File("classes/Import.cls", "public class Import {}"), Where, on: "profile", id: "ACME1001"));
    }

    [Fact]
    public void License_OfAProfileThatDoesNotSay_IsUnknown()
    {
        var files = new OrgFiles().Profile("Told").Component("profiles", "profile", "Profile", "Silent", "<custom>true</custom>\n");

        Assert.Equal(
            "Told",
            Assert.Single(Run(files, "not: {license: Salesforce Integration}", on: "profile", id: "ACME1001", message: "{name}")).Message);
    }

    [Fact]
    public void ConnectedApp_IsFoundAtWhomItAdmits()
    {
        var files = new OrgFiles().Component("connectedApps", "connectedApp", "ConnectedApp", "ERP", App);

        var finding = Assert.Single(
            Run(files, "profile: Admin, scope: Full, not: {ipRelaxation: ENFORCE}", on: "connectedApp", id: "ACME5001",
            message: "{container} {kind} {grant}"));

        Assert.Equal(("connected app 'ERP' profile Admin", 12), (finding.Message, finding.Location.Line));
    }

    [Fact]
    public void ConnectedApp_IsAnExternalClientAppToo()
    {
        var files = new OrgFiles().Component("externalClientApps", "eca", "ExternalClientApplication", "Sync", "<label>Sync App</label>\n");

        Assert.Empty(Run(files, "name: Sync, not: {adminApproved: true}", on: "connectedApp", id: "ACME5001"));
        files.Component("extlClntAppOauthPolicies", "ecaOauthPlcy", "ExtlClntAppOauthConfigurablePolicies", "P",
            "<commaSeparatedProfile>Admin</commaSeparatedProfile>\n<externalClientApplication>Sync</externalClientApplication>\n"
                + "<permittedUsersPolicyType>AllSelfAuthorized</permittedUsersPolicyType>\n");

        Assert.Single(Run(files, "name: Sync, not: {adminApproved: true}", on: "connectedApp", id: "ACME5001"));
        var finding = Assert.Single(
            Run(files, "profile: Admin", on: "connectedApp", id: "ACME5001", message: "{container} {kind} {grant}"));
        Assert.Equal(
            "extlClntAppOauthPolicies/P.ecaOauthPlcy:3:1: Note ACME5001: external client app 'Sync App' profile Admin", finding.ToString());
    }

    [Fact]
    public void Subject_IsFoundByTheWayItComesByTheGrant()
    {
        var files = new OrgFiles().Profile("Integration", OrgFiles.Permission("ApiUserOnly")).User()
            .Set("Sync", OrgFiles.Permission("ManageUsers")).Assign("Sync");

        var finding = Assert.Single(
            Run(files, "classification: [integration, possible], permissionSet: S*, userPermission: Manage*", on: "subject", id: "ACME9001",
            message: "{name} {profile} {grant} {container}", impact: "change"));

        Assert.Equal((OrgFiles.Username, Impact.Change), (finding.Subject?.Name, finding.Impact));
        Assert.Equal($"{OrgFiles.Username} Integration ManageUsers permission set 'Sync'", finding.Message);
        Assert.Equal(["User", "PermissionSet", "UserPermission"], finding.Evidence.Path.Select(step => step.Type));
    }

    [Fact]
    public void Subject_WithAContainerThatIsNotAtHand_LacksNothingForSure()
    {
        const string Where = "not: {userPermission: ModifyAllData}";
        var files = new OrgFiles().Profile("Integration", OrgFiles.Permission("ApiUserOnly")).User().Set("Sync", OrgFiles.Class("Export"));

        Assert.Single(Run(files.Assign("Sync"), Where, on: "subject", id: "ACME9001"));
        Assert.Empty(Run(files.Assign("Sync", "Elsewhere"), Where, on: "subject", id: "ACME9001"));
    }

    [Fact]
    public void Subject_WithoutAssignments_HasUnknownPermissionSets() =>
        Assert.Empty(
            Run(new OrgFiles().Profile("Integration", OrgFiles.Permission("ApiUserOnly")).User(), "not: {permissionSet: Sync}",
            on: "subject", id: "ACME9001"));

    [Fact]
    public void LooksAt_SaysTheConditionInWords() => Assert.StartsWith(
        "Permission sets with name 'INT_*' and (user permission 'A' or 'B' or object 'Account' (edit or delete)) and not (custom "
        + "permission 'C').",
        Read(
            "name: INT_*, any: [{userPermission: [A, B]}, {object: {name: Account, rights: [edit, delete]}}], not: {customPermission: "
            + "C}").LooksAt, StringComparison.Ordinal);

    private static IEnumerable<string> Grants(IEnumerable<Diagnostic> findings) =>
        findings.Select(finding => finding.Evidence.Element.Split(' ')[1]);

    private static ImmutableArray<Diagnostic> Run(
        OrgFiles files, string where, string on = "permissionSet", string id = "ACME2001", string message = "found",
        string impact = "note") =>
        Assessment.Run(files.Read(), [Read(where, on, id, message, impact)]).Diagnostics;

    private static Policy Read(
        string where, string on = "permissionSet", string id = "ACME2001", string message = "found", string impact = "note")
    {
        using var reader = new StringReader($"policies:\n  - id: {id}\n    title: Title\n    on: {on}\n    where: {{{where}}}\n    impact: "
            + $"{impact}\n    message: \"{message}\"\n");
        return Assert.Single(PolicyReader.Read(reader, "policies.yml"));
    }
}
