using MetadataAnalyzer.Access;
using MetadataAnalyzer.Configuration;
using MetadataAnalyzer.Licensing;
using MetadataAnalyzer.Metadata;
using Xunit;
using static MetadataAnalyzer.Tests.Access.OrgFiles;

namespace MetadataAnalyzer.Tests.Access;

public class NeedDecisionsTests
{
    private const string CompleteProfile = "<classAccesses><apexClass>Other</apexClass><enabled>false</enabled></classAccesses>\n";

    [Theory]
    [InlineData("LightningExperienceUser", Need.NotNeeded, NeedEvidence.Relevance)]
    [InlineData("BypassMFAForUiLogins", Need.NotNeeded, NeedEvidence.Retired)]
    [InlineData("ViewAllForeignKeyNames", Need.Open, NeedEvidence.Profile)]
    [InlineData("NoSuchPermissionAnywhere", Need.Open, NeedEvidence.Profile)]
    public void RightOfTheProfileAlone_ShowsNoUse(string permission, Need need, NeedEvidence evidence)
    {
        var statement = FromProfile(permission).Statement;

        Assert.Equal((need, evidence), (statement.Need, statement.Evidence));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("Salesforce")]
    public void RightOfAnAssignedSet_IsNeeded_EvenWhenTheMoveDropsTheSet(string? license)
    {
        var subject = new OrgFiles().Profile("Integration")
            .Set("Sync", Permission("ViewAllForeignKeyNames"), license)
            .User()
            .Assign("Sync")
            .ReadSubject();

        var decision = subject.Needs.FindPermission("ViewAllForeignKeyNames")!;

        Assert.Equal(
            (Need.Needed, NeedEvidence.Assignment, "assigned by permission set 'Sync'"),
            (decision.Need, decision.Statement.Evidence, decision.Reason));
    }

    [Fact]
    public void RetiredPermissionOfASet_IsNeverNeeded() => Assert.Equal(RightOutcome.LeftOut, FromSet("BypassMFAForUiLogins").Outcome);

    [Fact]
    public void RunFlow_IsAQuestionToTheOwner_AndMovesWhileItIsOpen()
    {
        Assert.Equal("flows", LicenseCatalogue.LoadEmbedded().FindPermission("RunFlow")?.Trigger?.Id);
        Assert.Equal((Need.Open, NeedEvidence.Assignment), Of(FromSet("RunFlow")));
        Assert.Equal(RightOutcome.Moved, FromSet("RunFlow").Outcome);
    }

    [Fact]
    public void ClientsTrigger_IsAQuestionWhateverGrantsIt()
    {
        var trigger = LicenseCatalogue.LoadEmbedded().Triggers.First(trigger => trigger.DecidedBy == TriggerDecider.Client);
        var permission = PermissionOf(trigger.Id);

        Assert.Equal((Need.Open, NeedEvidence.Assignment), Of(FromProfile(permission)));
        Assert.Equal((Need.Open, NeedEvidence.Assignment), Of(FromSet(permission)));
        Assert.EndsWith("?", trigger.Ask, StringComparison.Ordinal);
    }

    [Fact]
    public void UnclearPermission_IsAQuestionWhateverGrantsIt()
    {
        var unclear = LicenseCatalogue.LoadEmbedded().Permissions
            .First(entry => entry is { Relevance: PermissionRelevance.Unclear, Trigger: null, AliasOf: null }).Name;

        Assert.Equal((Need.Open, NeedEvidence.Assignment), Of(FromSet(unclear)));
    }

    [Theory]
    [InlineData("cases", "Case", "the user may not edit cases")]
    [InlineData("leads", "Lead", "the user may not edit leads")]
    [InlineData("solutions", "Solution", "the user may not edit solutions")]
    public void ObjectThatTheRetrieveNamed_MakesTheTriggerAbsent(string trigger, string name, string reason)
    {
        // Another profile lists the object, so that the retrieve named it for this one too.
        var files = new OrgFiles().Profile("Integration", Permission(PermissionOf(trigger)) + Object("Account", "allowRead"))
            .Profile("Sales", Object(name, "allowEdit"))
            .User();

        var decision = files.ReadSubject().Needs.FindPermission(PermissionOf(trigger))!;

        Assert.Equal((Need.NotNeeded, NeedEvidence.Files, reason), (decision.Need, decision.Statement.Evidence, decision.Reason));
    }

