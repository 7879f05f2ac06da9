using MetadataAnalyzer.Analysis;
using MetadataAnalyzer.Licensing;
using MetadataAnalyzer.Readiness;
using MetadataAnalyzer.Tests.Access;
using Xunit;
using static MetadataAnalyzer.Tests.Access.OrgFiles;

namespace MetadataAnalyzer.Tests.Readiness;

public class SignalDetectorTests
{
    private const string UserColumns = "Id,Username,Name,Alias,Email,Profile.Name,Profile.UserLicense.Name,IsActive,UserRoleId";
    private const string LoginColumns = "Username,LoginTime,LoginType,LoginSubType,Application,Status";
    private const string Somebody =
        "005000000000999,ann.lee@acme.example,Ann Lee,alee,ann.lee@acme.example,Sales,Salesforce,true,00E000000000001AAA";

    private static readonly DetectionRules Rules = LicenseCatalogue.LoadEmbedded().Detection;

    private static readonly string[] AllWords =
        [.. Rules.Patterns.SelectMany(pattern => pattern.Words).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    [Fact]
    public void EveryWordInEveryName_NeverSaysMoreThanPossible()
    {
        // No role, a password that never expires, and an application in logins of no known kind: all that is not behaviour.
        var files = new OrgFiles().Profile("Sales");
        foreach (var word in AllWords)
        {
            files.Profile(word, Permission("PasswordNeverExpires")).Set(SetOf(word), Class("Api"), label: word);
        }

        files
            .Export(
                "users",
                [
                    UserColumns,
                    .. AllWords.Select((word, i) =>
                        $"{Id(i)},{Dotted(word)}@acme.example,{word},{word},{Dotted(word)}@acme.example,{word},Salesforce,true,"),
                    Somebody,
                ])
            .Export(
                "permission-set-assignments", ["AssigneeId,PermissionSet.Name", .. AllWords.Select((word, i) => $"{Id(i)},{SetOf(word)}")])
            .Export(
                "login-history",
                [LoginColumns, .. AllWords.Select(word => $"{Dotted(word)}@acme.example,2026-11-20T09:00:00Z,,,{word},Success")]);

        var found = Classify(files).Where(subject => subject.Subject.Name != "ann.lee@acme.example").ToList();

        Assert.Equal(AllWords.Length, found.Count);
        Assert.All(found, subject => Assert.InRange((decimal)subject.Classification.Confidence, 0, Rules.WithoutFactAtMost));
        Assert.DoesNotContain(found, subject => subject.Classification.Class == SubjectClass.Integration);
        var all = found.Single(subject => subject.Subject.Label == "middleware").Classification;
        Assert.Equal(SubjectClass.Possible, all.Class);
        Assert.Equal(
            [
                "alias", "application-name", "email", "no-role", "password-never-expires", "permission-set-name", "profile-name",
                "user-name", "username",
            ],
            all.Evidence.Select(evidence => evidence.Signal).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void WeakWordsInNameAndUsername_AreNoSubject()
    {
        var weak = Rules.Patterns.Single(pattern => pattern.Signal == "user-name-weak").Words;
        string[] names = [.. weak.SelectMany(word => new[] { $"{word} Leota", $"Somchai {word}" })];
        var files = new OrgFiles().Profile("Sales", Permission("PasswordNeverExpires"))
            .Export(
                "users",
                [
                    UserColumns,
                    .. names.Select((name, i) =>
                        $"{Id(i)},{Dotted(name)}@acme.example,{name},{Alias(name)},{Dotted(name)}@acme.example,Sales,Salesforce,true,"),
                    Somebody,
                ]);

        var found = Classify(files);

        Assert.Contains(found, subject => subject.Subject.Label == "api Leota" && subject.Classification.Confidence > 0);
        Assert.All(
            found,
            subject => Assert.Equal((subject.Subject.Label, SubjectClass.Person), (subject.Subject.Label, subject.Classification.Class)));
    }

    [Theory]
    [InlineData("plain", "", false, 0.2, SubjectClass.Person)]
    [InlineData("svc", "", false, 0.25, SubjectClass.Person)]
    [InlineData("plain", "svc@acme.example", false, 0.3, SubjectClass.Possible)]
    [InlineData("svc", "svc@acme.example", false, 0.35, SubjectClass.Possible)]
    [InlineData("svc", "svc@acme.example", true, 0.8, SubjectClass.Integration)]
    public void ThresholdOfPossible_IsExact(string alias, string email, bool logsIn, double confidence, SubjectClass expected)
    {
        var found = Classify(Svc(alias, email, logsIn ? [Api("2026-11-20"), Ui("2026-01-05")] : []));

        Assert.Equal((confidence, expected), (found[^1].Classification.Confidence, found[^1].Classification.Class));
    }

    [Theory]
    [InlineData("plain", "plain@acme.example", 0.45, SubjectClass.Possible)]
    [InlineData("plain", "svc@acme.example", 0.55, SubjectClass.Possible)]
    [InlineData("svc", "svc@acme.example", 0.6, SubjectClass.Integration)]
    public void ThresholdOfIntegration_IsExact(string alias, string email, double confidence, SubjectClass expected)
    {
        var files = new OrgFiles().Profile("Sales")
            .Export(
                "users", UserColumns, Somebody,
                $"{Id(1)},orders@acme.example,Orders,{alias},{email},Sales,Salesforce,true,00E000000000001AAA")
            .Export("login-history", LoginColumns, Api("2026-11-20", "orders"), Ui("2026-01-05", "orders"));

        var found = Classify(files)[^1].Classification;

        Assert.Equal((confidence, expected), (found.Confidence, found.Class));
    }

    [Fact]
    public void SomeUiLoginsAmongUnknownOnes_AreNotMostlyApi()
    {
        var unknown = Enumerable.Range(1, 4).Select(day => $"svc@acme.example,2026-11-0{day}T09:00:00Z,,,N/A,Success");

        var found = Classify(Svc("plain", "", [Ui("2026-11-10"), Api("2026-11-11"), .. unknown]))[^1].Classification;

        Assert.Contains(found.Evidence, evidence => evidence.Signal == "some-ui-logins");
        Assert.DoesNotContain(found.Evidence, evidence => evidence.Signal == "mostly-api-logins");
    }

    [Fact]
    public void LoginsOfUnknownKindBeforeTheWindow_AreNoProofAgainstTheUi()
    {
        var found =
            Classify(Svc("plain", "", [Api("2026-11-10"), "svc@acme.example,2026-01-05T09:00:00Z,,,N/A,Success"]))[^1].Classification;

        Assert.Contains(found.Evidence, evidence => evidence.Signal == "only-api-logins");
        Assert.DoesNotContain(found.Evidence, evidence => evidence.Signal == "never-ui-login");
    }

    [Fact]
    public void LabelOfAPermissionSet_SpeaksAsItsNameDoes()
    {
        var found =
            Assert
                .Single(Classify(new OrgFiles().Profile("Sales")
                    .User("Sales", name: "Orders")
                    .Set("PS_0042", Class("Api"), label: "Web API Only")
                    .Assign("PS_0042")));

        Assert.Contains(found.Classification.Evidence, evidence => evidence.Signal == "permission-set-name"
            && evidence.Detail.EndsWith("'PS_0042', by the word 'api only'", StringComparison.Ordinal));
    }

    /// <summary>From a user with every positive signal, one is taken away after the other, in several orders.</summary>
    [Fact]
    public void TakingASignalAway_NeverRaisesTheConfidence()
    {
        string[] all =
        [
            "api-only-permission", "client-credentials-user", "only-api-logins", "integration-psl", "user-name", "username", "email",
            "alias", "profile-name",
            "permission-set-name", "application-name", "no-role", "password-never-expires",
        ];
        var complete = Classified(all);
        Assert.Equal(
            [.. all.Append("never-ui-login").Order(StringComparer.Ordinal)],
            complete.Evidence.Select(evidence => evidence.Signal).Order(StringComparer.Ordinal));

        for (var start = 0; start < all.Length; start++)
        {
            List<string> left = [.. all[start..], .. all[..start]];
            var before = complete;
            while (left.Count > 0)
            {
                left.RemoveAt(0);
                var after = Classified(left);
                Assert.True(
                    after.Confidence <= before.Confidence && after.Class >= before.Class,
                    $"fewer signals, more confidence: {string.Join(", ", left)}");
                before = after;
            }

            Assert.Equal((0, SubjectClass.Person), (before.Confidence, before.Class));
        }
    }

    private static Classification Classified(IReadOnlyCollection<string> signals)
    {
        string Pick(string signal, string with, string without) => signals.Contains(signal) ? with : without;
        var username = Pick("username", "svc@acme.example", "orders@acme.example");
        var profile = Pick("profile-name", "Integration", "Sales");
        var set = Pick("permission-set-name", "Integration_Orders", "Orders");
        var app = Pick("application-name", "Order Connector", "Orders");
        var files = new OrgFiles()
            .Profile(profile, Pick("api-only-permission", Permission("ApiUserOnly"), "")
                + Pick("password-never-expires", Permission("PasswordNeverExpires"), ""))
            .Set(set, Class("Api"))
            .Export("users", UserColumns, Somebody,
                $"{Id(1)},{username},{Pick("user-name", "ERP Integration", "Orders")},{Pick("alias", "svc", "ord")},"
                    + $"{Pick("email", "svc@acme.example", "orders@acme.example")},{profile},Salesforce,true,"
                    + $"{Pick("no-role", "", "00E000000000001AAA")}")
            .Export("permission-set-assignments", "AssigneeId,PermissionSet.Name", $"{Id(1)},{set}");
        if (signals.Contains("client-credentials-user"))
        {
            files.Component("connectedApps", "connectedApp", "ConnectedApp", "Erp",
                "<contactEmail>a@acme.example</contactEmail>\n<label>Erp</label>\n<oauthConfig>\n"
                    + "<isClientCredentialEnabled>true</isClientCredentialEnabled>\n"
                    + $"<oauthClientCredentialUser>{username}</oauthClientCredentialUser>\n</oauthConfig>\n");
        }

        if (signals.Contains("integration-psl"))
        {
            files.Export(
                "permission-set-license-assignments", "Assignee.Username,PermissionSetLicense.DeveloperName",
                $"{username},SalesforceAPIIntegrationPsl");
        }

        files.Export("login-history", LoginColumns, signals.Contains("only-api-logins")
            ? $"{username},2026-11-20T09:00:00Z,Remote Access 2.0,OauthClientCredentials,{app},Success"
            : $"{username},2026-11-20T09:00:00Z,,,{app},Success");
        return Classify(files).Single(subject => subject.Subject.Name == username).Classification;
    }

    private static OrgFiles Svc(string alias, string email, string[] logins)
    {
        var files = new OrgFiles().Profile("Sales")
            .Export(
                "users", UserColumns, Somebody,
                $"{Id(1)},svc@acme.example,Orders,{alias},{email},Sales,Salesforce,true,00E000000000001AAA");
        return logins.Length == 0 ? files : files.Export("login-history", [LoginColumns, .. logins]);
    }

    private static string Ui(string day, string user = "svc") => $"{user}@acme.example,{day}T09:00:00Z,Application,,Browser,Success";

    private static string Api(string day, string user = "svc") =>
        $"{user}@acme.example,{day}T09:00:00Z,Remote Access 2.0,OauthClientCredentials,Orders,Success";

    private static string Id(int number) => $"005000000000{number:000}";

    private static string Dotted(string name) => name.Replace(' ', '.');

    private static string SetOf(string word) => "Set_" + word.Replace(' ', '_');

    private static string Alias(string name) => name.Split(' ')[0];

    private static List<AssessedSubject> Classify(OrgFiles files) =>
        [.. Assessment.Run(files.Read(), [], cancellationToken: TestContext.Current.CancellationToken).Subjects];
}
