using System.Collections.Immutable;
using MetadataAnalyzer.Access;
using MetadataAnalyzer.Analysis;
using MetadataAnalyzer.Readiness;

namespace MetadataAnalyzer.Planning;

/// <summary>
/// Plans the moves of the chosen subjects, one at a time: a kit holds all plans, a report only the text of each. Profiles and labels are
/// named over all of them.
/// </summary>
public sealed class MovePlanner
{
    private readonly Org _org;
    private readonly PlanOptions _options;
    private readonly ProfilePlanner _profiles;
    private readonly KitLabels _labels;

    /// <param name="result">The assessment.</param>
    /// <param name="options">The options of the user.</param>
    /// <exception cref="PlanException">A chosen subject is not there or cannot move.</exception>
    public MovePlanner(AssessmentResult result, PlanOptions options)
    {
        (_org, _options) = (result.Org, options);
        Chosen = MoveScope.Chosen(result, options);
        _profiles = new(result, Chosen.Select(assessed => assessed.Subject));
        _labels = new(_org);
    }

    /// <summary>The subjects that the options choose, sorted by name.</summary>
    public ImmutableArray<AssessedSubject> Chosen { get; }

    /// <summary>The plan of one of the chosen subjects.</summary>
    public SubjectPlan Of(AssessedSubject assessed)
    {
        var subject = assessed.Subject;
        var names = _org.Catalogue.StandardNames;
        var profile = _profiles.Of(subject);
        var rights = new RightsPlanner(_org, subject, _options);
        rights.Plan();
        var sets = rights.Sets(_labels);
        return new()
        {
            Assessed = assessed,
            UserLicense = names.UserLicense,
            Profile = profile,
            PermissionSetLicense = names.PermissionSetLicense,
            HoldsPermissionSetLicense = subject.HoldsPermissionSetLicense(_org.IsTargetPermissionSetLicense),
            Sets = sets,
            Dropped = rights.Dropped,
            Remove = AssignmentPlanner.Remove(subject),
            Assign = AssignmentPlanner.Assign(subject, sets),
            Apps = AppPlanner.Entries(_org, subject, sets, profile),
            References = FollowedReferences.Of(_org, subject),
            GrantInstead = rights.GrantInstead,
        };
    }
}
