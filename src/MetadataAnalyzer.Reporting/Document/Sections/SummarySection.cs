using System.Globalization;
using MetadataAnalyzer.Analysis;
using MetadataAnalyzer.Readiness;
using MetadataAnalyzer.Reporting.Wording;
using MetadataAnalyzer.Savings;

namespace MetadataAnalyzer.Reporting.Document.Sections;

/// <summary>The summary on one page: how many can move, what is saved, the obstacles, the decisions to take.</summary>
internal static class SummarySection
{
    private const int BiggestObstacles = 3;

    public static ReportSection Build(ReportModel model)
    {
        var savings = model.Savings;
        return new("summary", "Summary",
        [
            new ParagraphBlock(Lead(model), ParagraphStyle.Lead),
            new ParagraphBlock($"{SavingsText.Headline(savings)} {SavingsText.Renewal(savings)}"),
            new FiguresBlock([.. MoneyFigures(savings)]),
            new FiguresBlock(
            [
                .. VerdictText.All.Select(text => new Figure(
                    $"{model.Subjects.Count(assessed => assessed.Verdict == text.Verdict)}", text.Name, text.Meaning, text.Id)),
            ]),
            .. Obstacles(model),
            new HeadingBlock(3, "The decision asked"),
            new ListBlock([.. Decisions(model)]),
            .. Confidence(model),
        ]);
    }

    /// <summary>The trust that the assessment deserves, and the inputs that would decide more.</summary>
    private static IEnumerable<Block> Confidence(ReportModel model)
    {
        var (org, confidence) = (model.Result.Org, model.Result.Confidence);
        yield return new HeadingBlock(3, "How sure this is");
        yield return new FactsBlock(
        [
            new("Decided", AssessmentConfidenceText.Decided(confidence)),
            new("Logins", AssessmentConfidenceText.Logins(org)),
            new("API usage log", AssessmentConfidenceText.Usage(confidence, org)),
            new("Newest record", AssessmentConfidenceText.NewestRecord(confidence, org)),
            new("Dry run of the probe", AssessmentConfidenceText.Probe(confidence)),
            new("Carried or not", AssessmentConfidenceText.Rights(confidence)),
        ], IsList: true);
        if (!confidence.Inputs.IsEmpty)
        {
            yield return new ParagraphBlock("What would decide most of the rest:");
            yield return new ListBlock(
                [
                    .. confidence.Inputs.Select((input, index) => RichText.Of(
                        $"{AssessmentConfidenceText.Name(input)}: {AssessmentConfidenceText.Effect(input, index == 0)}")),
                ],
                IsOrdered: true);
        }
    }

    private static RichText Lead(ReportModel model)
    {
        var candidates = model.Candidates.ToList();
        return $"{Words.Count(model.Subjects.Length, model.Noun)} looked at; {Words.Count(candidates.Count, "candidate")} for the move"
            + (candidates.Count == 0
                ? "."
                : $", {AssessmentConfidenceText.Share(model.Result.Confidence)} of them decided: {VerdictText.Tally(candidates)}.");
    }

