using System.Collections.Immutable;
using MetadataAnalyzer.Access;
using MetadataAnalyzer.Configuration;
using MetadataAnalyzer.Metadata;
using Xunit;
using static MetadataAnalyzer.Tests.Access.OrgFiles;

namespace MetadataAnalyzer.Tests.Access;

/// <summary>The rows of the table of need about observed use, and each thing outside the scope of "never used".</summary>
public class ObservedUseTests
{
    private const AccessRights Read = AccessRights.Read;
    private const AccessRights Edit = AccessRights.Edit;

    private static readonly string[] Whole = [.. UsageRows("SOAP,query,,Account")];

    [Fact]
    public void Use_ProvesANeed_OnAnyDay()
    {
        var needs = Needs(Object("Account", "allowRead", "allowEdit", "allowDelete"), "2026-11-02,SOAP,update,,Account");

        Assert.Equal((Need.Needed, NeedEvidence.Usage), NeedOf(needs, Edit));
        Assert.Equal((Need.Needed, NeedEvidence.Usage), NeedOf(needs, Read));
        Assert.Equal((Need.Open, NeedEvidence.Profile), NeedOf(needs, AccessRights.Delete));
        Assert.Equal("1 request in the API usage log on 2026-11-02", needs.Objects[0].Reason);
    }

    [Fact]
    public void EnoughDaysWithoutUse_ShowNoNeed()
    {
        var needs = Needs(Object("Account", "allowRead", "allowEdit", "allowDelete"), Whole);

        Assert.Equal((Need.Needed, NeedEvidence.Usage), NeedOf(needs, Read));
        Assert.Equal((Need.NotNeeded, NeedEvidence.Usage), NeedOf(needs, Edit));
        Assert.Equal((Need.NotNeeded, NeedEvidence.Usage), NeedOf(needs, AccessRights.Delete));
    }

    [Fact]
    public void AssignedRightThatWasNeverUsed_IsNotNeeded()
    {
        var subject = Files(Whole).Profile("Integration").Set("Sync", Object("Case", "allowRead")).Assign("Sync").ReadSubject();

        Assert.Equal((Need.NotNeeded, NeedEvidence.Usage), NeedOf(subject.Needs, Read));
    }

    public static TheoryData<string, string[]> NotEnough => new()
    {
        { "29 days", [.. Whole[..29], "2026-11-28T23:30:00Z,SOAP,query,,Account"] },
        { "no first day of a month", [.. Whole.Where(row => row[8..10] != "01"), "2026-11-30T23:30:00Z,SOAP,query,,Account"] },
        { "no last day of a month", [.. Whole.Where(row => !row.StartsWith("2026-10-31", StringComparison.Ordinal)
            && !row.StartsWith("2026-11-30", StringComparison.Ordinal))] },
        { "29 days and a part of the last one", [.. Whole[..30]] },
        { "29 days and a part of the first one", [.. Whole[2..].Select(row => row.Replace("11-02,", "11-02T12:00:00Z,"))] },
        { "Apex answers a request", [.. Whole, "2026-11-05,ApexREST,/services/apexrest/orders,POST,"] },
        { "an Aura request", [.. Whole, "2026-11-05,DirectAura,/aura,POST,"] },
        { "a request that names no object", [.. Whole, "2026-11-05,REST,/services/data/v60.0/query,GET,"] },
        { "a flow is started", [.. Whole, "2026-11-05,REST,/services/data/v60.0/actions/custom/flow/Sync,POST,Account"] },
        { "a report shows records of any object", [.. Whole, "2026-11-05,REST,/services/data/v60.0/analytics/reports,GET,Report"] },
        { "a feed shows records of any object", [.. Whole, "2026-11-05,REST,/services/data/v60.0/chatter/feeds,GET,FeedItem"] },
        { "a list of related records", [.. Whole,
            "2026-11-05,REST,/services/data/v60.0/sobjects/Account/001000000000001AAA/Contacts,GET,"] },
        { "an action behind a record", [.. Whole, "2026-11-05,REST,/services/data/v60.0/sobjects/Case/quickActions/Close,POST,Case"] },
        { "code run by the Tooling API", [.. Whole, "2026-11-05,REST,/services/data/v60.0/tooling/executeAnonymous,POST,"] },
        { "a batch that names no object", [.. Whole, "2026-11-05,REST,/services/data/v60.0/composite/batch,POST,"] },
        { "a request that no line of the catalogue reads", [.. Whole, "2026-11-05,REST,/services/data/v60.0/new-thing,POST,Account"] },
        { "a record that cannot be read", [.. Whole, "yesterday,SOAP,query,,Account"] },
    };

