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
                "005000000000001,integration.user@acme.example,MuleSoft Integration,apiuser,integration@acme.example,Integration User,Salesforce,true")
            .Set("API_Integration", Class("Api"))
            .Export("permission-set-assignments", "AssigneeId,PermissionSet.Name", "005000000000001,API_Integration"));

        Assert.Equal(SubjectClass.Possible, found.Class);
        Assert.Equal(Candidacy.Candidate, found.Candidacy);
        Assert.InRange(found.Confidence, 0.3, 0.5);
    }

    [Fact]
    public void ProfileCalledSalesforceOnTheIntegrationLicence_HasMoved()
    {
        var found = Classify(new OrgFiles().Profile("Salesforce", license: "Salesforce Integration").User("Salesforce", "Salesforce Integration", "Ann Lee"));

        Assert.Equal((SubjectClass.Integration, Candidacy.AlreadyMigrated), (found.Class, found.Candidacy));
    }

    [Fact]
    public void AnypointIntegrationOnIdentity_IsNoCandidate()
    {
        var found = Classify(new OrgFiles().Profile("Anypoint Integration", license: "Identity").User("Anypoint Integration", "Identity", "MuleSoft Integration"));

        Assert.Equal(Candidacy.NotACandidate, found.Candidacy);
        Assert.Contains("Identity", found.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void ProfilesThatDoNotLookLikeAnIntegration_AreNoSubjects()
    {
        var result = Assessment.Run(new OrgFiles().Profile("Sales").Profile("Integration").Profile("Api_Locked", Permission("ApiUserOnly")).Read(), [], cancellationToken: TestContext.Current.CancellationToken);

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
        var result = Assessment.Run(Logins([Ui(Username)]).Read(), [], new AssessmentOptions { Include = ["SYNC@acme.example"] }, cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal(Candidacy.Candidate, Assert.Single(result.Subjects).Classification.Candidacy);
    }

    [Theory]
    [InlineData("", Candidacy.Dormant)]
    [InlineData("2026-01-05T10:00:00Z", Candidacy.Dormant)]
    [InlineData("2026-08-26T23:59:59Z", Candidacy.Dormant)]
    [InlineData("2026-08-27T00:00:00Z", Candidacy.Candidate)]
    [InlineData("2026-11-01T10:00:00Z", Candidacy.Candidate)]
    public void NoLoginInTheWindow_IsDormantUnlessTheLastLoginIsInIt(string lastLogin, Candidacy expected)
    {
        var found = Classify(new OrgFiles().Profile("Integration", Permission("ApiUserOnly"))
            .Export("users", UserColumns, $"005000000000001,{Username},ERP Integration,true,Integration,Salesforce,{lastLogin}")
            .Export("login-history", LoginColumns, Api("other@acme.example")));

        Assert.Equal(expected, found.Candidacy);
    }

    [Fact]
    public void NoLoginHistory_IsNeverDormant()
    {
        var found = Classify(new OrgFiles().Profile("Integration", Permission("ApiUserOnly"))
            .Export("users", UserColumns, $"005000000000001,{Username},ERP Integration,true,Integration,Salesforce,2020-01-01T00:00:00Z"));

        Assert.Equal(Candidacy.Candidate, found.Candidacy);
    }

    [Fact]
    public void InactiveUser_IsNoCandidate()
    {
        var found = Classify(new OrgFiles().Profile("Integration", Permission("ApiUserOnly"))
            .Export("users", UserColumns, $"005000000000001,{Username},ERP Integration,false,Integration,Salesforce,"));

        Assert.Equal((Candidacy.NotACandidate, "inactive user"), (found.Candidacy, found.Reason));
    }

    private static OrgFiles Logins(string[] rows) => new OrgFiles().Profile("Integration", Permission("ApiUserOnly")).User().Export("login-history", [LoginColumns, .. rows]);

    private static string Ui(string username) => $"{username},2026-11-24T09:00:00Z,Application,,Browser,Success";

    private static string Api(string username) => $"{username},2026-11-24T09:00:00Z,Remote Access 2.0,OauthClientCredentials,ERP Sync,Success";

    private static Classification Classify(OrgFiles files) => Assert.Single(Assessment.Run(files.Read(), []).Subjects).Classification;
}
