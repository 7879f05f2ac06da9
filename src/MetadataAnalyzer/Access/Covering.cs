using System.Collections.Immutable;
using MetadataAnalyzer.Metadata;

namespace MetadataAnalyzer.Access;

/// <summary>Finds the permission sets that could stand in for a new one.</summary>
internal static class Covering
{
    /// <summary>
    /// Sets that can be assigned under the licence and grant every right that is to be rebuilt; fewest extras first, then by name. Empty when
    /// nothing is to be rebuilt.
    /// </summary>
    public static ImmutableArray<CoveringSet> Find(Subject subject)
    {
        var needed = AccessKinds.UsableByApi
            .SelectMany(kind => subject.ToRebuild(kind).Select(entry => (Kind: kind, entry.Right.Name, Rights: entry.Lost))).ToList();
        return needed.Count == 0 ? [] :
        [
            .. subject.Org.AssignableSets
                .Where(set => needed.TrueForAll(right => (right.Rights & ~set.RightsOn(right.Kind, right.Name)) == AccessRights.None))
                .Select(set => new CoveringSet(set.PermissionSet, needed.Count, ExtrasOf(set, subject)))
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
