using System.Collections.Immutable;
using System.Globalization;
using MetadataAnalyzer.Access;
using MetadataAnalyzer.Analysis;
using MetadataAnalyzer.Licensing;
using MetadataAnalyzer.Metadata;
using MetadataAnalyzer.Readiness;

namespace MetadataAnalyzer.Planning;

/// <summary>A question to the org: whether its permission set licence carries a right.</summary>
/// <param name="Number">Its number among all questions of the org, from 1 on.</param>
/// <param name="Kind">User permission or object.</param>
/// <param name="Name">API name of the permission or object.</param>
/// <param name="Right">The right, a single one.</param>
/// <param name="Set">The permission set that asks: the right with what it requires, without a name of its own.</param>
public sealed record ProbeQuestion(int Number, AccessKind Kind, string Name, AccessRights Right, PlannedSet Set);

/// <summary>
/// The questions of a probe: every user permission and object right of a candidate that is needed or open, and of which it is unknown
/// whether the licence carries it. Sorted by kind, name and right.
/// </summary>
public static class ProbePlan
{
    /// <summary>Makes the questions.</summary>
    public static ImmutableArray<ProbeQuestion> Of(AssessmentResult result)
    {
        var org = result.Org;
        return
        [
            .. Asked(result).Select((right, index) => new ProbeQuestion(
                index + 1, right.Kind, right.Name, right.Right,
                new(
                    "", string.Create(CultureInfo.InvariantCulture, $"IUL Probe {index + 1:D4}"),
                    $"Asks whether the licence carries {RightText.Of(right.Kind, right.Name, right.Right)}. It is only validated, "
                        + "never deployed.",
                    org.Catalogue.StandardNames.PermissionSetLicense,
                    SelfContainedRights.Of(org, (right.Kind, right.Name, right.Right)), IsUnproven: true))),
        ];
    }

    private static IEnumerable<(AccessKind Kind, string Name, AccessRights Right)> Asked(AssessmentResult result) =>
        result.Subjects.Where(entry => entry.Classification.Candidacy == Candidacy.Candidate)
            .SelectMany(entry => entry.Subject.Needs.Permissions.Concat(entry.Subject.Needs.Objects))
            .Where(decision => decision.Need != Need.NotNeeded && decision.Carriage.Status == CarriageStatus.Unknown
                && !RightPlacement.IsNeverInASet(decision.Entry))
            .SelectMany(decision => decision.Rights.Split().Select(flag => (
                decision.Right.Kind, Name: decision.Entry?.Name ?? decision.Name, Right: flag)))
            .GroupBy(right => (right.Kind, Name: right.Name.ToUpperInvariant(), right.Right))
            .Select(group => group.OrderBy(right => right.Name, StringComparer.Ordinal).First())
            .OrderBy(right => right.Kind).ThenBy(right => right.Name, StringComparer.Ordinal).ThenBy(right => right.Right);
}
