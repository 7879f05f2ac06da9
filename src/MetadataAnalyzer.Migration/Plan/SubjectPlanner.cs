using MetadataAnalyzer.Access;
using MetadataAnalyzer.Analysis;
using MetadataAnalyzer.Readiness;

namespace MetadataAnalyzer.Migration.Plan;

/// <summary>Plans the move of one subject.</summary>
internal sealed class SubjectPlanner(Org org, AssessedSubject assessed, PlanOptions options, ProfilePlanner profiles, KitLabels labels)
{
    public SubjectPlan Plan()
    {
        var subject = assessed.Subject;
        var names = org.Catalogue.StandardNames;
        var profile = profiles.Of(subject);
        var rights = new RightsPlanner(org, subject, options);
        rights.Plan();
        var sets = rights.Sets(labels);
        return new()
        {
            Assessed = assessed,
            UserLicense = names.UserLicense,
            Profile = profile,
            PermissionSetLicense = names.PermissionSetLicense,
            HoldsPermissionSetLicense = subject.HoldsPermissionSetLicense(org.IsTargetPermissionSetLicense),
            Sets = sets,
            Dropped = rights.Dropped,
            Remove = AssignmentPlanner.Remove(subject),
            Assign = AssignmentPlanner.Assign(subject, sets),
            Apps = AppPlanner.Entries(org, subject, sets, profile),
            References = FollowedReferences.Of(org, subject),
            GrantInstead = rights.GrantInstead,
        };
    }
}
