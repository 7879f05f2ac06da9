using System.Collections;
using System.Collections.Immutable;
using MetadataAnalyzer.Metadata;

namespace MetadataAnalyzer.Access;

/// <summary>One step from a subject to a right.</summary>
/// <param name="Type"><c>User</c>, <c>Profile</c>, <c>PermissionSetGroup</c>, <c>PermissionSet</c>, or the granted thing's kind.</param>
/// <param name="Name">Its name.</param>
/// <param name="Location">
/// Place that proves the step: the user's row, the assignment's row, the group's member element, the grant's element.
/// </param>
public sealed record GrantStep(string Type, string Name, Location Location);

/// <summary>The steps by which a subject has a right: user, permission set group, permission set, element.</summary>
/// <param name="steps">From the subject to the element.</param>
public sealed class GrantPath(ImmutableArray<GrantStep> steps) : IReadOnlyList<GrantStep>
{
    /// <summary>No path, for a finding that is not about a grant.</summary>
    public static GrantPath Empty { get; } = new([]);

    /// <inheritdoc/>
    public int Count => steps.Length;

    /// <inheritdoc/>
    public GrantStep this[int index] => steps[index];

    /// <inheritdoc/>
    public IEnumerator<GrantStep> GetEnumerator() => ((IEnumerable<GrantStep>)steps).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <inheritdoc/>
    public override string ToString() => string.Join(" → ", steps.Select(step => $"{step.Type} {step.Name}"));
}

/// <summary>
/// One way by which a container gives rights to a subject: its profile, an assigned permission set, or a member of an assigned group.
/// </summary>
/// <param name="container">The profile or permission set that grants.</param>
/// <param name="assignment">The assignment it comes by; null for the profile.</param>
/// <param name="muting">The muting of the group; <see cref="Muting.None"/> outside a group.</param>
/// <param name="steps">From the subject to the container.</param>
public sealed class AccessSource(PermissionContainer container, Assignment? assignment, Muting muting, ImmutableArray<GrantStep> steps)
{
    public PermissionContainer Container { get; } = container;

    /// <summary>The assignment it comes by; null for the profile.</summary>
    public Assignment? Assignment { get; } = assignment;

    /// <summary>The group the container is a member of; null when it is the profile or assigned by itself.</summary>
    public PermissionSetGroup? Group => Assignment?.Group;

    /// <summary>Caption with the name, for people: <c>permission set 'Sync' in group 'Suite'</c>.</summary>
    public string Caption => Group is { } within ? $"{Container.Caption} in group '{within.FullName}'" : Container.Caption;

    /// <summary>Whether the rights come from the profile.</summary>
    public bool IsProfile => Assignment is null;

    public Muting Muting { get; } = muting;

    /// <summary>From the subject to the container.</summary>
    public ImmutableArray<GrantStep> Steps { get; } = steps;

    /// <summary>The way in words: <c>User a → PermissionSetGroup g → PermissionSet s</c>.</summary>
    public GrantPath Path => new(Steps);

    /// <summary>The container's grants of a kind, less what is muted.</summary>
    public IEnumerable<SourcedGrant> Grants(AccessKind kind)
    {
        foreach (var grant in Container.Grants(kind))
        {
            var rights = grant.Rights & ~Muting.Of(kind, grant.Name);
            if (rights != AccessRights.None)
            {
                yield return new(this, kind, grant, rights);
            }
        }
    }

    /// <summary>The muted rights of a kind: each grant of the container with the rights that are taken away.</summary>
    public IEnumerable<SourcedGrant> MutedGrants(AccessKind kind)
    {
        foreach (var grant in Container.Grants(kind))
        {
            var muted = grant.Rights & Muting.Of(kind, grant.Name);
            if (muted != AccessRights.None)
            {
                yield return new(this, kind, grant, muted);
            }
        }
    }
}

/// <summary>A grant together with the way it reaches the subject.</summary>
/// <param name="Source">The way.</param>
/// <param name="Kind">Kind of the grant.</param>
/// <param name="Grant">The grant as the container holds it.</param>
/// <param name="Rights">The rights left after muting, or the muted rights; never none.</param>
public readonly record struct SourcedGrant(AccessSource Source, AccessKind Kind, AccessGrant Grant, AccessRights Rights)
{
    /// <summary>The element that grants.</summary>
    public Location Location => Source.Container.LocationOf(Grant);

    /// <summary>From the subject to the element.</summary>
    public GrantPath Path => new([.. Source.Steps, new(AccessKinds.ElementType(Kind), Grant.Name, Location)]);
}

/// <summary>The rights that the muting permission sets of one group take away from its members.</summary>
public sealed class Muting
{
    private readonly Dictionary<(AccessKind, string), AccessRights> _muted = new(KeyComparer.Instance);

    /// <param name="sets">The group's muting sets that are in the project.</param>
    public Muting(ImmutableArray<MutingPermissionSet> sets)
    {
        Sets = sets;
        foreach (var (kind, grants) in sets.SelectMany(set => set.GrantsByKind))
        {
            foreach (var grant in grants)
            {
                _muted[(kind, grant.Name)] = _muted.GetValueOrDefault((kind, grant.Name)) | grant.Rights;
            }
        }
    }

    /// <summary>The muting of a group by those of its muting sets that are in the project.</summary>
    public static Muting Of(PermissionSetGroup group, MetadataProject project) =>
        new([.. group.MutingPermissionSets.Select(reference => project.MutingPermissionSets.Find(reference.Name))
            .OfType<MutingPermissionSet>()]);

    /// <summary>No muting.</summary>
    public static Muting None { get; } = new([]);

    public ImmutableArray<MutingPermissionSet> Sets { get; }

    public bool IsEmpty => _muted.Count == 0;

    /// <summary>The rights taken away from a grant of that name, flag by flag.</summary>
    public AccessRights Of(AccessKind kind, string name) => IsEmpty ? AccessRights.None : _muted.GetValueOrDefault((kind, name));

    private sealed class KeyComparer : IEqualityComparer<(AccessKind Kind, string Name)>
    {
        public static KeyComparer Instance { get; } = new();

        public bool Equals((AccessKind Kind, string Name) x, (AccessKind Kind, string Name) y) =>
            x.Kind == y.Kind && ApiName.Same(x.Name, y.Name);

        public int GetHashCode((AccessKind Kind, string Name) key) =>
            HashCode.Combine(key.Kind, string.GetHashCode(key.Name, StringComparison.OrdinalIgnoreCase));
    }
}
