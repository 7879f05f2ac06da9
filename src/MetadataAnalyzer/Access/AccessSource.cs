using System.Collections.Immutable;
using MetadataAnalyzer.Metadata;

namespace MetadataAnalyzer.Access;

/// <summary>One way by which a container gives rights to a subject: its profile, an assigned permission set, or a member of an assigned group.</summary>
/// <param name="container">The profile or permission set that grants.</param>
/// <param name="assignment">The assignment it comes by; null for the profile.</param>
/// <param name="muting">What the group takes away; <see cref="Muting.None"/> outside a group.</param>
/// <param name="steps">From the subject to the container.</param>
public sealed class AccessSource(PermissionContainer container, Assignment? assignment, Muting muting, ImmutableArray<GrantStep> steps)
{
    public PermissionContainer Container { get; } = container;

    /// <summary>The assignment it comes by; null for the profile.</summary>
    public Assignment? Assignment { get; } = assignment;

    /// <summary>The group the container is a member of; null when it is the profile or assigned by itself.</summary>
    public PermissionSetGroup? Group => Assignment?.Group;

    /// <summary>What people call it, with its name: <c>permission set 'Sync' in group 'Suite'</c>.</summary>
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

    /// <summary>What is muted of the container's grants of a kind: each grant with the rights that are taken away.</summary>
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
