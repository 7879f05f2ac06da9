using MetadataAnalyzer.Access;
using MetadataAnalyzer.Licensing;
using Xunit;
using static MetadataAnalyzer.Tests.Access.OrgFiles;

namespace MetadataAnalyzer.Tests.Access;

public class PermissionNeededTests
{
    [Theory]
    [InlineData("LightningExperienceUser", Need.NotNeeded)]
    [InlineData("ViewAllForeignKeyNames", Need.Needed)]
    [InlineData("NoSuchPermissionAnywhere", Need.Needed)]
    public void Relevance_DecidesWithoutATrigger(string permission, Need expected) => Assert.Equal(expected, NeedOf(permission, ""));

    [Fact]
    public void ClientsTrigger_IsAQuestionThatAnAnswerSettles()
    {
        var trigger = LicenseCatalogue.LoadEmbedded().Triggers.First(trigger => trigger.DecidedBy == TriggerDecider.Client);
        var permission = PermissionOf(trigger.Id);

        Assert.Equal(Need.ClientDecided, NeedOf(permission, ""));
        Assert.EndsWith("?", trigger.Ask, StringComparison.Ordinal);
    }

    [Fact]
    public void TriggerThatIsAbsent_SaysWhatHoldsInstead()
    {
        var need = new OrgFiles().Profile("Integration", Permission(PermissionOf("cases"))).User().ReadSubject().FindPermission(PermissionOf("cases"))!;

        Assert.Equal((Need.NotNeeded, "the user may not edit cases"), (need.Need, need.Reason));
    }

    [Theory]
    [InlineData("price-override", "OpportunityLineItem", "allowEdit")]
    [InlineData("price-override", "Opportunity", "allowCreate")]
    [InlineData("cases", "Case", "allowEdit")]
    [InlineData("leads", "Lead", "modifyAllRecords")]
    [InlineData("contracts-orders", "Order", "allowEdit")]
    [InlineData("solutions", "Solution", "allowEdit")]
    [InlineData("knowledge", "How_To__kav", "allowRead")]
    public void RightOnItsObject_Triggers(string trigger, string name, string flag)
    {
        var permission = PermissionOf(trigger);

        Assert.Equal(Need.Needed, NeedOf(permission, Object(name, flag)));
        Assert.Equal(Need.NotNeeded, NeedOf(permission, Object("Other__c", flag)));
    }

    [Theory]
    [InlineData("price-override")]
    [InlineData("cases")]
    [InlineData("leads")]
    [InlineData("contracts-orders")]
    [InlineData("solutions")]
    [InlineData("knowledge")]
    [InlineData("apex-rest")]
    [InlineData("outbound-messages")]
    public void MissingSet_LeavesTheTriggerUndecidedAndSoNeeded(string trigger)
    {
        var permission = PermissionOf(trigger);
        var subject = new OrgFiles().Profile("Integration", Permission(permission)).User().Assign("Gone").ReadSubject();

        var need = subject.FindPermission(permission)!;

        Assert.Equal(Need.Needed, need.Need);
        Assert.StartsWith("cannot be decided", need.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("cases")]
    [InlineData("leads")]
    [InlineData("knowledge")]
    public void ModifyAllData_TriggersWhatRightsOnObjectsDo(string trigger) => Assert.Equal(Need.Needed, NeedOf(PermissionOf(trigger), Permission("ModifyAllData")));

    [Theory]
    [InlineData("@RestResource(urlMapping='/x')\nglobal class Api {}", true, Need.Needed)]
    [InlineData("public class Api {}", true, Need.NotNeeded)]
    [InlineData("// @RestResource\npublic class Api {}", true, Need.NotNeeded)]
    [InlineData(null, true, Need.Needed)]
    [InlineData("@RestResource(urlMapping='/x')\nglobal class Api {}", false, Need.NotNeeded)]
    public void RestResourceInReach_TriggersApexRest(string? body, bool isGranted, Need expected)
    {
        var permission = PermissionOf("apex-rest");
        var files = new OrgFiles().Profile("Integration", Permission(permission) + (isGranted ? Class("Api") : "")).User();
        if (body is not null)
        {
            files.File("classes/Api.cls", body).Component("classes", "cls-meta.xml", "ApexClass", "Api", "<status>Active</status>");
        }

        Assert.Equal(expected, files.ReadSubject().FindPermission(permission)!.Need);
    }

    [Theory]
    [InlineData("Order__c", true, Need.Needed)]
    [InlineData("Order__c", false, Need.NotNeeded)]
    [InlineData("Other__c", true, Need.NotNeeded)]
    public void OutboundMessageOfAWrittenObject_Triggers(string workflow, bool hasMessage, Need expected)
    {
        var permission = PermissionOf("outbound-messages");
        var body = hasMessage ? "<outboundMessages><fullName>Tell</fullName><endpointUrl>https://a.example</endpointUrl></outboundMessages>\n" : "";
        var subject = new OrgFiles().Profile("Integration", Permission(permission) + Object("Order__c", "allowEdit"))
            .Component("workflows", "workflow", "Workflow", workflow, body).User().ReadSubject();

        Assert.Equal(expected, subject.FindPermission(permission)!.Need);
    }

    [Theory]
    [InlineData("Remote Access 2.0,OauthUsernamePassword,ERP Sync", Need.Needed)]
    [InlineData("Other Apex API,,N/A", Need.Needed)]
    [InlineData("Remote Access 2.0,OauthClientCredentials,ERP Sync", Need.NotNeeded)]
    [InlineData("Remote Access 2.0,OauthClientCredentials,Unlisted App", Need.Needed)]
    [InlineData(null, Need.Needed)]
    public void LoginMethod_IsReadFromTheLogins(string? login, Need expected)
    {
        var permission = PermissionOf("login-method");
        var files = new OrgFiles().Profile("Integration", Permission(permission)).User()
            .Component("connectedApps", "connectedApp", "ConnectedApp", "Erp", "<label>ERP Sync</label>");
        if (login is not null)
        {
            files.Export("login-history", "Username,LoginTime,LoginType,LoginSubType,Application,Status", $"{Username},2026-11-20T04:00:00Z,{login},Success");
        }

        Assert.Equal(expected, files.ReadSubject().FindPermission(permission)!.Need);
    }

    [Fact]
    public void FeaturePermission_CountsOnlyWithItsProduct()
    {
        var catalogue = LicenseCatalogue.LoadEmbedded();
        var entry = catalogue.Permissions.First(permission =>
            permission is { Relevance: PermissionRelevance.Feature, Trigger: null, AliasOf: null, Feature: { } feature }
            && catalogue.FindFeature(feature) is { Namespaces.IsEmpty: false });
        var prefix = catalogue.FindFeature(entry.Feature!)!.Namespaces[0];

        Assert.Equal(Need.NotNeeded, NeedOf(entry.Name, Object("Other__c", "allowRead")));
        Assert.Equal(Need.Needed, NeedOf(entry.Name, Object($"{prefix}__Thing__c", "allowRead")));
    }

    private static Need NeedOf(string permission, string more) =>
        new OrgFiles().Profile("Integration", Permission(permission) + more).User().ReadSubject().FindPermission(permission)!.Need;

    private static string PermissionOf(string trigger) => LicenseCatalogue.LoadEmbedded().Permissions
        .First(permission => permission.Trigger?.Id == trigger && permission is { AliasOf: null, Relevance: not PermissionRelevance.Ui }).Name;
}
