using System.Collections.Immutable;

namespace MetadataAnalyzer.OrgData;

/// <summary>The addresses from which a user signed in.</summary>
/// <param name="Addresses">Sorted by address.</param>
/// <param name="IsCut">Whether the user has more addresses than are kept, so that one that is not listed proves nothing.</param>
public sealed record LoginSources(ImmutableArray<LoginSource> Addresses, bool IsCut);