    /// <summary>
    /// Four figures about money: the saving in a year, in the first year, the payback and the renewal. An unknown figure is replaced by a
    /// known one.
    /// </summary>
    private static IEnumerable<Figure> MoneyFigures(SavingsEstimate savings)
    {
        var (scenario, low, high) = (savings.Base, savings.Scenarios[Scenario.Low].Annual, savings.Scenarios[Scenario.High].Annual);
        string Money(decimal? amount) => SavingsText.Amount(amount, savings);
        yield return scenario.Annual is null && high is null
            ? new(Amounts.NotPriced, "Saves a year", "Give a price book, or the org's edition for list prices.")
            : scenario.Annual is null
                ? new($"up to {Money(high)}", "Saves a year",
                    "Nothing that is ready to move is priced; this is with what is still to verify.")
                : new(Money(scenario.Annual), "Saves a year",
                    $"{Money(low ?? 0)} low, {Money(high)} high: only what is certain, or with what is still to verify.");
        yield return scenario.FirstYearNet is { } net
            ? new(Money(net), "First year, less the work", $"{Money(scenario.OneOff)} of work, once ({Amounts.Hours(scenario.Hours)}).")
            : new(Amounts.Hours(scenario.Hours), "Work, once", "What an hour costs is not given.");
        yield return scenario.PaybackMonths is { } months
            ? new(Words.Count(months, "month"), "Until the work is paid for", "Counted from the renewal on.")
            : new($"{scenario.SeatsFreed}", scenario.SeatsFreed == 1 ? "Full licence freed" : "Full licences freed",
                "By those that are ready, at once or after changes.");
        yield return savings.RenewalDate is { } day
            ? new(day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), "Renewal of the contract",
                "A freed licence saves money from this day on, if the contract is reduced by then.")
            : new("not given", "Renewal of the contract", "A freed licence saves money only from the renewal on.");
    }

    /// <summary>The obstacles of most subjects; without blockers, open questions or changes.</summary>
    private static IEnumerable<Block> Obstacles(ReportModel model)
    {
        if (model.Themes.IsEmpty)
        {
            yield break;
        }

        var worst = model.Themes[0].Impact;
        var themes = model.Themes.Where(theme => theme.Impact == worst).Take(BiggestObstacles).ToList();
        yield return new HeadingBlock(3, worst switch
        {
            Impact.Blocker => "The biggest blockers",
            Impact.Verify => "The biggest open questions",
            _ => "The biggest changes",
        });
        yield return new ListBlock(
            [
                .. themes.Select(theme => RichText.Of(
                    $"{Inline.Rule(theme.Rule.Id)} {theme.Rule.Title}: {Words.Count(theme.Subjects.Length, "candidate")}"
                    + $"{(theme.AnnualLicences(model.Result) is { } annual
                        ? $", on licences of {SavingsText.Amount(annual, model.Savings)} a year" : "")}")),
            ],
            IsOrdered: true);
    }

    /// <summary>The decisions to take, each with some names of those concerned, because the summary stays on one page.</summary>
    private static IEnumerable<RichText> Decisions(ReportModel model)
    {
        const int Named = 4;
        int Count(Verdict verdict) => model.Subjects.Count(assessed => assessed.Verdict == verdict);
        RichText Who(params Verdict[] verdicts) =>
            Inline.Subjects([.. model.Subjects.Where(assessed => verdicts.Contains(assessed.Verdict))
                .Select(assessed => assessed.Subject)], model, most: Named);
        var moves = Count(Verdict.Ready) + Count(Verdict.ReadyAfterChanges);
        var (open, blocked, dormant) = (Count(Verdict.NeedsVerification), Count(Verdict.Blocked), Count(Verdict.Dormant));
        var savings = model.Savings;
        if (moves > 0)
        {
            var seats = savings.Base.PaidSeats > 0
                ? $", and buy {Words.Count(savings.Base.PaidSeats, "seat")} of the integration licence"
                : "";
            yield return RichText.Of($"Approve the move of {Words.Count(moves, "candidate")} ({Count(Verdict.Ready)} as they are, "
                + $"{Count(Verdict.ReadyAfterChanges)} after changes; {Amounts.Hours(savings.Base.Hours)} of work){seats}: "
                + $"{Who(Verdict.Ready, Verdict.ReadyAfterChanges)}.");
        }

        if (open > 0)
        {
            yield return RichText.Of($"Name who answers the open questions about {Words.Count(open, "candidate")}: "
                + $"{Who(Verdict.NeedsVerification)}.");
        }

        if (blocked > 0)
        {
            yield return RichText.Of($"Decide about {Words.Count(blocked, "blocked candidate")} (redesign, split, or keep the full "
                + $"licence): {Who(Verdict.Blocked)}.");
        }

        if (dormant > 0)
        {
            yield return RichText.Of($"Deactivate {Words.Count(dormant, "dormant user")} once the owner agrees: {Who(Verdict.Dormant)}.");
        }

        if (moves + open + blocked + dormant == 0)
        {
            yield return "None yet: no candidate is known. The section on evidence says what the assessment could not see.";
        }

        if (savings.RenewalDate is null && moves + open > 0)
        {
            yield return "Give the renewal date of the contract: until then no date can be set for the savings.";
        }
    }
}
