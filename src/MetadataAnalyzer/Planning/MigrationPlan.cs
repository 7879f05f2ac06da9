using System.Collections.Immutable;
using MetadataAnalyzer.Analysis;
using MetadataAnalyzer.Readiness;

namespace MetadataAnalyzer.Planning;

/// <summary>The plan of the move of the chosen subjects. Pure and sorted: the same assessment and options give the same plan.</summary>
public sealed record MigrationPlan
{
    /// <summary>The assessment it rests on.</summary>
    public required AssessmentResult Result { get; init; }

    /// <summary>The options of the user.</summary>
    public required PlanOptions Options { get; init; }

    /// <summary>The subjects that move, sorted by name.</summary>
    public required ImmutableArray<SubjectPlan> Subjects { get; init; }

    /// <summary>The profiles to make, sorted by name; each is used by at least one subject.</summary>
    public required ImmutableArray<PlannedProfile> NewProfiles { get; init; }

    /// <summary>The app files to change, sorted by path, each with the entries of all subjects.</summary>
    public required ImmutableArray<PlannedApp> Apps { get; init; }

    /// <summary>Plans the move.</summary>
    /// <exception cref="PlanException">A chosen subject is not there or cannot move.</exception>
    public static MigrationPlan Of(AssessmentResult result, PlanOptions options)
    {
        var planner = new MovePlanner(result, options);
        ImmutableArray<SubjectPlan> plans = [.. planner.Chosen.Select(planner.Of)];
        return new()
        {
            Result = result,
            Options = options,
            Subjects = plans,
            NewProfiles =
            [
                .. plans.Select(plan => plan.Profile).Where(profile => profile.IsNew)
                    .DistinctBy(profile => profile.Name, StringComparer.OrdinalIgnoreCase)
                    .OrderBy(profile => profile.Name, StringComparer.Ordinal),
            ],
            Apps = AppPlanner.Merge(plans.SelectMany(plan => plan.Apps), result.Org),
        };
    }

    /// <summary>Number of subjects of the assessment, by verdict.</summary>
    public MoveCounts Counts => MoveCounts.Of(Result.Subjects.Select(subject => subject.Verdict));

    /// <summary>The candidates that this plan leaves out; sorted by name.</summary>
    public IEnumerable<AssessedSubject> NotPlanned =>
        Result.Subjects.Where(subject => MoveScope.IsCandidate(subject.Verdict)).Except(Subjects.Select(plan => plan.Assessed));
}

/// <summary>The options of a plan.</summary>
public sealed record PlanOptions
{
    /// <summary>Usernames or profile names to plan the move of; empty takes all that can move: ready, and ready after changes.</summary>
    public ImmutableArray<string> Subjects { get; init; } = [];

    /// <summary>
    /// Whether every candidate is planned, blocked ones too, as a snapshot stores it. Then <see cref="Subjects"/> is ignored.
    /// </summary>
    public bool AllCandidates { get; init; }

    /// <summary>Whether the new permission sets are bound to the permission set licence instead of to none.</summary>
    public bool BindsPermissionSetLicense { get; init; }

    /// <summary>Whether the new permission sets leave out Modify All Data and View All Data.</summary>
    public bool IsNarrow { get; init; }

    /// <summary>Whether the new permission sets list test classes too.</summary>
    public bool IncludesTestClasses { get; init; }
}

/// <summary>
/// The move of a subject cannot be planned: no subject has that name, or the verdict forbids it. The message names the subject and the
/// reason.
/// </summary>
public sealed class PlanException : Exception
{
    public PlanException()
    {
    }

    public PlanException(string message)
        : base(message)
    {
    }

    public PlanException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
