using System.Collections.Immutable;
using MetadataAnalyzer.Access;
using MetadataAnalyzer.Analysis;
using MetadataAnalyzer.Planning;
using MetadataAnalyzer.Reporting.Wording;

namespace MetadataAnalyzer.Reporting.Document.Sections;

/// <summary>
/// A part for each candidate, migrated or dormant subject: its verdict, the evidence of its classification, the steps in order, the move.
/// </summary>
internal static class SubjectsSection
{
    /// <summary>The steps in the order of the report: the six before the move, then the others.</summary>
    private static readonly ImmutableArray<AssessmentStep> Steps =
    [
        AssessmentStep.Profile, AssessmentStep.PermissionSets, AssessmentStep.NewPermissionSet, AssessmentStep.IpRanges,
        AssessmentStep.ConnectedApps,
        AssessmentStep.ApexAndVisualforce, AssessmentStep.References, AssessmentStep.User, AssessmentStep.LeastPrivilege,
        AssessmentStep.Input,
    ];

    public static ReportSection Build(ReportModel model) => new("subjects", "Subjects",
    [
        new ParagraphBlock("Each part follows the six steps before the move. Keep this report: after the switch most of what it lists can "
            + "no longer be retrieved."),
        new LongBlock([], RichText.Of($"Paper names the rules of the notes, which touch no verdict; their text is in "
            + $"{Span.Code("findings.csv")} and in the HTML report.")),
        .. model.Subjects.Where(assessed => assessed.HasSteps).Select(assessed => Part(assessed, model)),
    ]);

    private static SubjectBlock Part(AssessedSubject assessed, ReportModel model)
    {
        var findings = assessed.Findings.Select(finding => new FindingItem(model.NumberOf(finding), finding))
            .ToLookup(finding => finding.Diagnostic.Descriptor.Step);
        var plan = model.PlanOf(assessed);
        return new(model.AnchorOf(assessed.Subject), assessed.Subject.Name, CandidatesSection.Keys(assessed),
        [
            new ParagraphBlock(RichText.Of($"{Inline.Badge(assessed.Verdict)} {VerdictText.Of(assessed.Verdict).Meaning}")),
            FactsOf(assessed, model),
            .. assessed.Classification.Reason.Length > 0 ? [new ParagraphBlock(assessed.Classification.Reason)] : Array.Empty<Block>(),
            .. Missing(assessed),
            .. Evidence(assessed, model),
            .. Decisions(assessed.Subject),
            .. UsageBlocks.Of(assessed.Subject),
            .. Steps.Select(step => Step(step, assessed.Subject, plan, model.Result.Org.AsOf, [.. findings[step]])).OfType<StepBlock>(),
            .. plan is null ? Array.Empty<Block>() : [MoveInstructions.Build(plan, model.Result.Org)],
        ]);
    }

    /// <summary>The evidence as one sentence for paper, so that a subject fits on a page.</summary>
    private static LongBlock FactsOf(AssessedSubject assessed, ReportModel model)
    {
        var facts = Facts(assessed, model);
        return new([new FactsBlock(facts)],
            RichText.Join(" · ", facts.Select(fact => RichText.Of($"{Span.Quiet($"{fact.Term}:")} {fact.Text}"))));
    }

    private static ImmutableArray<Fact> Facts(AssessedSubject assessed, ReportModel model)
    {
        var subject = assessed.Subject;
        var savings = model.Savings;
        var share = savings.BySubject.GetValueOrDefault(subject);
        return
        [
            new(subject.Kind == SubjectKind.User ? "Name" : "Label", subject.Label),
            new("Profile", subject.ProfileName.Length == 0 ? "not known" : model.Result.Org.Names.ProfileLabel(subject.ProfileName)),
            new("User licence", subject.UserLicense ?? "not known"),
            new("Taken for",
                $"{Words.Name(assessed.Classification.Class)} (confidence {ConfidenceText.Percent(assessed.Classification.Confidence)} %)"),
            new("Confidence in the verdict", assessed.Confidence.Id()),
            new("Findings", $"{Words.Count(assessed.Blockers, "blocker")}, {Words.Count(assessed.Changes, "change")}, "
                + $"{assessed.Verifications} to verify, {Words.Count(assessed.Notes, "note")}"),
            .. share is null ? Array.Empty<Fact>() :
            [
                new("Saves a year", share.Annual is null
                    ? Amounts.NotPriced
                    : $"{SavingsText.Amount(share.Annual, savings)}: {SavingsText.Amount(share.CurrentAnnual, savings)} less "
                        + $"{SavingsText.Amount(share.TargetAnnual, savings)}{SeatText(share.Seat)}"),
            ],
        ];
    }

