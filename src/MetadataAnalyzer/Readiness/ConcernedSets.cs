using System.Collections.Immutable;
using MetadataAnalyzer.Access;
using MetadataAnalyzer.OrgData;

namespace MetadataAnalyzer.Readiness;

/// <summary>The permission sets whose rights an assessment looks at: those that users hold that may be integrations.</summary>
public static class ConcernedSets
{
    /// <summary>
    /// Ids of the sets, those that profiles own and those of groups included, sorted; empty when the exports give no id of any.
    /// </summary>
    public static ImmutableArray<SalesforceId> Find(Org org)
    {
        var classifier = new Classifier(org, AssessmentOptions.Default);
        var concerned = org.Subjects.Where(subject => RetrieveGap.IsConcerned(subject, classifier.Classify(subject))).ToList();
        var profiles = concerned.Select(subject => subject.User?.ProfileId ?? default).Where(id => !id.IsEmpty).ToHashSet();
        return
        [
            .. org.Exports.PermissionSets.Where(row => profiles.Contains(row.ProfileId)).Select(row => row.Id)
                .Concat(concerned.SelectMany(subject => subject.Access.Assignments).SelectMany(assignment => IdsOf(assignment, org)))
                .Where(id => id.IsWellFormed)
                .Distinct()
                .Order(),
        ];
    }

    private static IEnumerable<SalesforceId> IdsOf(Assignment assignment, Org org) => assignment.Group is { } group
        ? group.PermissionSets.Select(member => org.Names.FindPermissionSetRow(member.Name)?.Id ?? default)
        : [assignment.Row?.Id ?? default];
}
