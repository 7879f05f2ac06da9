using System.Collections.Immutable;
using MetadataAnalyzer.Metadata;

namespace MetadataAnalyzer.Access;

/// <summary>A permission set of the project that grants all that a subject would have to be given anew.</summary>
/// <param name="PermissionSet">The set.</param>
/// <param name="Needed">Number of rights that it would give back.</param>
/// <param name="Extras">Rights of it that the subject does not have today, each with its kind; sorted by kind and name.</param>
public sealed record CoveringSet(PermissionSet PermissionSet, int Needed, IReadOnlyList<(AccessKind Kind, string Name)> Extras)
{
    /// <summary>Fields last: they are the most, and hardly any set is left when they are looked at.</summary>
    private static readonly ImmutableArray<AccessKind> Kinds = [.. AccessKinds.UsableByApi.OrderBy(kind => kind == AccessKind.Field)];

    /// <summary>
    /// Sets that can be assigned under the licence and grant every right that is to be rebuilt; fewest extras first, then by name. Empty
    /// when nothing is to be rebuilt.
    /// </summary>
    internal static ImmutableArray<CoveringSet> FindAll(SubjectMove move, EffectiveAccess access, IEnumerable<AssignableSet> assignable)
    {
        var needed = move.CountsToRebuild;
        if (needed.IsEmpty)
        {
            return [];
        }

        var sets = assignable.Where(set => needed.All(entry => set.PermissionSet.Grants(entry.Key).Length >= entry.Value)).ToList();
        foreach (var kind in Kinds.Where(needed.ContainsKey))
        {
            if (sets.Count == 0)
            {
                return [];
            }

            var rights = move.ToRebuild(kind).Select(entry => (entry.Right.Name, entry.Lost)).ToList();
            sets.RemoveAll(set => rights.Exists(right => (right.Lost & ~set.RightsOn(kind, right.Name)) != AccessRights.None));
        }

        return
        [
            .. sets.Select(set => new CoveringSet(set.PermissionSet, needed.Values.Sum(), ExtrasOf(set, access)))
                .OrderBy(set => set.Extras.Count).ThenBy(set => set.PermissionSet.FullName, StringComparer.Ordinal),
        ];
    }

    private static List<(AccessKind Kind, string Name)> ExtrasOf(AssignableSet set, EffectiveAccess access) =>
    [
        .. AccessKinds.UsableByApi.SelectMany(kind =>
        {
            var held = access.Rights(kind).ToDictionary(right => right.Name, right => right.Rights, StringComparer.OrdinalIgnoreCase);
            return set.Rights(kind)
                .Where(right => (right.Value & ~held.GetValueOrDefault(right.Key)) != AccessRights.None)
                .Select(right => (kind, right.Key)).OrderBy(extra => extra.Key, StringComparer.Ordinal);
        }),
    ];
}
