using MetadataAnalyzer.Metadata;

namespace MetadataAnalyzer.Access;

/// <summary>A permission set of the project that grants all that a subject would have to be given anew.</summary>
/// <param name="PermissionSet">The set.</param>
/// <param name="Needed">How many rights it would give back.</param>
/// <param name="Extras">Rights of it that the subject does not have today, each with its kind; sorted by kind and name.</param>
public sealed record CoveringSet(PermissionSet PermissionSet, int Needed, IReadOnlyList<(AccessKind Kind, string Name)> Extras);
