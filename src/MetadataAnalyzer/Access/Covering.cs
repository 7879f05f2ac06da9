using System.Collections.Immutable;
using MetadataAnalyzer.Metadata;

namespace MetadataAnalyzer.Access;

/// <summary>Finds the permission sets that could stand in for a new one.</summary>
internal static class Covering
{
    /// <summary>Fields last: they are the most, and hardly any set is left when they are looked at.</summary>
    private static readonly ImmutableArray<AccessKind> Kinds = [.. AccessKinds.UsableByApi.OrderBy(kind => kind == AccessKind.Field)];

    /// <summary>
    /// Sets that can be assigned under the licence and grant every right that is to be rebuilt; fewest extras first, then by name. Empty when
    /// nothing is to be rebuilt.
    /// </summary>
    public static ImmutableArray<CoveringSet> Find(Subject subject)
    {
        var needed = subject.CountsToRebuild;
        if (needed.IsEmpty)
        {
            return [];
        }

        var sets = subject.Org.AssignableSets.Where(set => needed.All(entry => set.PermissionSet.Grants(entry.Key).Length >= entry.Value)).ToList();
        foreach (var kind in Kinds.Where(needed.ContainsKey))
        {
            if (sets.Count == 0)
            {
                return [];
            }

            var rights = subject.ToRebuild(kind).Select(entry => (entry.Right.Name, entry.Lost)).ToList();
            sets.RemoveAll(set => rights.Exists(right => (right.Lost & ~set.RightsOn(kind, right.Name)) != AccessRights.None));
        }

        return
        [
            .. sets.Select(set => new CoveringSet(set.PermissionSet, needed.Values.Sum(), ExtrasOf(set, subject)))
                .OrderBy(set => set.Extras.Count).ThenBy(set => set.PermissionSet.FullName, StringComparer.Ordinal),
        ];
    }

    private static List<(AccessKind Kind, string Name)> ExtrasOf(AssignableSet set, Subject subject) =>
    [
        .. AccessKinds.UsableByApi.SelectMany(kind =>
        {
            var held = subject.Access.Rights(kind).ToDictionary(right => right.Name, right => right.Rights, StringComparer.OrdinalIgnoreCase);
            return set.Rights(kind)
                .Where(right => (right.Value & ~held.GetValueOrDefault(right.Key)) != AccessRights.None)
                .Select(right => (kind, right.Key)).OrderBy(extra => extra.Key, StringComparer.Ordinal);
        }),
    ];
}
