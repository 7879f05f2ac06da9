using System.Collections.Immutable;
using System.IO.Abstractions.TestingHelpers;
using MetadataAnalyzer.Access;
using MetadataAnalyzer.Analysis;
using MetadataAnalyzer.Licensing;
using MetadataAnalyzer.Readiness;
using MetadataAnalyzer.Rules.ConnectedApps;
using MetadataAnalyzer.Rules.IpRanges;
using MetadataAnalyzer.Savings;
using MetadataAnalyzer.Tests.Access;
using Xunit;

namespace MetadataAnalyzer.Tests.Savings;

public class SavingsCalculatorTests
{
    private const string Contract = """
        currency: EUR
        sources:
          contract: {title: order form, grade: documented, date: 2026-05-01}
        licenses:
          - {license: Salesforce, price: 165, contract: 120, source: contract}
          - {license: Salesforce Platform, price: 25, source: contract}
        integration: {license: Salesforce Integration, price: 10, source: contract}
        renewal: {date: 2027-02-01, term_months: 12, source: contract}
        uplift: {share: 0.05, source: contract}
        hourly_rate: {amount: 100, source: contract}
        effort_hours:
          user: {hours: 1, source: contract}
          app: {hours: 2, source: contract}
          profile: {hours: 3, source: contract}
          question: {hours: 0.5, source: contract}

        """;

    /// <summary>
    /// Two free seats and EUR 10 for each further one. Prices in a year: Salesforce 120 × 12 = 1,440 (the contract's, not the list's 165),
    /// Salesforce Platform 25 × 12 = 300, an integration seat 10 × 12 = 120.
    /// <code>
    /// low   a (ready, high confidence)                         1,440                   - 0              = 1,440
    /// base  + b (Salesforce), c (Platform)                     1,440 + 1,440 + 300     - 0 - 0 - 120    = 3,060
    /// high  + d (to verify), e (possible, licence unpriced)    3 × 1,440 + 300         - 0 - 0 - 120 - 120 = 4,380
    /// </code>
    /// Free seats go to a and b, who save most; then d (1,440), c (300) and e (no price) pay. e pays for its seat but is in no amount.
    /// Work of base: 3 users × 1 h + one app that two of them share × 2 h = 5 h × 100 = 500; first year 3,060 - 500 = 2,560; paid back
    /// after 500 / (3,060 / 12) = 1.96, so 2 months. Three years: 3,060 × (1 + 1.05 + 1.05²) = 3,060 × 3.1525 = 9,646.65; net 9,146.65.
    /// Dormant: f, 1,440.
    /// </summary>
    [Fact]
    public void Estimate_EqualsTheSumDoneByHand()
    {
        var savings = Estimate(Contract, Movers());

        var (low, @base, high) = (savings.Scenarios[Scenario.Low], savings.Base, savings.Scenarios[Scenario.High]);
        Assert.Equal(("EUR", true, new DateOnly(2027, 2, 1)), (savings.Currency, savings.IsPriced, savings.RenewalDate));
        Assert.Equal((1, 1, 0, 1440m), (low.Subjects, low.FreeSeats, low.PaidSeats, low.Annual));
        Assert.Equal((3, 3, 2, 1), (@base.Subjects, @base.SeatsFreed, @base.FreeSeats, @base.PaidSeats));
        Assert.Equal((3180m, 120m, 3060m), (@base.CurrentAnnual, @base.TargetAnnual, @base.Annual));
        Assert.Equal((5m, 500m, 2560m, 2), (@base.Hours, @base.OneOff, @base.FirstYearNet, @base.PaybackMonths));
        Assert.Equal((9646.65m, 9146.65m), (@base.ThreeYearGross, @base.ThreeYear));
        Assert.Equal((5, 2, 3, 1, 4380m), (high.Subjects, high.FreeSeats, high.PaidSeats, high.Unpriced, high.Annual));
        Assert.Equal(new DormantSavings(1, 0, 1440m), savings.Dormant);
    }

    [Fact]
    public void Work_IsCountedOncePerThingAndOncePerQuestion()
    {
        var high = Estimate(Contract, Movers()).Scenarios[Scenario.High];

        // 5 users, the app of b and c, the two questions of d.
        Assert.Equal(
            [("user", 5, 5m), ("app", 1, 2m), ("question", 2, 1m)], high.Effort.Select(item => (item.Kind, item.Count, item.Hours)));
    }

    [Fact]
    public void EachSubject_HasItsShareAndTheySumToTheScenario()
    {
        var savings = Estimate(Contract, Movers());
        var byName = savings.BySubject.ToDictionary(pair => pair.Key.Name, pair => pair.Value);

        Assert.Equal(new(Scenario.Low, SeatKind.Free, 1440, 0), byName["a"]);
        Assert.Equal(new(Scenario.Base, SeatKind.Paid, 300, 120), byName["c"]);
        Assert.Equal(new(Scenario.High, SeatKind.Paid, null, null), byName["e"]);
        Assert.Equal(new(null, null, 1440, 0), byName["f"]);
        Assert.Equal(savings.Base.Annual, byName.Values.Where(share => share.Scenario <= Scenario.Base).Sum(share => share.Annual));
        Assert.False(byName.ContainsKey("g"));
    }

