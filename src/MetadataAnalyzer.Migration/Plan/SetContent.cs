using System.Collections.Immutable;
using MetadataAnalyzer.Metadata;

namespace MetadataAnalyzer.Migration.Plan;

/// <summary>What goes into one permission set, each thing once.</summary>
internal sealed class SetContent
{
    private readonly Dictionary<(AccessKind Kind, string Key), PlannedRight> _rights = [];

    /// <summary>Sorted by kind and name, as the platform sorts the entries of a section.</summary>
    public ImmutableArray<PlannedRight> Rights => [.. _rights.Values.OrderBy(right => right.Kind).ThenBy(right => right.Name, StringComparer.Ordinal)];

    /// <summary>Adds rights to those that are there. What is lost itself is not there for the sake of another.</summary>
    public void Add(AccessKind kind, string name, AccessRights rights, string? requiredBy, string? question)
    {
        var key = (kind, name.ToUpperInvariant());
        _rights[key] = _rights.TryGetValue(key, out var held)
            ? held with { Rights = held.Rights | rights, RequiredBy = held.RequiredBy is null ? null : requiredBy, Question = held.Question ?? question }
            : new(kind, name, rights, requiredBy, question);
    }

    /// <summary>The rights on a thing so far.</summary>
    public AccessRights RightsOn(AccessKind kind, string name) => _rights.TryGetValue((kind, name.ToUpperInvariant()), out var right) ? right.Rights : AccessRights.None;
}
