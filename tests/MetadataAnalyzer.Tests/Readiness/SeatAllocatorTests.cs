using System.Collections.Immutable;
using System.IO.Abstractions;
using System.IO.Abstractions.TestingHelpers;
using MetadataAnalyzer.Access;
using MetadataAnalyzer.Analysis;
using MetadataAnalyzer.Cli;
using MetadataAnalyzer.Licensing;
using MetadataAnalyzer.Readiness;
using MetadataAnalyzer.Reporting.Wording;
using MetadataAnalyzer.Savings;
using MetadataAnalyzer.Tests.Access;
using MetadataAnalyzer.Tests.Cli;
using Xunit;

namespace MetadataAnalyzer.Tests.Readiness;

public class SeatAllocatorTests
{
    private const string NotForSale =
        "currency: EUR\nlicenses: []\nintegration: {license: Salesforce Integration, for_sale: false, source: known}\n";

    [Fact]
    public void FreeSeats_GoByVerdictThenUsername()
    {
        var claims = Allocate(Org(free: 2), ("c", Verdict.Ready), ("b", Verdict.ReadyAfterChanges), ("a", Verdict.ReadyAfterChanges));

        Assert.Equal(
            [("c", SeatKind.Free), ("a", SeatKind.Free), ("b", SeatKind.Paid)], claims.Select(claim => (claim.Subject.Name, claim.Seat)));
    }

    [Fact]
    public void HighestSaving_ComesFirstAndUnpricedLast()
    {
        var org = Org(free: 1, licenses: "abc".Zip(["Salesforce Platform", "Other", "Salesforce"])
            .ToDictionary(pair => pair.First.ToString(), pair => pair.Second));
        var priced = org.Catalogue.Prices.Licenses.First(price => price.License == "Salesforce" && price.Edition == "Core");

        var claims = Allocate(org, "Core", ("a", Verdict.Ready), ("b", Verdict.Ready), ("c", Verdict.ReadyAfterChanges));

        Assert.Equal([("c", SeatKind.Free, priced.PerUserAndMonth * 12), ("a", SeatKind.Paid, null), ("b", SeatKind.Paid, (decimal?)null)],
            claims.Select(claim => (claim.Subject.Name, claim.Seat, claim.Annual)));
    }

    [Fact]
    public void PermissionSetLicense_LimitsTooAndItsHoldersNeedNoOther()
    {
        var org = Org(free: 5, freeOfSet: 0, holder: "b");

        var claims = Allocate(org, ("a", Verdict.Ready), ("b", Verdict.Ready));

        Assert.Equal([SeatKind.Paid, SeatKind.Free], claims.Select(claim => claim.Seat));
        Assert.Equal("SalesforceAPIIntegrationPsl", claims[0].Exhausted?.License);
    }

    [Fact]
    public void UnknownSeats_StayUnknownUnlessTheOtherLicenceRunsOut()
    {
        Assert.Equal([SeatKind.Unknown], Allocate(Org(free: null), ("a", Verdict.Ready)).Select(claim => claim.Seat));
        Assert.Equal(
            [SeatKind.Unknown, SeatKind.Paid],
            Allocate(Org(free: 1, freeOfSet: null), ("a", Verdict.Ready), ("b", Verdict.Ready)).Select(claim => claim.Seat));
    }

    [Fact]
    public void Edition_GivesItsDefaultLessTheUsersOnTheLicence()
    {
        var org = Org(free: null, freeOfSet: null, licenses: new() { ["a"] = "Salesforce Integration", ["b"] = "Salesforce" });

        var seats = IntegrationSeats.Of(org, "enterprise");

        Assert.Equal(
            (5, 1, 4, true), (seats.UserLicense.Total, seats.UserLicense.Used, seats.UserLicense.Free, seats.UserLicense.IsDefault));
        Assert.Equal(4, seats.PermissionSetLicense.Free);
        Assert.Null(IntegrationSeats.Of(org, edition: null).UserLicense.Free);
    }

    [Fact]
    public void Overbooked_LeavesNoneRatherThanLess() => Assert.Equal(0, new LicenseSeats("x", 5, 7, Location: null).Free);

