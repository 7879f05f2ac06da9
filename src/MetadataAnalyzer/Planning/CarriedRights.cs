using System.Collections.Immutable;
using MetadataAnalyzer.Access;
using MetadataAnalyzer.Metadata;

namespace MetadataAnalyzer.Planning;

/// <summary>The rights that a subject loses, by what the plan does with them: in the first set, in the second set, or dropped.</summary>
internal sealed class CarriedRights(Subject subject)
{
    private readonly List<DroppedRight> _dropped = [];

    /// <summary>Rights that the licence is proven to carry.</summary>
    public SetContent Proven { get; } = new();

    /// <summary>Rights that the licence is not proven to carry.</summary>
    public SetContent Unproven { get; } = new();

    /// <summary>The set of a part of the kit.</summary>
    public SetContent Of(KitPart part) => part == KitPart.Main ? Proven : Unproven;

    /// <summary>The dropped rights, sorted by kind and name, without those that a set holds because another right requires them.</summary>
    public ImmutableArray<DroppedRight> Dropped => [.. _dropped
        .Select(right =>
            right with { Rights = right.Rights & ~(Proven.RightsOn(right.Kind, right.Name) | Unproven.RightsOn(right.Kind, right.Name)) })
        .Where(right => right.Rights != AccessRights.None)
        .OrderBy(right => right.Kind).ThenBy(right => right.Name, StringComparer.Ordinal).ThenBy(right => right.Rights)];

    /// <summary>Drops a right, and notes the sources that gave it.</summary>
    public void Drop(EffectiveRight right, AccessRights rights, DropCause cause, string reason) => _dropped.Add(new(
        right.Kind, right.Name, rights, cause, reason,
        [.. right.Grants.Where(grant => subject.Move.Keeps(grant) != grant.Rights).Select(grant => grant.Source.Caption)
            .Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)]));

    /// <summary>The part of a right that no remaining source gives.</summary>
    public AccessRights LostOf(EffectiveRight right) =>
        right.Rights & ~right.Grants.Aggregate(AccessRights.None, (all, grant) => all | subject.Move.Keeps(grant));
}

/// <summary>The rights of one permission set, each component once.</summary>
internal sealed class SetContent
{
    private readonly Dictionary<(AccessKind Kind, string Key), PlannedRight> _rights = [];

    /// <summary>Sorted by kind and name, as the platform sorts the entries of a section.</summary>
    public ImmutableArray<PlannedRight> Rights =>
        [.. _rights.Values.OrderBy(right => right.Kind).ThenBy(right => right.Name, StringComparer.Ordinal)];

    /// <summary>
    /// Adds rights on a component. A right that the subject itself loses is not marked as required by another. Every reason is kept.
    /// </summary>
    public void Add(AccessKind kind, string name, AccessRights rights, string? requiredBy, string? question)
    {
        var key = (kind, name.ToUpperInvariant());
        if (!_rights.TryGetValue(key, out var held))
        {
            _rights.Add(key, new(kind, name, rights, requiredBy, question));
            return;
        }

        _rights[key] = held with
        {
            Rights = held.Rights | rights,
            RequiredBy = held.RequiredBy is null || requiredBy is null ? null : held.RequiredBy,
            Question = held.RequiredBy is not null && requiredBy is null
                ? Joined(held with { Rights = rights, Question = question }, held.Rights, held.Question)
                : Joined(held, rights, question),
        };
    }

    /// <summary>The rights on a component so far.</summary>
    public AccessRights RightsOn(AccessKind kind, string name) =>
        _rights.TryGetValue((kind, name.ToUpperInvariant()), out var right) ? right.Rights : AccessRights.None;

    /// <summary>Both reasons as one text; a reason for rights that are there already is left out.</summary>
    private static string? Joined(PlannedRight held, AccessRights rights, string? question) =>
        held.Question is null ? question
        : question is null || held.Question.Contains(question, StringComparison.Ordinal) || (rights & ~held.Rights) == 0 ? held.Question
        : $"{held.Question}; {RightText.Flags(rights & ~held.Rights)}: {question}";
}
