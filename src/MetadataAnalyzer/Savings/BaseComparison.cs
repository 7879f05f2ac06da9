using System.Collections.Immutable;
using System.Globalization;
using MetadataAnalyzer.Access;
using MetadataAnalyzer.Analysis;
using MetadataAnalyzer.Licensing;
using MetadataAnalyzer.Readiness;

namespace MetadataAnalyzer.Savings;

/// <summary>An assessment beside that of the state before the change, with the same exports, prices and configuration.</summary>
/// <param name="Name">Name of that state for people, such as <c>main</c>.</param>
/// <param name="Before">The savings in that state.</param>
/// <param name="After">The savings now.</param>
public sealed record BaseComparison(string Name, SavingsEstimate Before, SavingsEstimate After)
{
    /// <summary>
    /// Loss of yearly saving in the base scenario by the change, negative when it adds; null when one of the two is not priced.
    /// </summary>
    public decimal? AnnualLoss => (Before.Base.Subjects, After.Base.Subjects) switch
    {
        (0, 0) => null,
        (0, _) => -After.Base.Annual,
        (_, 0) => Before.Base.Annual,
        _ => Before.Base.Annual - After.Base.Annual,
    };

    /// <summary>
    /// Marks what is new against the state before the change, and adds a finding for each subject that could move before and is blocked
    /// now. Its place is that of the subject's first new blocker, so that a check that folds it into the blocker has one finding at one
    /// line.
    /// </summary>
    /// <param name="result">The assessment.</param>
    /// <param name="before">That of the state before the change; null when there was no project.</param>
    /// <param name="name">Name of that state for people.</param>
    /// <param name="lost">The rule that such a subject is a finding of; it takes who and what.</param>
    /// <param name="baseline">Blockers that the check lets pass: what they take away is no finding either; null for none.</param>
    public static (AssessmentResult Result, BaseComparison? Comparison) Of(
        AssessmentResult result, AssessmentResult? before, string name, DiagnosticDescriptor lost, Baseline? baseline)
    {
        if (before is null)
        {
            return (result.WithDiagnostics(result.Diagnostics.Select(finding => finding.Compare(BaselineState.New))), null);
        }

        var compared = result.ComparedWith(before);
        var savings = SavingsEstimate.Of(before);
        var movedBefore = before.Subjects.Where(subject => subject.Moves)
            .ToDictionary(subject => (subject.Subject.Kind, subject.Subject.Name));
        ImmutableArray<Diagnostic> losses =
        [
            .. from subject in compared.Subjects
               where subject.Verdict == Verdict.Blocked && movedBefore.ContainsKey((subject.Subject.Kind, subject.Subject.Name))
               let blockers = subject.Findings
                   .Where(finding => finding is { Impact: Impact.Blocker, Baseline: BaselineState.New, Suppression: null }
                       && baseline?.Find(finding) is null)
                   .ToList()
               where blockers.Count > 0
               let earlier = movedBefore[(subject.Subject.Kind, subject.Subject.Name)].Subject
               select Loss(lost, subject.Subject, blockers, Cost(savings.BySubject.GetValueOrDefault(earlier)?.Annual, savings.Currency)),
        ];
        var all = losses.IsEmpty ? compared : compared.WithDiagnostics(compared.Diagnostics.Concat(losses));
        return (all, new(name, savings, SavingsEstimate.Of(all)));
    }

    private static Diagnostic Loss(DiagnosticDescriptor descriptor, Subject subject, List<Diagnostic> blockers, string cost)
    {
        var rules = string.Join(", ", blockers.Select(finding => finding.Id).Distinct(StringComparer.Ordinal));
        var who = $"{(subject.Kind == SubjectKind.User ? "user" : "profile")} '{subject.Name}'";
        return new Diagnostic(
            descriptor, Impact.Change, subject, blockers[0].Evidence,
            ["this change", $"takes {who} out of eligibility ({cost}), because of {rules}. Take back what the finding at this place names, "
                + "or give it to other users"])
            .Compare(BaselineState.New);
    }

    private static string Cost(decimal? annual, string currency) => annual is { } amount
        ? string.Create(CultureInfo.InvariantCulture, $"{new Money(amount, currency)} a year that the move would save")
        : "the yearly cost is not priced";
}
