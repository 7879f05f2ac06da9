using System.Collections.Immutable;
using System.Runtime.InteropServices;
using MetadataAnalyzer.Metadata;

namespace MetadataAnalyzer.Access;

/// <summary>A right that a subject holds, with every grant that gives it.</summary>
/// <param name="Kind">Kind of the right.</param>
/// <param name="Name">API name, as the first grant spells it.</param>
/// <param name="Rights">Union of the grants.</param>
/// <param name="Grants">Every grant, in the order of <see cref="EffectiveAccess.Sources"/>.</param>
public sealed record EffectiveRight(AccessKind Kind, string Name, AccessRights Rights, ImmutableArray<SourcedGrant> Grants);

/// <summary>
/// Everything the containers of a subject grant it: profile, permission sets, and groups less what each group mutes. A set that needs
/// session activation counts, because a session can activate it. Rights that one permission implies without naming them
/// (<c>ModifyAllData</c> on every object) are not spelled out here.
/// </summary>
/// <param name="sources">The profile first, then assignments by name.</param>
/// <param name="assignments">Permission sets and groups in force, sorted by type and name.</param>
/// <param name="missing">Permission sets, groups and muting sets that reach the subject and are not in the project.</param>
public sealed class EffectiveAccess(
    ImmutableArray<AccessSource> sources, ImmutableArray<Assignment> assignments, ImmutableArray<MissingContainer> missing)
{
    private readonly Lazy<ImmutableArray<EffectiveRight>> _userPermissions = new(() => Union(sources, AccessKind.UserPermission));
    private readonly Lazy<ImmutableArray<EffectiveRight>> _objects = new(() => Union(sources, AccessKind.Object));
    private readonly Lazy<ImmutableArray<EffectiveRight>> _apexClasses = new(() => Union(sources, AccessKind.ApexClass));
    private readonly Lazy<ImmutableArray<EffectiveRight>> _pages = new(() => Union(sources, AccessKind.VisualforcePage));

    /// <summary>The profile first, then assignments by name.</summary>
    public ImmutableArray<AccessSource> Sources { get; } = sources;

    /// <summary>The profile as far as its rights are known, by its file or by the org's rows; null when neither is at hand.</summary>
    internal Profile? Profile => Sources is [{ Container: Profile profile }, ..] ? profile : null;

    /// <summary>Permission sets and groups in force, sorted by type and name.</summary>
    public ImmutableArray<Assignment> Assignments { get; } = assignments;

    /// <summary>Permission sets, groups and muting sets that reach the subject and are not in the project.</summary>
    public ImmutableArray<MissingContainer> MissingContainers { get; } = missing;

    /// <summary>The permission sets that reach the subject and are not in the project, each once.</summary>
    public IEnumerable<MissingContainer> MissingPermissionSets => MissingContainers
        .Where(container => container.Type == MetadataTypes.PermissionSet)
        .DistinctBy(container => container.Name, StringComparer.OrdinalIgnoreCase);

    /// <summary>
    /// The rights of a kind, sorted by name. The kinds that many rules ask for are kept; others are put together at each call, because a
    /// subject may hold tens of thousands of fields.
    /// </summary>
    public ImmutableArray<EffectiveRight> Rights(AccessKind kind) => kind switch
    {
        AccessKind.UserPermission => _userPermissions.Value,
        AccessKind.Object => _objects.Value,
        AccessKind.ApexClass => _apexClasses.Value,
        AccessKind.VisualforcePage => _pages.Value,
        _ => Union(Sources, kind),
    };

    /// <summary>The first grant of a user permission, or null when no source grants it.</summary>
    public SourcedGrant? FindUserPermission(string name)
    {
        foreach (var source in Sources)
        {
            foreach (var grant in source.Grants(AccessKind.UserPermission))
            {
                if (ApiName.Same(grant.Grant.Name, name))
                {
                    return grant;
                }
            }
        }

        return null;
    }

    /// <summary>
    /// The rights on one object as the containers spell them, without what <c>ModifyAllData</c> or <c>ViewAllData</c> imply.
    /// </summary>
    public AccessRights OnObject(string name)
    {
        var rights = AccessRights.None;
        foreach (var right in _objects.Value)
        {
            if (ApiName.Same(right.Name, name))
            {
                rights |= right.Rights;
            }
        }

        return rights;
    }

    /// <summary>
    /// The rights that the subject has only by grants that it loses: right by right, with the flags that would be missing.
    /// </summary>
    /// <param name="kind">Kind of right.</param>
    /// <param name="keeps">The rights of a grant that stay.</param>
    /// <param name="only">The names to look at, when not all; that is much faster where a few of tens of thousands matter.</param>
    public IEnumerable<(EffectiveRight Right, AccessRights Lost)> LostWithout(
        AccessKind kind, Func<SourcedGrant, AccessRights> keeps, IReadOnlySet<string>? only = null)
    {
        foreach (var right in only is null ? Rights(kind) : Union(Sources, kind, only))
        {
            var kept = AccessRights.None;
            foreach (var grant in right.Grants)
            {
                kept |= keeps(grant);
            }

            if ((right.Rights & ~kept) is var lost && lost != AccessRights.None)
            {
                yield return (right, lost);
            }
        }
    }

    /// <summary>Number of rights that <see cref="LostWithout"/> gives, without collecting tens of thousands with their grants.</summary>
    /// <param name="kind">Kind of right.</param>
    /// <param name="keeps">The rights of a grant that stay.</param>
    /// <param name="except">Rights by name that do not count.</param>
    public int CountLostWithout(AccessKind kind, Func<SourcedGrant, AccessRights> keeps, Func<string, AccessRights> except)
    {
        var kept = new Dictionary<string, AccessRights>(StringComparer.OrdinalIgnoreCase);
        var left = new List<(string Name, AccessRights Rights)>();
        foreach (var grant in Sources.SelectMany(source => source.Grants(kind)))
        {
            var rights = keeps(grant);
            if (rights != AccessRights.None)
            {
                CollectionsMarshal.GetValueRefOrAddDefault(kept, grant.Grant.Name, out _) |= rights;
            }

            if (rights != grant.Rights)
            {
                left.Add((grant.Grant.Name, grant.Rights));
            }
        }

        var lost = new HashSet<string>(left.Count, StringComparer.OrdinalIgnoreCase);
        foreach (var (name, rights) in left)
        {
            var unkept = rights & ~kept.GetValueOrDefault(name);
            if (unkept != AccessRights.None && (unkept & ~except(name)) != AccessRights.None)
            {
                lost.Add(name);
            }
        }

        return lost.Count;
    }

    /// <summary>
    /// Whether a permission set, group or muting set reaches the subject, in the project or not, or whether it may use a class or page of
    /// that name.
    /// </summary>
    /// <param name="type">Metadata API type name; false for types other than these.</param>
    /// <param name="fullName">Full name.</param>
    public bool ComesFrom(string type, string fullName)
    {
        return type switch
        {
            MetadataTypes.PermissionSet => Sources.Any(source => !source.IsProfile && IsNamed(source.Container.FullName))
                || IsAssigned() || MissingContainers.Any(missing => missing.Type == type && IsNamed(missing.Name)),
            MetadataTypes.PermissionSetGroup => IsAssigned(),
            MetadataTypes.MutingPermissionSet =>
                Assignments.Any(assignment => assignment.Group?.MutingPermissionSets.Any(muting => IsNamed(muting.Name)) == true),
            MetadataTypes.ApexClass => IsGranted(AccessKind.ApexClass),
            MetadataTypes.ApexPage => IsGranted(AccessKind.VisualforcePage),
            _ => false,
        };

        bool IsNamed(string name) => ApiName.Same(name, fullName);
        bool IsAssigned() => Assignments.Any(assignment => assignment.TypeName == type && IsNamed(assignment.Name));
        bool IsGranted(AccessKind kind) => Sources.Any(source => source.Grants(kind).Any(grant => IsNamed(grant.Grant.Name)));
    }

    private static ImmutableArray<EffectiveRight> Union(
        ImmutableArray<AccessSource> sources, AccessKind kind, IReadOnlySet<string>? only = null)
    {
        var grants = new Dictionary<string, List<SourcedGrant>>(StringComparer.OrdinalIgnoreCase);
        foreach (var grant in sources.SelectMany(source => source.Grants(kind))
            .Where(grant => only is null || only.Contains(grant.Grant.Name)))
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
