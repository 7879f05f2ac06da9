using System.Collections.Immutable;
using MetadataAnalyzer.Metadata;

namespace MetadataAnalyzer.Migration.Plan;

/// <summary>What goes into one permission set, each thing once.</summary>
internal sealed class SetContent
{
    private readonly Dictionary<(AccessKind Kind, string Key), PlannedRight> _rights = [];

    /// <summary>Sorted by kind and name, as the platform sorts the entries of a section.</summary>
    public ImmutableArray<PlannedRight> Rights =>
        [.. _rights.Values.OrderBy(right => right.Kind).ThenBy(right => right.Name, StringComparer.Ordinal)];

    /// <summary>Adds rights to those that are there. What is lost itself is not there for the sake of another; every reason is kept.</summary>
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

    /// <summary>The rights on a thing so far.</summary>
    public AccessRights RightsOn(AccessKind kind, string name) =>
        _rights.TryGetValue((kind, name.ToUpperInvariant()), out var right) ? right.Rights : AccessRights.None;

    /// <summary>A reason for what is there already adds nothing.</summary>
    private static string? Joined(PlannedRight held, AccessRights rights, string? question) =>
        held.Question is null ? question
        : question is null || held.Question.Contains(question, StringComparison.Ordinal) || (rights & ~held.Rights) == 0 ? held.Question
        : $"{held.Question}; {RightText.Flags(rights & ~held.Rights)}: {question}";
}
