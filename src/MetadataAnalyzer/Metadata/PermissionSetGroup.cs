using System.Collections.Immutable;

namespace MetadataAnalyzer.Metadata;

/// <summary>A permission set group: the union of its members, minus what its muting sets list.</summary>
public sealed class PermissionSetGroup : MetadataComponent
{
    /// <inheritdoc/>
    public override string TypeName => MetadataTypes.PermissionSetGroup;

    public string? Label { get; init; }

    /// <summary>Member permission sets, by API name.</summary>
    public ImmutableArray<NamedReference> PermissionSets { get; init; } = [];

    /// <summary>Muting permission sets, by API name.</summary>
    public ImmutableArray<NamedReference> MutingPermissionSets { get; init; } = [];

    /// <summary>
    /// Recalculation state (<c>Updated</c>, <c>Outdated</c>, <c>Updating</c>, <c>Failed</c>); null when not given.
    /// </summary>
    public string? Status { get; init; }

    /// <summary>Whether the group grants nothing until a session activates it.</summary>
    public bool HasActivationRequired { get; init; }
}
