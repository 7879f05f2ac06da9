using System.Collections.Immutable;

namespace MetadataAnalyzer.Metadata;

/// <summary>A policy that grants or revokes access by itself when a user matches its filters.</summary>
public sealed class UserAccessPolicy : MetadataComponent
{
    /// <inheritdoc/>
    public override string TypeName => MetadataTypes.UserAccessPolicy;

    public string? Label { get; init; }

    /// <summary><c>Design</c> … <c>Active</c>, <c>Completed</c>: only an active policy acts.</summary>
    public string? Status { get; init; }

    /// <summary><c>Create</c>, <c>Update</c> or <c>CreateAndUpdate</c>; null for a policy that is run by hand.</summary>
    public string? TriggerType { get; init; }

    public ImmutableArray<UserAccessPolicyFilter> Filters { get; init; } = [];

    public ImmutableArray<UserAccessPolicyAction> Actions { get; init; } = [];
}