    private static string SeatText(SeatKind? seat) => seat switch
    {
        SeatKind.Free => " (a free seat)",
        SeatKind.Paid => " (a seat to buy)",
        SeatKind.Unknown => " (a seat to buy, unless one is free, which is not known)",
        _ => "",
    };

    /// <summary>The rights that hold back the verdict, with the evidence on the need and on the licence.</summary>
    private static IEnumerable<Block> Decisions(Subject subject)
    {
        RightOutcome[] open = [RightOutcome.Blocked, RightOutcome.Unproven, RightOutcome.Replaced, RightOutcome.Asked];
        ImmutableArray<RightDecision> decisions = [.. open.SelectMany(subject.Needs.With)];
        if (decisions.IsEmpty)
        {
            yield break;
        }

        const string Caption = "Rights that are not shown to be carried";
        var rows = decisions.Select(decision => TableRow.Of(
            decision.DisplayName, DecisionText.Meaning(decision.Outcome), $"{DecisionText.Of(decision.Need)}: {decision.Reason}",
            $"{DecisionText.Of(decision.Carriage.Status)}: {decision.Carriage.Evidence}"));
        var counts = open.Select(outcome => (Count: decisions.Count(decision => decision.Outcome == outcome), outcome))
            .Where(entry => entry.Count > 0).Select(entry => $"{entry.Count} {DecisionText.Meaning(entry.outcome)}");
        yield return new LongBlock(
            [new TableBlock([new(Caption, Width: 1.4), new("The move", Width: 0.8), new("Needed?", Width: 1.6), new("Carried?", Width: 2)],
                [.. rows]) { Caption = Caption }],
            RichText.Of($"{Span.Strong(Words.Count(decisions.Length, "right"))} not shown to be carried: {string.Join(", ", counts)}. "
                + $"{Inline.Elsewhere("permissions.csv")}"));
    }

    private static IEnumerable<Block> Missing(AssessedSubject assessed)
    {
        if (!assessed.Missing.IsEmpty)
        {
            yield return new HeadingBlock(4, "Missing for a surer verdict");
            const int Few = 8, OnPaper = 3;
            var list = new ListBlock([.. assessed.Missing.Select(missing => (RichText)missing)]);
            yield return list.Items.Length <= Few ? list : new LongBlock([list], RichText.Of(
                $"{Span.Strong(Words.Count(list.Items.Length, "thing"))}: {RichText.Join("; ", list.Items.Take(OnPaper))}; and "
                    + $"{list.Items.Length - OnPaper} more. {Inline.Elsewhere("assessment.json")}"));
        }
    }

    private static IEnumerable<Block> Evidence(AssessedSubject assessed, ReportModel model)
    {
        if (assessed.Classification.Evidence.IsEmpty)
        {
            yield break;
        }

        const string Title = "Signals for and against an integration";
        var table = new TableBlock(
            [new("Signal", Width: 3), new("Weight", IsNumber: true, Width: 0.6), new("Place", Width: 1.6)],
            [
                .. assessed.Classification.Evidence.Select(evidence => TableRow.Of(
                    evidence.Detail, ConfidenceText.Weight(evidence.Weight),
                    Inline.Place(evidence.Source)) with { Keys = [$"signal:{evidence.Signal}"] }),
            ])
        { Caption = $"Signals about {assessed.Subject.Name}" };
        var sum = ConfidenceText.Sum(assessed.Classification, model.Result.Org.Catalogue.Detection);
        var signals = string.Join("; ",
            assessed.Classification.Evidence.Select(evidence => $"{evidence.Detail} ({ConfidenceText.Weight(evidence.Weight)})"));
        yield return new LongBlock([new HeadingBlock(4, Title), table, new ParagraphBlock(sum, ParagraphStyle.Quiet)],
            RichText.Of($"{Span.Strong($"{Title}:")} {signals}. {Span.Quiet(sum)}"));
    }

    private static StepBlock? Step(
        AssessmentStep step, Subject subject, SubjectPlan? plan, DateOnly? asOf, ImmutableArray<FindingItem> findings) =>
        step is AssessmentStep.Input or > AssessmentStep.ApexAndVisualforce && findings.IsEmpty
            ? null
            : new(Words.Title(step), [.. StepFacts.Of(step, subject, plan, asOf), .. Inline.Findings(findings)]) { IsCompact = true };
}
