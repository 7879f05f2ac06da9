using System.Text;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using MetadataAnalyzer.Configuration;
using MetadataAnalyzer.Metadata;
using MetadataAnalyzer.Readiness;
using MetadataAnalyzer.Reporting.Questions;
using MetadataAnalyzer.Rules;
using MetadataAnalyzer.Tests.Access;
using Microsoft.Playwright;
using Xunit;
using static MetadataAnalyzer.Tests.Access.OrgFiles;

namespace MetadataAnalyzer.Tests.Reporting.Questions;

/// <summary>The form for an owner in a real browser: filled in, handed back and read back.</summary>
public class QuestionFormTests(ReportBrowser browser) : IClassFixture<ReportBrowser>
{
    private const string AnswerFile = "answers.yml";

    /// <summary>Rights of the profile alone: nothing shows whether the client uses them.</summary>
    private static readonly string Profile = Permission("ApiEnabled") + Permission("EmailSingle") + Permission("DataExport")
        + Object("Account", "allowRead", "allowEdit") + Object("Shipment", "allowRead") + Object("Visit", "allowRead");

    [Fact]
    public async Task Form_IsFilledInHandedBackAndReadBack()
    {
        var form = Form();
        await using var open = await browser.OpenAsync(report: form);
        await open.Page.Locator("fieldset[data-key=email] input[value=no]").CheckAsync();
        await open.Page.Locator("fieldset[data-key=DataExport] input[value=unknown]").CheckAsync();
        await open.Page.Locator("[data-objects] input[value=list]").CheckAsync();
        await open.Page.Locator("tr[data-object=Visit] input[value=create]").CheckAsync();
        await open.Page.Locator("input[data-others]").FillAsync("Order__c");
        await open.Page.Locator("input[data-text=consent-by]").FillAsync("ops: the \"link\" team #2");
        await open.Page.Locator("input[data-text=runs]").FillAsync("nightly at 02:00; not at month end");
        await open.Page.Locator("input[name=by]").FillAsync("Owner \"of\" the link: ü #1");
        await open.Page.Locator("input[name=on]").FillAsync("2026-11-20");

        var download = await open.Page.RunAndWaitForDownloadAsync(() => open.Page.Locator("button[type=submit]").ClickAsync());
        using var reader = new StreamReader(await download.PathAsync());
        var answers = ConfigurationReader.ReadAnswers(reader, AnswerFile).Of(Username);

        Assert.Equal(AnswerFile, download.SuggestedFilename);
        Assert.Empty(open.Complaints);
        Assert.Single(open.Requests, request => request.StartsWith("file:", StringComparison.Ordinal));
        var email = answers.FindQuestion("email")!;
        Assert.Equal((false, "Owner \"of\" the link: ü #1", new DateOnly(2026, 11, 20)), (email.IsYes, email.By, email.On));
        Assert.Null(answers.FindQuestion("DataExport")!.IsYes);
        Assert.Equal(("ops: the \"link\" team #2", "nightly at 02:00; not at month end"), (answers.ConsentBy?.Text, answers.Runs?.Text));
        Assert.Equal(["Order__c", "Shipment", "Visit"], answers.Objects!.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(AccessRights.Create | AccessRights.Read, answers.Objects["Visit"].Rights);
        Assert.Equal(AccessRights.None, answers.Objects["Shipment"].Rights);
    }

    [Fact]
    public async Task UntouchedForm_LeavesEveryQuestionOpen()
    {
        await using var open = await browser.OpenAsync(report: Form());

        var answers = ConfigurationReader.ReadAnswers(
            new StringReader(await open.Page.Locator("#answers").InputValueAsync()), AnswerFile).Of(Username);

        Assert.Empty(answers.Questions);
        Assert.Null(answers.Objects);
        Assert.Empty(answers.Texts);
    }

    [Theory]
    [InlineData(ColorScheme.Light, 1280)]
    [InlineData(ColorScheme.Dark, 375)]
    public async Task Form_IsAccessible_AndFitsTheWindow(ColorScheme scheme, int width)
    {
        await using var open = await browser.OpenAsync(scheme: scheme, width: width, report: Form());

        var result = await open.Page.RunAxe(new AxeRunOptions { ResultTypes = [ResultType.Violations] });

        Assert.NotEmpty(result.Passes);
        Assert.Equal([], result.Violations.Select(violation =>
            $"{violation.Id}: {violation.Help}: {string.Join(" | ", violation.Nodes.Take(3).Select(node => node.Html))}"));
        Assert.Equal(width, await open.Page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
    }

    [Fact]
    public async Task HostileNames_RunNothing()
    {
        const string Hostile = "<img src=x onerror=alert(1)>\"'&";
        await using var open = await browser.OpenAsync(report: Form(new OrgFiles().User(name: Hostile)));

        Assert.Empty(open.Complaints);
        Assert.Contains(Hostile, await open.Page.Locator(".meta").InnerTextAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public void Form_NamesNoOtherSubject_AndIsTheSameTwice()
    {
        var files = new OrgFiles().Export(
            "users", "Id,Username,Name,IsActive,Profile.Name,Profile.UserLicense.Name",
            $"005000000000001AAA,{Username},ERP Integration,true,Integration,Salesforce",
            "005000000000002AAA,other@acme.example,Other Integration,true,Integration,Salesforce");

        var form = Form(files);

        Assert.DoesNotContain("other@acme.example", Encoding.UTF8.GetString(form), StringComparison.Ordinal);
        Assert.Equal(form, Form(files));
    }

    /// <summary>Users of one owner share a form; each is answered by itself.</summary>
    [Fact]
    public async Task UsersOfOneOwner_ShareAForm()
    {
        var files = new OrgFiles().Export(
            "users", "Id,Username,Name,IsActive,Profile.Name,Profile.UserLicense.Name",
            $"005000000000001AAA,{Username},ERP Integration,true,Integration,Salesforce",
            "005000000000002AAA,other@acme.example,Other Integration,true,Integration,Salesforce",
            "005000000000003AAA,third@acme.example,Third Integration,true,Integration,Salesforce");
        var answers = ConfigurationReader.ReadAnswers(
            new StringReader($"by-subject:\n  {Username}: {{by: ERP team}}\n  OTHER@acme.example: {{by: erp team}}\n"), AnswerFile);
        var result = Assessment.Run(files.Profile("Integration", Profile).Read(), BuiltInRules.All);

        var forms = OwnerForm.Of(Questionnaire.Of(result), answers);

        Assert.Equal(["erp_team", "third@acme.example"], forms.Select(form => form.FileName).Order(StringComparer.Ordinal));
        var shared = Render(forms.Single(form => form.Parts.Length == 2));
        Assert.DoesNotContain("third@acme.example", Encoding.UTF8.GetString(shared), StringComparison.Ordinal);
        await using var open = await browser.OpenAsync(report: shared);
        await open.Page.Locator($"[data-subject='{Username}'] fieldset[data-key=email] input[value=no]").CheckAsync();
        await open.Page.Locator("[data-subject='other@acme.example'] fieldset[data-key=email] input[value=yes]").CheckAsync();
        await open.Page.Locator("[data-subject='other@acme.example'] [data-objects] input[value=unknown]").CheckAsync();
        var given = ConfigurationReader.ReadAnswers(
            new StringReader(await open.Page.Locator("#answers").InputValueAsync()), AnswerFile);
        Assert.False(given.Of(Username).FindQuestion("email")!.IsYes);
        Assert.True(given.Of("other@acme.example").FindQuestion("email")!.IsYes);
        Assert.Null(given.Of("other@acme.example").Objects);
        Assert.Equal("ERP team", given.BySubject["other@acme.example"].By, ignoreCase: true);
        var axe = await open.Page.RunAxe(new AxeRunOptions { ResultTypes = [ResultType.Violations] });
        Assert.Equal([], axe.Violations.Select(violation => violation.Id));
    }

    private static byte[] Form(OrgFiles? files = null)
    {
        var result = Assessment.Run((files ?? new OrgFiles().User()).Profile("Integration", Profile).Read(), BuiltInRules.All);
        return Render(OwnerForm.Of(Questionnaire.Of(result), OwnerAnswers.None).Single(form => form.Parts[0].Subject.Name == Username));
    }

    private static byte[] Render(OwnerForm form)
    {
        using var stream = new MemoryStream();
        QuestionForm.Render(form, AnswerFile, stream);
        return stream.ToArray();
    }
}
