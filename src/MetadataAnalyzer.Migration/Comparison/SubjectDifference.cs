using System.Collections.Immutable;

namespace MetadataAnalyzer.Migration.Comparison;

/// <summary>What differs between two snapshots of one subject.</summary>
/// <param name="Name">Its name in the later snapshot; of one that is there no more, in the earlier.</param>
/// <param name="Changes">In the order of the steps; never empty.</param>
public sealed record SubjectDifference(string Name, ImmutableArray<Change> Changes);
