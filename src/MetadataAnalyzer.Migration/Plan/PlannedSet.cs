using System.Collections.Immutable;
using MetadataAnalyzer.Metadata;

namespace MetadataAnalyzer.Migration.Plan;

/// <summary>A permission set that the kit makes.</summary>
/// <param name="Name">API name.</param>
/// <param name="Label">Label, which no other set, group or new set has.</param>
/// <param name="Description">What it is for.</param>
/// <param name="License">Developer name of the permission set licence it is bound to; null for none.</param>
/// <param name="Rights">What it carries, sorted by kind and name; never empty.</param>
/// <param name="IsUnproven">Whether it is the second set, which the platform may refuse.</param>
public sealed record PlannedSet(string Name, string Label, string Description, string? License, ImmutableArray<PlannedRight> Rights, bool IsUnproven)
{
    /// <summary>The rights of a kind, sorted by name.</summary>
    public IEnumerable<PlannedRight> Of(AccessKind kind) => Rights.Where(right => right.Kind == kind);
}