    [Fact]
    public void WithoutARate_TheWorkIsInHoursAndNothingNetIsKnown()
    {
        var savings = Estimate(Contract.Replace("hourly_rate: {amount: 100, source: contract}\n", "", StringComparison.Ordinal), Movers());

        Assert.Equal(
            (5m, null, null, null, null),
            (savings.Base.Hours, savings.Base.OneOff, savings.Base.FirstYearNet, savings.Base.ThreeYear, savings.Base.PaybackMonths));
        Assert.Equal(3060m, savings.Base.Annual);
        Assert.Equal(AssumptionOrigin.Missing, Assert.Single(savings.Assumptions, assumption => assumption.Name == "hourly-rate").Origin);
    }

    [Fact]
    public void WithoutATerm_PricesDoNotRise() =>
        Assert.Equal(
            3 * 3060m, Estimate(Contract.Replace(", term_months: 12", "", StringComparison.Ordinal), Movers()).Base.ThreeYearGross);

    /// <summary>The month in which a price rises decides: a term of 18 months gives 18 × 1 + 18 × 1.05 months.</summary>
    [Fact]
    public void ARenewalWithinAYear_CountsFromItsMonth() =>
        Assert.Equal(
            3060m * ((18 + (18 * 1.05m)) / 12),
            Estimate(Contract.Replace("term_months: 12", "term_months: 18", StringComparison.Ordinal), Movers()).Base.ThreeYearGross);

    [Fact]
    public void WithoutPrices_NothingIsNone()
    {
        var savings = Estimate(prices: null, Movers());

        Assert.False(savings.IsPriced);
        Assert.Null(savings.Base.Annual);
        Assert.Null(savings.Dormant.Annual);
        Assert.Null(savings.BreakEven);
        Assert.Empty(savings.Sensitivity);
        Assert.Equal(3, savings.Base.Unpriced);
        Assert.All(
            savings.Assumptions.Where(assumption => assumption.Name.StartsWith("price:Salesforce", StringComparison.Ordinal)
                && assumption.Name != "price:Salesforce Integration"),
            assumption => Assert.Equal(("not priced", AssumptionOrigin.Missing), (assumption.Value, assumption.Origin)));
    }

    /// <summary>
    /// One seat is bought, which may cost 3,180 / 12 = 265 a month until nothing is saved; full licences may fall to 120 / 3,180 of their
    /// price; the work of the first year may cost its whole saving, which is 30.6 hours at 100.
    /// </summary>
    [Fact]
    public void BreakEven_IsWhereTheSavingIsNothing()
    {
        var at = Estimate(Contract, Movers()).BreakEven!;

        Assert.Equal(new(265m, 120m / 3180m, 3060m, 30.6m), at);
        var dear = Estimate(
            Contract.Replace("Salesforce Integration, price: 10", "Salesforce Integration, price: 265", StringComparison.Ordinal),
            Movers());
        Assert.Equal(0m, dear.Base.Annual);
    }

    /// <summary>
    /// Base with no free seat pays 3 × 120: (3,180 - 360) × 3.1525 - 500 = 8,390.05; with all free 3,180 × 3.1525 - 500 = 9,524.95.
    /// </summary>
    [Fact]
    public void Sensitivity_ChangesOneInputAndPutsTheLargestFirst()
    {
        var cases = Estimate(Contract, Movers()).Sensitivity;

        Assert.Equal((8390.05m, 9524.95m), Ends(cases, "free-seats"));
        Assert.Equal((1440m * 3.1525m - 100, 4380m * 3.1525m - 800), Ends(cases, "who-moves"));
        Assert.Equal(((3180m * 0.55m - 120) * 3.1525m - 500, 9146.65m), Ends(cases, "full-license-price"));
        Assert.Equal((9146.65m + 250, 9146.65m - 500), Ends(cases, "effort"));
        Assert.Equal(((3060m * 3) - 500, 9146.65m), Ends(cases, "uplift"));
        Assert.Equal(cases.Select(found => found.Swing).OrderDescending(), cases.Select(found => found.Swing));
    }