    [Theory]
    [InlineData("price-override", "OpportunityLineItem", "allowEdit")]
    [InlineData("price-override", "Opportunity", "allowCreate")]
    [InlineData("cases", "Case", "allowEdit")]
    [InlineData("leads", "Lead", "modifyAllRecords")]
    [InlineData("contracts-orders", "Order", "allowEdit")]
    [InlineData("knowledge", "How_To__kav", "allowRead")]
    public void RightOnTheTriggersObject_OnlyMakesTheUsePossible(string trigger, string name, string flag) =>
        Assert.Equal((Need.Open, NeedEvidence.Profile), Of(FromProfile(PermissionOf(trigger), Object(name, flag))));

    [Theory]
    [InlineData("price-override")]
    [InlineData("cases")]
    [InlineData("leads")]
    [InlineData("contracts-orders")]
    [InlineData("solutions")]
    [InlineData("knowledge")]
    [InlineData("apex-rest")]
    [InlineData("outbound-messages")]
    public void WhatTheRetrieveMayHaveLeftOut_DecidesNothing(string trigger) =>
        Assert.Equal((Need.Open, NeedEvidence.Profile), Of(FromProfile(PermissionOf(trigger), Object("Account", "allowRead"))));

    [Theory]
    [InlineData("@RestResource(urlMapping='/x')\nglobal class Api {}", Need.Open)]
    [InlineData("public class Api {}", Need.NotNeeded)]
    [InlineData("// @RestResource\npublic class Api {}", Need.NotNeeded)]
    [InlineData(null, Need.Open)]
    public void RestResourceInReach_MakesApexRestPossible(string? body, Need expected)
    {
        var permission = PermissionOf("apex-rest");
        var files = new OrgFiles().Profile("Integration", Permission(permission) + Class("Api")).User();
        if (body is not null)
        {
            files.File("classes/Api.cls", body).Component("classes", "cls-meta.xml", "ApexClass", "Api", "<status>Active</status>");
        }

        Assert.Equal(expected, files.ReadSubject().Needs.FindPermission(permission)!.Need);
    }

    [Theory]
    [InlineData("", Need.Open)]
    [InlineData(CompleteProfile, Need.NotNeeded)]
    public void ClassAccessesThatWereNotRetrieved_LeaveApexRestOpen(string section, Need expected)
    {
        var permission = PermissionOf("apex-rest");
        var subject = new OrgFiles().Profile("Integration", Permission(permission) + section).User()
            .File("classes/Api.cls", "@RestResource(urlMapping='/x')\nglobal class Api {}")
            .Component("classes", "cls-meta.xml", "ApexClass", "Api", "<status>Active</status>")
            .ReadSubject();

        Assert.Equal(expected, subject.Needs.FindPermission(permission)!.Need);
    }

    [Theory]
    [InlineData("Order__c", true, Need.Open)]
    [InlineData("Order__c", false, Need.NotNeeded)]
    [InlineData("Other__c", true, Need.NotNeeded)]
    public void OutboundMessageOfAWrittenObject_MakesTheUsePossible(string workflow, bool hasMessage, Need expected)
    {
        var permission = PermissionOf("outbound-messages");
        var body = hasMessage
            ? "<outboundMessages><fullName>Tell</fullName><endpointUrl>https://a.example</endpointUrl></outboundMessages>\n"
            : "";
        var subject = new OrgFiles().Profile("Integration", Permission(permission) + Object("Order__c", "allowEdit"))
            .Profile("Sales", Object("Other__c", "allowRead"))
            .Component("workflows", "workflow", "Workflow", workflow, body).User().ReadSubject();

        Assert.Equal(expected, subject.Needs.FindPermission(permission)!.Need);
    }

    [Theory]
    [InlineData("Remote Access 2.0,OauthUsernamePassword,ERP Sync", Need.Needed)]
    [InlineData("Other Apex API,,N/A", Need.Needed)]
    [InlineData("Remote Access 2.0,OauthClientCredentials,ERP Sync", Need.NotNeeded)]
    [InlineData(null, Need.Open)]
    public void LoginMethod_IsReadFromTheLogins(string? login, Need expected)
    {
        var files = new OrgFiles().Profile("Integration", Permission("UseAnyApiAuth")).User()
            .Component("connectedApps", "connectedApp", "ConnectedApp", "Erp", "<label>ERP Sync</label>");
        if (login is not null)
        {
            var rows = new[] { "2026-08-20", "2026-10-10", "2026-11-20" }.Select(day => $"{Username},{day}T04:00:00Z,{login},Success");
            files.Export("login-history", [.. rows.Prepend("Username,LoginTime,LoginType,LoginSubType,Application,Status")]);
        }

        Assert.Equal(expected, files.ReadSubject().Needs.FindPermission("UseAnyApiAuth")!.Need);
    }

