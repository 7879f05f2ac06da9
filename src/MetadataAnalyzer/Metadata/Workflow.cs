using System.Collections.Immutable;

namespace MetadataAnalyzer.Metadata;

/// <summary>The workflow of one object, named like it, as far as what it sends depends on the user who saves a record.</summary>
public sealed class Workflow : MetadataComponent
{
    /// <inheritdoc/>
    public override string TypeName => MetadataTypes.Workflow;

    /// <summary>Outbound messages that rules, approvals or milestones of the object can send; with the place of each.</summary>
    public ImmutableArray<NamedReference> OutboundMessages { get; init; } = [];
}