    [Fact]
    public void Assumptions_SayWhoGaveThem()
    {
        var given = Estimate(Contract, Movers()).Assumptions.ToDictionary(assumption => assumption.Name);

        Assert.Equal(
            ("EUR 120 per user and month (contract)", AssumptionOrigin.Given, "order form"),
            (given["price:Salesforce"].Value, given["price:Salesforce"].Origin, given["price:Salesforce"].Source?.Title));
        Assert.Contains("list price EUR 165", given["price:Salesforce"].Note, StringComparison.Ordinal);
        Assert.Equal(AssumptionOrigin.Missing, given["price:Other"].Origin);
        Assert.Equal(("5 %", AssumptionOrigin.Given), (given["uplift"].Value, given["uplift"].Origin));
        Assert.Equal(AssumptionOrigin.Default, given["effort:reference"].Origin);
        Assert.Equal(AssumptionOrigin.Given, given["effort:app"].Origin);
        Assert.Equal(AssumptionOrigin.Export, given["seats:Salesforce Integration"].Origin);
        Assert.Equal(AssumptionOrigin.Missing, given["edition"].Origin);
    }

    private static (decimal Low, decimal High) Ends(ImmutableArray<SensitivityCase> cases, string input)
    {
        var found = Assert.Single(cases, found => found.Input == input);
        return (found.AtLow, found.AtHigh);
    }

    private static (string Name, string License, Verdict Verdict, SubjectClass Class, VerdictConfidence Confidence)[] Movers() =>
    [
        ("a", "Salesforce", Verdict.Ready, SubjectClass.Integration, VerdictConfidence.High),
        ("b", "Salesforce", Verdict.ReadyAfterChanges, SubjectClass.Integration, VerdictConfidence.Medium),
        ("c", "Salesforce Platform", Verdict.ReadyAfterChanges, SubjectClass.Integration, VerdictConfidence.Medium),
        ("d", "Salesforce", Verdict.NeedsVerification, SubjectClass.Integration, VerdictConfidence.Medium),
        ("e", "Other", Verdict.ReadyAfterChanges, SubjectClass.Possible, VerdictConfidence.High),
        ("f", "Salesforce", Verdict.Dormant, SubjectClass.Integration, VerdictConfidence.High),
        ("g", "Salesforce", Verdict.Blocked, SubjectClass.Integration, VerdictConfidence.High),
    ];

    private static SavingsEstimate Estimate(
        string? prices, (string Name, string License, Verdict Verdict, SubjectClass Class, VerdictConfidence Confidence)[] users)
    {
        var org = Read(prices, users.Select(user => $"{user.Name},true,Integration,{user.License}"));
        var diagnostics = ImmutableArray.CreateBuilder<Diagnostic>();
        var subjects = ImmutableArray.CreateBuilder<AssessedSubject>();
        foreach (var user in users)
        {
            var subject = org.Subjects.Single(subject => subject.Name == user.Name);
            ImmutableArray<Diagnostic> findings = [.. FindingsOf(subject)];
            diagnostics.AddRange(findings);
            subjects.Add(new(subject, new(user.Class, 1, Candidacy.Candidate, "", []))
            {
                Verdict = user.Verdict,
                Confidence = user.Confidence,
                Findings = findings,
            });
        }

        var seats = new SeatAllocator(org, edition: null);
        return SavingsEstimate.Of(new()
        {
            Org = org,
            Signals = [],
            Subjects = subjects.ToImmutable(),
            Edition = null,
            Seats = seats.All(subjects.ToImmutable()),
            Diagnostics = diagnostics.ToImmutable(),
            Rules = [],
        });
    }

    /// <summary>b and c are named by one app; d has two questions open.</summary>
    private static IEnumerable<Diagnostic> FindingsOf(Subject subject) => subject.Name switch
    {
        "b" or "c" =>
            [new(
                IUL5001AppPreauthorizesProfile.Descriptor, Impact.Change, subject, Evidence.Of(subject.Profile!),
                ["", "", "", "", "", ""])],
        "d" =>
        [
            new(
                IUL5001AppPreauthorizesProfile.Descriptor, Impact.Verify, subject, Evidence.Of(subject.Profile!),
                ["1", "", "", "", "", ""]),
            new(IUL4001ProfileLoginIpRanges.Descriptor, Impact.Verify, subject, Evidence.Of(subject.Profile!), ["2", "", "", "", "", ""]),
        ],
        _ => [],
    };

    private static Org Read(string? prices, IEnumerable<string> users)
    {
        var org = new OrgFiles().Profile("Integration")
            .Export("users", [.. users.Prepend("Username,IsActive,Profile.Name,Profile.UserLicense.Name")])
            .Export("user-licenses", "Name,TotalLicenses,UsedLicenses", "Salesforce Integration,3,1")
            .Export("permission-set-licenses", "DeveloperName,TotalLicenses,UsedLicenses", "SalesforceAPIIntegrationPsl,9,0")
            .Read();
        if (prices is null)
        {
            return org;
        }

        var fileSystem = new MockFileSystem();
        fileSystem.AddFile("/prices.yml", new MockFileData(prices));
        var catalogue = LicenseCatalogue.LoadEmbedded().WithPriceBook(fileSystem, "/prices.yml");
        return new(org.Project, org.Exports, new LicenseCapabilities(catalogue, capabilityRow: null, capabilityRowPlace: null));
    }
}