    [Fact]
    public void LoginsThatDoNotCoverTheWindow_ProveNoAbsence()
    {
        var subject = new OrgFiles().Profile("Integration", Permission("UseAnyApiAuth")).User()
            .Component("connectedApps", "connectedApp", "ConnectedApp", "Erp", "<label>ERP Sync</label>")
            .Export(
                "login-history", "Username,LoginTime,LoginType,LoginSubType,Application,Status",
                $"{Username},2026-11-20T04:00:00Z,Remote Access 2.0,OauthClientCredentials,ERP Sync,Success")
            .ReadSubject();

        Assert.Equal(Need.Open, subject.Needs.FindPermission("UseAnyApiAuth")!.Need);
    }

    [Fact]
    public void SoapLogin_IsReplacedByAnotherFlow_WhateverTheLicenceCarries()
    {
        var files = new OrgFiles().Profile("Integration", Permission("UseAnyApiAuth")).User()
            .Export(
                "login-history", "Username,LoginTime,LoginType,LoginSubType,Application,Status",
                $"{Username},2026-11-20T04:00:00Z,Other Apex API,,N/A,Success");

        Assert.Equal(RightOutcome.Replaced, files.ReadSubject().Needs.FindPermission("UseAnyApiAuth")!.Outcome);
        Assert.Equal(
            RightOutcome.Replaced, files.Carries("UseAnyApiAuth", false).ReadSubject().Needs.FindPermission("UseAnyApiAuth")!.Outcome);
    }

    [Fact]
    public void FeaturePermission_IsNotNeededOnlyWhereTheProductIsExcluded()
    {
        var catalogue = LicenseCatalogue.LoadEmbedded();
        var entry =
            catalogue.Permissions.First(
                permission => permission is { Relevance: PermissionRelevance.Feature, Trigger: null, AliasOf: null, Feature: { } feature }
                    && catalogue.FindFeature(feature) is
                    {
                        PermissionSetLicenses.IsEmpty: false,
                        Namespaces.IsEmpty: true, UserFlags.IsEmpty: true, Settings.IsEmpty: true, Objects.IsEmpty: true
                    });
        var held = catalogue.FindFeature(entry.Feature!)!.PermissionSetLicenses[0].Replace("*", "x", StringComparison.Ordinal);

        Assert.Equal(Need.NotNeeded, WithLicense("Something"));
        Assert.Equal(Need.Open, WithLicense(held));
        Assert.Equal(Need.Open, FromProfile(entry.Name).Need);

        Need WithLicense(string license) => new OrgFiles().Profile("Integration", Permission(entry.Name)).User()
            .Export("permission-set-license-assignments", "Assignee.Username,PermissionSetLicense.DeveloperName", $"{Username},{license}")
            .ReadSubject().Needs.FindPermission(entry.Name)!.Need;
    }

    [Fact]
    public void ProductShownByItsObjectsAlone_IsNotExcludedByARetrieveThatDidNotNameThem()
    {
        var catalogue = LicenseCatalogue.LoadEmbedded();
        var entry = catalogue.Permissions
            .First(permission => permission is { Relevance: PermissionRelevance.Feature, Trigger: null, AliasOf: null, Feature: { } name }
                && catalogue.FindFeature(name) is
                {
                    PermissionSetLicenses.IsEmpty: true,
                    Namespaces.IsEmpty: true, UserFlags.IsEmpty: true, Settings.IsEmpty: true, Objects.IsEmpty: false
                });
        var body = Permission(entry.Name) + Object("Account", "allowRead");
        var objects = catalogue.FindFeature(entry.Feature!)!.Objects;

        Need Read(string other) =>
            new OrgFiles().Profile("Integration", body)
                .Profile("Sales", other)
                .User()
                .Assign()
                .Read().Subjects[0].Needs
                .FindPermission(entry.Name)!.Need;

        Assert.Equal(Need.Open, Read(""));
        Assert.Equal(Need.NotNeeded, Read(string.Concat(objects.Select(name => Object(name, "allowRead")))));
    }

