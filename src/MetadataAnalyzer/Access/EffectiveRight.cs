using System.Collections.Immutable;
using MetadataAnalyzer.Metadata;

namespace MetadataAnalyzer.Access;

/// <summary>A right that a subject holds, with every grant that gives it.</summary>
/// <param name="Kind">What the right is about.</param>
/// <param name="Name">API name, as the first grant spells it.</param>
/// <param name="Rights">Union of the grants.</param>
/// <param name="Grants">Every grant, in the order of <see cref="EffectiveAccess.Sources"/>.</param>
public sealed record EffectiveRight(AccessKind Kind, string Name, AccessRights Rights, ImmutableArray<SourcedGrant> Grants);