    [Theory]
    [MemberData(nameof(NotEnough))]
    public void Absence_ProvesNothing(string situation, string[] rows)
    {
        var needs = Needs(Object("Account", "allowRead", "allowEdit"), rows);

        Assert.NotEmpty(situation);
        Assert.Equal((Need.Open, NeedEvidence.Profile), NeedOf(needs, Edit));
        Assert.Equal((Need.Needed, NeedEvidence.Usage), NeedOf(needs, Read));
    }

    public static TheoryData<string> WithoutRecords => new()
    {
        "REST,/services/data/v60.0/limits/recordCount,GET,",
        "REST,/services/data/v60.0/event/eventSchema,GET,",
        "REST,/services/data/v60.0/tooling/query,GET,ApexClass",
        "REST,/services/data/v60.0/metadata/deployRequest,POST,",
        "REST,/services/data/,GET,",
        "REST,/services/data/v60.0/composite/sobjects/Contact,POST,",
        "REST,/services/data/v60.0/composite/tree/Contact,POST,",
        "SOAP,login,,",
    };

    [Theory]
    [MemberData(nameof(WithoutRecords))]
    public void RequestThatHoldsNoRecords_OrNamesThem_LeavesAbsenceAProof(string request)
    {
        var needs = Needs(Object("Account", "allowRead", "allowEdit"), [.. Whole, $"2026-11-05,{request}"]);

        Assert.Equal((Need.NotNeeded, NeedEvidence.Usage), NeedOf(needs, Edit));
    }

    [Fact]
    public void Never_NamesTheDaysOfTheLog_NotThoseOfTheUser()
    {
        var needs = Files(["2026-11-05,SOAP,query,,Account"]).Export(
            "api-usage",
            ["USER_ID,TIMESTAMP,API_FAMILY,API_RESOURCE,HTTP_METHOD,ENTITY_NAME", "005000000000001AAA,2026-11-05,SOAP,query,,Account",
                .. Whole.Select(row => $"005000000000009AAA,{row}")])
            .Profile("Integration", Object("Account", "allowRead", "allowEdit")).ReadSubject().Needs;

        var edit = needs.Objects.Single(decision => decision.Rights == Edit);
        Assert.Equal("never used in the API usage log, which covers 32 days, 2026-10-31 to 2026-12-01", edit.Reason);
        Assert.Null(edit.Statement.Place);
    }

    [Fact]
    public void Seen_CountsTheRequestsThatUsedTheRight_AndNamesTheirLast()
    {
        var needs = Needs(
            Object("Account", "allowRead", "allowEdit", "allowDelete"),
            "2026-11-02,SOAP,query,,Account", "2026-11-03,SOAP,delete,,Account", "2026-11-04,SOAP,query,,Contact");

        var decision = needs.Objects.Single(decision => (decision.Rights & AccessRights.Delete) != AccessRights.None);
        Assert.Equal("2 requests in the API usage log from 2026-11-02 to 2026-11-03", decision.Reason);
        Assert.Equal("org-data/api-usage.csv:3", $"{decision.Statement.Place}");
    }

    [Fact]
    public void ViewAllAndModifyAll_AreOutsideOfWhatTheLogShows()
    {
        var needs = Needs(Object("Account", "allowRead", "viewAllRecords", "modifyAllRecords", "viewAllFields"), Whole);

        Assert.Equal((Need.Open, NeedEvidence.Profile), NeedOf(needs, AccessRights.ViewAll));
        Assert.Equal((Need.Open, NeedEvidence.Profile), NeedOf(needs, AccessRights.ModifyAll));
        Assert.Equal((Need.Open, NeedEvidence.Profile), NeedOf(needs, AccessRights.ViewAllFields));
    }

