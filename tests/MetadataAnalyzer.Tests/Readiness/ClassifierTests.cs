using MetadataAnalyzer.Analysis;
using MetadataAnalyzer.Readiness;
using MetadataAnalyzer.Tests.Access;
using Xunit;
using static MetadataAnalyzer.Tests.Access.OrgFiles;

namespace MetadataAnalyzer.Tests.Readiness;

public class ClassifierTests
{
    private const string LoginColumns = "Username,LoginTime,LoginType,LoginSubType,Application,Status";
    private const string UserColumns = "Id,Username,Name,IsActive,Profile.Name,Profile.UserLicense.Name,LastLoginDate";

    [Fact]
    public void PersonCalledApi_IsAPerson()
    {
        var found = Classify(new OrgFiles().Profile("Sales")
            .Export("users", UserColumns, "005000000000001,api.sukkar@acme.example,Api Sukkar,true,Sales,Salesforce,")
            .Export("login-history", LoginColumns, Ui("api.sukkar@acme.example"), Ui("api.sukkar@acme.example")));

        Assert.Equal((SubjectClass.Person, Candidacy.NotACandidate), (found.Class, found.Candidacy));
    }

    [Fact]
    public void NamesAlone_NeverSayMoreThanPossible()
    {
        var found = Classify(new OrgFiles().Profile("Integration User")
            .Export("users", "Id,Username,Name,Alias,Email,Profile.Name,Profile.UserLicense.Name,IsActive",
                "005000000000001,integration.user@acme.example,MuleSoft "
                    + "Integration,apiuser,integration@acme.example,Integration User,Salesforce,true")
            .Set("API_Integration", Class("Api"))
            .Export("permission-set-assignments", "AssigneeId,PermissionSet.Name", "005000000000001,API_Integration"));

        Assert.Equal(SubjectClass.Possible, found.Class);
        Assert.Equal(Candidacy.Candidate, found.Candidacy);
        Assert.InRange(found.Confidence, 0.3, 0.5);
    }

    [Fact]
    public void ProfileCalledSalesforceOnTheIntegrationLicence_HasMoved()
    {
        var found = Classify(new OrgFiles().Profile("Salesforce", license: "Salesforce Integration")
            .User("Salesforce", "Salesforce Integration", "Ann Lee"));

        Assert.Equal((SubjectClass.Integration, Candidacy.AlreadyMigrated), (found.Class, found.Candidacy));
    }

