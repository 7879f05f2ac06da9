using System.Collections.Immutable;
using MetadataAnalyzer.Analysis;
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
        var chosen = MoveScope.Chosen(result, options);
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

    /// <summary>Number of subjects of the assessment, by verdict.</summary>
    public MoveCounts Counts => MoveCounts.Of(Result.Subjects.Select(subject => subject.Verdict));

    /// <summary>The candidates that this plan leaves out; sorted by name.</summary>
    public IEnumerable<AssessedSubject> NotPlanned =>
        Result.Subjects.Where(subject => MoveScope.IsCandidate(subject.Verdict)).Except(Subjects.Select(plan => plan.Assessed));
}
