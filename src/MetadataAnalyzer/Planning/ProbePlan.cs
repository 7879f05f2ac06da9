using System.Collections.Immutable;
using System.Globalization;
using MetadataAnalyzer.Access;
using MetadataAnalyzer.Analysis;
using MetadataAnalyzer.Licensing;
using MetadataAnalyzer.Metadata;
using MetadataAnalyzer.OrgData.Exports;
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
/// whether the licence carries it, or known from other orgs alone. Sorted by kind, name and right. A set that an earlier probe had answered
/// is not asked again: only with the rights that the org named as required, which its next set holds too.
/// </summary>
public static class ProbePlan
{
    /// <summary>Makes the questions.</summary>
    public static ImmutableArray<ProbeQuestion> Of(AssessmentResult result)
    {
        var org = result.Org;
        var answered = Answered(org);
        var first = answered.Select(set => set.Number).DefaultIfEmpty().Max() + 1;
        return
        [
            .. Asked(result).Select(right => (Right: right, Holds: HeldBy(org, right)))
                .Where(question => !answered.Any(set => IsSame(set, question.Right, question.Holds)))
                .Select((question, index) => Question(org, first + index, question.Right, question.Holds)),
        ];
    }

    /// <summary>The sets of an earlier probe that the org answered; the index of the next one lists them too.</summary>
    public static ImmutableArray<ProbeSet> Answered(Org org)
    {
        var names = org.Exports.Probe.All.Select(answer => answer.Set.Name).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return [.. org.Exports.Probe.Sets.Where(set => names.Contains(set.Name))];
    }

    private static ProbeQuestion Question(Org org, int number, ProbeRight right, ImmutableArray<PlannedRight> holds) => new(
            number, right.Kind, right.Name, right.Rights,
            new(
                "", string.Create(CultureInfo.InvariantCulture, $"IUL Probe {number:D4}"),
                $"Asks whether the licence carries {RightText.Of(right.Kind, right.Name, right.Rights)}. "
                    + "It is only validated, never deployed.",
                org.Catalogue.StandardNames.PermissionSetLicense, holds, IsUnproven: true));

    private static ImmutableArray<PlannedRight> HeldBy(Org org, ProbeRight right) =>
        SelfContainedRights.Of(org, [right, .. org.Capabilities.Probe?.RequiredBy(right) ?? []]);

    private static bool IsSame(ProbeSet set, ProbeRight right, ImmutableArray<PlannedRight> holds) => set.Asks.IsSame(right)
        && set.Holds.Select(held => (held.Kind, held.Name.ToUpperInvariant(), held.Rights)).ToHashSet()
            .SetEquals(holds.Select(held => (held.Kind, held.Name.ToUpperInvariant(), held.Rights)));

    private static IEnumerable<ProbeRight> Asked(AssessmentResult result) =>
        result.Subjects.Where(entry => entry.Classification.Candidacy == Candidacy.Candidate)
            .SelectMany(entry => entry.Subject.Needs.Permissions.Concat(entry.Subject.Needs.Objects))
            .Where(decision => decision.Need != Need.NotNeeded
                && decision.Carriage is { Status: CarriageStatus.Unknown } or { RestsOnOtherOrgs: true }
                && !RightPlacement.IsNeverInASet(decision.Entry))
            .SelectMany(decision => decision.Rights.Split()
                .Select(flag => new ProbeRight(decision.Right.Kind, decision.Entry?.Name ?? decision.Name, flag)))
            .GroupBy(right => (right.Kind, Name: right.Name.ToUpperInvariant(), right.Rights))
            .Select(group => group.OrderBy(right => right.Name, StringComparer.Ordinal).First())
            .OrderBy(right => right.Kind).ThenBy(right => right.Name, StringComparer.Ordinal).ThenBy(right => right.Rights);
}