    [Fact]
    public void AnypointIntegrationOnIdentity_IsNoCandidate()
    {
        var found = Classify(new OrgFiles().Profile("Anypoint Integration", license: "Identity")
            .User("Anypoint Integration", "Identity", "MuleSoft Integration"));

        Assert.Equal(Candidacy.NotACandidate, found.Candidacy);
        Assert.Contains("Identity", found.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void ProfilesThatDoNotLookLikeAnIntegration_AreNoSubjects()
    {
        var result = Assessment.Run(
            new OrgFiles().Profile("Sales").Profile("Integration").Profile("Api_Locked", Permission("ApiUserOnly")).Read(), [],
            cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal(["Api_Locked", "Integration"], result.Subjects.Select(subject => subject.Subject.Name));
        Assert.Equal([SubjectClass.Integration, SubjectClass.Possible], result.Subjects.Select(subject => subject.Classification.Class));
    }

    [Theory]
    [InlineData(1, 1, Candidacy.NotACandidate)]
    [InlineData(1, 2, Candidacy.Candidate)]
    [InlineData(0, 1, Candidacy.Candidate)]
    public void HalfInTheUserInterface_IsAPerson(int ui, int api, Candidacy expected)
    {
        var found = Classify(Logins([.. Enumerable.Repeat(Ui(Username), ui), .. Enumerable.Repeat(Api(Username), api)]));

        Assert.Equal(expected, found.Candidacy);
    }

    [Fact]
    public void FailedLogins_SayNothing()
    {
        var found = Classify(Logins([Api(Username), Ui(Username).Replace("Success", "Invalid Password", StringComparison.Ordinal)]));

        Assert.Equal(Candidacy.Candidate, found.Candidacy);
        Assert.DoesNotContain(found.Evidence, evidence => evidence.Signal.EndsWith("ui-logins", StringComparison.Ordinal));
    }

    [Fact]
    public void ConfigurationNamesAnIntegration_WhateverItsLogins()
    {
        var result = Assessment.Run(
            Logins([Ui(Username)]).Read(), [], new AssessmentOptions { Include = ["SYNC@acme.example"] },
            cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal(Candidacy.Candidate, Assert.Single(result.Subjects).Classification.Candidacy);
    }

    [Theory]
    [InlineData("2025-01-01T10:00:00Z", "", Candidacy.Dormant)]
    [InlineData("2025-01-01T10:00:00Z", "2026-01-05T10:00:00Z", Candidacy.Dormant)]
    [InlineData("2025-01-01T10:00:00Z", "2026-08-26T23:59:59Z", Candidacy.Dormant)]
    [InlineData("2025-01-01T10:00:00Z", "2026-08-27T00:00:00Z", Candidacy.Candidate)]
    [InlineData("2025-01-01T10:00:00Z", "2026-11-01T10:00:00Z", Candidacy.Candidate)]
    [InlineData("2026-08-26T23:59:59Z", "", Candidacy.Dormant)]
    [InlineData("2026-08-27T00:00:00Z", "", Candidacy.Candidate)]
    [InlineData("2026-11-23T10:00:00Z", "", Candidacy.Candidate)]
    [InlineData("", "", Candidacy.Candidate)]
    [InlineData("", "2026-01-05T10:00:00Z", Candidacy.Dormant)]
    public void NoLoginInTheWindow_IsDormantWhereTheUserWasThereBeforeIt(string created, string lastLogin, Candidacy expected)
    {
        Assert.Equal(
            expected,
            Classify(Sleeper(created, lastLogin)
                .Export("login-history", LoginColumns, Other("2026-08-20"), Other("2026-10-10"), Other("2026-11-24"))).Candidacy);
    }

    [Theory]
    [InlineData("Gelukt!!", Candidacy.Candidate)]
    [InlineData("", Candidacy.Candidate)]
    [InlineData("Erfolg", Candidacy.Candidate)]
    [InlineData("Invalid Password", Candidacy.Dormant)]
    [InlineData("Failed: API-only user", Candidacy.Dormant)]
    public void LoginThatPerhapsSucceeded_IsNotDormant(string status, Candidacy expected)
    {
        Assert.Equal(
            expected,
            Classify(Sleeper().Export("login-history", LoginColumns, Other("2026-08-20"), Other("2026-10-10"), Other("2026-11-24"),
                Api(Username).Replace("Success", status, StringComparison.Ordinal))).Candidacy);
    }

    [Fact]
    public void LoginsThatBeginAfterTheWindow_MakeNobodyDormant()
    {
        Assert.Equal(
            Candidacy.Candidate,
            Classify(Sleeper().Export("login-history", LoginColumns, Other("2026-08-28"), Other("2026-11-24"))).Candidacy);
    }

    [Fact]
    public void DayBeyondTheLogins_MakesNobodyDormant()
    {
        var files = Sleeper().Export("login-history", LoginColumns, Other("2026-08-20"), Other("2026-10-10"), Other("2026-11-24"));

        Assert.Equal(
            Candidacy.Candidate,
            Assert
                .Single(Assessment.Run(
                    files.Read(new DateOnly(2029, 1, 1)), [],
                    cancellationToken: TestContext.Current.CancellationToken).Subjects).Classification.Candidacy);
        Assert.Equal(
            Candidacy.Dormant,
            Assert
                .Single(Assessment.Run(
                    files.Read(new DateOnly(2026, 11, 24)), [],
                    cancellationToken: TestContext.Current.CancellationToken).Subjects).Classification.Candidacy);
    }

    [Fact]
    public void RowFarInTheFuture_MakesNobodyDormant()
    {
        var org = new OrgFiles().Profile("Integration", Permission("ApiUserOnly")).User()
            .Export("login-history", LoginColumns, Other("2026-08-20"), Other("2026-10-10"), Api(Username), Other("2031-01-01")).Read();

        Assert.Equal(new DateOnly(2026, 11, 24), org.AsOf);
        Assert.Equal(
            Candidacy.Candidate,
            Assert.Single(
                Assessment.Run(org, [], cancellationToken: TestContext.Current.CancellationToken).Subjects).Classification.Candidacy);
    }

    [Fact]
    public void RecordOfTheUserThatCannotBeRead_IsNotDormant()
    {
        Assert.Equal(
            Candidacy.Candidate,
            Classify(Sleeper().Export("login-history", LoginColumns, Other("2026-08-20"), Other("2026-10-10"), Other("2026-11-24"),
                Api(Username).Replace("2026-11-24T09:00:00Z", "yesterday", StringComparison.Ordinal))).Candidacy);
    }

    [Fact]
    public void IdsThatTheUsersExportLacks_MakeNobodyDormant()
    {
        Assert.Equal(Candidacy.Candidate, Classify(new OrgFiles().Profile("Integration", Permission("ApiUserOnly"))
            .Export(
                "users", "Username,Name,IsActive,Profile.Name,Profile.UserLicense.Name,CreatedDate",
                $"{Username},ERP Integration,true,Integration,Salesforce,2025-01-01")
            .Export(
                "login-history", LoginColumns.Replace("Username", "UserId", StringComparison.Ordinal),
                Other("2026-08-20", "005000000000001"), Other("2026-10-10", "005000000000001"),
                Other("2026-11-24", "005000000000001"))).Candidacy);
    }

    [Fact]
    public void NoLoginHistory_IsNeverDormant()
    {
        Assert.Equal(Candidacy.Candidate, Classify(Sleeper("2019-01-01", "2020-01-01T00:00:00Z")).Candidacy);
    }

    [Theory]
    [InlineData("Salesforce for Android", 1, 1, Candidacy.NotACandidate)]
    [InlineData("Salesforce for Outlook", 1, 0, Candidacy.NotACandidate)]
    [InlineData("Salesforce for iOS", 1, 2, Candidacy.Candidate)]
    public void ClientOfAPerson_CountsAsTheUserInterface(string application, int personal, int api, Candidacy expected)
    {
        var login = $"{Username},2026-11-24T09:00:00Z,Remote Access 2.0,OauthRefreshToken,{application},Success";

        Assert.Equal(
            expected, Classify(Logins([.. Enumerable.Repeat(login, personal), .. Enumerable.Repeat(Api(Username), api)])).Candidacy);
    }

    [Fact]
    public void WholeExportInAnUnknownLanguage_MakesNobodyAPersonOrDormant()
    {
        var found = Classify(Logins([.. Enumerable.Repeat(Ui(Username).Replace("Success", "Gelukt!!", StringComparison.Ordinal), 6)]));

        Assert.Equal(Candidacy.Candidate, found.Candidacy);
        Assert.DoesNotContain(found.Evidence, evidence => evidence.Signal is "only-api-logins" or "never-ui-login");
    }

    [Theory]
    [InlineData("bots", "bot", "Bot")]
    [InlineData("aiAgents", "aiAgentDefinition", "AiAgentDefinition")]
    public void UserOfAnAgent_IsNoCandidate(string folder, string suffix, string type)
    {
        var found = Classify(new OrgFiles().Profile("Integration", Permission("ApiUserOnly")).User()
            .Component(folder, suffix, type, "Service_Agent", $"<botUser>{Username}</botUser>\n<label>Service Agent</label>\n"));

        Assert.Equal((Candidacy.NotACandidate, SubjectClass.Other, true), (found.Candidacy, found.Class, found.IsRuledOutByKind));
        Assert.Contains($"{folder}/Service_Agent.{suffix}:3", found.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Partner Community", false, SubjectClass.Other)]
    [InlineData("Customer Community Plus", false, SubjectClass.Other)]
    [InlineData("Gold Partner", true, SubjectClass.Person)]
    [InlineData("Chatter Free", false, SubjectClass.Person)]
    public void ExternalLicence_MakesAPersonOnlyWithLoginsToTheUserInterface(string license, bool ui, SubjectClass expected)
    {
        var found = Classify(new OrgFiles().Profile("Integration", license: license)
            .User(license: license)
            .Export("login-history", LoginColumns, ui ? Ui(Username) : Api(Username)));

        Assert.Equal((Candidacy.NotACandidate, expected), (found.Candidacy, found.Class));
    }

    [Fact]
    public void InactiveUser_IsNoCandidate()
    {
        var found = Classify(new OrgFiles().Profile("Integration", Permission("ApiUserOnly"))
            .Export("users", UserColumns, $"005000000000001,{Username},ERP Integration,false,Integration,Salesforce,"));

        Assert.Equal((Candidacy.NotACandidate, "inactive user"), (found.Candidacy, found.Reason));
    }

    private static OrgFiles Logins(string[] rows) =>
        new OrgFiles().Profile("Integration", Permission("ApiUserOnly")).User().Export("login-history", [LoginColumns, .. rows]);

    private static string Ui(string username) => $"{username},2026-11-24T09:00:00Z,Application,,Browser,Success";

    private static string Api(string username) =>
        $"{username},2026-11-24T09:00:00Z,Remote Access 2.0,OauthClientCredentials,ERP Sync,Success";

    private static string Other(string day, string user = "other@acme.example") =>
        $"{user},{day}T09:00:00Z,Remote Access 2.0,OauthClientCredentials,ERP Sync,Success";

    /// <summary>An integration of which no login is given.</summary>
    private static OrgFiles Sleeper(string created = "2025-01-01T10:00:00Z", string lastLogin = "") =>
        new OrgFiles().Profile("Integration", Permission("ApiUserOnly"))
            .Export(
                "users", UserColumns + ",CreatedDate",
                $"005000000000001,{Username},ERP Integration,true,Integration,Salesforce,{lastLogin},{created}");

    private static Classification Classify(OrgFiles files) => Assert.Single(Assessment.Run(files.Read(), []).Subjects).Classification;
}