    [Theory]
    [InlineData("Bulk,jobs/ingest,POST,Account")]
    [InlineData("REST,/services/data/v60.0/composite,POST,Account")]
    [InlineData("REST,/services/data/v60.0/composite/batch,POST,Account")]
    [InlineData("REST,/services/data/v60.0/composite/graph,POST,Account")]
    [InlineData("REST,/services/data/v60.0/composite/sobjects,PATCH,Account")]
    [InlineData("REST,/services/data/v60.0/composite/tree/Account,POST,")]
    public void RequestWhosePartsAreNotInTheLog_ProvesNoMoreThanReading_AndRulesOutNothing(string request)
    {
        var needs = Needs(
            Object("Account", "allowRead", "allowCreate", "allowEdit", "allowDelete"),
            [.. Whole.Select(row => row.Replace(",Account", ",Contact", StringComparison.Ordinal)), $"2026-11-05,{request}"]);

        Assert.Equal((Need.Needed, NeedEvidence.Usage), NeedOf(needs, Read));
        Assert.Equal((Need.Open, NeedEvidence.Profile), NeedOf(needs, AccessRights.Create));
        Assert.Equal((Need.Open, NeedEvidence.Profile), NeedOf(needs, Edit));
        Assert.Equal((Need.Open, NeedEvidence.Profile), NeedOf(needs, AccessRights.Delete));
    }

    [Fact]
    public void JobThatIsOnlyWatched_ProvesNothing()
    {
        var needs = Needs(
            Object("Account", "allowRead"), "2026-11-05,REST,/services/data/v60.0/jobs/ingest/750000000000001AAA,GET,Account");

        Assert.Equal((Need.Open, NeedEvidence.Profile), NeedOf(needs, Read));
    }

    [Fact]
    public void UserWithoutAnyRequest_IsNotDecided()
    {
        var files = new OrgFiles().User().Profile("Integration", Object("Account", "allowEdit")).Export(
            "api-usage", ["USER_ID,TIMESTAMP,API_FAMILY,API_RESOURCE,HTTP_METHOD,ENTITY_NAME",
                .. Whole.Select(row => $"005000000000009AAA,{row}")]);

        Assert.Equal((Need.Open, NeedEvidence.Profile), NeedOf(files.ReadSubject().Needs, Edit));
    }

    [Fact]
    public void QuestionAboutTheClient_IsAnsweredByItsRequests()
    {
        var needs = Needs(Permission("ChatterOwnGroups"), "2026-11-05,REST,/services/data/v60.0/chatter/feeds,POST,");

        Assert.Equal((Need.Needed, NeedEvidence.Usage), StatementOf(needs.FindPermission("ChatterOwnGroups")!));
    }

    [Theory]
    [InlineData("ChatterOwnGroups", "SOAP,create,,FeedItem", Need.Needed)]
    [InlineData("ChatterOwnGroups", "SOAP,query,,FeedItem", Need.Open)]
    [InlineData("ChatterOwnGroups", "REST,/services/data/v60.0/composite,POST,FeedItem", Need.Open)]
    [InlineData("EmailSingle", "SOAP,create,,EmailMessage", Need.Needed)]
    [InlineData("EmailSingle", "SOAP,query,,EmailMessage", Need.Open)]
    [InlineData("ManageDataIntegrations", "REST,/services/data/v60.0/jobs/query,GET,Account", Need.Open)]
    [InlineData("ManageDataIntegrations", "SOAP,query,,Account", Need.NotNeeded)]
    [InlineData("ViewDataLeakageEvents", "SOAP,query,,EventLogFile", Need.Needed)]
    [InlineData("ViewSetup", "REST,/services/data/v60.0/limits,GET,", Need.Needed)]
    [InlineData("ModifyMetadata", "REST,/services/data/v60.0/metadata/deployRequest,POST,", Need.Needed)]
    [InlineData("ModifyMetadata", "REST,/services/data/v60.0/tooling/query,GET,ApexClass", Need.Open)]
    [InlineData("ExportReport", "SOAP,query,,Report", Need.Open)]
    public void SignOfAPermission_ProvesIt_AndAPossibleOneKeepsTheQuestionOpen(string permission, string request, Need need)
    {
        var needs = Needs(Permission(permission), [.. Whole, $"2026-11-05,{request}"]);

        Assert.Equal(need, needs.FindPermission(permission)!.Need);
    }

