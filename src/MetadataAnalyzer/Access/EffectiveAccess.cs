using System.Collections.Immutable;
using MetadataAnalyzer.Metadata;

namespace MetadataAnalyzer.Access;

/// <summary>
/// Everything the containers of a subject grant it: profile, permission sets, and groups less what each group mutes. A set that needs
/// session activation counts, because a session can activate it. Rights that one permission implies without naming them
/// (<c>ModifyAllData</c> on every object) are not spelled out here.
/// </summary>
/// <param name="sources">The profile first, then assignments by name.</param>
public sealed class EffectiveAccess(ImmutableArray<AccessSource> sources)
{
    private readonly Lazy<ImmutableArray<EffectiveRight>> _userPermissions = new(() => Union(sources, AccessKind.UserPermission));
    private readonly Lazy<ImmutableArray<EffectiveRight>> _objects = new(() => Union(sources, AccessKind.Object));

    /// <summary>The profile first, then assignments by name.</summary>
    public ImmutableArray<AccessSource> Sources { get; } = sources;

    /// <summary>
    /// The rights of a kind, sorted by name. User permissions and objects are kept; other kinds are put together at each call, because
    /// a subject may hold tens of thousands of fields.
    /// </summary>
    public ImmutableArray<EffectiveRight> Rights(AccessKind kind) => kind switch
    {
        AccessKind.UserPermission => _userPermissions.Value,
        AccessKind.Object => _objects.Value,
        _ => Union(Sources, kind),
    };

    /// <summary>The first grant of a user permission, or null when no source grants it.</summary>
    public SourcedGrant? FindUserPermission(string name)
    {
        foreach (var source in Sources)
        {
            foreach (var grant in source.Grants(AccessKind.UserPermission))
            {
                if (string.Equals(grant.Grant.Name, name, StringComparison.OrdinalIgnoreCase))
                {
                    return grant;
                }
            }
        }

        return null;
    }

    /// <summary>The rights on one object as the containers spell them, without what <c>ModifyAllData</c> or <c>ViewAllData</c> imply.</summary>
    public AccessRights OnObject(string name)
    {
        var rights = AccessRights.None;
        foreach (var right in _objects.Value)
        {
            if (string.Equals(right.Name, name, StringComparison.OrdinalIgnoreCase))
            {
                rights |= right.Rights;
            }
        }

        return rights;
    }

    /// <summary>What the subject has only from sources that the predicate does not keep: right by right, with the flags that would be missing.</summary>
    /// <param name="kind">Kind of right.</param>
    /// <param name="keeps">Whether the rights of a source stay.</param>
    public IEnumerable<(EffectiveRight Right, AccessRights Lost)> LostWithout(AccessKind kind, Func<AccessSource, bool> keeps)
    {
        foreach (var right in Rights(kind))
        {
            var kept = AccessRights.None;
            foreach (var grant in right.Grants)
            {
                kept |= keeps(grant.Source) ? grant.Rights : AccessRights.None;
            }

            if ((right.Rights & ~kept) is var lost && lost != AccessRights.None)
            {
                yield return (right, lost);
            }
        }
    }

    private static ImmutableArray<EffectiveRight> Union(ImmutableArray<AccessSource> sources, AccessKind kind)
    {
        var grants = new Dictionary<string, List<SourcedGrant>>(StringComparer.OrdinalIgnoreCase);
        foreach (var grant in sources.SelectMany(source => source.Grants(kind)))
        {
            if (!grants.TryGetValue(grant.Grant.Name, out var list))
            {
                grants.Add(grant.Grant.Name, list = new(1));
            }

            list.Add(grant);
        }

        return
        [
            .. grants
                .Select(entry => new EffectiveRight(
                    kind, entry.Key, entry.Value.Aggregate(AccessRights.None, (rights, grant) => rights | grant.Rights), [.. entry.Value]))
                .OrderBy(right => right.Name, StringComparer.Ordinal),
        ];
    }
}