    [Theory]
    [InlineData(Verdict.Ready, SubjectClass.Integration, VerdictConfidence.High, "Low Base High")]
    [InlineData(Verdict.ReadyAfterChanges, SubjectClass.Integration, VerdictConfidence.Medium, "Base High")]
    [InlineData(Verdict.Ready, SubjectClass.Possible, VerdictConfidence.High, "High")]
    [InlineData(Verdict.NeedsVerification, SubjectClass.Integration, VerdictConfidence.High, "High")]
    [InlineData(Verdict.Blocked, SubjectClass.Integration, VerdictConfidence.High, "")]
    [InlineData(Verdict.Dormant, SubjectClass.Integration, VerdictConfidence.High, "")]
    public void Scenario_TakesThoseOfTheDefinition(Verdict verdict, SubjectClass kind, VerdictConfidence confidence, string scenarios)
    {
        var outcome = new AssessedSubject(null!, new(kind, 1, Candidacy.Candidate, "", [])) { Verdict = verdict };

        Assert.Equal(
            scenarios, string.Join(' ', Enum.GetValues<Scenario>().Where(scenario => SeatAllocator.Moves(scenario, outcome, confidence))));
    }

    [Fact]
    public void Sample_WithoutSeatsForSale_BlocksTheLastTwoAndKeepsTheOthers()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder.PathOf("prices.yml"), NotForSale);
        var input = new AssessmentInput { Path = CliRun.Sample, PriceBook = folder.PathOf("prices.yml") };

        var result = input.Assess(input.ReadOrg(new FileSystem()));

        var findings = result.Diagnostics.Where(diagnostic => diagnostic.Id == "IUL8007").ToList();
        Assert.Equal(
            [("int.meters@larkfield.example.com", Impact.Blocker), ("int.warehouse@larkfield.example.com", Impact.Blocker)],
            findings.Select(finding => (finding.Subject?.Name, finding.Impact)).Order());
        var finding = findings.Single(finding => finding.Subject?.Name == "int.warehouse@larkfield.example.com");
        Assert.DoesNotContain(result.Diagnostics, diagnostic => diagnostic.Id == "IUL8008");
        Assert.Equal(Verdict.Blocked, result.Subjects.Single(subject => subject.Subject == finding.Subject).Verdict);

        // It moves no more, so that its login ranges ask for no profile of their own.
        Assert.DoesNotContain(result.Diagnostics, diagnostic => diagnostic.Id == "IUL4002" && diagnostic.Subject == finding.Subject);
        Assert.All(result.Seats[Scenario.Base].Claims, claim => Assert.Equal(SeatKind.Free, claim.Seat));
    }

    [Fact]
    public void Sample_HasASeatForThreeOfFive()
    {
        var input = new AssessmentInput { Path = CliRun.Sample };

        var seats = input.Assess(input.ReadOrg(new FileSystem())).Seats[Scenario.Base];

        Assert.Equal((5, 3, 2), (seats.Claims.Length, seats.Count(SeatKind.Free), seats.Count(SeatKind.Paid)));
        Assert.Equal((3, 4), (seats.Seats.UserLicense.Free, seats.Seats.PermissionSetLicense.Free));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void EveryPaidSeatOfTheReports_IsFound(bool areSeatsKnown)
    {
        using var exports = new TemporaryFolder();
        foreach (var file in Directory.EnumerateFiles(Path.Combine(CliRun.Sample, "org-data"))
            .Where(file => areSeatsKnown || Path.GetFileName(file) != "user-licenses.csv"))
        {
            File.Copy(file, exports.PathOf(Path.GetFileName(file)));
        }

        var input = new AssessmentInput { Path = CliRun.Sample, OrgData = exports.Path, IgnoreConfiguration = true };

        var result = input.Assess(input.ReadOrg(new FileSystem()));

        var seats = SavingsEstimate.Of(result).BySubject
            .Where(entry => Words.Id(entry.Value.Seat) == "paid")
            .Select(entry => entry.Key.Name)
            .Order(StringComparer.Ordinal)
            .ToList();
        Assert.NotEmpty(seats);
        Assert.Equal(seats, result.Diagnostics.Where(finding => finding.Id == "IUL8008")
            .Select(finding => finding.Subject!.Name)
            .Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData(
        "currency: EUR\nlicenses: []\nintegration: {license: I, price: -1, source: known}\n", ", line 3: 'price' must not be negative")]
    [InlineData(
        "currency: EUR\nlicenses: []\nintegration: {license: I, price: 1, for_sale: false, source: known}\n",
        ", line 3: 'integration' has a price and is not for sale")]
    [InlineData("currency: EUR\nlicenses: []\nintegration: {license: I, source: known}\n", ", line 3: 'integration' needs 'price'")]
    [InlineData("currency: EUR\nlicenses: []\nintegration: {license: I, price: 1, source: hearsay}\n", ", line 3: 'hearsay' is no source")]
    [InlineData("currency: EUR\nlicense: []\n", ", line 2: unknown key 'license'")]
    [InlineData("currency: [EUR\n", "no YAML")]
    public void BrokenPriceBook_IsReportedWithItsLine(string text, string message)
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder.PathOf("prices.yml"), text);

        var run = CliRun.Of("assess", CliRun.Sample, "--price-book", folder.PathOf("prices.yml"));

        Assert.Equal(2, run.Code);
        Assert.Contains(message, run.Error, StringComparison.Ordinal);
        Assert.StartsWith(
            "metadata-analyzer: --price-book ", run.Error.Replace("error: ", "metadata-analyzer: ", StringComparison.Ordinal),
            StringComparison.Ordinal);
    }

    [Fact]
    public void PriceBook_BringsItsOwnPricesAndNoOthers()
    {
        var fileSystem = new MockFileSystem();
        fileSystem.AddFile(
            "/prices.yml",
            new MockFileData("currency: EUR\nsources:\n  c: {title: contract, grade: documented, date: 2026-05}\nlicenses: "
                + "[]\nintegration: {license: I, price: 8, source: c}\n"));

        var prices = LicenseCatalogue.LoadEmbedded().WithPriceBook(fileSystem, "/prices.yml").Prices;

        Assert.Equal(
            ("EUR", false, 8m, "contract"),
            (prices.Currency, prices.IsDefault, prices.Integration.PerUserAndMonth, prices.Integration.Source.Title));
        Assert.Null(prices.FindPrice("Salesforce", "Enterprise", day: null));
        Assert.Equal(5, prices.FindIncludedSeats("Enterprise")?.UserLicense);
        Assert.Equal("USD", LicenseCatalogue.LoadEmbedded().Prices.Currency);
    }

    [Fact]
    public void UnknownEdition_IsRefusedWithTheNearest()
    {
        var run = CliRun.Of("assess", CliRun.Sample, "--edition", "Entreprise");

        Assert.Equal(2, run.Code);
        Assert.Contains("Enterprise", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(100.005, "EUR 100.01")]
    [InlineData(-0.125, "EUR -0.13")]
    [InlineData(1200, "EUR 1,200")]
    public void Money_RoundsHalfAwayFromZero(double amount, string text) =>
        Assert.Equal(text, new Money((decimal)amount, "EUR").ToString());

    private static Org Org(int? free, int? freeOfSet = 9, string? holder = null, Dictionary<string, string>? licenses = null)
    {
        licenses ??= "abc".ToDictionary(letter => letter.ToString(), _ => "Salesforce");
        var files = new OrgFiles().Profile("Integration")
            .Export("users", [.. licenses.Select(pair => $"{pair.Key},true,Integration,{pair.Value}")
                .Prepend("Username,IsActive,Profile.Name,Profile.UserLicense.Name")]);
        files = free is null
            ? files
            : files.Export("user-licenses", "Name,TotalLicenses,UsedLicenses", $"Salesforce Integration,{free + 1},1");
        files = freeOfSet is null
            ? files
            : files.Export(
                "permission-set-licenses", "DeveloperName,TotalLicenses,UsedLicenses", $"SalesforceAPIIntegrationPsl,{freeOfSet},0");
        files = holder is null ? files : files.Export(
            "permission-set-license-assignments", "Assignee.Username,PermissionSetLicense.DeveloperName",
            $"{holder},SalesforceAPIIntegrationPsl");
        return files.Read();
    }

    private static ImmutableArray<SeatClaim> Allocate(Org org, params (string Name, Verdict Verdict)[] movers) =>
        Allocate(org, edition: null, movers);

    private static ImmutableArray<SeatClaim> Allocate(Org org, string? edition, params (string Name, Verdict Verdict)[] movers) =>
        new SeatAllocator(org, edition).OfBase(
            movers.Select(mover => new AssessedSubject(
                org.Subjects.Single(subject => subject.Name == mover.Name), new(SubjectClass.Integration, 1, Candidacy.Candidate, "", []))
            { Verdict = mover.Verdict })).Claims;
}
