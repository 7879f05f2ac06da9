using MetadataAnalyzer.Analysis;
using MetadataAnalyzer.Configuration;
using MetadataAnalyzer.Readiness;
using MetadataAnalyzer.Rules;
using MetadataAnalyzer.Tests.Access;
using Xunit;

namespace MetadataAnalyzer.Tests.Readiness;

/// <summary>What is said about a product decides verdict and confidence only as far as it is known to be the product.</summary>
public class VendorVerdictTests
{
    private const string Refuses = "{stance: refuses, by: vendor, says: No., title: A page, read: 2026-11-01}";
    private const string Confirms = "{stance: confirms, by: vendor, says: Yes., title: A page, read: 2026-11-01}";
    private const string ConfirmsByAgency = "{stance: confirms, by: agency, says: Yes., title: A page, read: 2026-11-01}";

    [Theory]
    [InlineData("apps", Refuses, "", Verdict.NeedsVerification)]
    [InlineData("apps", $"{Refuses}, {Confirms}", "", Verdict.NeedsVerification)]
    [InlineData("apps", Confirms, "", Verdict.Ready)]
    [InlineData("unsure-apps", Refuses, "", Verdict.Ready)]
    [InlineData("apps", Refuses, "2026-11-19", Verdict.NeedsVerification)]
    [InlineData("apps", Refuses, "2026-12-31", Verdict.Ready)]
    public void ProductWhoseMakerRefuses_IsNeverReady_UnlessTheOrgOverrulesIt(
        string names, string statements, string overruledUntil, Verdict expected)
    {
        var assessed = Assess(names, statements, overruledUntil);

        Assert.Equal((expected, ""), (assessed.Verdict, Why(assessed, expected)));
    }

    [Theory]
    [InlineData(Refuses, 1)]
    [InlineData(ConfirmsByAgency, 1)]
    [InlineData(Confirms, 0)]
    public void MakersConfirmation_SettlesWhatTheClientDoes(string statements, int open)
    {
        var assessed = Assess("apps", statements, "", "EmailSingle");

        Assert.Contains(assessed.Findings, finding => finding.Id == "IUL1013");
        Assert.Equal(open, assessed.Missing.Count(missing => missing.StartsWith("the owner's answers", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("unsure-apps", Refuses, "", 1)]
    [InlineData("unsure-apps", Refuses, "2026-12-31", 0)]
    [InlineData("unsure-apps", Confirms, "", 0)]
    [InlineData("apps", Refuses, "", 0)]
    public void NameThatMayBeARefusedProduct_LowersTheConfidence(string names, string statements, string overruledUntil, int open) =>
        Assert.Equal(
            open,
            Assess(names, statements, overruledUntil).Missing.Count(missing => missing.StartsWith(
                "which product 'Data Ledger' is: what is said about Ledger (Example) refuses", StringComparison.Ordinal)));

    [Theory]
    [InlineData("2026-11-19", Impact.Change, "the overrule of 'ledger' ended on 2026-11-19 and overrules nothing any more")]
    [InlineData("2026-12-31", null, null)]
    public void ExpiredOverrule_IsSaid(string overruledUntil, Impact? impact, string? message)
    {
        var finding = Run("apps", Refuses, overruledUntil).Diagnostics.SingleOrDefault(finding => finding.Id == "IUL0011");

        Assert.Equal(impact, finding?.Impact);
        Assert.StartsWith(message ?? "", finding?.Message ?? "", StringComparison.Ordinal);
    }

    /// <summary>The findings that make another verdict than the expected one.</summary>
    private static string Why(AssessedSubject assessed, Verdict expected) => assessed.Verdict == expected ? ""
        : string.Join("\n", assessed.Findings.Where(finding => finding.Impact != Impact.Note)
            .Select(finding => $"{finding.Id} {finding.Message}"));

    private static AssessedSubject Assess(string names, string statements, string overruledUntil, params string[] permissions) =>
        Assert.Single(Run(names, statements, overruledUntil, permissions).Subjects);

    private static AssessmentResult Run(string names, string statements, string overruledUntil, params string[] permissions)
    {
        var overrule = overruledUntil.Length == 0 ? ""
            : $"\n  overrule: [{{vendor: ledger, reason: tested, owner: ops, expires: {overruledUntil}}}]";
        var configuration = ConfigurationReader.Read(
            new StringReader($$"""
                vendors:
                  add:
                    ledger: {vendor: Example, product: Ledger, {{names}}: [Data Ledger], statements: [{{statements}}]}{{overrule}}
                """),
            "metadata-analyzer.yml");
        var files = new OrgFiles()
            .Profile("Integration", string.Concat(permissions.Concat(["ApiEnabled", "ApiUserOnly"]).Select(OrgFiles.Permission)))
            .User().Assign()
            .Component(
                "connectedApps", "connectedApp", "ConnectedApp", "Books",
                "<label>Data Ledger</label>\n<oauthConfig><isAdminApproved>false</isAdminApproved></oauthConfig>\n")
            .Export(
                "login-history", "Username,LoginTime,LoginType,LoginSubType,Application,Status",
                $"{OrgFiles.Username},2026-08-23T04:00:00Z,Remote Access 2.0,OauthClientCredentials,Data Ledger,Success",
                $"{OrgFiles.Username},2026-11-20T04:00:00Z,Remote Access 2.0,OauthClientCredentials,Data Ledger,Success");

        // The small profile is no complete retrieve.
        return Assessment.Run(
            files.Read(configuration: configuration), BuiltInRules.All.Where(rule => rule.SupportedDiagnostics[0].Id != "IUL0003"),
            new AssessmentOptions { Include = [OrgFiles.Username] },
            cancellationToken: TestContext.Current.CancellationToken);
    }
}
