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

    private static readonly string[] Whole = [.. Enumerable.Range(0, 32).Select(day =>
        $"{new DateOnly(2026, 10, 31).AddDays(day):yyyy-MM-dd},SOAP,query,,Account")];

    [Fact]
    public void Use_ProvesANeed_OnAnyDay()
    {
        var needs = Needs(Object("Account", "allowRead", "allowEdit", "allowDelete"), "2026-11-02,SOAP,update,,Account");

        Assert.Equal((Need.Needed, NeedEvidence.Usage), NeedOf(needs, Edit));
        Assert.Equal((Need.Needed, NeedEvidence.Usage), NeedOf(needs, Read));
        Assert.Equal((Need.Open, NeedEvidence.Profile), NeedOf(needs, AccessRights.Delete));
        Assert.Contains("1 requests in the API usage log of 2026-11-02 to 2026-11-02", needs.Objects[0].Reason, StringComparison.Ordinal);
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
        { "29 days", [.. Whole[..29]] },
        { "no first day of a month", [.. Whole.Where(row => !row.Contains("-01,", StringComparison.Ordinal))] },
        { "no last day of a month", [.. Whole.Where(row => !row.StartsWith("2026-10-31", StringComparison.Ordinal)
            && !row.StartsWith("2026-11-30", StringComparison.Ordinal))] },
        { "Apex answers a request", [.. Whole, "2026-11-05,ApexREST,/services/apexrest/orders,POST,"] },
        { "an Aura request", [.. Whole, "2026-11-05,DirectAura,/aura,POST,"] },
        { "a request that names no object", [.. Whole, "2026-11-05,REST,/services/data/v60.0/query,GET,"] },
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

    [Fact]
    public void ViewAllAndModifyAll_AreOutsideOfWhatTheLogShows()
    {
        var needs = Needs(Object("Account", "allowRead", "viewAllRecords", "modifyAllRecords", "viewAllFields"), Whole);

        Assert.Equal((Need.Open, NeedEvidence.Profile), NeedOf(needs, AccessRights.ViewAll));
        Assert.Equal((Need.Open, NeedEvidence.Profile), NeedOf(needs, AccessRights.ModifyAll));
        Assert.Equal((Need.Open, NeedEvidence.Profile), NeedOf(needs, AccessRights.ViewAllFields));
    }

    [Fact]
    public void BulkJob_MayDelete_SoThatDeleteStaysOpen()
    {
        var needs = Needs(
            Object("Account", "allowRead", "allowCreate", "allowEdit", "allowDelete"), [.. Whole, "2026-11-05,Bulk,jobs/ingest,,Account"]);

        Assert.Equal((Need.Needed, NeedEvidence.Usage), NeedOf(needs, AccessRights.Create));
        Assert.Equal((Need.Open, NeedEvidence.Profile), NeedOf(needs, AccessRights.Delete));
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
        var needs = Needs(Permission("ChatterOwnGroups"), "2026-11-05,REST,/services/data/v60.0/chatter/feeds,GET,");

        Assert.Equal((Need.Needed, NeedEvidence.Usage), StatementOf(needs.FindPermission("ChatterOwnGroups")!));
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
        var needs = Files("2026-11-05,REST,/services/data/v60.0/chatter/feeds,GET,", "2026-11-06,SOAP,update,,Account")
            .Profile("Integration", Permission("ChatterOwnGroups") + Object("Account", "allowRead", "allowEdit", "allowDelete"))
            .ReadSubject(answers).Needs;

        var permission = needs.FindPermission("ChatterOwnGroups")!;
        Assert.Equal((Need.Open, true), (permission.Need, permission.Statement.IsContested));
        Assert.Contains("answered by Ann on 2026-11-01: chatter=no, but 1 such requests", permission.Reason, StringComparison.Ordinal);
        Assert.Equal((Need.Open, NeedEvidence.Usage), NeedOf(needs, Edit));
        Assert.Equal((Need.NotNeeded, NeedEvidence.Answer), NeedOf(needs, AccessRights.Delete));
        Assert.Equal((Need.Needed, NeedEvidence.Answer), NeedOf(needs, Read));
        Assert.Equal(AccessRights.Delete, needs.LeftOutByAnswer("Account", Read | Edit | AccessRights.Delete));
        Assert.Equal("org-data/api-usage.csv:3", $"{permission.Statement.Place}");
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

    private static OrgFiles Files(params string[] rows) => new OrgFiles().User().Export(
        "api-usage",
        ["USER_ID,TIMESTAMP,API_FAMILY,API_RESOURCE,HTTP_METHOD,ENTITY_NAME", .. rows.Select(row => $"005000000000001AAA,{row}")]);

    private static (Need, NeedEvidence) NeedOf(SubjectNeeds needs, AccessRights right) =>
        StatementOf(needs.Objects.Single(decision => (decision.Rights & right) != AccessRights.None));

    private static (Need, NeedEvidence) StatementOf(RightDecision decision) => (decision.Need, decision.Statement.Evidence);
}