    [Theory]
    [InlineData("EmailSingle", false, "email", true, Need.Needed)]
    [InlineData("email", false, "EmailSingle", null, Need.Open)]
    [InlineData("email", true, "EmailSingle", false, Need.NotNeeded)]
    public void AnswerAboutTheSubject_GoesBeforeOneForAllUnderAnotherKey(string all, bool ofAll, string own, bool? ofOwn, Need expected)
    {
        var answers = OwnerAnswers.None with
        {
            ForAll = AnswerSheet.Empty with { Questions = AnswerSheet.Empty.Questions.Add(all, new(ofAll, AccessRights.None, null)) },
            BySubject = OwnerAnswers.None.BySubject.Add(
                Username, AnswerSheet.Empty with { Questions = AnswerSheet.Empty.Questions.Add(own, new(ofOwn, AccessRights.None, null)) }),
        };

        Assert.Equal(expected, new OrgFiles().Profile("Integration", Permission("EmailSingle"))
            .User()
            .ReadSubject(answers).Needs
            .FindPermission("EmailSingle")!.Need);
    }

    [Fact]
    public void ObjectThatTheOwnerNamesAndNoFileSpeaksOf_WasNotRetrieved()
    {
        static Subject Read(string body) => new OrgFiles().Profile("Integration", body).User().ReadSubject(OwnerAnswers.None with
        {
            ForAll = AnswerSheet.Empty with
            {
                Objects = AnswerSheet.Empty.Questions.Add("Order", new(true, AccessRights.Read, null))
                .Add("Account", new(true, AccessRights.Read, null))
            },
        });

        Assert.Equal(["Order"], Read(Object("Account", "allowRead")).Retrieval.ObjectsLeftOut);
        Assert.Empty(Read(Object("Account", "allowRead") + Object("Order", "allowRead")).Retrieval.ObjectsLeftOut);
    }

    [Fact]
    public void Answer_GoesBeforeFilesAndAssignment()
    {
        var yes = FromSet("EmailSingle", Answer("email", true));
        var no = FromSet("EmailSingle", Answer("email", false));
        var unknown = FromSet("EmailSingle", Answer("email", null));

        Assert.Equal((Need.Needed, "answered: email=yes"), (yes.Need, yes.Reason));
        Assert.Equal((Need.NotNeeded, "answered: email=no"), (no.Need, no.Reason));
        Assert.Equal((Need.Open, NeedEvidence.Assignment), Of(unknown));
    }

    [Fact]
    public void AnswerAboutThePermission_GoesBeforeThatAboutItsTrigger()
    {
        var answers = new OwnerAnswers
        {
            ForAll = new()
            {
                Questions = AnswerSheet.Empty.Questions.Add("email", new(true, AccessRights.None, null))
                .Add("EmailSingle", new(false, AccessRights.None, null))
            },
        };

        Assert.Equal(Need.NotNeeded, FromSet("EmailSingle", answers).Need);
    }

    [Fact]
    public void NoAgainstASignInThatNeedsIt_LosesToTheProofOfUse()
    {
        var files = new OrgFiles().Profile("Integration", Permission("UseAnyApiAuth")).User()
            .Export(
                "login-history", "Username,LoginTime,LoginType,LoginSubType,Application,Status",
                $"{Username},2026-11-20T04:00:00Z,Other Apex API,,N/A,Success");

        Assert.Equal(
            (Need.Needed, NeedEvidence.SignIn),
            Of(files.ReadSubject(Answer("login-method", false)).Needs.FindPermission("UseAnyApiAuth")!));
    }

    [Fact]
    public void AnswersOfOneSubject_GoBeforeThoseForAll()
    {
        var answers = Answer(
            "email", true) with
        { BySubject = OwnerAnswers.None.BySubject.Add(Username.ToUpperInvariant(), Answer("email", false).ForAll) };

        Assert.Equal(Need.NotNeeded, FromSet("EmailSingle", answers).Need);
    }

    [Fact]
    public void PlaceThatNamesTheUser_ProvesTheNeedOfAPermissionOfTheProfile()
    {
        var subject = new OrgFiles().Profile("Integration", Permission("RunReports")).User()
            .Component(
                "dashboards", "dashboard", "Dashboard", "Sales/Board",
                $"<dashboardType>SpecifiedUser</dashboardType><runningUser>{Username}</runningUser>").ReadSubject();

        Assert.Equal((Need.Needed, NeedEvidence.NamedPlace), Of(subject.Needs.FindPermission("RunReports")!));
    }

    [Fact]
    public void RightsOnAnObject_AreDecidedApartByWhatGrantsThem()
    {
        var subject = new OrgFiles().Profile("Integration", Object("Account", "allowRead", "allowCreate"))
            .Set("Sync", Object("Account", "allowRead", "allowEdit"))
            .User()
            .Assign("Sync")
            .ReadSubject();

        Assert.Equal(
            [(AccessRights.Read | AccessRights.Edit, Need.Needed), (AccessRights.Create, Need.Open)],
            subject.Needs.Objects.Select(decision => (decision.Rights, decision.Need)));
    }