    [Fact]
    public void QuestionAboutTheClient_IsAnsweredByTheirAbsence_WhereTheLogShowsAll()
    {
        var chatter = Needs(Permission("ChatterOwnGroups"), Whole);
        var email = Needs(Permission("EmailSingle"), Whole);

        Assert.Equal((Need.NotNeeded, NeedEvidence.Usage), StatementOf(chatter.FindPermission("ChatterOwnGroups")!));
        Assert.Equal(Need.Open, email.FindPermission("EmailSingle")!.Need);
    }

    [Fact]
    public void OwnersNoAgainstObservedUse_IsAQuestionWithBothSources()
    {
        var answers = OwnerAnswers.None with
        {
            ForAll = AnswerSheet.Empty with
            {
                Questions = AnswerSheet.Empty.Questions.Add("chatter", new(IsYes: false, AccessRights.None, null, "Ann", new(2026, 11, 1))),
                Objects = ImmutableDictionary.Create<string, OwnerAnswer>(StringComparer.OrdinalIgnoreCase)
                    .Add("Account", new(IsYes: true, Read, null, "Ann", new(2026, 11, 1))),
            },
        };
        var needs = Files("2026-11-05,REST,/services/data/v60.0/chatter/feeds,POST,", "2026-11-06,SOAP,update,,Account")
            .Profile("Integration", Permission("ChatterOwnGroups") + Object("Account", "allowRead", "allowEdit", "allowDelete"))
            .ReadSubject(answers).Needs;

        var permission = needs.FindPermission("ChatterOwnGroups")!;
        Assert.Equal((Need.Open, true), (permission.Need, permission.Statement.IsContested));
        Assert.StartsWith("answered by Ann on 2026-11-01: chatter=no, but 1 such request in", permission.Reason, StringComparison.Ordinal);
        Assert.Equal((Need.Open, NeedEvidence.Usage), NeedOf(needs, Edit));
        Assert.Equal((Need.NotNeeded, NeedEvidence.Answer), NeedOf(needs, AccessRights.Delete));
        Assert.Equal((Need.Needed, NeedEvidence.Answer), NeedOf(needs, Read));
        Assert.Equal(AccessRights.Delete, needs.LeftOutByAnswer("Account", Read | Edit | AccessRights.Delete));
        Assert.Equal("org-data/api-usage.csv:2", $"{permission.Statement.Place}");
    }

    [Fact]
    public void OwnersYes_GoesBeforeAbsence()
    {
        var answers = OwnerAnswers.None with
        {
            ForAll = AnswerSheet.Empty with
            {
                Questions = AnswerSheet.Empty.Questions.Add("chatter", new(IsYes: true, AccessRights.None, null)),
            },
        };
        var needs = Files(Whole).Profile("Integration", Permission("ChatterOwnGroups")).ReadSubject(answers).Needs;

        Assert.Equal((Need.Needed, NeedEvidence.Answer), StatementOf(needs.FindPermission("ChatterOwnGroups")!));
    }

    private static SubjectNeeds Needs(string profile, params string[] rows) =>
        Files(rows).Profile("Integration", profile).ReadSubject().Needs;

    private static OrgFiles Files(params string[] rows) => new OrgFiles().User().Usage(rows);

    private static (Need, NeedEvidence) NeedOf(SubjectNeeds needs, AccessRights right) =>
        StatementOf(needs.Objects.Single(decision => (decision.Rights & right) != AccessRights.None));

    private static (Need, NeedEvidence) StatementOf(RightDecision decision) => (decision.Need, decision.Statement.Evidence);
}
