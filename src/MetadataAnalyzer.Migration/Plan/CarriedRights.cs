using System.Collections.Immutable;
using MetadataAnalyzer.Access;
using MetadataAnalyzer.Metadata;

namespace MetadataAnalyzer.Migration.Plan;

/// <summary>What becomes of the rights that a subject loses: into the first set, into the second, or dropped.</summary>
internal sealed class CarriedRights(Subject subject)
{
    private readonly List<DroppedRight> _dropped = [];

    /// <summary>What is proven to be carried.</summary>
    public SetContent Proven { get; } = new();

    /// <summary>What is not.</summary>
    public SetContent Unproven { get; } = new();

    /// <summary>The set of a part.</summary>
    public SetContent Of(KitPart part) => part == KitPart.Main ? Proven : Unproven;

    /// <summary>What is dropped, sorted by kind and name. What something else requires is carried all the same.</summary>
    public ImmutableArray<DroppedRight> Dropped => [.. _dropped
        .Select(right => right with { Rights = right.Rights & ~(Proven.RightsOn(right.Kind, right.Name) | Unproven.RightsOn(right.Kind, right.Name)) })
        .Where(right => right.Rights != AccessRights.None)
        .OrderBy(right => right.Kind).ThenBy(right => right.Name, StringComparer.Ordinal).ThenBy(right => right.Rights)];

    /// <summary>Leaves out a right, with what gave it.</summary>
    public void Drop(EffectiveRight right, AccessRights rights, DropCause cause, string reason) => _dropped.Add(new(
        right.Kind, right.Name, rights, cause, reason,
        [.. right.Grants.Where(grant => subject.Move.Keeps(grant) != grant.Rights).Select(grant => grant.Source.Caption).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)]));

    /// <summary>What of a right no source that stays gives.</summary>
    public AccessRights LostOf(EffectiveRight right) =>
        right.Rights & ~right.Grants.Aggregate(AccessRights.None, (all, grant) => all | subject.Move.Keeps(grant));
}
