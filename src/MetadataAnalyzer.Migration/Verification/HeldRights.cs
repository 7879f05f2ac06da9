using System.Collections.Immutable;
using MetadataAnalyzer.Metadata;
using MetadataAnalyzer.Migration.Snapshot;

namespace MetadataAnalyzer.Migration.Verification;

/// <summary>Rights by kind and name, whatever the case of the names.</summary>
internal sealed class HeldRights
{
    private readonly Dictionary<AccessKind, Dictionary<string, NamedRight>> _rights = [];

    public static HeldRights Of(SnapshotSubject subject)
    {
        var rights = new HeldRights();
        rights.Add(subject.EffectiveAccess);
        return rights;
    }

    public void Add(ImmutableSortedDictionary<string, ImmutableSortedDictionary<string, HeldRight>> kinds)
    {
        foreach (var (key, rights) in kinds)
        {
            foreach (var (name, right) in rights)
            {
                Add(AccessKinds.OfJsonKey(key), name, right.Rights, right.Sources);
            }
        }
    }

    public void Add(AccessKind? kind, string name, AccessRights rights, ImmutableArray<int> sources = default)
    {
        if (kind is not { } known)
        {
            return;
        }

        if (!_rights.TryGetValue(known, out var names))
        {
            _rights.Add(known, names = new(StringComparer.OrdinalIgnoreCase));
        }

        names[name] = names.TryGetValue(name, out var held) ? held with { Rights = held.Rights | rights } : new(name, rights, sources.IsDefault ? [] : sources);
    }

    /// <summary>The rights of a kind, sorted by name.</summary>
    public IEnumerable<NamedRight> Of(AccessKind kind) => _rights.TryGetValue(kind, out var names) ? names.Values.OrderBy(right => right.Name, StringComparer.Ordinal) : [];

    /// <summary>The rights on one thing; none when there are none.</summary>
    public AccessRights On(AccessKind kind, string name) => _rights.TryGetValue(kind, out var names) && names.TryGetValue(name, out var right) ? right.Rights : AccessRights.None;
}

/// <summary>A right by name, with the indexes of the sources that give it.</summary>
internal sealed record NamedRight(string Name, AccessRights Rights, ImmutableArray<int> Sources);
