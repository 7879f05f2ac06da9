using System.Collections.Immutable;
using MetadataAnalyzer.Analysis;
using MetadataAnalyzer.Licensing;
using MetadataAnalyzer.Readiness;

namespace MetadataAnalyzer.Migration.Plan;

/// <summary>How the chosen subjects move. Pure and sorted: the same assessment and options give the same plan.</summary>
public sealed record MigrationPlan
{
    /// <summary>The assessment it rests on.</summary>
    public required AssessmentResult Result { get; init; }

    /// <summary>What the user chose.</summary>
    public required PlanOptions Options { get; init; }

    /// <summary>The subjects that move, sorted by name.</summary>
    public required ImmutableArray<SubjectPlan> Subjects { get; init; }

    /// <summary>The profiles to make, sorted by name; each is used by at least one subject.</summary>
    public required ImmutableArray<PlannedProfile> NewProfiles { get; init; }

    /// <summary>The app files to change, sorted by path, each with what all subjects need.</summary>
    public required ImmutableArray<PlannedApp> Apps { get; init; }

    /// <summary>Plans the move.</summary>
    /// <exception cref="PlanException">A chosen subject is not there or cannot move.</exception>
    public static MigrationPlan Of(AssessmentResult result, PlanOptions options)
    {
        var chosen = Choose(result, options);
        var profiles = new ProfilePlanner(result, chosen.Select(subject => subject.Subject));
        var labels = new KitLabels(result.Org);
        ImmutableArray<SubjectPlan> plans = [.. chosen.Select(subject => new SubjectPlanner(result.Org, subject, options, profiles, labels).Plan())];
        return new()
        {
            Result = result,
            Options = options,
            Subjects = plans,
            NewProfiles =
            [
                .. plans.Select(plan => plan.Profile).Where(profile => profile.IsNew).DistinctBy(profile => profile.Name, StringComparer.OrdinalIgnoreCase)
                    .OrderBy(profile => profile.Name, StringComparer.Ordinal),
            ],
            Apps = AppPlanner.Merge(plans.SelectMany(plan => plan.Apps), result.Org),
        };
    }

    /// <summary>The plan of a subject; null when its move is not planned.</summary>
    public SubjectPlan? Find(string name) => Subjects.FirstOrDefault(plan => string.Equals(plan.Subject.Name, name, StringComparison.OrdinalIgnoreCase));

    /// <summary>Why a subject's move cannot be planned, as a clause; null when it can.</summary>
    public static string? WhyNot(AssessedSubject assessed, AssessmentResult result) => assessed.Verdict switch
    {
        Verdict.Blocked => $"its move is blocked: {Blockers([.. result.DiagnosticsOf(assessed).Where(diagnostic => diagnostic.Impact == Impact.Blocker)])}",
        Verdict.Dormant => $"it is dormant ({assessed.Classification.Reason}): deactivate it instead of moving it",
        Verdict.AlreadyMigrated => "it is on the integration licence already",
        Verdict.NotACandidate => $"it is no candidate: {assessed.Classification.Reason}",
        _ => null,
    };

    /// <summary>The first blocker in words, the rules of the others.</summary>
    private static string Blockers(ImmutableArray<Diagnostic> blockers) => blockers switch
    {
        [var only] => $"{only.Id} {only.Message}",
        [var first, .. var others] => $"{first.Id} {first.Message}; {others.Length} more of {string.Join(", ", others.Select(other => other.Id).Distinct(StringComparer.Ordinal))}",
        _ => "no rule says why",
    };

    private static List<AssessedSubject> Choose(AssessmentResult result, PlanOptions options)
    {
        if (options.AllCandidates)
        {
            return [.. result.Subjects.Where(subject => subject.Classification.Candidacy == Candidacy.Candidate)];
        }

        if (options.Subjects.IsEmpty)
        {
            return [.. result.Subjects.Where(subject => subject.Verdict is Verdict.Ready or Verdict.ReadyAfterChanges)];
        }

        var chosen = options.Subjects.Select(name => Named(name, result)).ToHashSet();
        return [.. result.Subjects.Where(chosen.Contains)];
    }

    private static AssessedSubject Named(string name, AssessmentResult result)
    {
        var found = result.Subjects.FirstOrDefault(subject => string.Equals(subject.Subject.Name, name, StringComparison.OrdinalIgnoreCase))
            ?? throw new PlanException($"{name}: no such user or profile{Nearest.Suggestion(name, result.Subjects.Select(subject => subject.Subject.Name))}");
        return WhyNot(found, result) is { } reason ? throw new PlanException($"{name}: {reason}") : found;
    }
}