    [Fact]
    public void RightsOnAnObject_AreDecidedApartByWhatIsCarried()
    {
        var subject = new OrgFiles().Profile("Integration", Object("Account", "allowRead", "viewAllFields")).User().ReadSubject();

        Assert.Equal(
            [(AccessRights.Read, RightOutcome.Moved), (AccessRights.ViewAllFields, RightOutcome.Asked)],
            subject.Needs.Objects.Select(decision => (decision.Rights, decision.Outcome)));
    }

    [Fact]
    public void ListOfObjects_SettlesEveryObjectAndItsFields()
    {
        var objects = AnswerSheet.Empty.Questions.Add("account", new(true, AccessRights.Read, null));
        var fields = "<fieldPermissions><editable>true</editable><field>Account.Code__c</field><readable>true</readable>"
            + "</fieldPermissions>\n<fieldPermissions><editable>true</editable><field>Lead.Code__c</field><readable>true</readable>"
            + "</fieldPermissions>\n";
        var subject = new OrgFiles()
            .Profile("Integration", fields + Object("Account", "allowRead", "allowEdit") + Object("Lead", "allowRead"))
            .User()
            .ReadSubject(new OwnerAnswers { ForAll = new() { Objects = objects } });

        Assert.Equal(
            [
                ("Account", AccessRights.Read, Need.Needed), ("Account", AccessRights.Edit, Need.NotNeeded),
                ("Lead", AccessRights.Read, Need.NotNeeded),
            ],
            subject.Needs.Objects.Select(decision => (decision.Name, decision.Rights, decision.Need)));
        Assert.Equal(
            [("Account.Code__c", AccessRights.Read)],
            subject.Move.ToRebuild(AccessKind.Field).Select(entry => (entry.Right.Name, entry.Lost)));
        Assert.Equal(1, subject.Move.CountsToRebuild[AccessKind.Field]);
        Assert.Equal(1, subject.Move.CountsToRebuild[AccessKind.Object]);
    }

    [Theory]
    [InlineData(Need.Needed, CarriageStatus.Allowed, RightOutcome.Moved)]
    [InlineData(Need.Needed, CarriageStatus.Blocked, RightOutcome.Blocked)]
    [InlineData(Need.Needed, CarriageStatus.Unknown, RightOutcome.Unproven)]
    [InlineData(Need.Open, CarriageStatus.Allowed, RightOutcome.Moved)]
    [InlineData(Need.Open, CarriageStatus.Blocked, RightOutcome.Asked)]
    [InlineData(Need.Open, CarriageStatus.Unknown, RightOutcome.Asked)]
    [InlineData(Need.NotNeeded, CarriageStatus.Allowed, RightOutcome.LeftOut)]
    [InlineData(Need.NotNeeded, CarriageStatus.Blocked, RightOutcome.LeftOut)]
    [InlineData(Need.NotNeeded, CarriageStatus.Unknown, RightOutcome.LeftOut)]
    public void Table_IsReadOffNeedAndCarriage(Need need, CarriageStatus status, RightOutcome expected)
    {
        var right = new EffectiveRight(AccessKind.UserPermission, "Any", AccessRights.Enabled, []);

        Assert.Equal(
            expected,
            new RightDecision(right, AccessRights.Enabled, null, new(need, NeedEvidence.Answer, ""), new(status, "", null)).Outcome);
    }

    private static (Need, NeedEvidence) Of(RightDecision decision) => (decision.Need, decision.Statement.Evidence);

    private static OwnerAnswers Answer(string key, bool? isYes) =>
        new() { ForAll = new() { Questions = AnswerSheet.Empty.Questions.Add(key, new(isYes, AccessRights.None, null)) } };

    private static RightDecision FromProfile(string permission, string more = "") =>
        new OrgFiles().Profile("Integration", Permission(permission) + more).User().ReadSubject().Needs.FindPermission(permission)!;

    private static RightDecision FromSet(string permission, OwnerAnswers? answers = null) =>
        new OrgFiles().Profile("Integration")
            .Set("Sync", Permission(permission))
            .User()
            .Assign("Sync")
            .ReadSubject(answers).Needs
            .FindPermission(permission)!;

    private static string PermissionOf(string trigger) => LicenseCatalogue.LoadEmbedded().Permissions
        .First(
            permission => permission.Trigger?.Id == trigger && permission is { AliasOf: null, Relevance: not PermissionRelevance.Ui }).Name;
}
